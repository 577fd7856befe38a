"""A look at a database past the ledger, on either engine."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from typing import Any

import asyncpg

Rows = Callable[[str], Awaitable[list[tuple[Any, ...]]]]
"""All rows of a query; without any for a statement, which is committed."""


@asynccontextmanager
async def looking(url: str) -> AsyncIterator[Rows]:
    """A connection past the ledger."""
    if url.startswith("sqlite:///"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as file:
            file.execute("PRAGMA foreign_keys = ON")

            async def ask_file(sql: str) -> list[tuple[Any, ...]]:
                return file.execute(sql).fetchall()

            yield ask_file
        return
    connection = await asyncpg.connect(url)
    try:

        async def ask_server(sql: str) -> list[tuple[Any, ...]]:
            return [tuple(row) for row in await connection.fetch(sql)]

        yield ask_server
    finally:
        await connection.close()


async def rows(url: str, sql: str) -> list[tuple[Any, ...]]:
    """All rows of one query."""
    async with looking(url) as ask:
        return await ask(sql)
