"""The file is removed, replaced, damaged or cut short under the bot, or its write-ahead log is."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.errors import StorageError
from bot.domain.questions import Contested, SearchRecord
from bot.ledger import Book, Ledger
from tests.ledger.faults.numbered import Ground, check_whole, lay_ground, write_statement
from tests.ledger.made import ask
from tests.rig.databases import GUILD

GONE = "The database {name} was removed or replaced while the bot was running; put it back, or restart the bot."


@pytest.fixture
def engine() -> str:
    return "sqlite"


@pytest.fixture
def path(database_url: str) -> Path:
    return Path(database_url.removeprefix("sqlite:///"))


@pytest.fixture
async def ground(book: Book) -> Ground:
    return await lay_ground(book)


async def refused(book: Book, ground: Ground, path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        await write_statement(book, ground, 0)
    assert str(caught.value) == GONE.format(name=path.name)


def log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


async def test_what_goes_to_a_removed_file_is_not_reported_as_done(book: Book, ground: Ground, path: Path) -> None:
    away = path.with_suffix(".away")
    path.rename(away)
    await refused(book, ground, path)
    with pytest.raises(StorageError, match=r"removed or replaced"):
        await book.change_settings(actor=None, zone="Asia/Baku")
    assert (await ask(book, SearchRecord("rained"))).claims, "answers are given from the file that was there"
    away.rename(path)
    acknowledged = {1: await write_statement(book, ground, 1)}
    assert await check_whole(f"sqlite:///{path}", acknowledged) == {1}


async def test_a_backup_put_in_its_place_is_not_spoilt_by_what_the_bot_still_holds(
    ledger: Ledger, book: Book, ground: Ground, path: Path
) -> None:
    backup, away = path.with_suffix(".backup"), path.with_suffix(".away")
    acknowledged = {number: await write_statement(book, ground, number) for number in range(1, 31)}
    with closing(sqlite3.connect(path)) as other:
        other.execute("VACUUM INTO ?", (str(backup),))
    later = {number: await write_statement(book, ground, number) for number in range(31, 91)}
    path.rename(away)
    backup.rename(path)
    await refused(book, ground, path)
    await ledger.close()
    again = await Ledger.open(str(path))
    acknowledged[91] = await write_statement(await again.book(GUILD), ground, 91)
    await again.close()
    assert await check_whole(f"sqlite:///{path}", acknowledged) == acknowledged.keys()
    assert await check_whole(f"sqlite:///{away}", later) == set(range(1, 91)), "and the old file has all that it had"


async def test_without_its_log_nothing_is_reported_as_done_that_a_kill_would_lose(
    ledger: Ledger, book: Book, ground: Ground, path: Path
) -> None:
    acknowledged = {number: await write_statement(book, ground, number) for number in range(1, 4)}
    log(path).unlink()
    await refused(book, ground, path)
    await ledger.close()
    again = await Ledger.open(str(path))
    acknowledged[4] = await write_statement(await again.book(GUILD), ground, 4)
    await again.close()
    assert await check_whole(f"sqlite:///{path}", acknowledged) == acknowledged.keys()


def remove(file: Path) -> None:
    file.unlink()


def fill_with_noise(file: Path) -> None:
    file.write_bytes(random.Random(1).randbytes(file.stat().st_size))


def spoil_the_middle(file: Path) -> None:
    middle = file.stat().st_size // 2
    with file.open("r+b") as opened:
        opened.seek(middle)
        opened.write(random.Random(2).randbytes(512))


def cut_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size * 2 // 3)


@pytest.mark.parametrize("spoil", [remove, fill_with_noise, spoil_the_middle, cut_short])
async def test_a_spoilt_log_costs_the_end_of_the_record_and_no_more(
    book: Book, ground: Ground, path: Path, spoil: Callable[[Path], None]
) -> None:
    crashed = path.with_suffix(".crashed")
    acknowledged = {}
    for number in range(1, 21):
        acknowledged[number] = await write_statement(book, ground, number)
        if number == 10:
            with closing(sqlite3.connect(path)) as other:
                other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, crashed)  # what a kill would leave at this moment
    shutil.copy(log(path), log(crashed))
    spoil(log(crashed))
    again = await Ledger.open(str(crashed))
    await again.book(GUILD)
    await again.close()
    there = await check_whole(f"sqlite:///{crashed}", {})
    assert there == set(range(1, len(there) + 1))
    assert 10 <= len(there) < 20
    assert await check_whole(f"sqlite:///{path}", acknowledged) == acknowledged.keys()


async def test_a_page_of_noise_anywhere_is_said_to_be_damage_and_nothing_else(
    book: Book, ground: Ground, path: Path
) -> None:
    for number in range(1, 11):
        await write_statement(book, ground, number)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole, chance = path.read_bytes(), random.Random(3)
    pages = [page * 4096 for page in chance.sample(range(1, len(whole) // 4096), 25)]
    told = set()
    for start in [0, 16, 18, 28, 50, 100, *pages]:  # the header has fields there
        damaged = path.with_suffix(f".damaged{start}")
        end = start - start % 4096 + 4096
        damaged.write_bytes(whole[:start] + chance.randbytes(end - start) + whole[end:])
        told |= await all_that_is_told(damaged, ground)
        assert all("NAME" in sentence and str(path.parent) not in sentence for sentence in told)
    assert {sentence.replace("The database NAME", "NAME") for sentence in told} == {
        "NAME is damaged; stop the bot and restore it from a backup.",
        "NAME is not a database of this bot; name another file in DATABASE_URL.",
    }


async def all_that_is_told(path: Path, ground: Ground) -> set[str]:
    """What those are told who use a damaged database in several ways."""
    told = set()
    try:
        ledger = await Ledger.open(str(path))
    except StorageError as error:
        return {str(error).replace(path.name, "NAME")}
    try:
        book = await ledger.book(GUILD)
        uses: list[Callable[[], Awaitable[object]]] = [
            book.summary,
            lambda: ask(book, SearchRecord("rain number7")),
            lambda: ask(book, Contested()),
            lambda: book.suggest_claims("rain"),
            lambda: write_statement(book, ground, 11),
            lambda: book.undo(2, actor=None),
        ]
        for use in uses:
            try:
                await use()
            except StorageError as error:
                told.add(str(error).replace(path.name, "NAME"))
    finally:
        await ledger.close()
    return told
