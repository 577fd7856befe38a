"""A task that is cancelled after something of its change was written leaves the record as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.domain.ids import record_id
from bot.ledger import Book, Transaction
from bot.ledger.curation.edit import edit_claim, edit_statement
from bot.ledger.curation.merge import merge_claims, merge_speakers
from bot.ledger.curation.redact import redact_claim, redact_statement
from bot.ledger.curation.strike import strike
from tests.ledger.curation.test_redact import held_in
from tests.ledger.made import ACTOR, REPORT, event, person, stand, statement
from tests.ledger.recompute import recomputed, stored

Work = Callable[[Transaction, int], Awaitable[None]]
"""Does something in a transaction; the second argument gives the id of the record with the number 1."""

WORK: dict[str, Work] = {
    "merge claims": lambda changes, one: merge_claims(changes, one + 1, one),
    "merge speakers": lambda changes, one: merge_speakers(changes, one + 1, one),
    "edit a claim": lambda changes, one: edit_claim(changes, one, text="Nothing of the kind"),
    "edit a statement": lambda changes, one: edit_statement(changes, one, speaker=one + 1),
    "strike": lambda changes, one: strike(changes, "claim", one),
    "redact a claim": redact_claim,
    "redact a statement": redact_statement,
}


@pytest.mark.parametrize("work", WORK)
async def test_nothing_is_left_of_it_and_it_can_be_done_again(book: Book, database_url: str, work: str) -> None:
    async with book.transaction(ACTOR, "It rained, they say") as changes:
        speakers = [changes.add_speaker(person(name)) for name in ("Ann Example", "Ben Example")]
        claims = [changes.add_claim(event(text)) for text in ("It rained", "Rain fell")]
        source = changes.add_source(REPORT)
        for speaker in speakers:
            taken = [stand(claim, hedge="they say") for claim in claims]
            changes.add_statement(statement(speaker, "2023", *taken, source=source, wording="It rained"))
    one, before, written = record_id(book.server, 1), await held_in(database_url), asyncio.Event()

    async def do() -> None:
        async with book.transaction(ACTOR, "why") as begun:
            await WORK[work](begun, one)
            await begun.flush()
            rows = await begun.writer.fetch("read_batch", id=begun.batch)
            assert len(rows) == 1
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(do())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await held_in(database_url) == before
    async with book.transaction(ACTOR, "why") as changes:
        await WORK[work](changes, one)
    assert await held_in(database_url) != before
    assert await stored(database_url) == await recomputed(database_url)
