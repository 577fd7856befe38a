"""A look at a database that leaves it as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.errors import StorageError
from bot.ledger import Book, Ledger
from bot.ledger.migrate import migrations
from tests.ledger.raw import looking, rows


async def test_an_empty_database_stays_empty(empty_database_url: str, engine: str) -> None:
    async with looking(empty_database_url) as ask:  # makes the file
        await ask("CREATE TABLE other (number INTEGER)")
    found = await Ledger.inspect(empty_database_url)
    assert found.status is not None
    assert (found.status.schema, found.status.servers, found.wanted) == (0, 0, migrations("SQLite")[-1].number)
    tables = {
        "sqlite": "SELECT name FROM sqlite_schema",
        "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    }
    assert await rows(empty_database_url, tables[engine]) == [("other",)]


async def test_a_database_in_use_is_told_of(sample: Book, ledger: Ledger, database_url: str) -> None:
    found = await Ledger.inspect(database_url)
    assert found.status is not None
    assert (found.status.schema, found.status.servers) == (found.wanted, 1)
    assert (await sample.summary()).claims == 17


async def test_a_newer_database_is_refused(database_url: str) -> None:
    await rows(database_url, "INSERT INTO migration VALUES (99, 'later', 'x', 'x')")
    with pytest.raises(StorageError, match="schema 99, this version knows"):
        await Ledger.inspect(database_url)


async def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    found = await Ledger.inspect(f"sqlite:///{tmp_path / 'none.sqlite3'}")
    assert (found.status, list(tmp_path.iterdir())) == (None, [])
    with pytest.raises(StorageError, match="check that its folder exists"):
        await Ledger.inspect(str(tmp_path / "no" / "none.sqlite3"))
