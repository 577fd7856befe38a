"""Reads of several steps: one state of the database from the first to the last, and free again whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.domain.errors import NotOnRecord
from bot.ledger import Ledger
from bot.ledger.engine import Ask, Reading, Row
from tests.ledger.raw import rows

SERVERS = Ask("count_servers", {})
ADD = "INSERT INTO server (id, snowflake) VALUES (99, 99)"


async def test_what_is_written_meanwhile_is_not_seen(ledger: Ledger, database_url: str) -> None:
    def write() -> None:
        with ThreadPoolExecutor(1) as thread:  # the read holds the thread or the loop that it runs in
            thread.submit(asyncio.run, rows(database_url, ADD)).result()

    def reading() -> Reading[tuple[int, int]]:
        first = yield SERVERS
        write()
        second = yield SERVERS
        return first[0]["servers"], second[0]["servers"]

    before, after = await ledger.engine.read(reading())
    assert before == after
    assert (await ledger.engine.fetch("count_servers"))[0]["servers"] == before + 1


async def test_what_it_raises_is_raised(ledger: Ledger) -> None:
    def reading() -> Reading[None]:
        yield SERVERS
        raise NotOnRecord("There is no such thing.")

    for _ in range(20):  # more often than there are connections
        with pytest.raises(NotOnRecord, match="no such thing"):
            await ledger.engine.read(reading())
    assert await ledger.engine.fetch("count_servers")


async def test_a_cancelled_read_takes_no_further_step(ledger: Ledger) -> None:
    loop, under_way = asyncio.get_running_loop(), asyncio.Event()
    steps: list[Sequence[Row]] = []
    ended: list[int] = []

    def endless() -> Reading[None]:
        try:
            while True:
                steps.append((yield SERVERS))
                loop.call_soon_threadsafe(under_way.set)
        finally:
            ended.append(len(steps))

    for _ in range(20):
        task = asyncio.create_task(ledger.engine.read(endless()))
        under_way.clear()
        await asyncio.wait_for(under_way.wait(), 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 10)
        taken = len(steps)
        assert await ledger.engine.fetch("count_servers")
        assert len(steps) == taken
    assert len(ended) == 20
