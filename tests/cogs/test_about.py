"""What /about says of the backups: how old the last one is, whether the last try failed, and never where they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Counterclaim
from bot.config import Settings
from bot.ledger.backup import Shelf
from bot.nightly import Nightly
from tests.cogs.conftest import Server, text


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bot.nightly.LOOK_EVERY", 0.02)
    monkeypatch.chdir(tmp_path)  # where there are no settings


@pytest.fixture
def keep() -> int:
    return 7


@pytest.fixture
async def nightly(database_url: str, tmp_path: Path, bot: Counterclaim, keep: int) -> AsyncIterator[Nightly]:
    """The backups of the bot, in a folder with an odd name; the test starts them."""
    folder = tmp_path / "secret-place"
    bot.backups = Nightly(Settings(database_url=database_url, backup_folder=folder, backup_keep=keep))
    yield bot.backups
    await bot.backups.stop()


async def shown(server: Server) -> str:
    """What everybody sees of the backups."""
    answers = [text(await actor.slash(server.channel, "about")) for actor in (server.reader, server.moderator)]
    assert answers[0] == answers[1]
    assert "secret-place" not in answers[0]
    _, _, rest = answers[0].partition("Backups")
    return rest.partition("Privacy")[0]


async def test_the_age_of_a_backup(server: Server, nightly: Nightly) -> None:
    assert "None yet; one is made each night" in await shown(server)
    nightly.start()
    async with asyncio.timeout(60):
        while nightly.last is None:  # noqa: ASYNC110 - another process makes it
            await asyncio.sleep(0.02)
    assert abs((datetime.now(UTC) - nightly.last).total_seconds()) < 3600
    said = await shown(server)
    assert f"Last made <t:{int(nightly.last.timestamp())}:R>" in said
    assert "failed" not in said


async def test_a_try_that_failed(server: Server, nightly: Nightly, tmp_path: Path) -> None:
    (tmp_path / "secret-place").write_text("a file where the folder should be")
    nightly.start()
    async with asyncio.timeout(60):
        while nightly.failed is None:  # noqa: ASYNC110 - another process tries it
            await asyncio.sleep(0.02)
    said = await shown(server)
    assert f"The last try failed, <t:{int(nightly.failed.timestamp())}:R>; the bot's owner finds why in the log" in said


@pytest.mark.parametrize("keep", [0])
async def test_when_none_is_wanted(server: Server, nightly: Nightly, tmp_path: Path, database_url: str) -> None:
    assert "The bot makes none" in await shown(server)
    (tmp_path / "secret-place").mkdir()
    made = datetime(2026, 1, 31, 12, tzinfo=UTC)
    Shelf.of(database_url, tmp_path / "secret-place").name(made).write_text("by hand")
    nightly.start()
    async with asyncio.timeout(60):
        while nightly.last is None:  # noqa: ASYNC110 - it looks at the folder
            await asyncio.sleep(0.02)
    assert f"Last made <t:{int(made.timestamp())}:R>" in await shown(server)


async def test_nothing_is_said_where_no_backups_are_made(server: Server) -> None:
    assert "Backups" not in text(await server.reader.slash(server.channel, "about"))
