"""Trouble with the file: one plain sentence that names the file and what to do, and nothing else of the machine."""

from __future__ import annotations

import asyncio
import errno
import os
import pwd
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.domain.errors import StorageError
from bot.ledger import Book, Ledger, sqlite
from tests.ledger.faults.numbered import check_whole, lay_ground, write_statement
from tests.ledger.made import ACTOR, event
from tests.ledger.raw import rows


@pytest.fixture
def engine() -> str:
    return "sqlite"


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Nobody in particular: a superuser may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def readable_by_all(folder: Path) -> Iterator[None]:
    """Let an ordinary user come as far as `folder`."""
    parents = [path for path in (folder, *folder.parents) if path.owner() == pwd.getpwuid(os.geteuid()).pw_name]
    before = {path: path.stat().st_mode for path in parents if len(path.parts) > 2}
    for path, mode in before.items():
        path.chmod(mode | 0o055)
    try:
        yield
    finally:
        for path, mode in before.items():
            path.chmod(mode)


def check(sentence: str, folder: Path) -> None:
    """One sentence, without the way to the file."""
    assert sentence.endswith((".", "permission to write it."))
    assert sentence.count(".") <= 3
    assert str(folder) not in sentence
    assert "\n" not in sentence


async def refused(url: str, folder: Path) -> str:
    with pytest.raises(StorageError) as caught:
        await Ledger.open(url)
    check(str(caught.value), folder)
    return str(caught.value)


async def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    sentence = await refused(f"sqlite:///{tmp_path}/nowhere/record.sqlite3", tmp_path)
    assert sentence == (
        "The database record.sqlite3 cannot be opened; check that its folder exists and may be written."
    )


async def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    assert "cannot be opened" in await refused(f"sqlite:///{tmp_path}", tmp_path.parent)


async def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with readable_by_all(tmp_path), ordinary_user():
        assert "cannot be opened" in await refused(str(tmp_path / "record.sqlite3"), tmp_path)
    tmp_path.chmod(0o755)


async def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    await (await Ledger.open(str(path))).close()
    path.chmod(0o444)
    with readable_by_all(tmp_path), ordinary_user():
        assert await refused(str(path), tmp_path) == (
            "The database record.sqlite3 is read-only; give the bot permission to write it."
        )


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 a picture" * 100)
    sentence = await refused(str(path), tmp_path)
    assert sentence == "holiday.jpg is not a database of this bot; name another file in DATABASE_URL."
    assert path.read_bytes().startswith(b"\xff\xd8\xff\xe0 a picture"), "and it is left alone"


async def test_a_damaged_database(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    await (await Ledger.open(str(path))).close()
    raw = bytearray(path.read_bytes())
    raw[4096 : len(raw) - 4096] = os.urandom(len(raw) - 8192)
    path.write_bytes(raw)
    assert "restore" in await refused(str(path), tmp_path)


@pytest.mark.parametrize("url", ["mysql://user:hunter2@host/name", "", "sqlite:///", "http://hunter2/"])
async def test_an_address_of_something_else_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(StorageError, match="DATABASE_URL must be") as caught:
        await Ledger.open(url)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["with space.sqlite3", "с кириллицей.db", "50%25.db", "what?.db", "a#b.db", "&mode=ro.db"]
)
async def test_any_file_name_is_a_file_name(tmp_path: Path, name: str) -> None:
    ledger = await Ledger.open(f"sqlite:///{tmp_path / name}")
    await ledger.book(1)
    await ledger.close()
    assert (tmp_path / name).stat().st_size > 0


async def test_another_program_that_writes_is_waited_for_and_then_named(
    book: Book, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = await lay_ground(book)
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        monkeypatch.setattr(sqlite, "_PATIENCE", 0.3)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="is busy with another program; try again in a moment") as caught:
            await write_statement(book, ground, 1)
        check(str(caught.value), Path(database_url).parent)
        assert (await book.summary()).claims == 1, "answers are given meanwhile"
        monkeypatch.setattr(sqlite, "_PATIENCE", 30)
        waiting = asyncio.create_task(write_statement(book, ground, 1))
        await asyncio.wait({waiting}, timeout=0.1)
        assert not waiting.done()
        other.execute("ROLLBACK")
    assert await check_whole(database_url, {1: await waiting}) == {1}


async def test_errors_of_our_own_are_not_blamed_on_the_file(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        async with ledger.engine.transaction(0) as writer:
            await writer.run("INSERT INTO nowhere VALUES (1)")
    with pytest.raises(OSError, match="a file of somebody else's"):
        async with ledger.engine.transaction(0):
            raise OSError(errno.ENOSPC, "a file of somebody else's")


async def test_who_waits_for_another_program_can_be_cancelled_at_once(ledger: Ledger, database_url: str) -> None:
    book = await ledger.book(1001)

    async def write() -> None:
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event("It rained"))

    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = [asyncio.create_task(write()) for _ in range(2)]
        await asyncio.wait(waiting, timeout=0.1)
        for task in waiting:
            task.cancel()
        done, _ = await asyncio.wait(waiting, timeout=2)
        assert len(done) == 2
        other.execute("ROLLBACK")
    await write()
    assert await rows(database_url, "SELECT COUNT(*) FROM claim") == [(1,)]
