"""Fills the disk that a record is on, as a process of its own: `python -m tests.ledger.faults.filling FOLDER LIMIT`.

LIMIT is 0 for a folder on a small disk, otherwise the size in bytes that no file of this process may pass.
"""

from __future__ import annotations

import asyncio
import resource
import sys
from itertools import count
from pathlib import Path

from bot.domain.errors import StorageError
from bot.domain.questions import SearchRecord
from bot.ledger import Ledger
from tests.ledger.faults.numbered import check_whole, lay_ground, write_statement
from tests.ledger.made import ask
from tests.rig.databases import GUILD

FULL = "The disk that holds record.sqlite3 is full; free some room and try again."
FAULTY = "The disk that holds record.sqlite3 reports an error; check it and restore from a backup if need be."


async def fill(folder: Path, limit: int) -> None:
    """Write until there is no room, see that nothing but the last batch is refused, make room and go on."""
    url, ballast = f"sqlite:///{folder}/record.sqlite3", folder / "ballast"
    ballast.write_bytes(bytes(1 << 19))
    ledger = await Ledger.open(url)
    book = await ledger.book(GUILD)
    ground = await lay_ground(book)
    _allow(limit)
    acknowledged, refusals = dict[int, int](), list[str]()
    numbers = count(1)
    for number in numbers:
        try:
            acknowledged[number] = await write_statement(book, ground, number)
        except StorageError as error:
            refusals.append(str(error))
            assert (await book.summary()).statements == len(acknowledged)
            assert (await ask(book, SearchRecord("rained"))).claims
            if len(refusals) == 3:
                break
    assert set(refusals) == {FAULTY if limit else FULL}, refusals
    _allow(0)
    ballast.unlink()
    for number in numbers:
        acknowledged[number] = await write_statement(book, ground, number)
        if number % 10 == 0:
            break
    assert await check_whole(url, acknowledged) == acknowledged.keys()
    await ledger.close()
    assert await check_whole(url, acknowledged) == acknowledged.keys()
    sys.stdout.write(f"{len(acknowledged)} written\n")


def _allow(limit: int) -> None:
    """Let no file grow beyond `limit` bytes; 0 for as far as they like."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit or hard, hard))


if __name__ == "__main__":
    asyncio.run(fill(Path(sys.argv[1]), int(sys.argv[2])))
