"""Makes a big record: one large server and many small ones, in words that are as frequent as words are.

    python -m benchmarks.generate big.sqlite3 --scale 1.0

At scale 1 the large server has 1,000,000 statements, 200,000 claims and 20,000 speakers with about 42,000 names in
several scripts, and 500 small servers share 200,000 statements. Everything goes through the ledger's own transactions,
so the time it takes is the time of an import. The same seed gives the same record. What was interrupted goes on where
it was when it is started again; what is complete is left alone.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import sys
import time
from inspect import getsource
from pathlib import Path

from benchmarks import made, words
from benchmarks.made import Maker, Size, batches
from bot.ledger import Book, Ledger
from bot.ledger.migrate import migrations
from tests.rig.databases import GUILD

BIG = GUILD
"""The Discord id of the large server, which the Discord of the wire tests has too; the small ones follow it."""

LARGE = Size(1_000_000, 200_000, 20_000)
SMALL = Size(400, 80, 30)
SMALL_SERVERS = 500
_BATCH = 5000


async def generate(ledger: Ledger, scale: float, seed: int = 1) -> tuple[int, float]:
    """Fill a ledger; how many statements of the large server this added, and the seconds that they took."""
    added = await _fill(await ledger.book(BIG), LARGE.scaled(scale), seed)
    for number in range(max(int(SMALL_SERVERS * scale), 2)):
        await _fill(await ledger.book(BIG + 1 + number), SMALL, seed)
    return added


async def record_of_scale(folder: Path, scale: float) -> Path:
    """The record of that scale in a folder, made if there is none of this version's schema and words."""
    version = [step.checksum for step in migrations("SQLite")] + [getsource(module) for module in (made, words)]
    record = folder / f"record-{scale:g}-{hashlib.sha256(''.join(version).encode()).hexdigest()[:8]}.sqlite3"
    if not (facts := facts_of(record)).exists():
        ledger = await Ledger.open(str(record))
        try:
            statements, seconds = await generate(ledger, scale)
        finally:
            await ledger.close()
        facts.write_text(json.dumps({"statements": statements, "seconds": round(seconds, 2)}), "utf-8")
    return record


def facts_of(record: Path) -> Path:
    """Where it is kept how many statements a record was given in one go, and the seconds that took."""
    return record.with_suffix(".json")


async def _fill(book: Book, size: Size, seed: int) -> tuple[int, float]:
    maker = Maker(book.server, size, seed)
    summary = await book.summary()
    if not summary.speakers:
        async with book.transaction(None, "generated") as changes:
            maker.base(changes)
    for first, beyond in batches(size.claims, _BATCH):
        if first >= summary.claims:
            async with book.transaction(None, "generated") as changes:
                maker.claims(changes, first, beyond)
    added, seconds = 0, 0.0
    for first, beyond in batches(size.statements, _BATCH):
        if first >= summary.statements:
            batch = maker.statements(first, beyond)
            started = time.perf_counter()
            async with book.transaction(None, "generated") as changes:
                batch.record(changes)
            added, seconds = added + beyond - first, seconds + time.perf_counter() - started
    return added, seconds


async def _main(url: str, scale: float) -> None:
    ledger = await Ledger.open(url)
    try:
        statements, seconds = await generate(ledger, scale)
    finally:
        await ledger.close()
    sys.stdout.write(f"{statements:,} statements in {seconds:.1f} s: {statements / seconds:,.0f} a second\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", help="a SQLite file, or the address of a PostgreSQL database")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is a million statements (the default)")
    given = parser.parse_args()
    asyncio.run(_main(given.database, given.scale))
