"""How many documents carry a claim, and what is known of where they took it from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.records import Event
from bot.domain.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Documents:
    """`total` documents; their `origins`, known roots; `without_upstream` that name no upstream.

    A document without a recorded upstream is not thereby independent, and must not be called so. `messages` in chat
    are sources too, but no documents: they are counted apart, and what only they were taken from is no known origin.
    """

    total: int
    origins: int
    without_upstream: int
    messages: int = 0


def count_documents(events: Iterable[Event]) -> Documents:
    """Count the documents cited by `events`, following recorded upstreams to their roots.

    A primary source is its own origin. Three outlets that carry one communique are three documents of one origin, but
    only where an editor has recorded that.
    """
    parents: dict[int, int | None] = {}
    kinds: dict[int, SourceKind] = {}
    for event in events:
        for citation in event.citations:
            source = citation.source.id
            taken_from = citation.upstream_source
            if taken_from == source:  # passed on within the document, which tells nothing of where that took it from
                taken_from = None
            parents[source] = parents.get(source) or taken_from
            kinds[source] = citation.source.kind
    roots = _roots(parents)
    documents = [source for source in parents if kinds[source] is not SourceKind.CHAT]
    known = {
        roots[source] for source in documents if parents[source] is not None or kinds[source] is SourceKind.PRIMARY
    }
    without = sum(1 for source in documents if parents[source] is None and source not in known)
    return Documents(len(documents), len(known), without, len(parents) - len(documents))


def _roots(parents: Mapping[int, int | None]) -> dict[int, int]:
    """Where the chain of each document ends; those that name each other in a circle have one root together."""
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
    return root_of
