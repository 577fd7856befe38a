"""What is kept for a while only goes when its time is over, in each server by its own choice, and nothing else does."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.desk.housekeeping import Housekeeping
from bot.domain.typed import ChatMessage, TypedDraft, TypedStatement
from bot.ledger import Book, Ledger
from bot.ledger.drafts import Settled
from bot.ledger.purge import OPEN_FORMS, SETTLED_FORMS, purge
from bot.ledger.sources import chat_source, keep_snapshot
from tests.ledger.raw import Rows, looking, rows

NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)
JUST, DAY = timedelta(seconds=1), timedelta(days=1)
MEMBER = 7


def message(number: int) -> ChatMessage:
    return ChatMessage(5, number, 9, "Somebody", f"text {number}", f"https://discord.com/channels/1/5/{number}", NOW)


async def none_left(look: Rows) -> None:
    while await look("SELECT 1 FROM snapshot WHERE text IS NOT NULL"):  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.01)


async def snapshot(book: Book, number: int, taken: datetime) -> None:
    async with book.transaction(None, None) as changes:
        changes.at = taken
        await keep_snapshot(changes, await chat_source(changes, message(number)), message(number))


async def proposal(book: Book, number: int, decided: datetime | None) -> int:
    made = await book.queue.submit(TypedDraft(TypedStatement("Baku", words="words"), message(number)), MEMBER, NOW)
    if decided is not None:
        await book.queue.withdraw(made, MEMBER, decided)
    return made


async def test_texts_of_messages_go_after_the_servers_own_time(ledger: Ledger, book: Book, database_url: str) -> None:
    other = await ledger.book(4242)
    await book.change_settings(actor=None, retention=10)
    for number, taken in enumerate((NOW - 10 * DAY - JUST, NOW - 10 * DAY + JUST), start=1):
        await snapshot(book, number, taken)
        await snapshot(other, number, taken)

    await purge(ledger.engine, NOW)

    kept = await rows(
        database_url, "SELECT source >> 32, message, author, author_name, text FROM snapshot ORDER BY 1, 2"
    )
    assert kept == [
        (book.server, 1, 9, None, None),
        (book.server, 2, 9, "Somebody", "text 2"),
        (other.server, 1, 9, "Somebody", "text 1"),
        (other.server, 2, 9, "Somebody", "text 2"),
    ]


async def test_texts_of_messages_go_from_proposals_that_were_decided(ledger: Ledger, book: Book) -> None:
    await book.change_settings(actor=None, retention=10)
    old = await proposal(book, 1, NOW - 10 * DAY - JUST)
    new = await proposal(book, 2, NOW - 10 * DAY + JUST)
    waiting = await proposal(book, 3, None)

    await purge(ledger.engine, NOW)

    contents = {number: (await book.queue.get(number)).content for number in (old, new, waiting)}
    kept = {number: content.message for number, content in contents.items() if isinstance(content, TypedDraft)}
    assert kept == {old: None, new: message(2), waiting: message(3)}
    assert [content.typed.words for content in contents.values() if isinstance(content, TypedDraft)] == ["words"] * 3


@pytest.mark.parametrize(("settled", "kept_for"), [(True, SETTLED_FORMS), (False, OPEN_FORMS)])
async def test_forms_go_after_their_time(ledger: Ledger, book: Book, settled: bool, kept_for: timedelta) -> None:
    for draft, at in enumerate((NOW - kept_for - JUST, NOW - kept_for + JUST, NOW), start=1):
        await book.drafts.open(draft, MEMBER, TypedDraft(TypedStatement(f"draft {draft}")), at)
        if settled:
            async with book.transaction(MEMBER, None) as changes:
                assert await book.drafts.settle(changes, draft, Settled(proposal=1))

    await purge(ledger.engine, NOW)

    forms = (await book.privacy.export(MEMBER))["forms"]
    assert [form["content"]["typed"]["who"] for form in forms] == ["draft 2", "draft 3"]


async def test_the_record_stays(ledger: Ledger, sample: Book, database_url: str) -> None:
    before = await sample.summary()
    batches = await rows(database_url, "SELECT id, actor, reason FROM batch")

    await purge(ledger.engine, NOW + 10_000 * DAY)

    assert await sample.summary() == before
    assert await rows(database_url, "SELECT id, actor, reason FROM batch") == batches


async def test_the_bot_sees_to_it_while_it_runs(ledger: Ledger, book: Book, database_url: str) -> None:
    await snapshot(book, 1, NOW)
    house = Housekeeping(ledger, first=0, every=0.01)
    house.start()
    async with asyncio.timeout(30), looking(database_url) as look:
        await none_left(look)
    await snapshot(book, 2, NOW)
    async with asyncio.timeout(30), looking(database_url) as look:
        await none_left(look)

    await house.stop()

    await snapshot(book, 3, NOW)
    assert len(await rows(database_url, "SELECT 1 FROM snapshot WHERE text IS NOT NULL")) == 1


async def test_a_round_that_fails_is_not_the_last(
    ledger: Ledger, book: Book, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    await snapshot(book, 1, NOW)
    async with looking(database_url) as look:
        await look("ALTER TABLE draft RENAME TO elsewhere")
        house = Housekeeping(ledger, first=0, every=0.01)
        house.start()
        async with asyncio.timeout(30):
            while "housekeeping" not in caplog.text:  # noqa: ASYNC110 - a log cannot be waited for
                await asyncio.sleep(0.01)
            await look("ALTER TABLE elsewhere RENAME TO draft")
            await none_left(look)
    await house.stop()
