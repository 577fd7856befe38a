"""PostgreSQL through asyncpg, for when one machine is not enough.

Writes of one server run one after the other (an advisory lock), so that numbers and derived rows are right without a
stricter isolation level.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from bot.domain.errors import StorageError
from bot.ledger.catalogue import Query, postgres_queries
from bot.ledger.engine import Reading, Row, T, TookTooLong, Writer
from bot.ledger.finish import finish
from bot.ledger.postgres_errors import BUSY, ELSEWHERE, UNREACHABLE, UNSURE, plain_errors

try:
    import asyncpg
except ImportError:  # the extra is not installed; `open` says so
    asyncpg = None  # type: ignore[assignment]

# A first argument that keeps our locks apart from those of other programs in the same database.
LOCK_SPACE = 0x0CC1

PATIENCE = 2.0
"""Seconds to wait for a connection: Discord takes an answer as missing after three."""

READING = 10.0
"""Seconds that a read may take; the server is lost by then, no answer is that much work."""

LOCKED = 5.0
"""Seconds to wait for another program that writes to the same server."""

CLOSING = 5.0
"""Seconds to wait, when the bot stops, for what still runs."""

_CONNECTIONS, _WRITERS = 6, 4  # so that answers have connections of their own however much is written


# What an answer asks for is found by indexes, a few rows at a time. The planner cannot know how many ids are in a set:
# it guesses a hundred, and would rather read a whole table once, with those of all servers.
_FEW_ROWS = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off"


class PostgresEngine:
    """An open PostgreSQL database."""

    name = "PostgreSQL"

    version = ""

    def __init__(self, pool: asyncpg.Pool[Any]) -> None:
        self.pool = pool
        self._queries = postgres_queries()
        self._writing: dict[int, asyncio.Lock] = {}
        self._writers = asyncio.Semaphore(_WRITERS)

    @classmethod
    async def open(cls, url: str) -> PostgresEngine:
        """Connect; raises `StorageError` when that cannot be done."""
        if asyncpg is None:
            raise StorageError('PostgreSQL needs one more package: install "counterclaim[postgres]".')
        try:
            async with plain_errors(late=UNREACHABLE):
                pool = await asyncpg.create_pool(
                    url, min_size=1, max_size=_CONNECTIONS, timeout=PATIENCE, command_timeout=60
                )
        except (ValueError, OverflowError):  # what cannot be read may hold the password: it goes no further
            raise StorageError(
                "DATABASE_URL cannot be read: write postgresql://USER:PASSWORD@HOST/NAME, with %40 for @ in a password."
            ) from None
        engine = cls(pool)
        async with engine._connection() as connection:
            engine.version = "{0.major}.{0.micro}".format(connection.get_server_version())
        return engine

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        """All rows of a named query."""
        async with self._connection() as connection, plain_errors():
            return await _fetch(connection, self._queries[query], parameters, timeout=READING)

    async def fetch_within(self, seconds: float, query: str, **parameters: Any) -> Sequence[Row]:
        """Like `fetch`; raises `TookTooLong` when the query ran longer than `seconds`.

        Waiting for a connection does not count: that is trouble with the server, a `StorageError`. The plan is made
        for the words asked for: the generic plan that a prepared statement gets after five runs reads the whole index
        for any word. The setting goes when the connection is given back.
        """
        async with self._connection() as connection, plain_errors():
            await connection.execute("SET plan_cache_mode = force_custom_plan", timeout=PATIENCE)
            try:
                return await _fetch(connection, self._queries[query], parameters, timeout=seconds)
            except TimeoutError:
                raise TookTooLong from None

    async def read(self, reading: Reading[T]) -> T:
        """Run a read of several steps on one connection, against one snapshot."""
        async with self._connection() as connection, plain_errors():
            async with connection.transaction(isolation="repeatable_read", readonly=True):
                await connection.execute(_FEW_ROWS, timeout=PATIENCE)
                try:
                    ask = next(reading)
                    while True:
                        query = self._queries[ask.query]
                        ask = reading.send(await _fetch(connection, query, ask.parameters, timeout=READING))
                except StopIteration as end:
                    found: T = end.value
            return found

    @asynccontextmanager
    async def transaction(self, server: int) -> AsyncIterator[Writer]:
        """One write transaction for a server. Who waits for other writers of ours holds no connection meanwhile.

        Once the commit has begun the task cannot be cancelled: see `finish`.
        """
        writing = self._writing.setdefault(server, asyncio.Lock())
        async with (
            writing,
            self._writers,
            self._connection(writing=True) as connection,
            _Whole(connection.transaction()),
        ):
            async with plain_errors(late=ELSEWHERE):
                await connection.execute(f"SELECT pg_advisory_xact_lock({LOCK_SPACE}, {server})", timeout=LOCKED)
            yield _Transaction(connection, self._queries)

    @asynccontextmanager
    async def _connection(self, *, writing: bool = False) -> AsyncIterator[Any]:
        """A connection of the pool, for at most `PATIENCE` seconds of waiting."""
        async with plain_errors(late=UNREACHABLE):
            try:
                connection = await self.pool.acquire(timeout=PATIENCE)
            except TimeoutError:
                if self.pool.get_size() == _CONNECTIONS and not self.pool.get_idle_size():
                    raise StorageError(BUSY) from None
                raise
        try:
            yield connection
        finally:
            await finish(self._give_back(connection), kept=writing)

    async def _give_back(self, connection: Any) -> None:
        # What was asked is answered or written by now; the pool drops a connection that it cannot clean, and asyncpg
        # takes it for a fault of its own (`InternalClientError`) when that one broke at the same moment.
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError):
            await self.pool.release(connection)

    def match_expression(
        self,
        groups: Sequence[Sequence[str]],
        *,
        every: bool,
        column: str = "words",  # noqa: ARG002 - one tsvector holds the words and the speaker's key
        speakers: Sequence[str] = (),
    ) -> str:
        """A tsquery. The words are harmless, and quoted all the same."""
        joined = (" & " if every else " | ").join(
            "(" + " | ".join(f"'{word.removesuffix('*')}'{':*' if word.endswith('*') else ''}" for word in group) + ")"
            for group in groups
        )
        if speakers:
            joined = f"({joined}) & (" + " | ".join(f"'{key}'" for key in speakers) + ")"
        return joined

    async def set_aside(self, label: str) -> Path | None:  # noqa: ARG002 - same interface as SQLite
        """Nothing: whoever runs the server backs it up."""
        return None

    async def size(self) -> int | None:
        """Bytes that the database takes on the server."""
        async with self._connection() as connection, plain_errors():
            return int(await connection.fetchval("SELECT pg_database_size(current_database())", timeout=READING))

    async def close(self) -> None:
        """Wait for what runs, but not for a server that does not answer, then disconnect."""
        try:
            async with asyncio.timeout(CLOSING):
                await self.pool.close()
        except TimeoutError:
            self.pool.terminate()


class _Whole:
    """A transaction of asyncpg whose end cannot be cut short, and that says so when nobody knows how it ended."""

    def __init__(self, transaction: Any) -> None:
        self._transaction = transaction

    async def __aenter__(self) -> None:
        async with plain_errors():
            await self._transaction.__aenter__()

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        unsure = UNSURE if kind is None else None
        async with plain_errors(lost=unsure, late=unsure):
            await finish(self._transaction.__aexit__(kind, error, trace))


class _Transaction:
    """One connection inside its transaction."""

    def __init__(self, connection: Any, queries: Mapping[str, Query]) -> None:
        self._connection, self._queries = connection, queries

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        async with plain_errors():
            return await _fetch(self._connection, self._queries[query], parameters)

    async def execute_many(self, query: str, parameters: Iterable[Mapping[str, Any]]) -> None:
        found = self._queries[query]
        rows = [[values[name] for name in found.order] for values in parameters]
        async with plain_errors():
            await self._connection.executemany(found.text, rows)

    async def run(self, statement: str) -> None:
        async with plain_errors():
            await self._connection.execute(statement)


async def _fetch(
    connection: Any, query: Query, parameters: Mapping[str, Any], timeout: float | None = None
) -> Sequence[Row]:
    values = [parameters[name] for name in query.order]
    rows: Sequence[Row] = await connection.fetch(query.text, *values, timeout=timeout)
    return rows
