"""A PostgreSQL server that is killed and started again under readers and writers, who are served again soon."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import count

from bot.domain.errors import StorageError
from bot.domain.questions import SearchRecord
from bot.ledger import Ledger
from tests.ledger.faults.numbered import check_whole, lay_ground, write_statement
from tests.ledger.made import ask
from tests.ledger.raw import rows
from tests.rig.databases import GUILD
from tests.rig.postgres import PostgresServer

AGAIN = 30.0  # seconds until everyone is served again; one or two when the machine has nothing else to do
SENTENCES = {
    "The PostgreSQL server cannot be reached right now; try again in a moment.",
    "The PostgreSQL server went away while it wrote this down; look whether it is there before you try again.",
}


async def test_killed_again_and_again_under_load(fragile_server: PostgresServer, fragile_url: str) -> None:
    ledger = await Ledger.open(fragile_url)
    book = await ledger.book(GUILD)
    other = await ledger.book(GUILD + 1)
    grounds = {each.server: await lay_ground(each) for each in (book, other)}
    numbers, acknowledged, refusals, served = count(1), dict[int, int](), Counter[str](), Counter[str]()
    enough = asyncio.Event()

    async def write(name: str) -> None:
        number, where = next(numbers), book if name.endswith("1") else other
        acknowledged[number] = await write_statement(where, grounds[where.server], number)

    async def read(_: str) -> None:
        assert (await ask(book, SearchRecord("rain"))).claims
        assert (await other.summary()).claims

    async def keep_on(work: Callable[[str], Awaitable[None]], name: str) -> None:
        while not enough.is_set():
            try:
                await work(name)
            except StorageError as error:
                refusals[str(error)] += 1
                await asyncio.sleep(0.02)
            else:
                served[name] += 1

    async def all_served() -> None:
        before = served.copy()
        async with asyncio.timeout(AGAIN):
            while not all(served[name] > before[name] for name in names):
                done, _ = await asyncio.wait(tasks, timeout=0.02, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()

    names = ["writer 1", "writer 2", "reader 1", "reader 2", "reader 3"]
    tasks = [asyncio.create_task(keep_on(write if "writer" in name else read, name), name=name) for name in names]
    try:
        for _ in range(5):
            await all_served()
            await asyncio.to_thread(fragile_server.stop)
            await asyncio.to_thread(fragile_server.start)
            await all_served()
            await kill_one_that_serves(fragile_url)
        await all_served()
    finally:
        enough.set()
        await asyncio.wait(tasks, timeout=AGAIN)
    assert all(task.done() for task in tasks)
    assert refusals.keys() <= SENTENCES
    assert refusals, "somebody was there to notice"
    assert await check_whole(fragile_url, acknowledged) >= acknowledged.keys()
    await ledger.close()


async def kill_one_that_serves(url: str) -> None:
    """SIGKILL a process of the server that works for the ledger: all others go down with it."""
    [(process,)] = await rows(
        url,
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1",
    )
    os.kill(process, signal.SIGKILL)
