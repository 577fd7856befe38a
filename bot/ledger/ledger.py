"""The database behind the bot: opened once, migrated, and handed out server by server."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import StorageError
from bot.ledger.book import Book
from bot.ledger.engine import Engine
from bot.ledger.migrate import migrate, migrations, schemas
from bot.ledger.sqlite import SqliteEngine


@dataclass(frozen=True, slots=True)
class LedgerStatus:
    """What the database is: engine and version, number of its schema, Discord servers in it, bytes (None: unknown)."""

    engine: str
    schema: int
    servers: int
    size: int | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look at a database found. `status` is None when there is no such file yet.

    `wanted` is the number of the schema that this version brings it to.
    """

    status: LedgerStatus | None
    wanted: int


class Ledger:
    """An open database of any number of servers."""

    def __init__(self, engine: Engine, schema: int) -> None:
        self.engine = engine
        self._schema = schema
        self._books: dict[int, Book] = {}
        self._listeners: list[Callable[[], None]] = []
        self._registering = asyncio.Lock()

    @classmethod
    async def open(cls, url: str) -> Ledger:
        """Open the database and bring it to this version's schema.

        `url` is a file name, "sqlite:///" and a file name, or a PostgreSQL address. Raises `StorageError` with one
        sentence when it cannot be opened or is newer than this version.
        """
        engine = await open_engine(url)
        try:
            return cls(engine, await migrate(engine))
        except BaseException:
            await engine.close()
            raise

    @classmethod
    async def inspect(cls, url: str) -> Inspection:
        """Look at a database without changing it, or making it, even while another version of the bot uses it.

        Raises `StorageError` where `open` would.
        """
        if not on_a_server(url) and not (file := file_of(url).absolute()).exists():
            if not os.access(file.parent, os.W_OK):
                raise StorageError(
                    f"The database {file.name} cannot be made; check that its folder exists and may be written."
                )
            return Inspection(None, migrations(SqliteEngine.name)[-1].number)
        engine = await open_engine(url)
        try:
            schema, wanted = await schemas(engine)
            return Inspection(await cls(engine, schema).status(), wanted)
        finally:
            await engine.close()

    async def book(self, snowflake: int) -> Book:
        """The record of the Discord server with that id; made when it is asked for first."""
        book = self._books.get(snowflake)
        if book is None:
            async with self._registering:
                book = self._books[snowflake] = Book(self.engine, await self._number(snowflake), self._changed)
        return book

    def on_change(self, listener: Callable[[], None]) -> None:
        """Have `listener` called after each transaction that this process makes on a record, in whatever server."""
        self._listeners.append(listener)

    def _changed(self) -> None:
        for listener in self._listeners:
            listener()

    async def status(self) -> LedgerStatus:
        """What the database is and holds."""
        servers = (await self.engine.fetch("count_servers"))[0]["servers"] if self._schema else 0
        return LedgerStatus(
            f"{self.engine.name} {self.engine.version}", self._schema, servers, await self.engine.size()
        )

    async def close(self) -> None:
        """Finish what runs and let go of the database."""
        await self.engine.close()

    async def _number(self, snowflake: int) -> int:
        rows = await self.engine.fetch("find_server", snowflake=snowflake)
        if not rows:
            async with self.engine.transaction(0) as writer:
                rows = await writer.fetch("find_server", snowflake=snowflake)
                if not rows:
                    rows = await writer.fetch("add_server", snowflake=snowflake)
        return int(rows[0]["id"])


async def open_engine(url: str) -> Engine:
    """Open the database without looking at its schema; raises `StorageError` when that cannot be done."""
    if on_a_server(url):
        from bot.ledger.postgres import PostgresEngine  # asyncpg is not installed everywhere, and takes a while to load

        return await PostgresEngine.open(url)
    return await SqliteEngine.open(file_of(url))


def on_a_server(url: str) -> bool:
    """Whether the address is one of PostgreSQL."""
    return url.startswith(("postgresql://", "postgres://"))


def file_of(url: str) -> Path:
    """The SQLite file that an address names; raises `StorageError` when it is none."""
    path = url.removeprefix("sqlite:///")
    if "://" in path or not path:
        raise StorageError("DATABASE_URL must be a file name, sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.")
    return Path(path)
