"""A process that writes numbered batches and reports each one it is told is done, until it is killed.

It is forked from a server process that has loaded the ledger already, so that a life costs milliseconds.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

from bot.ledger import Ledger
from tests.ledger.faults.numbered import Ground, write_settings, write_statement, write_undo
from tests.rig.databases import GUILD

_FORKING = multiprocessing.get_context("forkserver")


@contextmanager
def forked(work: Callable[..., None], *arguments: Any) -> Iterator[tuple[ForkServerProcess, Connection]]:
    """A process that does `work(..., pipe)`, and the other end of that pipe; killed at the end."""
    _FORKING.set_forkserver_preload([__name__])
    ours, theirs = _FORKING.Pipe(duplex=False)
    process = _FORKING.Process(target=work, args=(*arguments, theirs))
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def heard(pipe: Connection) -> Iterator[Any]:
    """What is left in the pipe of a process that was killed, up to what it was just saying."""
    try:
        while pipe.poll():
            yield pipe.recv()
    except (EOFError, OSError):
        return


def write_on(url: str, ground: Ground, first: int, alone: bool, done: Connection) -> None:
    """Write batches from number `first` on and send (number, batch's id) when each is acknowledged.

    Who is `alone` changes the settings as well, and takes things back.
    """
    asyncio.run(_write_on(url, ground, first, alone, done))


async def _write_on(url: str, ground: Ground, first: int, alone: bool, done: Connection) -> None:
    chance = random.Random(first)
    book = await (await Ledger.open(url)).book(GUILD)
    latest: int | None = None
    for number in count(first):
        if alone and latest is not None and chance.random() < 0.2:
            batch, latest = await write_undo(book, number, latest), None
        elif alone and chance.random() < 0.2:
            batch = latest = await write_settings(book, number)
        else:
            batch = latest = await write_statement(book, ground, number)
        done.send((number, batch))
