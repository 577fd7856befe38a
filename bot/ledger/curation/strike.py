"""Striking: an editor takes a record out of the answers. It stays in the history and can come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.domain.errors import RefusedError
from bot.domain.ids import number_of
from bot.ledger.changeset import Changeset
from bot.ledger.columns import id_set
from bot.ledger.references import WORDS, parents_of

STRIKABLE = frozenset({"claim", "statement", "citation", "stance", "claim_link", "statement_link", "source"})
"""The kinds of records that editors strike."""

_LOOSE = frozenset({"upstream", "citation"})
"""The columns that may be empty: what names a struck record there goes on without it."""


async def strike(changes: Changeset, kind: str, record: int) -> None:
    """Strike a record with all that cannot stand without it: stances, citations, links.

    Raises `NotOnRecord` for one that this server does not have, `RefusedError` for one that does not stand any more.
    """
    await changes.load(kind, [changes.own(record)])
    if not changes.of_kind(kind)[record].live_now:
        raise RefusedError(f"The {WORDS[kind]} {number_of(record)} does not stand any more: nothing is left to strike.")
    await _strike(changes, kind, [record])


async def _strike(changes: Changeset, kind: str, records: Iterable[int]) -> None:
    gone = set(records)
    for record in sorted(gone):
        await changes.strike(kind, record)
    standing: dict[str, set[int]] = defaultdict(set)
    for row in await changes.writer.fetch("children_of", kind=kind, ids=id_set(gone)):
        standing[row["child_kind"]].add(row["child"])
    for child, ids in standing.items():
        await changes.load(child, ids)
        found = changes.of_kind(child)
        live = {identity for identity in ids if found[identity].live_now}
        columns = parents_of(child, kind)
        for identity in sorted(live):
            loose = {column: None for column in _LOOSE.intersection(columns) if found[identity].now[column] in gone}
            await changes.update(child, identity, **loose)
        bound = [column for column in columns if column not in _LOOSE]
        falling = {one for one in live if any(found[one].now[column] in gone for column in bound)}
        if falling:
            await _strike(changes, child, falling)
