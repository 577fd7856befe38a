"""Holds that no live record stands on a struck one, whichever of the two a transaction changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bot.domain.errors import RefusedError, StillStandsError
from bot.domain.ids import number_of
from bot.ledger.changeset import KINDS, Changeset, Touched
from bot.ledger.columns import id_set

WORDS = {kind: kind.replace("_", " ") for kind in KINDS} | {"server": "settings"}
"""What people call each kind of record."""

_PARENTS = {
    "speaker_name": {"speaker": "speaker"},
    "affiliation": {"member": "speaker", "body": "speaker"},
    "topic_side": {"topic": "topic", "body": "speaker"},
    "place_name": {"place": "place"},
    "claim": {"topic": "topic", "concerns": "speaker", "place": "place"},
    "statement": {"speaker": "speaker"},
    "citation": {"statement": "statement", "source": "source", "upstream": "citation"},
    "stance": {"statement": "statement", "claim": "claim", "citation": "citation"},
    "claim_link": {"first": "claim", "second": "claim"},
    "statement_link": {"first": "statement", "second": "statement"},
    "server": {"default_topic": "topic"},
}


_LOOSE = frozenset({"upstream", "citation"})
"""The columns that may be empty: what names there a record that goes, goes on without it."""


def parents_of(child: str, parent: str) -> tuple[str, ...]:
    """The columns in which a record of kind `child` names one of kind `parent`."""
    return tuple(column for column, kind in _PARENTS.get(child, {}).items() if kind == parent)


def references_of(kind: str) -> Mapping[str, str]:
    """The columns in which a record of that kind names others, and of which kind those are."""
    return _PARENTS.get(kind, {})


async def check_parents(changes: Changeset) -> None:
    """Before writing: what was made, moved or brought back must stand on live records.

    Raises `NotOnRecord` for one that does not exist, `RefusedError` for one that was struck.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for kind, parents in _PARENTS.items():
        records = changes.of_kind(kind).values()
        for column, parent in parents.items():
            wanted[parent].update(touched.now[column] for touched in records if _needs(touched, column))
    for kind in ("speaker", "claim"):
        for touched in changes.of_kind(kind).values():
            into = touched.now["merged_into"]
            if into is not None and (touched.before is None or touched.before["merged_into"] != into):
                wanted[kind].add(into)  # or two could lead to each other
    for kind, ids in wanted.items():
        await changes.load(kind, ids)
        for identity in sorted(ids):
            if not changes.of_kind(kind)[identity].live_now:
                raise RefusedError(
                    f"{_named(kind, identity)} is not on record any more, and this stands on it: bring that back first."
                )


async def check_children(changes: Changeset) -> None:
    """After writing: nothing live may stand on what was struck; `StillStandsError` names what does."""
    struck: dict[str, list[int]] = defaultdict(list)
    for kind, records in changes.touched.items():
        struck[kind] = [identity for identity, one in records.items() if one.live_before and not one.live_now]
    for kind, identities in struck.items():
        if not identities:
            continue
        for row in await changes.writer.fetch("live_children", kind=kind, ids=id_set(identities)):
            sentence = f"{_named(row['child_kind'], row['child'])} still stands on this {WORDS[kind]}: strike it first."
            raise StillStandsError(sentence, row["child_kind"], row["child"], kind)


async def let_go(changes: Changeset, kind: str, gone: set[int]) -> dict[str, set[int]]:
    """Take these records, which go, out of the columns that may be empty; by kind, what cannot stand without them."""
    standing: dict[str, set[int]] = defaultdict(set)
    for row in await changes.writer.fetch("children_of", kind=kind, ids=id_set(gone)):
        standing[row["child_kind"]].add(row["child"])
    bound: dict[str, set[int]] = {}
    for child, ids in standing.items():
        await changes.load(child, ids)
        found, columns = changes.of_kind(child), parents_of(child, kind)
        live = sorted(identity for identity in ids if found[identity].live_now)
        for identity in live:
            loose = {column: None for column in _LOOSE.intersection(columns) if found[identity].now[column] in gone}
            await changes.update(child, identity, **loose)
        bound[child] = {one for one in live if any(found[one].now[column] in gone for column in columns)}
    return bound


def _needs(touched: Touched, column: str) -> bool:
    """Whether this transaction makes the record stand on what `column` names."""
    if not touched.live_now or touched.now[column] is None:
        return False
    return touched.before is None or not touched.live_before or touched.before[column] != touched.now[column]


def _named(kind: str, record: int) -> str:
    mark = {"claim": "#", "statement": "S"}.get(kind, "")
    return f"The {WORDS[kind]} {mark}{number_of(record)}"
