"""SQLite through aiosqlite: one writer, two readers, one hop to a connection's thread for each answer.

Two readers, because a slow search must not hold up short answers; more do not help. `synchronous=FULL`, because what
is acknowledged must be on disk. Memory mapping stays off: it makes a cold database many times slower.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Literal, cast

from bot.domain.errors import StorageError
from bot.ledger.catalogue import Query, sqlite_queries
from bot.ledger.engine import Reading, Row, T, TookTooLong, Writer
from bot.ledger.finish import finish
from bot.ledger.place import Place
from bot.ledger.sqlite_errors import plain_errors
from bot.ledger.sqlite_writer import SqliteWriter
from bot.ledger.steps import Database, Steps

_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)
_READERS = 2
_PATIENCE = 5.0  # seconds of waiting for another program
_OLDEST = (3, 37, 0)  # STRICT tables


class SqliteEngine:
    """An open SQLite file."""

    name = "SQLite"
    version = sqlite3.sqlite_version

    def __init__(self, path: Path, writer: Database, readers: Sequence[Database]) -> None:
        self.path = path
        self._place = Place(path)
        self._queries = sqlite_queries()
        self._writer = _Connection(writer, self._queries)
        self._readers = [_Connection(reader, self._queries) for reader in readers]

    @classmethod
    async def open(cls, path: Path) -> SqliteEngine:
        """Open or create the file; raises `StorageError` when that cannot be done."""
        if sqlite3.sqlite_version_info < _OLDEST:
            raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old; 3.37 or newer is needed.")
        opened: list[Database] = []
        try:
            with plain_errors(path):
                writer = await _connect(path, opened)
                await writer.execute_fetchall("PRAGMA busy_timeout = 0")  # `_when_free` waits instead
                await _when_free(writer.execute_fetchall, "PRAGMA journal_mode = WAL")
                await writer.execute_fetchall("PRAGMA synchronous = FULL")
                readers = [await _connect(path, opened, mode="ro") for _ in range(_READERS)]
        except BaseException:
            for connection in opened:
                await connection.close()
            raise
        return cls(path, writer, readers)

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        """All rows of a named query, read by the less busy reader."""
        with plain_errors(self.path):
            return await self._reader().fetch(query, **parameters)

    async def fetch_within(self, seconds: float, query: str, **parameters: Any) -> Sequence[Row]:
        """Like `fetch`; raises `TookTooLong` when `seconds` have passed, with the connection free again."""
        with plain_errors(self.path):
            return await self._reader().fetch_within(seconds, query, **parameters)

    async def read(self, reading: Reading[T]) -> T:
        """Run a read of several steps in one hop to the less busy reader's thread."""
        with plain_errors(self.path):
            return await self._reader().read(reading)

    def _reader(self) -> _Connection:
        return min(self._readers, key=lambda reader: reader.waiting)

    @asynccontextmanager
    async def transaction(self, server: int) -> AsyncIterator[Writer]:  # noqa: ARG002 - one writer serves all
        """One write transaction. `BEGIN` stands inside the `try`: a task cancelled while it waits leaves no mess.

        Once `COMMIT` has begun the task cannot be cancelled: see `finish`.
        """
        connection = self._writer
        async with connection.lock:
            with plain_errors(self.path):
                try:
                    await _when_free(connection.run, "BEGIN IMMEDIATE")
                    writer = connection.inside()
                    yield writer
                    self._place.check()
                    await finish(writer.commit())
                except BaseException:
                    await finish(connection.roll_back())
                    raise

    def match_expression(
        self, groups: Sequence[Sequence[str]], *, every: bool, column: str = "words", speakers: Sequence[str] = ()
    ) -> str:
        """An FTS5 expression. The words are harmless, and quoted all the same."""
        joined = (" AND " if every else " OR ").join(
            "(" + " OR ".join(f'"{word.removesuffix("*")}"{"*" if word.endswith("*") else ""}' for word in group) + ")"
            for group in groups
        )
        expression = f"{column} : ({joined})"
        if speakers:
            expression += " AND speaker : (" + " OR ".join(f'"{key}"' for key in speakers) + ")"
        return expression

    async def set_aside(self, label: str) -> Path | None:
        """Write a whole copy with `VACUUM INTO`: copying the file of a database in WAL mode would lose rows.

        A reader does it, so it may be asked for inside a transaction that has written nothing yet. The copy gets its
        name when it is whole.
        """
        copy = self.path.with_name(f"{self.path.name}.{label}")
        part = copy.with_name(f"{copy.name}.part")
        part.unlink(missing_ok=True)
        with plain_errors(self.path):
            reader = self._reader()
            async with reader.lock:
                await reader.run("VACUUM INTO :part", {"part": str(part)})
        return part.replace(copy)

    async def size(self) -> int | None:
        """Bytes of the file and its write-ahead log."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    async def close(self) -> None:
        """Close the readers, then the writer, which checkpoints the write-ahead log; each when its work is done.

        A log that stays behind where another file now has the name would be taken for a part of that file. So it is
        emptied into the file it belongs to, wherever that is.
        """
        try:
            for reader in self._readers:
                async with reader.lock:
                    await reader.close()
            async with self._writer.lock:
                with suppress(sqlite3.Error, ValueError):  # ValueError: closed already
                    if not self._place.kept:
                        await self._writer.run("PRAGMA wal_checkpoint(TRUNCATE)")
                await self._writer.close()
        except asyncio.CancelledError:  # somebody does not get done in time
            for connection in (*self._readers, self._writer):
                connection.let_go()
            raise


class _Connection:
    """One aiosqlite connection, used by one task at a time: an interrupt must stop only the query it is meant for."""

    def __init__(self, connection: Database, queries: Mapping[str, Query]) -> None:
        self._connection, self._queries = connection, queries
        self.lock = asyncio.Lock()
        self.waiting = 0

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        async with self._turn():
            return await self.run(self._queries[query].text, parameters)

    async def fetch_within(self, seconds: float, query: str, **parameters: Any) -> Sequence[Row]:
        async with self._turn():
            try:
                async with asyncio.timeout(seconds):
                    return await self.run(self._queries[query].text, parameters)
            except TimeoutError:
                raise TookTooLong from None

    async def read(self, reading: Reading[T]) -> T:
        async with self._turn():
            steps = Steps(self._queries, reading)
            try:
                return await self._connection.within(steps.run)
            except asyncio.CancelledError:
                steps.unwanted = True
                await finish(self._stop())
                raise

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        self.waiting += 1
        try:
            async with self.lock:
                yield
        finally:
            self.waiting -= 1

    async def run(self, text: str, parameters: Mapping[str, Any] | None = None) -> Sequence[Row]:
        try:
            return _rows(await self._connection.execute_fetchall(text, parameters))
        except asyncio.CancelledError:
            await finish(self._stop())
            raise

    async def _stop(self) -> None:
        """End a query nobody waits for, before another task gets this connection.

        One interrupt is not enough: the thread may not have begun the query yet. It works in order, so when it comes
        to the rollback, which does nothing on a connection that only reads, the query is over.
        """
        over = asyncio.ensure_future(self._connection.rollback())
        with suppress(ValueError):  # closed meanwhile
            while not over.done():
                await self._connection.interrupt()
                await asyncio.wait({over}, timeout=0.01)
            await over

    async def roll_back(self) -> None:
        # The connection's thread works in order: this runs after whatever the cancelled task had left there. Without
        # an open transaction it does nothing.
        with suppress(ValueError):  # closed meanwhile, which rolls back as well
            await self._connection.rollback()

    def inside(self) -> SqliteWriter:
        return SqliteWriter(self._connection, self._queries)

    def let_go(self) -> None:
        # Its thread ends after what it does now; otherwise it would keep the process.
        self._connection.stop()

    async def close(self) -> None:
        await self._connection.close()


def _rows(found: Iterable[sqlite3.Row]) -> Sequence[Row]:
    return cast("list[Row]", found)  # a list in truth; its rows have `keys` and `[]`, but are no registered Mapping


Run = Callable[..., Awaitable[Sequence[Row]]]
"""Runs one statement with its parameters and returns all rows; cancelled, it is over before the task goes on."""


@asynccontextmanager
async def connected(path: Path) -> AsyncIterator[Run]:
    """A connection to a file that is there, apart from any engine. Raises what `sqlite3` raises: see `plain_errors`."""
    opened: list[Database] = []
    try:
        yield _Connection(await _connect(path, opened, mode="rw"), {}).run
    finally:
        for connection in opened:
            await connection.close()


async def _connect(path: Path, opened: list[Database], *, mode: Literal["ro", "rw", "rwc"] = "rwc") -> Database:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    # A file that cannot be opened must fail here: aiosqlite would leave a thread behind that outlives the event loop.
    await asyncio.to_thread(lambda: sqlite3.connect(address, uri=True).close())
    connection = await Database.at(address)
    opened.append(connection)
    connection.row_factory = sqlite3.Row
    for pragma in _PRAGMAS:
        await connection.execute_fetchall(pragma)
    return connection


async def _when_free(run: Callable[[str], Awaitable[object]], statement: str) -> None:
    """Run a statement that needs the file to itself, as soon as no other program has it.

    SQLite's own waiting would hold the connection's thread, where no cancellation reaches it.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + _PATIENCE
    while True:
        try:
            await run(statement)
        except sqlite3.OperationalError as error:
            if "is locked" not in str(error) or loop.time() > until:
                raise
            await asyncio.sleep(0.02)
        else:
            return
