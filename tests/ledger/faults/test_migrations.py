"""A database comes to the schema of this version, step by step, or stays as it was."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.data import SAMPLE_DOSSIER
from bot.domain.errors import StorageError
from bot.ledger import Ledger, import_dossier
from bot.ledger.migrate import Migration, migrate, migrations
from tests.ledger.faults.migrating import opened, schema
from tests.ledger.raw import rows

FIRST = Migration(1, "first", "CREATE TABLE hill (id INTEGER PRIMARY KEY);\nINSERT INTO hill VALUES (7);\n")
SECOND = Migration(
    2, "second", "-- Reason: higher.\nCREATE TABLE peak (id INTEGER);\nINSERT INTO peak SELECT id FROM hill;\n"
)
BROKEN = Migration(2, "second", "CREATE TABLE peak (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n")


@pytest.mark.parametrize("done", range(len(migrations("SQLite"))))
async def test_an_old_database_gets_the_schema_of_a_new_one(
    empty_database_url: str, database_url: str, done: int
) -> None:
    async with opened(empty_database_url) as engine:
        known = migrations(engine.name)
        await migrate(engine, known[:done])
        assert await migrate(engine) == known[-1].number
    assert await schema(empty_database_url) == await schema(database_url)


async def test_the_comparison_sees_every_kind_of_difference(database_url: str) -> None:
    before = await schema(database_url)
    on_file = database_url.startswith("sqlite")
    for difference in (
        "ALTER TABLE claim ADD COLUMN colour TEXT",
        "CREATE TABLE hill (height INTEGER)",
        "CREATE INDEX claim_colour ON claim (colour)",
        "DROP INDEX claim_topic",
        "CREATE VIEW high AS SELECT height FROM hill",
        "DROP VIEW high",
        "CREATE TRIGGER grow AFTER INSERT ON hill BEGIN SELECT 1; END"
        if on_file
        else "CREATE TRIGGER grow BEFORE UPDATE ON hill EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "ALTER TABLE hill RENAME COLUMN height TO metres",
        "DROP TABLE hill",
        "CREATE TABLE hill (height TEXT)",
    ):
        await rows(database_url, difference)
        after = await schema(database_url)
        assert after != before, difference
        before = after


async def test_opening_a_second_time_changes_nothing(database_url: str) -> None:
    before = await schema(database_url), await rows(database_url, "SELECT * FROM migration")
    ledger = await Ledger.open(database_url)
    await ledger.close()
    assert (await schema(database_url), await rows(database_url, "SELECT * FROM migration")) == before
    assert before[1]


async def test_each_step_is_recorded_with_its_checksum(empty_database_url: str) -> None:
    async with opened(empty_database_url) as engine:
        assert await migrate(engine, (FIRST, SECOND)) == 2
    found = await rows(empty_database_url, "SELECT number, name, checksum FROM migration ORDER BY number")
    assert found == [(1, "first", FIRST.checksum), (2, "second", SECOND.checksum)]
    assert await rows(empty_database_url, "SELECT id FROM peak") == [(7,)]


async def test_a_step_that_fails_leaves_the_steps_before_it_and_nothing_of_itself(empty_database_url: str) -> None:
    async with opened(empty_database_url) as engine:
        await migrate(engine, (FIRST,))
        before = await schema(empty_database_url)
        with pytest.raises(Exception, match="nowhere"):
            await migrate(engine, (FIRST, BROKEN))
        assert await schema(empty_database_url) == before
        assert await rows(empty_database_url, "SELECT number FROM migration") == [(1,)]
        assert await migrate(engine, (FIRST, SECOND)) == 2, "and can be put right"


async def test_a_newer_schema_is_refused_in_one_sentence(empty_database_url: str) -> None:
    async with opened(empty_database_url) as engine:
        await migrate(engine, (FIRST, SECOND))
        with pytest.raises(StorageError) as refused:
            await migrate(engine, (FIRST,))
    assert str(refused.value) == (
        "The database has schema 2, this version knows 1: install a newer version of the bot."
    )


async def test_a_step_that_was_changed_after_it_was_run_is_refused(empty_database_url: str) -> None:
    async with opened(empty_database_url) as engine:
        await migrate(engine, (FIRST,))
        with pytest.raises(StorageError, match=r"^Migration 1 \(first\) is not the one this database was made with"):
            await migrate(engine, (Migration(1, "first", FIRST.text + " "), SECOND))
    assert await rows(empty_database_url, "SELECT number FROM migration") == [(1,)]


async def test_programs_that_open_an_empty_database_at_once_migrate_it_once(empty_database_url: str) -> None:
    ledgers = await asyncio.gather(*(Ledger.open(empty_database_url) for _ in range(8)))
    for ledger in ledgers:
        await ledger.close()
    found = await rows(empty_database_url, "SELECT number FROM migration")
    assert found == [(step.number,) for step in migrations("SQLite")]


class TestOnAFile:
    """SQLite only: the owner of a PostgreSQL server backs it up."""

    @pytest.fixture
    def engine(self) -> str:
        return "sqlite"

    async def test_a_copy_is_set_aside_before_an_upgrade(self, ledger: Ledger, database_url: str) -> None:
        await import_dossier(await ledger.book(1001), SAMPLE_DOSSIER)
        known = migrations("SQLite")
        number = known[-1].number + 1
        upgrade = Migration(number, "hills", "CREATE TABLE hill (id INTEGER) STRICT;\nDELETE FROM position;\n")
        before = await schema(database_url)
        await migrate(ledger.engine, (*known, upgrade))
        copy = Path(f"{database_url.removeprefix('sqlite:///')}.before-{number:04}")
        assert await schema(f"sqlite:///{copy}") == before
        with closing(sqlite3.connect(copy)) as opened_copy:
            assert opened_copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert opened_copy.execute("SELECT COUNT(*) FROM position").fetchone()[0] > 10
        again = await Ledger.open(f"sqlite:///{copy}")
        assert (await (await again.book(1001)).summary()).claims == 17
        await again.close()

    async def test_no_copy_is_made_of_an_empty_database_or_when_nothing_is_missing(
        self, empty_database_url: str
    ) -> None:
        path = Path(empty_database_url.removeprefix("sqlite:///"))
        for _ in range(2):
            ledger = await Ledger.open(empty_database_url)
            await ledger.close()
        assert list(path.parent.glob(f"{path.name}.before*")) == []

    async def test_the_copy_of_an_earlier_attempt_is_replaced(self, empty_database_url: str) -> None:
        copy = Path(empty_database_url.removeprefix("sqlite:///") + ".before-0002")
        copy.write_text("an earlier attempt")
        async with opened(empty_database_url) as engine:
            await migrate(engine, (FIRST,))
            await migrate(engine, (FIRST, SECOND))
        assert await rows(f"sqlite:///{copy}", "SELECT id FROM hill") == [(7,)]
