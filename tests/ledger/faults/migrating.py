"""Databases before, while and after they come to another schema."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.ledger.engine import Engine
from bot.ledger.ledger import open_engine
from bot.ledger.migrate import migrate, migrations
from tests.ledger.raw import rows


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Engine]:
    """The database, whatever its schema."""
    engine = await open_engine(url)
    try:
        yield engine
    finally:
        await engine.close()


async def schema(url: str) -> list[tuple[Any, ...]]:
    """Every table, column, index, view, constraint and trigger."""
    if url.startswith("sqlite"):
        return await rows(url, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    return await rows(
        url,
        """
        SELECT table_name::text, column_name::text, data_type::text, is_nullable::text, column_default::text,
          collation_name::text, ordinal_position::text, generation_expression::text
          FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT tablename, indexname, indexdef, '', '', '', '', ''
          FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT viewname, '', definition, '', '', '', '', '' FROM pg_views WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), '', '', '', '', ''
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT tgrelid::regclass::text, tgname::text, pg_get_triggerdef(oid), '', '', '', '', ''
          FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT proname::text, '', pg_get_functiondef(oid), '', '', '', '', ''
          FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        ORDER BY 1, 2, 3
        """,
    )


async def bring(url: str, folder: Path) -> int:
    """Bring the database to the schema of the migrations in `folder`."""
    async with opened(url) as engine:
        return await migrate(engine, migrations(engine.name, folder))


def bring_in_a_process(url: str, folder: Path, done: Connection) -> None:
    """The same, and send the number of the schema."""
    done.send(asyncio.run(bring(url, folder)))
