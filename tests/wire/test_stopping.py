"""Told to stop: what runs is finished and answered, and the program ends with status 0 within five seconds."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.ledger.raw import rows
from tests.wire.conftest import busy, told
from tests.wire.messages import private
from tests.wire.process import Bot, running
from tests.wire.server import Discord

RESTARTING = "The bot is being restarted; try again in a minute."
PRIVATE_ANSWERS = "SELECT private_answers FROM server"


@pytest.fixture
async def bot(discord: Discord, url: str, tmp_path: Path) -> AsyncIterator[Bot]:
    """The program, which each test here stops itself."""
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        yield bot
        assert bot.process.returncode is not None


async def stopped_well(bot: Bot, url: str) -> None:
    """It ends in time, with status 0, having said so, and leaves its database whole and in one file."""
    assert await bot.ended() == 0, bot.log
    assert bot.log[-1].endswith("INFO bot.cli.run: stopped")
    assert not bot.lines(" ERROR ")
    assert not Path(url.removeprefix("sqlite:///") + "-wal").exists()
    assert await rows(url, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_in_the_middle_of_a_command(discord: Discord, bot: Bot, url: str, number: signal.Signals) -> None:
    with busy(url):
        use = await discord.slash("said", speaker="Azerbaijan")
        assert (await use.answer())["type"] == 5
        bot.signal(number)
        await bot.says("told to stop")
        refused = await discord.slash("claim show", claim="#1")
        assert await told(refused) == RESTARTING
        assert private(refused.visible[0])
    assert "page 1 of 2" in await told(use)
    await stopped_well(bot, url)
    assert (use.tried, refused.tried, len(use.visible)) == ([204], [204], 1)


async def test_when_it_cannot_be_finished(discord: Discord, bot: Bot, url: str) -> None:
    with busy(url):
        use = await discord.slash("mod settings", answers="private")
        pressed = await discord.slash("said", speaker="Azerbaijan")
        assert (await use.answer())["type"] == (await pressed.answer())["type"] == 5
        bot.signal(signal.SIGTERM)
        assert await told(use) == await told(pressed) == RESTARTING
        assert await bot.ended() == 0
    assert await rows(url, PRIVATE_ANSWERS) == [(0,)]


async def test_while_something_is_written_and_told_again(discord: Discord, bot: Bot, url: str) -> None:
    with busy(url):
        use = await discord.slash("mod settings", answers="private")
        assert (await use.answer())["type"] == 5
        for number in (signal.SIGTERM, signal.SIGTERM, signal.SIGINT, signal.SIGTERM):
            bot.signal(number)
        await bot.says("told to stop")
        assert await told(await discord.slash("help")) == RESTARTING
        bot.signal(signal.SIGINT)
    assert "Changed." in await told(use)
    await stopped_well(bot, url)
    assert await rows(url, PRIVATE_ANSWERS) == [(1,)]


async def test_what_comes_last_is_waited_for_too(discord: Discord, bot: Bot, url: str) -> None:
    with busy(url):
        first = await discord.slash("mod settings", answers="private")
        assert (await first.answer())["type"] == 5
        bot.signal(signal.SIGTERM)
        await bot.says("told to stop")
        slow = discord.hold("POST", "/callback$")
        last = await discord.slash("help")
        await asyncio.wait_for(slow.reached.wait(), timeout=30)
    await bot.says("handled", f"request={first.payload['id']} ")
    assert await told(await discord.slash("help")) == RESTARTING  # it has not taken leave of Discord
    slow.release.set()
    assert await told(last) == RESTARTING
    await stopped_well(bot, url)


async def test_in_a_crowd(discord: Discord, bot: Bot, url: str) -> None:
    await told(await discord.slash("who denied", claim="#1"))
    uses = [await discord.slash("who denied", claim="#1") for _ in range(60)]
    bot.signal(signal.SIGTERM)
    uses += [await discord.slash("who denied", claim="#1") for _ in range(60)]
    await stopped_well(bot, url)
    handled = [use for use in uses if bot.lines("handled", f"request={use.payload['id']} ")]
    assert handled
    # What the bot never read is Discord's to tell; whatever it has read was answered.
    assert [use.tried for use in handled] == [[204]] * len(handled)
    assert [use.tried for use in uses if use not in handled] == [[]] * (len(uses) - len(handled))


async def test_while_the_connection_is_away(discord: Discord, bot: Bot, url: str) -> None:
    discord.gateway.open.clear()
    await discord.gateway.drop()
    await bot.says("no connection to Discord")
    bot.signal(signal.SIGTERM)
    await stopped_well(bot, url)


@pytest.mark.parametrize("path", ["/users/@me", "/applications/123456789012345678/commands", "/gateway"])
async def test_while_it_connects(discord: Discord, url: str, tmp_path: Path, path: str) -> None:
    silent = discord.hold("GET", path)
    async with running(discord, tmp_path, ready=False, DATABASE_URL=url) as bot:
        await asyncio.wait_for(silent.reached.wait(), timeout=60)
        bot.signal(signal.SIGTERM)
        await stopped_well(bot, url)
    silent.release.set()


async def test_when_nobody_answers_any_more(discord: Discord, bot: Bot, url: str) -> None:
    with busy(url):
        writing = await discord.slash("mod settings", answers="private")
        assert (await writing.answer())["type"] == 5
        silent = [discord.hold("POST", path) for path in ("/callback$", "^/webhooks/")]
        await discord.slash("help")
        await asyncio.wait_for(silent[0].reached.wait(), timeout=30)
        bot.signal(signal.SIGTERM)
        assert await bot.ended() == 0
    assert silent[1].reached.is_set()
    for one in silent:
        one.release.set()
