"""The backup of every night: made when it is due, told when it fails, and never in the way of the end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Counterclaim
from bot.config import Settings
from bot.ledger import Ledger
from bot.ledger.backup import Shelf
from bot.nightly import Nightly, due
from tests.shell.records import claims, grow, record
from tests.wire.conftest import told
from tests.wire.process import running
from tests.wire.server import discord_on_loopback


@pytest.fixture
def engine() -> str:
    return "sqlite"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Look at the clock all the time, in a folder without settings."""
    monkeypatch.setattr("bot.nightly.LOOK_EVERY", 0.02)
    monkeypatch.chdir(tmp_path)


@asynccontextmanager
async def nights(file: Path, **settings: object) -> AsyncIterator[Nightly]:
    """The backups of that database, from start to stop."""
    nightly = Nightly(Settings(database_url=str(file), backup_folder=file.parent / "backups", **settings))  # type: ignore[arg-type]
    nightly.start()
    try:
        yield nightly
    finally:
        await nightly.stop()


async def until(condition: Callable[[], object], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.01)


def backup_by_hand(file: Path, after: datetime | None) -> Path:
    """What `counterclaim backup` would leave in the folder a second later."""
    assert after is not None
    backup = Shelf.of(str(file), file.parent / "backups").name(after + timedelta(seconds=1))
    backup.write_text("made by hand")
    return backup


async def seen(nightly: Nightly, backup: Path) -> None:
    """Wait until it knows of that backup, so that it has looked at the folder and the clock since."""
    await until(lambda: nightly.last and backup.name == f"record-{nightly.last:%Y%m%dT%H%M%SZ}.sqlite3")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        ("2026-01-31T12:00", None, True),
        ("2026-01-31T12:00", "2026-01-31T03:00", False),
        ("2026-01-31T12:00", "2026-01-31T02:59:59", True),
        ("2026-01-31T02:59:59", "2026-01-30T03:00", False),
        ("2026-01-31T03:00", "2026-01-30T03:00:04", True),
        ("2026-01-31T02:00", "2026-01-29T03:00:04", True),
        ("2026-03-01T00:30", "2026-02-28T22:00", False),
    ],
)
def test_when_one_is_due(now: str, last: str | None, expected: bool) -> None:
    assert due(at(now), at(last) if last else None) is expected
    elsewhere = datetime.fromisoformat(f"{now}+00:00").astimezone()
    assert due(elsewhere, at(last) if last else None) is expected


async def test_one_is_made_and_then_none_until_the_next_night(tmp_path: Path) -> None:
    file = await record(tmp_path / "record.sqlite3", "It rained")
    async with nights(file) as nightly:
        await until(lambda: nightly.last)
        [made] = (tmp_path / "backups").iterdir()
        await seen(nightly, by_hand := backup_by_hand(file, after=nightly.last))
    assert {*(tmp_path / "backups").iterdir()} == {made, by_hand}
    assert await claims(f"sqlite:///{made}") == {"It rained"}
    assert nightly.failed is None


async def test_a_missed_night_is_made_up_for_and_the_oldest_goes(tmp_path: Path) -> None:
    file = await record(tmp_path / "record.sqlite3", "It rained")
    (tmp_path / "backups").mkdir()
    shelf, now = Shelf.of(str(file), tmp_path / "backups"), datetime.now(UTC)
    old = [shelf.name(now - timedelta(days=days)) for days in (3, 4, 5)]
    for backup in old:
        backup.write_text("of an earlier night")
    async with nights(file, backup_keep=2) as nightly:
        await until(lambda: nightly.last and nightly.last > now - timedelta(hours=1))
    [(_, made), (_, kept)] = shelf.made(datetime.now(UTC))
    assert (kept, made in old) == (old[0], False)
    assert len(list((tmp_path / "backups").iterdir())) == 2


async def test_none_is_made_when_none_is_wanted(tmp_path: Path) -> None:
    file = await record(tmp_path / "record.sqlite3")
    (tmp_path / "backups").mkdir()
    async with nights(file, backup_keep=0) as nightly:
        await seen(nightly, old := backup_by_hand(file, after=datetime.now(UTC) - timedelta(days=9)))
        await seen(nightly, new := backup_by_hand(file, after=datetime.now(UTC) - timedelta(days=8)))
    assert {*(tmp_path / "backups").iterdir()} == {old, new}


async def test_a_failure_is_one_sentence_in_the_log_until_one_is_made(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "record.sqlite3"
    async with nights(file) as nightly:
        await until(lambda: nightly.failed)
        assert nightly.last is None
        await record(file, "It rained")
        by_hand = backup_by_hand(file, after=nightly.failed)
        await until(lambda: not nightly.failed)
    [said] = [entry for entry in caplog.records if entry.levelno >= logging.ERROR]
    assert said.getMessage() == (
        "no backup was made: The database record.sqlite3 is not there; check DATABASE_URL, and where this is started."
    )
    assert said.exc_info is None
    assert list((tmp_path / "backups").iterdir()) == [by_hand], "the next try is not at once"


async def test_a_full_disk_is_not_made_fuller(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = await record(tmp_path / "record.sqlite3")
    with file.open("r+b") as database:
        database.truncate(1 << 43)  # a hole: eight terabytes that take no room
    async with nights(file) as nightly:
        await until(lambda: nightly.failed)
    assert "There is too little room for a backup in backups: " in caplog.text
    assert list((tmp_path / "backups").iterdir()) == []


async def test_the_bot_ends_in_time_while_one_is_made(tmp_path: Path) -> None:
    file = await record(tmp_path / "record.sqlite3", "It rained")
    grow(file, 200_000)
    nightly = Nightly(Settings(database_url=str(file), backup_folder=tmp_path / "backups"))
    bot = Counterclaim(await Ledger.open(str(file)), backups=nightly)
    nightly.start()
    try:
        await until(lambda: any(path.stat().st_size for path in (tmp_path / "backups").glob("*.part")))
    finally:
        async with asyncio.timeout(5):  # what the bot promises
            await bot.close()
    backups = [path for path in (tmp_path / "backups").iterdir() if path.suffix != ".part"]
    assert backups == []


async def test_the_program_makes_them(tmp_path: Path) -> None:
    async with (
        discord_on_loopback() as discord,
        running(discord, tmp_path, DATABASE_URL="record.sqlite3", BACKUP_KEEP="5"),
    ):
        assert "None yet; one is made each night" in await told(await discord.slash("about"))
