"""Putting a backup in the place of a SQLite database, so that at every moment one of the two is there whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.errors import StorageError
from bot.ledger.backup_files import BESIDE, TIME, flush, plain_file_errors, temporary
from bot.ledger.backup_sqlite import UnsoundError, examine, usable
from bot.ledger.ledger import LedgerStatus
from bot.ledger.sqlite import SqliteEngine

_HEADER = b"SQLite format 3\0"
_PATIENCE = 2.0  # seconds for a program that only has a short look at the database
# The bytes of a file that SQLite locks (its "pending", "reserved" and "shared" bytes): who has it open holds one.
_LOCKS = (0x40000000, 512)


async def restore(backup: Path, database: Path, now: datetime) -> tuple[LedgerStatus, Path | None]:
    """Put the backup in the place of the database; returns what it holds, and where the old database is kept.

    Raises `UnsoundError` for a file that cannot be used, and `StorageError` when a program uses the database or the
    disk cannot take it.
    """
    database = database.resolve()  # a link stays one
    _look(backup, database)
    with temporary(database) as part:
        _copy(backup, part, database)
        found = await examine(part, backup.name)
        usable(backup.name, SqliteEngine.name, found.applied)
        _fold(database)
        try:
            with _alone(database):
                return found.status, _swap(part, database, now)
        except OSError as error:
            raise StorageError(
                f"The database {database.name} cannot be replaced; check that its folder may be written."
            ) from error


def _look(backup: Path, database: Path) -> None:
    """Refuse what cannot be a backup at a glance."""
    try:
        with backup.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise UnsoundError(f"{backup.name} cannot be read; check that it is a file you may open.") from error
    if header.startswith(b"PGDMP"):
        raise UnsoundError(f"{backup.name} is a backup of a PostgreSQL database; name one in DATABASE_URL.")
    if header != _HEADER:
        raise UnsoundError(f"{backup.name} is not a backup of this bot; use another one.")
    if backup.resolve() == database:
        raise UnsoundError(f"{backup.name} is the database itself; name a backup.")
    log = Path(f"{backup}-wal")
    if log.exists() and log.stat().st_size:
        raise UnsoundError(
            f"{log.name} holds a part of {backup.name}, so it is a database in use; copy it with `counterclaim backup`."
        )


def _copy(backup: Path, part: Path, database: Path) -> None:
    """Copy the backup, for the same people to read and write as the database before."""
    with plain_file_errors(database):
        shutil.copyfile(backup, part)
        if database.exists():
            shutil.copymode(database, part)
            if sys.platform != "win32" and os.geteuid() == 0:
                owner = database.stat()
                os.chown(part, owner.st_uid, owner.st_gid)
        flush(part)


def _fold(database: Path) -> None:
    """Bring what the write-ahead log holds into the database, as far as SQLite can read it."""
    if not database.exists():
        return
    try:
        address = f"{database.as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)) as connection:
            # Not possible while another connection is open. And whoever opened the file too early to see the new one
            # finds it in this mode, for which SQLite looks before it writes whether the file is still in its place.
            [(mode,)] = connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            if mode != "delete":
                raise _in_use(database)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise _in_use(database) from error


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Keep every program from opening the database, damaged or not; raises `StorageError` when one has it open.

    Windows does that by itself: a file that is open cannot be replaced there.
    """
    if sys.platform == "win32" or not database.exists():
        yield
        return
    import fcntl

    with database.open("r+b") as file:
        start, length = _LOCKS
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
        except (BlockingIOError, PermissionError):
            raise _in_use(database) from None
        yield


def _swap(part: Path, database: Path, now: datetime) -> Path | None:
    """Keep what is there under another name, then put the new file in its place."""
    kept = database.with_name(f"{database.name}.before-restore-{now.astimezone(UTC).strftime(TIME)}")
    had = database.exists()
    if had:
        _second_name(database, kept)
    # Of a damaged database, or of one that was deleted without them: beside another database they would damage it.
    for end in BESIDE:
        beside = Path(f"{database}{end}")
        if beside.exists():
            beside.replace(f"{kept}{end}")
    flush(database.parent)
    part.replace(database)
    flush(database.parent)
    return kept if had else None


def _second_name(database: Path, kept: Path) -> None:
    try:
        os.link(database, kept)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        shutil.copyfile(database, kept)
        flush(kept)


def _in_use(database: Path) -> StorageError:
    return StorageError(f"The database {database.name} is in use; stop the bot and try again.")
