"""The same record in PostgreSQL: a server of our own, filled once from the SQLite file and kept between runs."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from benchmarks.peers.bare import bare_sqlite
from benchmarks.setting import Setting
from bot.ledger import Ledger
from tests.rig.postgres import PostgresServer, find_binaries

_LEFT_OUT = {"change", "batch", "fact", "migration"}
"""No answer reads the first two; the others are each database's own."""

_AT_ONCE = 20_000
_OPTIONS = ("listen_addresses=''", "shared_buffers=512MB", "max_wal_size=4GB", "fsync=off", "full_page_writes=off")


class KeptServer(PostgresServer):
    """A server whose data stay where they are; `folder` is only for its socket and its log."""

    def __init__(self, binaries: Path, folder: Path, data: Path) -> None:
        super().__init__(binaries, folder)
        self._data = data

    def start(self) -> None:
        """Create the cluster if there is none, and start it; returns when it takes connections."""
        if self._user:
            shutil.chown(self._folder, self._user)
            self._data.mkdir(exist_ok=True)
            shutil.chown(self._data, self._user)
        data = str(self._data)
        if not (self._data / "PG_VERSION").exists():
            encoding = ("--encoding=UTF8", "--locale=C", "--no-sync")
            self._run("initdb", "--pgdata", data, "--username=tests", "--auth=trust", *encoding)
        options = " ".join(f"-c {option}" for option in _OPTIONS) + f" -k {self._folder}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "--wait", "--timeout=120", "--pgdata", data, "--log", log, "--options", options)

    def stop(self) -> None:
        """Stop it, so that it starts again at once."""
        self._run("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata", str(self._data))


@asynccontextmanager
async def postgres_copy(setting: Setting) -> AsyncIterator[Ledger | None]:
    """The record in PostgreSQL; None where no server is installed."""
    binaries = find_binaries()
    if binaries is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    data = setting.folder.absolute() / f"{setting.record.stem}-{_fingerprint(setting.record)}.postgres"
    server = KeptServer(binaries, folder, data)
    try:
        server.start()
        ledger = None
        try:
            ledger = await Ledger.open(await _filled(server, setting.record, data.with_suffix(".filled")))
            yield ledger
        finally:
            if ledger is not None:
                await ledger.close()
            server.stop()
    finally:
        shutil.rmtree(folder)


def _fingerprint(record: Path) -> str:
    return f"{record.stat().st_size:x}"


async def _filled(server: PostgresServer, record: Path, done: Path) -> str:
    url = server.url("record")
    if done.exists():
        return url
    admin = await asyncpg.connect(server.url("postgres"))
    try:
        await admin.execute("DROP DATABASE IF EXISTS record WITH (FORCE)")
        await admin.execute("CREATE DATABASE record TEMPLATE template0")
    finally:
        await admin.close()
    await (await Ledger.open(url)).close()  # makes the tables
    connection = await asyncpg.connect(url)
    try:
        await _copy(record, connection)
        await connection.execute(
            "DELETE FROM fact"
        )  # so that the ledger makes the search indexes when it opens it next
    finally:
        await connection.close()
    await (await Ledger.open(url)).close()
    connection = await asyncpg.connect(url, command_timeout=None)
    try:
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
    done.touch()
    return url


async def _copy(record: Path, connection: asyncpg.Connection) -> None:
    """All rows that answers read, without checking references again; the search indexes are another matter."""
    await connection.execute("SET session_replication_role = replica")
    indexes = await connection.fetch(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    )
    for index in indexes:
        await connection.execute(f"DROP INDEX {index['indexname']}")
    tables = {row[0] for row in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    source = bare_sqlite(record)
    source.row_factory = None
    try:
        kept = {row[0] for row in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        for table in sorted(kept & tables - _LEFT_OUT):
            await _copy_table(source, connection, table)
    finally:
        source.close()
    for index in indexes:
        await connection.execute(index["indexdef"])


async def _copy_table(source: sqlite3.Connection, connection: asyncpg.Connection, table: str) -> None:
    cursor = source.execute(f"SELECT * FROM {table}")
    columns = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(_AT_ONCE):
        await connection.copy_records_to_table(table, records=rows, columns=columns)
