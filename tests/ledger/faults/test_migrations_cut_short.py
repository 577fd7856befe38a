"""The next migration, made up here: on a database with records, killed on the way, and by several programs at once."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from bot.domain.errors import StorageError
from bot.ledger import Ledger
from bot.ledger.migrate import FOLDER, migrations
from tests.ledger.faults.dying import forked
from tests.ledger.faults.migrating import bring, bring_in_a_process, schema
from tests.ledger.faults.numbered import check_whole
from tests.ledger.raw import looking, rows
from tests.rig.databases import Content, Databases

Fresh = Callable[[Content], Awaitable[str]]
KILLS = 12
NEXT = migrations("SQLite")[-1].number + 1
STEPS = (
    "-- Reason: higher.",
    "ALTER TABLE claim ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey' CHECK (colour <> '');",
    "UPDATE claim SET colour = text;",
    "CREATE TABLE hill (id INTEGER PRIMARY KEY, height INTEGER NOT NULL);",
    *(
        "INSERT INTO hill WITH RECURSIVE up (id) AS "
        f"(SELECT {first} UNION ALL SELECT id + 1 FROM up WHERE id < {first + 999}) SELECT id, id % 100 FROM up;"
        for first in range(0, 20000, 1000)
    ),
    "CREATE INDEX hill_height ON hill (height DESC) WHERE height > 8;",
    "CREATE VIEW high AS SELECT id FROM hill WHERE height > 8;",
)
TABLES = ("server", "batch", "change", "statement", "citation", "stance", "speaker_name", "imported")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The migrations of this version, and one more."""
    for engine in ("sqlite", "postgresql"):
        shutil.copytree(FOLDER / engine, tmp_path / engine)
        (tmp_path / engine / f"{NEXT:04}_hills.sql").write_text("\n".join(STEPS) + "\n", "utf-8")
    return tmp_path


@pytest.fixture
async def fresh(databases: Databases) -> AsyncIterator[Fresh]:
    """Makes databases, and removes them at the end."""
    made: list[str] = []

    async def make(content: Content) -> str:
        made.append(await databases.fresh(content))
        return made[-1]

    yield make
    for url in made:
        await databases.drop(url)


async def contents(url: str) -> list[object]:
    """What must not be lost on the way."""
    async with looking(url) as ask:
        return [await ask(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES]


def copies(url: str) -> list[Path]:
    path = Path(url.removeprefix("sqlite:///"))
    return sorted(path.parent.glob(f"{path.name}.before-*"))


async def check_copy(url: str, before: list[object]) -> None:
    """The copy that was set aside opens, and holds everything."""
    path = Path(f"{url.removeprefix('sqlite:///')}.before-{NEXT:04}")
    assert copies(url) == [path]
    copy = path.rename(path.with_suffix(".opened"))  # to look at it makes files beside it
    await (await Ledger.open(str(copy))).close()
    assert await contents(f"sqlite:///{copy}") == before
    await check_whole(f"sqlite:///{copy}", {})
    copy.rename(path)


async def test_a_database_with_records_gets_the_schema_of_a_new_one_and_keeps_them(fresh: Fresh, folder: Path) -> None:
    old, new = await fresh("sample"), await fresh("empty")
    before = await contents(old)
    assert await bring(old, folder) == await bring(new, folder) == NEXT
    assert await schema(old) == await schema(new)
    assert await contents(old) == before
    await check_whole(old, {})
    assert await rows(old, "SELECT COUNT(*) FROM claim WHERE colour <> text") == [(0,)]
    with pytest.raises(StorageError) as refused:
        await Ledger.open(old)
    assert str(refused.value) == (
        f"The database has schema {NEXT}, this version knows {NEXT - 1}: install a newer version of the bot."
    )
    if old.startswith("sqlite"):
        await check_copy(old, before)
        assert copies(new) == []


async def test_a_migration_that_is_killed_has_happened_or_has_not(fresh: Fresh, folder: Path) -> None:
    chance, loop = random.Random(7), asyncio.get_running_loop()
    new = await fresh("empty")
    await bring(new, folder)
    schemas = {NEXT: await schema(new)}
    url = await fresh("sample")
    before, schemas[NEXT - 1] = await contents(url), await schema(url)
    start = loop.time()
    with forked(bring_in_a_process, url, folder) as (_, done):
        assert done.recv() == NEXT
    needed = loop.time() - start
    for _ in range(KILLS):
        url = await fresh("sample")
        with forked(bring_in_a_process, url, folder) as (process, _):
            process.join(chance.uniform(needed / 4, needed))
        await check_whole(url, {})
        [(number,)] = await rows(url, "SELECT MAX(number) FROM migration")
        assert await schema(url) == schemas[number]
        assert await contents(url) == before
        assert await bring(url, folder) == NEXT
        assert await schema(url) == schemas[NEXT]
        if url.startswith("sqlite"):
            await check_copy(url, before)


@pytest.mark.parametrize("turn", range(3))
async def test_programs_that_migrate_at_once_do_it_once_and_keep_the_copy(
    fresh: Fresh, folder: Path, turn: int
) -> None:
    url = await fresh("sample")
    before = await contents(url)
    with ExitStack() as stack:
        pipes = [stack.enter_context(forked(bring_in_a_process, url, folder))[1] for _ in range(3)]
        for pipe in pipes:
            assert wait([pipe], timeout=60)
            assert pipe.recv() == NEXT
    found = await rows(url, "SELECT number FROM migration ORDER BY number")
    assert found == [(number,) for number in range(1, NEXT + 1)]
    assert await contents(url) == before
    await check_whole(url, {})
    if url.startswith("sqlite"):
        await check_copy(url, before)
