"""Copies of a SQLite database, made while it is written to, and the check that one is sound.

`VACUUM INTO` reads one state of the database however long it takes, and holds up neither readers nor writers. (A
stepwise backup starts over whenever another connection writes.)
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import StorageError, UserError
from bot.ledger.backup_files import full
from bot.ledger.changeset import KINDS
from bot.ledger.ledger import LedgerStatus
from bot.ledger.migrate import check, migrations
from bot.ledger.sqlite import Run, SqliteEngine, connected
from bot.ledger.sqlite_errors import plain_errors

# Rows of these are added and never removed: a struck record stays. So what is counted before and after a copy is made
# holds the numbers that must be in it.
_ONLY_GROW = ("migration", "server", "batch", "change", *KINDS)


class UnsoundError(UserError):
    """A file is not a backup of this bot, is damaged, or is newer than this version; the sentence says which."""


def usable(name: str, engine: str, applied: dict[int, str]) -> None:
    """Raise `UnsoundError` when this version cannot use a backup with these migrations (number to checksum)."""
    try:
        check(applied, migrations(engine))
    except StorageError as error:
        raise UnsoundError(f"{name} cannot be used by this version: {error}") from error


@dataclass(frozen=True, slots=True)
class Contents:
    """What a sound file holds: its status, rows of each table that only grows, migrations (number to checksum)."""

    status: LedgerStatus
    rows: dict[str, int]
    applied: dict[int, str]


async def copy(database: Path, part: Path, name: str) -> LedgerStatus:
    """Write the database into the empty file `part` and check what was written; `name` is what people know it by.

    Raises `StorageError` when there is no database, no room, or when the copy is not sound.
    """
    if not database.is_file():
        raise StorageError(f"The database {database.name} is not there; check DATABASE_URL, and where this is started.")
    with plain_errors(database):
        async with connected(database) as run:
            before = await _count(run)
            try:
                await run("VACUUM INTO :part", {"part": str(part)})
            except sqlite3.OperationalError as error:
                if "disk is full" in str(error):
                    raise full(Path(name)) from error
                raise
            after = await _count(run)
    if not before.get("migration"):
        raise StorageError(f"{database.name} is not a database of this bot; name another file in DATABASE_URL.")
    try:
        copied = await examine(part, name)
    except UnsoundError as error:
        raise StorageError(
            f"The copy of {database.name} is not sound and was not kept; the database itself is probably damaged."
            " Keep the backups that you have."
        ) from error
    if any(not rows <= copied.rows.get(table, -1) <= after[table] for table, rows in before.items()):
        raise StorageError(f"The copy of {database.name} lacks records and was not kept; try again.")
    return copied.status


async def examine(file: Path, name: str) -> Contents:
    """Look whether a file is a sound database of this bot, whole in itself.

    It must be ours to write: what the look leaves beside it is put into it. Raises `UnsoundError`.
    """
    try:
        async with connected(file) as run:
            await run("PRAGMA journal_mode = DELETE")
            tables = await _tables(run)
            if not {"migration", "server"} <= tables.keys():
                raise UnsoundError(f"{name} is not a backup of this bot.")
            applied = {row["number"]: row["checksum"] for row in await run("SELECT number, checksum FROM migration")}
            await _check_pages(run, tables, name)
            rows = await _count(run)
    except sqlite3.DatabaseError as error:
        what = "is not a backup of this bot" if "not a database" in str(error) else "is damaged"
        raise UnsoundError(f"{name} {what}; use another one.") from error
    engine = f"{SqliteEngine.name} {SqliteEngine.version}"
    return Contents(LedgerStatus(engine, max(applied, default=0), rows["server"], file.stat().st_size), rows, applied)


async def _check_pages(run: Run, tables: dict[str, str], name: str) -> None:
    [found] = await run("PRAGMA integrity_check(1)")
    if found["integrity_check"] != "ok" or await run("SELECT 1 FROM pragma_foreign_key_check LIMIT 1"):
        raise UnsoundError(f"{name} is damaged; use another one.")
    for table in (table for table, text in tables.items() if " USING fts5" in text):
        await run(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608 - a name from the schema


async def _tables(run: Run) -> dict[str, str]:
    found = await run("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    return {row["name"]: row["sql"] for row in found}


async def _count(run: Run) -> dict[str, int]:
    there = await _tables(run)
    counts: dict[str, int] = {}
    for table in (table for table in _ONLY_GROW if table in there):
        [row] = await run(f"SELECT COUNT(*) AS rows FROM {table}")  # noqa: S608 - a name from the list above
        counts[table] = row["rows"]
    return counts
