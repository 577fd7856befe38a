"""`counterclaim restore`: checked first, refused while the bot runs, and at every moment one whole database."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.cli.exits import Exit
from bot.ledger import Ledger
from bot.ledger.backup import UnsoundError
from bot.ledger.backup import restore as put_back
from tests.ledger.raw import looking
from tests.shell.records import claim, claims, crashed, everything, record, refused
from tests.wire.process import run

if TYPE_CHECKING:
    from tests.rig.databases import Databases

IN_USE = "The database record.sqlite3 is in use; stop the bot and try again."


@pytest.fixture
def engine() -> str:
    return "sqlite"


async def restore(backup: Path, database: Path) -> Path | None:
    """Restore; returns where the database before is kept."""
    status, printed, said = await run("restore", str(backup), folder=database.parent, DATABASE_URL=database.name)
    assert (status, said) == (0, "")
    assert await held(database) == {"It rained"}
    kept = [path for path in database.parent.iterdir() if path.name.startswith(f"{database.name}.before-restore-")]
    whole = [path for path in kept if not path.name.endswith(("-wal", "-journal", "-shm"))]
    assert {database, *kept} == set(database.parent.iterdir())
    assert len(whole) < 2
    assert all(str(path) in printed for path in whole)
    return whole[0] if whole else None


async def held(file: Path) -> set[str]:
    """The claims in a file that is whole in itself; the look leaves it so."""
    with closing(sqlite3.connect(file)) as look:
        assert look.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert look.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
    return await claims(f"sqlite:///{file}")


async def unsound(url: str, backup: Path) -> str:
    """Why that file cannot be restored."""
    with pytest.raises(UnsoundError) as caught:
        await put_back(url, backup)
    return str(caught.value)


async def test_on_a_new_machine(backup: Path, database: Path) -> None:
    assert await restore(backup, database) is None
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


async def test_what_was_there_is_kept(backup: Path, database: Path) -> None:
    (await record(database, "It snowed")).chmod(0o640)
    kept = await restore(backup, database)
    assert kept is not None
    assert await held(kept) == {"It snowed"}
    assert stat.S_IMODE(database.stat().st_mode) == 0o640
    shutil.move(kept, backup)
    status, _, _ = await run("restore", str(backup), folder=database.parent, DATABASE_URL=database.name)
    assert (status, await held(database)) == (0, {"It snowed"}), "and can be restored in its turn"


async def test_what_a_crash_left_in_the_log_is_kept_with_it(backup: Path, database: Path) -> None:
    crashed(await record(database, "It snowed"))
    kept = await restore(backup, database)
    assert kept is not None
    assert await held(kept) == {"It snowed in the log"}


async def test_a_log_without_its_database_does_no_harm(backup: Path, database: Path) -> None:
    crashed(await record(database, "It snowed"))
    database.unlink()
    assert await restore(backup, database) is None


@pytest.mark.parametrize("log", [False, True])
async def test_a_damaged_database_is_replaced_and_kept(backup: Path, database: Path, log: bool) -> None:
    await record(database, "It snowed")
    if log:  # which SQLite may read, or not
        crashed(database)
    torn = os.urandom(database.stat().st_size)
    database.write_bytes(torn)
    kept = await restore(backup, database)
    assert kept is not None
    assert log or kept.read_bytes() == torn


async def test_a_link_to_the_database_stays_one(backup: Path, database: Path, tmp_path: Path) -> None:
    await record(database, "It snowed")
    link = tmp_path / "link.sqlite3"
    link.symlink_to(database)
    assert (await run("restore", str(backup), folder=tmp_path, DATABASE_URL=link.name))[0] == 0
    assert link.is_symlink()
    assert await held(database) == {"It rained"}


@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
async def test_refused_while_the_bot_runs(backup: Path, database: Path, damaged: bool) -> None:
    ledger = await Ledger.open(str(database))
    try:
        book = await ledger.book(1001)
        await claim(book, "It snowed")
        if damaged:  # by another process: closing the file here would give up SQLite's locks
            scribble = "import sys; f = open(sys.argv[1], 'r+b'); f.write(b'x' * 512)"
            process = await asyncio.create_subprocess_exec(sys.executable, "-c", scribble, str(database))
            assert await process.wait() == 0
        before = set(database.parent.iterdir())
        settings = {"folder": database.parent, "DATABASE_URL": database.name}
        assert await refused(Exit.STORAGE, "restore", str(backup), **settings) == IN_USE  # type: ignore[arg-type]
        assert set(database.parent.iterdir()) == before
        if not damaged:
            await claim(book, "It hailed")
            assert (await book.summary()).claims == 2
    finally:
        await ledger.close()
    if not damaged:
        assert await restore(backup, database) is not None


async def test_who_opened_the_old_file_too_early_cannot_write_it(backup: Path, database: Path) -> None:
    await record(database, "It snowed")
    with closing(sqlite3.connect(database, isolation_level=None)) as early:  # opened, and not yet looked at
        assert await restore(backup, database) is not None
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            early.execute("PRAGMA journal_mode = WAL")
    assert not Path(f"{database}-wal").exists()
    assert await held(database) == {"It rained"}


async def test_what_is_no_backup_changes_nothing(backup: Path, database: Path, tmp_path: Path) -> None:
    await record(database, "It snowed")
    sound, before = backup.read_bytes(), database.read_bytes()
    torn = bytearray(sound)
    torn[8192:90_000] = os.urandom(90_000 - 8192)
    (tmp_path / "torn").write_bytes(torn)
    (tmp_path / "text").write_text("dear diary")
    (tmp_path / "dump").write_bytes(b"PGDMP\x01\x0e\x00 and so on")
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE t (a)")
    for name, sql in (
        ("newer", "INSERT INTO migration VALUES (99, 'more', 'x', 'now')"),
        ("dangling", "UPDATE batch SET undoes = 4294967999"),
    ):
        (tmp_path / name).write_bytes(sound)
        with closing(sqlite3.connect(tmp_path / name)) as copy, copy:
            copy.execute(sql)
    live = tmp_path / "live"
    live.write_bytes(sound)
    crashed(live)
    for name, sentence in (
        ("torn", "torn is damaged; use another one."),
        ("dangling", "dangling is damaged; use another one."),
        ("text", "text is not a backup of this bot; use another one."),
        ("other", "other is not a backup of this bot."),
        ("dump", "dump is a backup of a PostgreSQL database; name one in DATABASE_URL."),
        ("newer", "newer cannot be used by this version: The database has schema 99, "),
        ("live", "live-wal holds a part of live, so it is a database in use; "),
        ("data/record.sqlite3", "record.sqlite3 is the database itself; name a backup."),
    ):
        assert (await unsound(str(database), tmp_path / name)).startswith(sentence)
        assert [*database.parent.iterdir()] == [database]
        assert database.read_bytes() == before
    said = await refused(Exit.BAD_DATA, "restore", "torn", folder=tmp_path, DATABASE_URL=str(database))
    assert said == "torn is damaged; use another one."
    await refused(Exit.NO_INPUT, "restore", "none", folder=tmp_path, DATABASE_URL=str(database))
    said = await refused(Exit.STORAGE, "restore", "backup", folder=tmp_path, DATABASE_URL="no/such/record.sqlite3")
    assert said == "record.sqlite3 cannot be written; check that its folder exists and may be written."


async def test_postgresql_takes_it_into_an_empty_database_or_not_at_all(
    postgres_databases: Databases, tmp_path: Path
) -> None:
    source, target = await postgres_databases.fresh("sample"), await postgres_databases.fresh("empty")
    assert (await run("backup", "dump", folder=tmp_path, DATABASE_URL=source))[0] == 0
    sound = (tmp_path / "dump").read_bytes()
    async with looking(source) as ask:
        before = await everything(source)
        await ask("INSERT INTO migration VALUES (99, 'more', 'x', 'now')")
    assert (await run("backup", "newer", folder=tmp_path, DATABASE_URL=source))[0] == 0
    (tmp_path / "short").write_bytes(sound[: len(sound) - 3000])
    async with looking(target) as ask:
        (tmp_path / "file").write_bytes(b"SQLite format 3\0")
        for name, sentence in (
            ("file", "file is a backup of a SQLite database; name a file in DATABASE_URL."),
            ("short", "short is damaged, or was made by a newer pg_dump"),
            ("newer", "newer cannot be used by this version: The database has schema 99, "),
        ):
            assert (await unsound(target, tmp_path / name)).startswith(sentence)
            assert await ask("SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []
        said = await refused(Exit.STORAGE, "restore", "dump", folder=tmp_path, DATABASE_URL=source)
        assert said.startswith("The database in DATABASE_URL is not empty, and was left alone; ")
        # It fails half way: another program holds what the last statements want to make.
        await ask("CREATE TYPE statement_link AS (a int)")
        said = await refused(Exit.STORAGE, "restore", "dump", folder=tmp_path, DATABASE_URL=target)
        assert said.startswith("pg_restore could not do it: ")
        assert await ask("SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == [], "nothing of it stays"
        await ask("DROP TYPE statement_link")
    assert (await run("restore", "dump", folder=tmp_path, DATABASE_URL=target))[0] == 0
    assert await everything(target) == before
    await postgres_databases.drop(source)
    await postgres_databases.drop(target)
