"""A read of several steps on SQLite: run to its end in the connection's own thread, in one hop and one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Generic

import aiosqlite

from bot.ledger.catalogue import Query
from bot.ledger.engine import Reading, T

_STATEMENTS = 256  # kept prepared; SQLite's default is half of what an answer and its neighbours may use


class Database(aiosqlite.Connection):
    """aiosqlite's connection, which can also run a function of ours in its thread.

    A hop to that thread and back costs more than most of our queries do, and aiosqlite makes one for each.
    """

    @classmethod
    async def at(cls, address: str) -> Database:
        """Connect to a database named by a URI, without transactions begun for us."""

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(address, uri=True, isolation_level=None, cached_statements=_STATEMENTS)

        database = cls(connect, 64)
        await database
        return database

    async def within(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns or raises when it is run in the thread, after all that was asked before."""
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result


class Steps(Generic[T]):
    """A read under way. Once `unwanted`, it takes no further step."""

    def __init__(self, queries: Mapping[str, Query], reading: Reading[T]) -> None:
        self._queries, self._reading = queries, reading
        self.unwanted = False

    def run(self, connection: sqlite3.Connection) -> T:
        """Take all steps on one state of the database; raises what the read or SQLite raises."""
        try:
            connection.execute("BEGIN")
            ask = next(self._reading)
            while not self.unwanted:
                cursor = connection.execute(self._queries[ask.query].text, ask.parameters)
                ask = self._reading.send(cursor.fetchall())
        except StopIteration as end:
            found: T = end.value
            return found
        finally:
            self._reading.close()
            connection.rollback()
        raise sqlite3.OperationalError("interrupted")
