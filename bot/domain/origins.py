"""How many documents carry a claim, and what is known of where they took it from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.records import Event
from bot.domain.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Documents:
    """`total` documents; `origins` known roots; `without_upstream` that name no upstream.

    A document without a recorded upstream is not thereby independent, and must not be called so.
    """

    total: int
    origins: int
    without_upstream: int


def count_documents(events: Iterable[Event]) -> Documents:
    """Count the documents cited by `events`, following recorded upstreams to their roots.

    A primary source is its own origin. Three outlets that carry one communique are three documents of one origin, but
    only where an editor has recorded that.
    """
    parents: dict[int, int | None] = {}
    primary: set[int] = set()
    for event in events:
        for citation in event.citations:
            source = citation.source.id
            parents[source] = parents.get(source) or citation.upstream_source
            if citation.source.kind is SourceKind.PRIMARY:
                primary.add(source)
    upstreams = set(parents.values())
    roots = _roots(parents)
    known = {root for root in roots if root in primary or root in upstreams}
    without = sum(1 for source, parent in parents.items() if parent is None and source not in known)
    return Documents(len(parents), len(known), without)


def _roots(parents: Mapping[int, int | None]) -> set[int]:
    """Where each chain ends; documents that name each other in a circle have one root together."""
    root_of: dict[int, int] = {}
    for source in parents:
        chain: dict[int, None] = {}
        end = source
        while end not in root_of:
            chain[end] = None
            parent = parents.get(end)
            if parent is None or parent in chain:
                break
            end = parent
        root_of.update(dict.fromkeys(chain, root_of.get(end, end)))
    return set(root_of.values())
