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
from tests.ledger.made import ACTOR, ask, event
from tests.ledger.relay import Relay

UNREACHABLE = "The PostgreSQL server cannot be reached right now; try again in a moment."


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


async def refused(asking: Awaitable[object]) -> None:
    async with asyncio.timeout(10):
        with pytest.raises(StorageError) as caught:
            await asking
    assert str(caught.value) == UNREACHABLE


async def test_it_cannot_be_opened(relay: Relay) -> None:
    relay.answering.clear()
    await refused(Ledger.open(relay.url))


async def test_answers_changes_and_searches_say_so_until_it_is_back(relay: Relay) -> None:
    ledger = await Ledger.open(relay.url)
    book = await ledger.book(1001)
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    relay.answering.clear()
    await refused(ask(book, SearchRecord("rained")))  # on the connection that was there
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


async def test_waiting_for_a_connection_is_not_a_slow_query(ledger: Ledger, book: Book) -> None:
    assert isinstance(ledger.engine, PostgresEngine)
    async with AsyncExitStack() as stack:
        for server in range(2, 8):  # as many as there are connections
            await stack.enter_async_context(ledger.engine.transaction(server))
        await refused(ledger.engine.fetch_within(0.05, "count_servers"))
        await refused(book.summary())
    assert (await book.summary()).claims == 0
