"""Which SQL an answer issues, seen where it reaches SQLite, however the ledger got there."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from unittest.mock import patch

from bot.ledger import Ledger

_AROUND = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")
Parameters = Mapping[str, Any] | Sequence[Any]


@dataclass(slots=True)
class Issued:
    """One statement as SQLite got it, and the seconds for which it held the connection."""

    sql: str
    parameters: Parameters
    many: bool = False
    seconds: float = 0.0


class Recorded:
    """A ledger like any other, but what it issues is noted in `issued`, oldest first."""

    def __init__(self, ledger: Ledger, issued: list[Issued]) -> None:
        self.ledger, self.issued = ledger, issued

    def take(self) -> list[Issued]:
        """The queries and changes issued since the last time, without the beginnings and ends of transactions."""
        taken = [one for one in self.issued if not one.sql.startswith(_AROUND)]
        self.issued.clear()
        return taken


@asynccontextmanager
async def recorded(url: str) -> AsyncIterator[Recorded]:
    """Open a record in a SQLite file with a note taken of every statement."""
    issued: list[Issued] = []

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
            note = Issued(sql, parameters)
            issued.append(note)
            self.note = note
            started = time.perf_counter()
            try:
                super().execute(sql, parameters)
            finally:
                note.seconds += time.perf_counter() - started
            return self

        def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
            rows = list(parameters)
            issued.append(Issued(sql, rows, many=True))
            super().executemany(sql, rows)
            return self

        def fetchall(self) -> list[Any]:
            started = time.perf_counter()
            try:
                return super().fetchall()
            finally:
                self.note.seconds += time.perf_counter() - started

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = None) -> Any:
            return super().cursor(factory or Cursor)

        # The ones it has take no notice of `cursor`.
        def execute(self, sql: str, parameters: Any = (), /) -> Any:
            return self.cursor().execute(sql, parameters)

        def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:
            return self.cursor().executemany(sql, parameters)

    with patch("sqlite3.connect", partial(sqlite3.connect, factory=Connection)):
        ledger = await Ledger.open(url)
    issued.clear()
    try:
        yield Recorded(ledger, issued)
    finally:
        await ledger.close()
