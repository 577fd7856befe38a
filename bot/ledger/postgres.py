"""PostgreSQL through asyncpg, for when one machine is not enough.

Writes of one server run one after the other (an advisory lock), so that numbers and derived rows are right without a
stricter isolation level.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from bot.domain.errors import StorageError
from bot.ledger.catalogue import Query, postgres_queries
from bot.ledger.engine import Row, TookTooLong, Writer

try:
    import asyncpg
except ImportError:  # the extra is not installed; `open` says so
    asyncpg = None  # type: ignore[assignment]

# A first argument that keeps our locks apart from those of other programs in the same database.
LOCK_SPACE = 0x0CC1


class PostgresEngine:
    """An open PostgreSQL database."""

    name = "PostgreSQL"

    def __init__(self, pool: asyncpg.Pool[Any], version: str) -> None:
        self.pool = pool
        self.version = version
        self._queries = postgres_queries()
        self._writing: dict[int, asyncio.Lock] = {}

    @classmethod
    async def open(cls, url: str) -> PostgresEngine:
        """Connect; raises `StorageError` when that cannot be done."""
        if asyncpg is None:
            raise StorageError('PostgreSQL needs one more package: install "counterclaim[postgres]".')
        try:
            async with _plain_errors():
                pool = await asyncpg.create_pool(url, min_size=1, max_size=6, command_timeout=60)
                version = str(await pool.fetchval("SHOW server_version")).split()[0]
        except (ValueError, OverflowError):  # what cannot be read may hold the password: it goes no further
            raise StorageError(
                "DATABASE_URL cannot be read: write postgresql://USER:PASSWORD@HOST/NAME, with %40 for @ in a password."
            ) from None
        return cls(pool, version)

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        """All rows of a named query."""
        async with _plain_errors(), self.pool.acquire() as connection:
            return await _fetch(connection, self._queries[query], parameters)

    async def fetch_within(self, seconds: float, query: str, **parameters: Any) -> Sequence[Row]:
        """Like `fetch`; raises `TookTooLong` when the server did not answer within `seconds`.

        The plan is made for the words asked for: the generic plan that a prepared statement gets after five runs
        reads the whole index for any word.
        """
        try:
            async with _plain_errors(), self.pool.acquire() as connection, connection.transaction(readonly=True):
                await connection.execute("SET LOCAL plan_cache_mode = force_custom_plan")
                return await _fetch(connection, self._queries[query], parameters, timeout=seconds)
        except TimeoutError:
            raise TookTooLong from None

    @asynccontextmanager
    async def transaction(self, server: int) -> AsyncIterator[Writer]:
        """One write transaction for a server. Who waits for another writer of ours holds no connection meanwhile."""
        writing = self._writing.setdefault(server, asyncio.Lock())
        async with writing, AsyncExitStack() as stack:
            async with _plain_errors():
                connection = await stack.enter_async_context(self.pool.acquire())
            async with _plain_errors(of_system=False), connection.transaction():
                await connection.execute("SELECT pg_advisory_xact_lock($1, $2)", LOCK_SPACE, server)
                yield _Transaction(connection, self._queries)

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
        async with _plain_errors():
            return int(await self.pool.fetchval("SELECT pg_database_size(current_database())"))

    async def close(self) -> None:
        """Wait for what runs, then disconnect."""
        await self.pool.close()


class _Transaction:
    """One connection inside its transaction."""

    def __init__(self, connection: Any, queries: Mapping[str, Query]) -> None:
        self._connection, self._queries = connection, queries

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        return await _fetch(self._connection, self._queries[query], parameters)

    async def execute_many(self, query: str, parameters: Iterable[Mapping[str, Any]]) -> None:
        found = self._queries[query]
        await self._connection.executemany(
            found.text, [[values[name] for name in found.order] for values in parameters]
        )

    async def run(self, statement: str) -> None:
        await self._connection.execute(statement)


async def _fetch(
    connection: Any, query: Query, parameters: Mapping[str, Any], timeout: float | None = None
) -> Sequence[Row]:
    values = [parameters[name] for name in query.order]
    rows: Sequence[Row] = await connection.fetch(query.text, *values, timeout=timeout)
    return rows


@asynccontextmanager
async def _plain_errors(*, of_system: bool = True) -> AsyncIterator[None]:
    """Turns trouble with the server into one sentence; other errors are faults of ours and pass.

    `of_system` says whether an error of the operating system can only come from the connection.
    """
    try:
        yield
    except (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError) as error:
        raise StorageError("PostgreSQL refused the user or password in DATABASE_URL.") from error
    except asyncpg.InvalidCatalogNameError as error:
        raise StorageError("The database named in DATABASE_URL does not exist on the PostgreSQL server.") from error
    except asyncpg.DiskFullError as error:
        raise StorageError("The disk of the PostgreSQL server is full; free some room and try again.") from error
    except asyncpg.ReadOnlySQLTransactionError as error:
        raise StorageError("The PostgreSQL database is read-only at the moment; try again later.") from error
    except (asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError) as error:
        raise StorageError("The PostgreSQL server cannot be reached right now; try again in a moment.") from error
    except (TimeoutError, asyncpg.ClientConfigurationError):
        raise
    except (OSError, asyncpg.InterfaceError) as error:
        if isinstance(error, OSError) and not of_system:
            raise
        raise StorageError("The PostgreSQL server cannot be reached right now; try again in a moment.") from error
