"""The named queries: loaded from `bot/ledger/sql` by aiosql, once per engine.

`common/` holds the texts that both engines run; `sqlite/` and `postgresql/` what cannot be one text. aiosql reads the
files and rewrites the parameters; the engines run the texts themselves, because its own drivers open a cursor per
query, which costs aiosqlite three thread hops instead of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import aiosql
from aiosql.adapters.aiosqlite import AioSQLiteAdapter
from aiosql.adapters.asyncpg import AsyncPGAdapter

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Query:
    """The text of a query as the driver wants it, and the order of its parameters where they are numbered."""

    text: str
    order: tuple[str, ...]


@cache
def sqlite_queries() -> dict[str, Query]:
    """Every query in SQLite's words, with `:name` parameters."""
    adapter = AioSQLiteAdapter()
    return {name: Query(text, ()) for name, text in _texts(adapter, "sqlite").items()}


@cache
def postgres_queries() -> dict[str, Query]:
    """Every query in PostgreSQL's words, with `$1` parameters in `order`."""
    adapter = AsyncPGAdapter()  # type: ignore[no-untyped-call]
    texts = _texts(adapter, "postgresql")
    return {name: Query(text, tuple(adapter.var_sorted[name])) for name, text in texts.items()}


def _texts(adapter: AioSQLiteAdapter | AsyncPGAdapter, engine: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in ("common", engine):
        for path in sorted((SQL / folder).glob("*.sql")):
            queries = aiosql.from_path(path, lambda: adapter, mandatory_parameters=False)
            for name in queries.available_queries:
                if name.endswith("_cursor"):
                    continue
                if name in found:
                    raise ValueError(f"{path.name} names the query {name} a second time")
                found[name] = getattr(queries, name).sql
    return found
