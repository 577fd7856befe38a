"""What a database engine must offer: named queries, reads, one transaction at a time per server.

Two exist: `bot.ledger.sqlite` and `bot.ledger.postgres`. Everything above this module is the same for both.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar

Row = Mapping[str, Any]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ask:
    """A named query and its parameters, not yet run."""

    query: str
    parameters: Mapping[str, Any]


Reading: TypeAlias = Generator[Ask, Sequence[Row], T]
"""A read in several steps: it yields what it asks, is sent the rows, and returns what it made of them.

It awaits nothing, so an engine may run it wherever that is cheapest, against one state of the database.
"""


class TookTooLong(Exception):
    """A read was stopped because its deadline passed; the connection is free again."""


class Reader(Protocol):
    """Runs the named queries of `bot/ledger/sql`."""

    async def fetch(self, query: str, **parameters: Any) -> Sequence[Row]:
        """All rows of a query."""
        ...


class Writer(Reader, Protocol):
    """A reader inside one write transaction, which sees its own writes."""

    async def execute_many(self, query: str, parameters: Iterable[Mapping[str, Any]]) -> None:
        """Run a query that returns nothing once for each set of parameters, now or before the next read or the end.

        The sets must not be changed any more. An error ends the transaction, even when it is caught.
        """
        ...

    async def run(self, statement: str) -> None:
        """Run one statement of a migration."""
        ...


class Engine(Reader, Protocol):
    """An open database."""

    name: str
    version: str

    async def fetch_within(self, seconds: float, query: str, **parameters: Any) -> Sequence[Row]:
        """Like `fetch`, but raises `TookTooLong` after that many seconds and frees the connection."""
        ...

    async def read(self, reading: Reading[T]) -> T:
        """Run a read of several steps against one state of the database; raises what it raises."""
        ...

    def transaction(self, server: int) -> AbstractAsyncContextManager[Writer]:
        """One write transaction for a server: committed when the block ends, rolled back on any exception.

        A task cancelled before the commit has begun leaves nothing behind; cancelled during it, it goes on when the
        commit has succeeded, so what is on disk is reported as done. Raises `StorageError` when the database cannot
        take it.
        """
        ...

    def match_expression(
        self, groups: Sequence[Sequence[str]], *, every: bool, column: str = "words", speakers: Sequence[str] = ()
    ) -> str:
        """The engine's full-text expression for groups of alternative words (folded: ASCII letters, digits, "_").

        A word ending in `*` stands for all words that begin so. `every` asks for all groups, otherwise for any;
        `speakers` are the keys (`speaker_key`) of those whose words are wanted, all when empty.
        """
        ...

    async def set_aside(self, label: str) -> Path | None:
        """Copy the database as it was committed last beside itself, also from inside a transaction.

        Returns the copy's path, or None where whoever runs the server sees to that.
        """
        ...

    async def size(self) -> int | None:
        """Bytes on disk, when the engine can tell."""
        ...

    async def close(self) -> None:
        """Finish and let go of the database."""
        ...


def speaker_key(number: int) -> str:
    """The word that stands for a speaker in the index of quotations; no typed word can be one."""
    return f"@{number}"
