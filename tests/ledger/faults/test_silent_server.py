"""A PostgreSQL server that takes connections and says nothing: one sentence within seconds, not within a minute."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack

import pytest

from bot.domain.errors import StorageError
from bot.domain.questions import SearchRecord
from bot.ledger import Book, Ledger, postgres
from bot.ledger.postgres import PostgresEngine
from tests.ledger.faults.relay import Relay
from tests.ledger.made import ACTOR, ask, event

UNREACHABLE = "The PostgreSQL server cannot be reached right now; try again in a moment."
SLOW = "The PostgreSQL server takes too long to answer; try again in a moment."


@pytest.fixture
def engine() -> str:
    return "postgresql"


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PATIENCE", "READING", "CLOSING"):
        monkeypatch.setattr(postgres, name, 0.3)


@pytest.fixture
async def relay(database_url: str) -> AsyncIterator[Relay]:
    async with Relay(database_url).running() as running:
        yield running


async def refused(asking: Awaitable[object], sentence: str = UNREACHABLE) -> None:
    async with asyncio.timeout(10):
        with pytest.raises(StorageError) as caught:
            await asking
    assert str(caught.value) == sentence


async def test_it_cannot_be_opened(relay: Relay) -> None:
    relay.answering.clear()
    await refused(Ledger.open(relay.url))


async def test_answers_changes_and_searches_say_so_until_it_is_back(relay: Relay) -> None:
    ledger = await Ledger.open(relay.url)
    book = await ledger.book(1001)
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    relay.answering.clear()
    await refused(ask(book, SearchRecord("rained")), SLOW)  # on the connection that was there
    await refused(ask(book, SearchRecord("rained")))  # on a new one
    await refused(book.summary())
    await refused(book.undo(1, actor=ACTOR))
    relay.answering.set()
    async with asyncio.timeout(10):
        assert len((await ask(book, SearchRecord("rained"))).claims) == 1
        await ledger.close()


async def test_the_bot_stops_without_it(relay: Relay) -> None:
    ledger = await Ledger.open(relay.url)
    relay.silence_at(b"SELECT COUNT")
    waiting = asyncio.create_task(ledger.engine.fetch("count_servers"))
    await relay.seen.wait()
    async with asyncio.timeout(10):
        await ledger.close()
        with pytest.raises(StorageError):
            await waiting


async def test_answers_are_given_while_all_who_may_write_are_writing(ledger: Ledger, book: Book) -> None:
    async with AsyncExitStack() as stack, asyncio.timeout(20):
        for server in range(2, 6):
            await stack.enter_async_context(ledger.engine.transaction(server))
        waiting = asyncio.create_task(book.change_settings(actor=ACTOR, zone="Asia/Baku"))
        assert (await book.summary()).claims == 0
        assert not waiting.done()
    await waiting
    assert (await book.settings()).zone == "Asia/Baku"


async def test_too_much_at_once_is_not_blamed_on_the_server(ledger: Ledger, book: Book) -> None:
    assert isinstance(ledger.engine, PostgresEngine)
    async with AsyncExitStack() as stack:
        for _ in range(ledger.engine.pool.get_max_size()):
            await stack.enter_async_context(ledger.engine.pool.acquire())
        busy = "Too much is being asked of the database at once; try again in a moment."
        await refused(ledger.engine.fetch_within(0.05, "count_servers"), busy)  # nor taken for a slow query
        await refused(book.summary(), busy)
        await refused(book.change_settings(actor=ACTOR, zone="Asia/Baku"), busy)
    assert (await book.summary()).claims == 0
