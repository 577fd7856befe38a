"""Striking: an editor takes a record out of the answers. It stays in the history and can come back."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.errors import RefusedError
from bot.domain.ids import number_of
from bot.ledger.changeset import Changeset
from bot.ledger.references import WORDS, let_go

STRIKABLE = frozenset({"claim", "statement", "citation", "stance", "claim_link", "statement_link", "source"})
"""The kinds of records that editors strike."""


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
    for child, falling in (await let_go(changes, kind, gone)).items():
        if falling:
            await _strike(changes, child, falling)
