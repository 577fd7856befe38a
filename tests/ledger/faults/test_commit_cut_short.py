"""A task cancelled while its commit runs: what is on disk is reported as done."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from bot.domain.errors import StorageError
from bot.ledger import Book, Ledger
from bot.ledger.sqlite import SqliteEngine
from tests.ledger.faults.relay import Relay
from tests.ledger.made import ACTOR, event
from tests.ledger.raw import rows


async def write(book: Book) -> str:
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    await asyncio.sleep(0)
    return "Recorded."


async def texts(url: str) -> list[str]:
    return [row[0] for row in await rows(url, "SELECT text FROM claim ORDER BY id")]


async def check_done(task: asyncio.Task[str], book: Book, url: str) -> None:
    async with asyncio.timeout(20):
        assert await task == "Recorded."
        assert task.cancelling() == 0
        assert await texts(url) == ["It rained"]
        assert await write(book) == "Recorded."
    assert await texts(url) == ["It rained", "It rained"]


class TestOnAFile:
    @pytest.fixture
    def engine(self) -> str:
        return "sqlite"

    @pytest.mark.parametrize("times", [1, 2])
    async def test_what_is_on_disk_counts_as_done(
        self, ledger: Ledger, book: Book, database_url: str, times: int
    ) -> None:
        assert isinstance(ledger.engine, SqliteEngine)
        loop, committing, cancelled = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

        def hold(statement: str) -> None:
            if statement == "COMMIT" and not cancelled.is_set():
                loop.call_soon_threadsafe(committing.set)
                assert cancelled.wait(20)

        await ledger.engine._writer._connection.set_trace_callback(hold)
        task = asyncio.create_task(write(book))
        await committing.wait()
        for _ in range(times):
            task.cancel()
            for _ in range(3):
                await asyncio.sleep(0)
        cancelled.set()
        await check_done(task, book, database_url)


class TestOnAServer:
    @pytest.fixture
    def engine(self) -> str:
        return "postgresql"

    @pytest.fixture
    async def relay(self, database_url: str) -> AsyncIterator[Relay]:
        async with Relay(database_url).running() as running:
            yield running

    @pytest.fixture
    async def ledger(self, relay: Relay) -> AsyncIterator[Ledger]:
        opened = await Ledger.open(relay.url)
        yield opened
        await opened.close()

    @pytest.mark.parametrize("words", [b"COMMIT;", b"RESET ALL;"])
    @pytest.mark.parametrize("times", [1, 2])
    async def test_what_is_on_disk_counts_as_done(
        self, relay: Relay, book: Book, database_url: str, words: bytes, times: int
    ) -> None:
        relay.silence_at(words)
        task = asyncio.create_task(write(book))
        await relay.seen.wait()
        for _ in range(times):
            task.cancel()
            for _ in range(3):
                await asyncio.sleep(0)
        relay.answering.set()
        await check_done(task, book, database_url)

    async def test_when_the_server_goes_away_nobody_knows_and_it_says_so(self, relay: Relay, book: Book) -> None:
        relay.silence_at(b"COMMIT;")
        task = asyncio.create_task(write(book))
        await relay.seen.wait()
        relay.hang_up()
        with pytest.raises(StorageError, match="while it wrote this down; look whether it is there before you try"):
            await task
