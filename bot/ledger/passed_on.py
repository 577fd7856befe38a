"""Statements of one document that pass each other on: the citation of the inner one refers to that of the outer one.

They are found together and recorded one by one, in any order: whichever comes second makes the link. Statements are
named by the drafts that they were recorded from, by themselves or as proposals that were accepted.
"""

from __future__ import annotations

import json

from bot.domain.ids import record_id
from bot.domain.typed import Passed
from bot.ledger.changeset import Changeset
from bot.ledger.drafts import Settled
from bot.ledger.engine import Row


async def taken_from(changes: Changeset, passed: Passed, source: int) -> int | None:
    """The id of the live citation in the same source of the statement that passes this one on; None without one."""
    outer = None if passed.by is None else await _cited(changes, passed.by, source)
    return None if outer is None else int(outer["id"])


async def take_up(changes: Changeset, passed: Passed, citation: int, source: int) -> None:
    """Have what this statement passes on, as far as the same source has it on record, refer to its citation."""
    for draft in passed.on:
        inner = await _cited(changes, draft, source)
        if inner is not None and inner["upstream"] is None:
            await changes.update("citation", inner["id"], upstream=citation)


async def _cited(changes: Changeset, draft: int, source: int) -> Row | None:
    """Where a source carries the statement that came of a draft."""
    statement = await _statement_of(changes, draft)
    if statement is None:
        return None
    rows = await changes.writer.fetch("cited_in_source", statement=statement, source=source)
    return rows[0] if rows else None


async def _statement_of(changes: Changeset, draft: int) -> int | None:
    rows = await changes.writer.fetch("read_draft", id=draft, server=changes.server)
    if not rows or rows[0]["outcome"] is None:
        return None
    settled = Settled(**json.loads(rows[0]["outcome"]))
    if settled.statement is not None:
        return record_id(changes.server, settled.statement)
    accepted = record_id(changes.server, settled.proposal or 0)
    made = await changes.writer.fetch("statements_of_submission", id=accepted)
    return int(made[0]["record"]) if made else None
