"""The bot is killed while it writes, hundreds of times: nothing acknowledged is lost, and nothing is half there."""

from __future__ import annotations

import random
from contextlib import ExitStack
from multiprocessing.connection import wait

from bot.ledger import Ledger
from tests.ledger.faults.dying import forked, heard, write_on
from tests.ledger.faults.numbered import check_whole, lay_ground
from tests.rig.databases import GUILD

KILLS = 220
_FAR = 1000  # numbers between one life and the next


async def test_killed_while_it_writes(database_url: str) -> None:
    chance = random.Random(5)
    ledger = await Ledger.open(database_url)
    ground = await lay_ground(await ledger.book(GUILD))
    await ledger.close()
    acknowledged: dict[int, int] = {}
    for life in range(1, KILLS + 1):
        with forked(write_on, database_url, ground, life * _FAR, True) as (process, done):
            if chance.random() < 0.2:  # while it opens the database
                moment = chance.uniform(0, 0.03)
            else:  # in the midst of a batch
                moment = chance.uniform(0, 0.006)
                for _ in range(chance.randrange(1, 5)):
                    assert wait([process.sentinel, done], timeout=60) == [done]
                    number, batch = done.recv()
                    acknowledged[number] = batch
            process.join(moment)
            assert process.exitcode is None, "it stopped by itself"
            process.kill()
            process.join()
            acknowledged.update(heard(done))
        if life % (KILLS // 4) == 0:
            there = await check_whole(database_url, acknowledged)
    assert len(acknowledged) > KILLS
    assert len(there - acknowledged.keys()) <= KILLS, "at most the batch that each life died in"


async def test_two_processes_write_at_once_until_both_are_killed(database_url: str) -> None:
    ledger = await Ledger.open(database_url)
    ground = await lay_ground(await ledger.book(GUILD))
    acknowledged: dict[int, int] = {}
    with ExitStack() as stack:
        both = [stack.enter_context(forked(write_on, database_url, ground, first, False)) for first in (1, _FAR)]
        for _ in range(50):
            for process, done in both:
                assert wait([process.sentinel, done], timeout=60) == [done]
                acknowledged.update([done.recv()])
        for process, done in both:
            process.kill()
            process.join()
            acknowledged.update(heard(done))
    assert (await (await ledger.book(GUILD)).summary()).statements >= len(acknowledged)
    await ledger.close()
    assert len(await check_whole(database_url, acknowledged)) <= len(acknowledged) + len(both)
