"""The one writing connection of SQLite inside its transaction.

What is written returns nothing, so it is held back until it must be there: for a read that may look at it, or for the
end. A recorded statement is two dozen writes; one hop to the connection's thread for each would cost more than they do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.ledger.catalogue import Query
from bot.ledger.engine import Row
from bot.ledger.steps import Database

_HELD = 1000  # rows; more are written as they come, so that no hop takes long


class SqliteWriter:
    """Reads and writes inside one transaction, begun and rolled back by the engine."""

    def __init__(self, connection: Database, queries: Mapping[str, Query]) -> None:
        self._connection, self._queries = connection, queries
        self._held: list[tuple[str, list[Mapping[str, Any]]]] = []
        self._rows = 0

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        """All rows of a named query, which sees what was written before."""
        return await self._ask(self._queries[query].text, parameters)

    async def execute_many(self, query: str, parameters: Iterable[Mapping[str, Any]]) -> None:
        """Write rows, soon; they must stay as they are. Errors are raised by then: by `commit` at the latest."""
        text, rows = self._queries[query].text, list(parameters)
        for first in range(0, len(rows), _HELD):
            some = rows[first : first + _HELD]
            self._held.append((text, some))
            self._rows += len(some)
            if self._rows >= _HELD:
                await self._connection.within(self._write)

    async def run(self, statement: str) -> None:
        """Run one statement of a migration."""
        await self._ask(statement, {})

    async def commit(self) -> None:
        """Write what is held back and commit, in one hop."""

        def end(connection: sqlite3.Connection) -> None:
            self._write(connection)
            connection.commit()

        await self._connection.within(end)

    async def _ask(self, text: str, parameters: Mapping[str, Any]) -> Sequence[Row]:
        def ask(connection: sqlite3.Connection) -> Sequence[Row]:
            self._write(connection)
            return connection.execute(text, parameters).fetchall()

        return await self._connection.within(ask)

    def _write(self, connection: sqlite3.Connection) -> None:
        held, self._held, self._rows = self._held, [], 0
        for text, rows in held:
            connection.executemany(text, rows)
