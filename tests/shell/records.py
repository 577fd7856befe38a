"""The whole of a database, to be compared, and backups made of it by the real command line."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.ledger import Book, Ledger
from bot.ledger.changeset import KINDS
from tests.ledger.made import ACTOR, event
from tests.ledger.raw import looking
from tests.wire.process import run

_OTHERS = ("server", "fact", "sequence", "tally", "position", "batch", "change", "imported", "question")
TABLES = (*KINDS, *_OTHERS, "migration")


async def everything(url: str) -> dict[str, Any]:
    """The rows of every table."""
    async with looking(url) as rows:
        return {table: sorted(map(repr, await rows(f"SELECT * FROM {table}"))) for table in TABLES}


async def claim(book: Book, text: str) -> None:
    """Record one claim."""
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event(text))


async def claims(url: str) -> set[str]:
    """The claims in a database."""
    async with looking(url) as rows:
        return {text for (text,) in await rows("SELECT text FROM claim")}


async def record(file: Path, *texts: str) -> Path:
    """A database in a file, with these claims in it and nobody using it."""
    ledger = await Ledger.open(str(file))
    try:
        for text in texts:
            await claim(await ledger.book(1001), text)
    finally:
        await ledger.close()
    return file


def grow(file: Path, rows: int) -> None:
    """Make a database so large that copying it takes a while."""
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE filler (number INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        database.execute("CREATE INDEX filler_text ON filler (text)")
        database.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO filler SELECT i, hex(randomblob(30)) FROM n",
            (rows,),
        )


async def refused(status: int, *arguments: str, folder: Path, **settings: str) -> str:
    """The one sentence of a command that ends with this status."""
    ended, printed, said = await run(*arguments, folder=folder, **settings)
    assert (ended, printed) == (status, "")
    assert said.startswith("counterclaim: ")
    assert len(said.splitlines()) == 1
    return said.removeprefix("counterclaim: ").rstrip("\n")


def crashed(database: Path) -> None:
    """Leave the database as a bot does that loses power: with a write-ahead log that nobody emptied."""
    live = database.with_name(f"{database.name}.live")
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE claim SET text = 'It snowed in the log'")
        for end in ("", "-wal"):
            shutil.copyfile(f"{database}{end}", f"{live}{end}")
    for end in ("", "-wal"):
        Path(f"{live}{end}").replace(f"{database}{end}")
