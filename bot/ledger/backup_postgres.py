"""Backups of a PostgreSQL database by its own programs, `pg_dump` and `pg_restore`.

Rows are counted in the very snapshot that is dumped, and counted again in the file. Passwords go through the
environment, because everybody on a machine can see the words that a program is started with.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from bot.domain.errors import StorageError
from bot.ledger.backup_sqlite import UnsoundError, usable
from bot.ledger.finish import finish
from bot.ledger.ledger import LedgerStatus
from bot.ledger.postgres import PATIENCE, PostgresEngine
from bot.ledger.postgres_errors import plain_errors

_DOCS = "see docs/backup-and-restore.md"
_TABLES = """
SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()
"""
_NOT_EMPTY = """
SELECT EXISTS (
  SELECT 1 FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE nspname <> 'information_schema' AND nspname !~ '^pg_' AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    AND NOT EXISTS (
      SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e'
    )
)
"""
_ROWS = re.compile(rb"COPY (\S+) \((.*)\) FROM stdin;")
_MIGRATION = b"number, name, checksum, applied"
_LONG = 3600.0  # seconds for what reads the whole database
_CHUNK = 1 << 20


async def programs_for(url: str) -> None:
    """Raise `StorageError` unless the programs for a backup are there, and new enough for the server."""
    async with _connected(url) as connection:
        await _need_programs(connection.get_server_version().major)


async def dump(url: str, part: Path, name: str) -> LedgerStatus:
    """Dump the database into the empty file `part` and check what was written; `name` is what people know it by.

    Raises `StorageError`.
    """
    async with _connected(url) as connection:
        version = connection.get_server_version()
        await _need_programs(version.major)
        transaction = connection.transaction(isolation="repeatable_read", readonly=True)
        async with plain_errors():
            await transaction.start()
        try:
            async with plain_errors():
                counts = await _count(connection)
                snapshot = await connection.fetchval("SELECT pg_export_snapshot()")
                schema = await connection.fetchval("SELECT MAX(number) FROM migration")
            await _call(
                "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
                f"--file={part}", url=url,
            )  # fmt: skip
        finally:
            async with plain_errors():
                await transaction.rollback()
    try:
        copied = await _read(part, name)
    except UnsoundError as error:
        raise StorageError(f"The backup {name} is not sound and was not kept; try again.") from error
    if {table: copied.rows.get(table) for table in counts} != counts:
        raise StorageError(f"The backup {name} lacks records and was not kept; try again.")
    servers = next(rows for table, rows in counts.items() if table.endswith(".server"))
    return _status(f"{version.major}.{version.micro}", schema, servers, part)


async def restore(url: str, backup: Path) -> LedgerStatus:
    """Put a backup into the database at `url`, which must be empty: all of it or nothing.

    Raises `UnsoundError` and `StorageError`.
    """
    _look(backup)
    async with _connected(url) as connection:
        version = connection.get_server_version()
        async with plain_errors():
            taken = await connection.fetchval(_NOT_EMPTY)
        if taken:
            raise StorageError(
                "The database in DATABASE_URL is not empty, and was left alone; make a new one with createdb, name it"
                " in DATABASE_URL and try again."
            )
    await _need_programs(version.major)
    found = await _read(backup, backup.name)
    usable(backup.name, PostgresEngine.name, found.applied)
    await _call(
        "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", str(backup), url=url
    )
    async with _connected(url) as connection, plain_errors():
        await connection.execute("ANALYZE", timeout=_LONG)  # or the first questions would be planned without knowledge
    servers = next((rows for table, rows in found.rows.items() if table.endswith(".server")), 0)
    return _status(f"{version.major}.{version.micro}", max(found.applied), servers, backup)


@dataclass(slots=True)
class _Archive:
    """What a dump holds: the rows of each table, and the migrations (number to checksum) among them."""

    rows: dict[str, int] = field(default_factory=dict)
    applied: dict[int, str] = field(default_factory=dict)


async def _read(file: Path, name: str) -> _Archive:
    """Read a dump to its end. Raises `UnsoundError` when that cannot be done, or when it is none of this bot."""
    found, table, rest, migrations_follow = _Archive(), None, b"", False
    async with _started("pg_restore", "--file=-", str(file), stdout=PIPE) as process:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        while chunk := await process.stdout.read(_CHUNK):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                if table is None:
                    if match := _ROWS.fullmatch(line):
                        table, migrations_follow = match[1].decode(), match[2] == _MIGRATION
                        found.rows[table] = 0
                elif line == b"\\.":
                    table = None
                else:
                    found.rows[table] += 1
                    if migrations_follow:
                        number, _, checksum, *_ = line.decode().split("\t")
                        found.applied[int(number)] = checksum
        said = await _end(process)
    if said is not None:
        raise UnsoundError(f"{name} is damaged, or was made by a newer pg_dump than the pg_restore here: {said}")
    if not found.applied:
        raise UnsoundError(f"{name} is not a backup of this bot; use another one.")
    return found


def _look(backup: Path) -> None:
    try:
        with backup.open("rb") as file:
            header = file.read(16)
    except OSError as error:
        raise UnsoundError(f"{backup.name} cannot be read; check that it is a file you may open.") from error
    if header == b"SQLite format 3\0":
        raise UnsoundError(f"{backup.name} is a backup of a SQLite database; name a file in DATABASE_URL.")
    if not header.startswith(b"PGDMP"):
        raise UnsoundError(f"{backup.name} is not a backup of this bot; use another one.")


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[Any]:
    """A connection outside of any pool."""
    engine = await PostgresEngine.open(url)
    try:
        async with plain_errors():
            connection = await engine.pool.acquire(timeout=PATIENCE)
        try:
            yield connection
        finally:
            await engine.pool.release(connection)
    finally:
        await engine.close()


async def _count(connection: Any) -> dict[str, int]:
    tables = [row[0] for row in await connection.fetch(_TABLES)]
    if not any(table.endswith(".migration") for table in tables):
        raise StorageError("The database in DATABASE_URL holds no record of this bot; there is nothing to back up.")
    return {table: await connection.fetchval(f"SELECT COUNT(*) FROM {table}", timeout=_LONG) for table in tables}  # noqa: S608


def _status(version: str, schema: int, servers: int, file: Path) -> LedgerStatus:
    return LedgerStatus(f"{PostgresEngine.name} {version}", schema, servers, file.stat().st_size)


async def _need_programs(server: int) -> None:
    for program in ("pg_dump", "pg_restore"):
        if shutil.which(program) is None:
            raise StorageError(f"{program} is not installed here; install PostgreSQL's programs, {_DOCS}.")
        async with _started(program, "--version", stdout=PIPE) as process:
            printed, _ = await process.communicate()
        version = re.search(rb"\d+", printed)
        if version and int(version[0]) < server:
            raise StorageError(
                f"{program} {int(version[0])} is older than the PostgreSQL server ({server});"
                f" install a newer one, {_DOCS}."
            )


async def _call(program: str, *arguments: str, url: str) -> None:
    address, password = _without_password(url)
    environment = {"PGCONNECT_TIMEOUT": "10"} | ({} if password is None else {"PGPASSWORD": password})
    async with _started(program, *arguments, f"--dbname={address}", environment=environment) as process:
        said = await _end(process)
    if said is not None:
        raise StorageError(f"{program} could not do it: {said}")


@asynccontextmanager
async def _started(
    program: str, *arguments: str, stdout: int = DEVNULL, environment: dict[str, str] | None = None
) -> AsyncIterator[Process]:
    """A program that runs, and that has ended when the block is left."""
    process = await asyncio.create_subprocess_exec(
        program, *arguments, stdin=DEVNULL, stdout=stdout, stderr=PIPE, env={**os.environ, **(environment or {})}
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await finish(process.wait())


async def _end(process: Process) -> str | None:
    """Wait for a program; what it complained about when it failed, in one short line, else None."""
    assert process.stderr is not None  # noqa: S101 - it was asked for
    said = " ".join((await process.stderr.read()).decode(errors="replace").split())
    return (said[:300] or f"status {process.returncode}.") if await process.wait() else None


def _without_password(url: str) -> tuple[str, str | None]:
    """The address without the password, and the password."""
    parts = urlsplit(url)
    who, at, where = parts.netloc.rpartition("@")
    user, colon, password = who.partition(":")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    found = unquote(password) if colon else query.get("password")
    query.pop("password", None)
    shown = f"{parts.scheme}://{user}{at}{where}{parts.path}"  # not by urllib, which drops the // of an empty host
    return (f"{shown}?{urlencode(query, quote_via=quote)}" if query else shown), found
