"""One server's part of the database: the one place where queries are bound to a server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.errors import NotOnRecord
from bot.domain.ids import LAST_NUMBER, record_id, server_of
from bot.ledger.engine import Ask, Engine, Reading, Row, T, TookTooLong

DEADLINE = 0.25
"""Seconds that a search may take: nothing that a person can type holds a connection longer."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Reads for one server. Every query gets `server` and the range of its ids, `low` to `high`."""

    engine: Engine
    server: int

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        """All rows of a query."""
        return await self.engine.fetch(query, **self._bound(parameters))

    async def fetch_within(self, seconds: float, query: str, **parameters: Any) -> Sequence[Row]:
        """All rows of a query; `TookTooLong` after that many seconds."""
        return await self.engine.fetch_within(seconds, query, **self._bound(parameters))

    async def fetch_or(self, query: str, instead: str, **parameters: Any) -> tuple[Sequence[Row], bool]:
        """The rows of a query, or, when it takes longer than `DEADLINE`, of a cheaper one; and whether it did."""
        try:
            return await self.fetch_within(DEADLINE, query, **parameters), False
        except TookTooLong:
            return await self.fetch_within(DEADLINE, instead, **parameters), True

    def ask(self, query: str, **parameters: Any) -> Ask:
        """A query for a read of several steps."""
        return Ask(query, self._bound(parameters))

    async def read(self, reading: Reading[T]) -> T:
        """Run a read of several steps."""
        return await self.engine.read(reading)

    def own(self, identity: int) -> int:
        """`identity`, if it can be a record of this server; otherwise `NotOnRecord`."""
        if server_of(identity) != self.server:
            raise NotOnRecord("That record is not one of this server.")
        return identity

    def id_of(self, number: int) -> int:
        """The id of a record of this server by the number that people type; `NotOnRecord` when it cannot be one."""
        if not 0 < number <= LAST_NUMBER:
            raise NotOnRecord("No record has that number.")
        return record_id(self.server, number)

    def _bound(self, parameters: dict[str, Any]) -> dict[str, Any]:
        low, high = record_id(self.server, 0), record_id(self.server + 1, 0) - 1
        return {"server": self.server, "low": low, "high": high, **parameters}
