"""The same SQL without the ledger: on `sqlite3` itself, on a bare aiosqlite connection, through SQLAlchemy.

All read the same file, read-only, with the pragmas that the ledger uses.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from benchmarks.recording import Issued

PRAGMAS = (
    "PRAGMA cache_size = -16000",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)


def bare_sqlite(path: Path, *, read_only: bool = True) -> sqlite3.Connection:
    """A connection of the standard library, to be used on this thread."""
    connection = sqlite3.connect(_address(path, read_only=read_only), uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


class Peers:
    """The three, ready to run what was recorded."""

    def __init__(self, plain: sqlite3.Connection, threaded: aiosqlite.Connection, alchemy: AsyncEngine) -> None:
        self.plain = plain
        self._threaded, self._alchemy = threaded, alchemy

    async def sqlite(self, issued: Sequence[Issued]) -> None:
        """On this thread."""
        for one in issued:
            self.plain.execute(one.sql, one.parameters).fetchall()

    async def aiosqlite(self, issued: Sequence[Issued]) -> None:
        """One `execute_fetchall` after the other."""
        for one in issued:
            await self._threaded.execute_fetchall(one.sql, one.parameters)

    async def sqlalchemy(self, issued: Sequence[Issued]) -> None:
        """All on one connection of SQLAlchemy's pool, as one would write it for one request."""
        async with self._alchemy.connect() as connection:
            for one in issued:
                found = await connection.exec_driver_sql(one.sql, one.parameters)
                found.fetchall()


@asynccontextmanager
async def bare_peers(path: Path) -> AsyncIterator[Peers]:
    """Open all three on a file."""
    threaded = await aiosqlite.connect(_address(path), uri=True, isolation_level=None)
    threaded.row_factory = sqlite3.Row
    for pragma in PRAGMAS:
        await threaded.execute_fetchall(pragma)
    alchemy = create_async_engine(f"sqlite+aiosqlite:///{_address(path)}&uri=true")

    @event.listens_for(alchemy.sync_engine, "connect")
    def tune(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    plain = bare_sqlite(path)
    try:
        yield Peers(plain, threaded, alchemy)
    finally:
        plain.close()
        await threaded.close()
        await alchemy.dispose()


def _address(path: Path, *, read_only: bool = True) -> str:
    return f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
