"""Six hundred writers, half of them cancelled at any moment: the others are served, and nobody is left half-written."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack

import pytest

from bot.domain.errors import UserError
from bot.domain.questions import SearchRecord
from bot.ledger import Book, Ledger
from tests.ledger.faults.numbered import add_statement, check_whole, lay_ground, write_statement
from tests.ledger.made import ACTOR, ask, event
from tests.ledger.raw import rows

WRITERS = 600
SERVERS = (1001, 1002, 1003)
MOMENTS = ("queueing", "sometime", "inside", "ending")


@pytest.mark.parametrize("ledgers", [1, 2])
async def test_cancelled_writers_leave_nothing_and_disturb_nobody(database_url: str, ledgers: int) -> None:
    chance, loop = random.Random(ledgers), asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        books: list[Book] = []
        for _ in range(ledgers):
            ledger = await Ledger.open(database_url)
            stack.push_async_callback(ledger.close)
            books += [await ledger.book(server) for server in SERVERS]
        grounds = {book.server: await lay_ground(book) for book in books[: len(SERVERS)]}
        acknowledged: dict[int, int] = {}

        async def write(number: int, cancelled: str | None, delay: float) -> None:
            book, me = books[number % len(books)], asyncio.current_task()
            assert me is not None
            if cancelled == "sometime":
                loop.call_later(delay, me.cancel)
            async with book.transaction(ACTOR, f"{number} statement") as changes:
                if cancelled == "inside":
                    me.cancel()
                    await asyncio.sleep(0)
                add_statement(changes, grounds[book.server], number)
                if cancelled == "ending":
                    loop.call_later(delay / 50, me.cancel)
            acknowledged[number] = changes.batch

        async with asyncio.timeout(120):
            doomed = {number: chance.choice(MOMENTS) for number in chance.sample(range(WRITERS), WRITERS // 2)}
            tasks = [
                asyncio.create_task(write(number, doomed.get(number), chance.uniform(0, 0.5)))
                for number in range(WRITERS)
            ]
            for number in (number for number, moment in doomed.items() if moment == "queueing"):
                for _ in range(chance.randrange(3)):
                    await asyncio.sleep(0)
                tasks[number].cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)

        assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
        cancelled = {number for number, outcome in enumerate(outcomes) if outcome is not None}
        assert cancelled <= doomed.keys()
        assert {doomed[number] for number in cancelled} == set(MOMENTS)
        assert acknowledged.keys() == set(range(WRITERS)) - cancelled
        assert await check_whole(database_url, acknowledged) == acknowledged.keys()

        for number, book in enumerate(books, WRITERS):  # every writer is free, and the readers see it
            await write_statement(book, grounds[book.server], number)
            assert len((await ask(book, SearchRecord(f"number{number}"))).quotations) > 0


async def test_a_writer_cancelled_while_it_waits_lets_the_next_one_pass(book: Book) -> None:
    inside, leave = asyncio.Event(), asyncio.Event()

    async def write(text: str, wait: bool = False) -> None:
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event(text))
            if wait:
                inside.set()
                await leave.wait()

    first = asyncio.create_task(write("It rained", wait=True))
    await inside.wait()
    second, third = asyncio.create_task(write("It hailed")), asyncio.create_task(write("It snowed"))
    await asyncio.sleep(0)
    second.cancel()
    leave.set()
    async with asyncio.timeout(20):
        await asyncio.gather(first, third)
    with pytest.raises(asyncio.CancelledError):
        await second
    assert [found.text for found in await book.suggest_claims("")] == ["It rained", "It snowed"]


async def test_cancelled_readers_leave_the_readers_free(book: Book) -> None:
    chance = random.Random(3)
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    tasks = [asyncio.create_task(book.answer(SearchRecord("rained"))) for _ in range(100)]
    for task in chance.sample(tasks, 50):
        for _ in range(chance.randrange(4)):
            await asyncio.sleep(0)
        task.cancel()
    outcomes = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 20)
    assert [found for found in outcomes if isinstance(found, Exception)] == []
    answer = await ask(book, SearchRecord("rained"))
    assert len(answer.claims) == 1
    assert not answer.hurried


async def test_a_block_cancelled_from_inside_is_not_a_fault_of_the_person(book: Book) -> None:
    with pytest.raises(asyncio.CancelledError) as caught:  # noqa: PT012
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event("It rained"))
            raise asyncio.CancelledError
    assert not isinstance(caught.value, UserError)
    assert (await book.summary()).claims == 0


async def test_closing_waits_for_who_is_writing(database_url: str) -> None:
    ledger = await Ledger.open(database_url)
    book, inside, leave = await ledger.book(1001), asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event("It rained"))
            inside.set()
            await leave.wait()

    writing = asyncio.create_task(write())
    await inside.wait()
    closing = asyncio.create_task(ledger.close())
    await asyncio.wait({closing}, timeout=0.1)
    assert not closing.done()
    leave.set()
    async with asyncio.timeout(20):
        await asyncio.gather(writing, closing)
    assert await rows(database_url, "SELECT text FROM claim") == [("It rained",)]
