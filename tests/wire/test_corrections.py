"""A posted answer follows the record over the real wire, also when another process changes it."""

from __future__ import annotations

import asyncio
import signal
from functools import partial
from pathlib import Path

import pytest

from bot.domain.vocabulary import Stance
from bot.ledger import Ledger
from tests.ledger.made import stand, statement
from tests.rig.databases import GUILD
from tests.wire.conftest import told
from tests.wire.faults import error, rate_limited
from tests.wire.messages import buttons, texts
from tests.wire.payloads import CHANGES
from tests.wire.process import running
from tests.wire.server import Discord


async def test_a_posted_answer_is_edited(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url):
        asked = await discord.slash("who denied", claim="#1")
        shown = await asked.seen()
        assert "Pashinyan" not in texts(shown)
        await deny(url)
        await asked.until(lambda: "Pashinyan" in texts(shown))
        assert "the record changed" in texts(shown)
        assert asked.visible == [shown]
        pressed = await discord.press(shown, next(iter(buttons(shown))))
        assert "#1" in texts(await pressed.seen())


async def test_where_it_may_not_edit_it_replies(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        shown = await (await discord.slash("who denied", claim="#1")).seen()
        discord.fail("PATCH", f"/messages/{shown['id']}$", partial(error, 403, 50013, "Missing Permissions"))
        await deny(url)
        reply = await discord.channels.says("Pashinyan", "takes the place of the answer above", seconds=60)
        assert reply["message_reference"]["message_id"] == shown["id"]
        assert not bot.lines(" ERROR ")


async def test_a_long_pause_holds_up_no_other_answer(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        first = await discord.slash("who denied", claim="#1")
        shown = [await first.seen()]  # before the second is asked: the older answer is corrected first
        second = await discord.slash("who denied", claim="#1")
        shown.append(await second.seen())
        paused = discord.fail("PATCH", f"/messages/{shown[0]['id']}$", partial(rate_limited, 3600.0))
        await deny(url)
        await second.until(lambda: "Pashinyan" in texts(shown[1]), seconds=60)
        assert paused.times == 0
        assert "Pashinyan" not in texts(shown[0])
        await told(await discord.slash("mod settings", time_zone="Asia/Baku"))  # a change wakes it
        await first.until(lambda: "Pashinyan" in texts(shown[0]), seconds=60)
        assert bot.lines("We are being rate limited")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_line_under_way_is_written_once(
    discord: Discord, url: str, tmp_path: Path, number: signal.Signals
) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        slow = discord.hold("POST", f"/channels/{CHANGES}/messages$")
        await choose_log(discord)
        await asyncio.wait_for(slow.reached.wait(), timeout=30)
        bot.signal(number)
        await bot.says("told to stop")
        slow.release.set()
        assert await bot.ended() == 0
    async with running(discord, tmp_path, DATABASE_URL=url):
        await told(await discord.slash("mod settings", time_zone="Asia/Baku"))
        await discord.channels.says("Asia/Baku")
    assert sum(texts(one).count("settings: log channel") for one in discord.channels.written) == 1


async def test_a_line_that_is_never_answered_does_not_hold_up_the_end(
    discord: Discord, url: str, tmp_path: Path
) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        silent = discord.hold("POST", f"/channels/{CHANGES}/messages$")
        await choose_log(discord)
        await asyncio.wait_for(silent.reached.wait(), timeout=30)
        bot.signal(signal.SIGTERM)
        assert await bot.ended() == 0
    silent.release.set()


async def choose_log(discord: Discord) -> None:
    """A moderator chooses the channel for the log."""
    panel = await (await discord.slash("mod settings")).seen()
    assert "Changed." in await told(await discord.choose(panel, "cc:set:log:panel", CHANGES))


async def deny(url: str) -> None:
    """Somebody else's process records a denial of #1."""
    ledger = await Ledger.open(url)
    book = await ledger.book(GUILD)
    speaker, claim = (await book.match_speaker("Nikol Pashinyan")).id, (await book.match_claim("#1")).id
    assert speaker is not None
    assert claim is not None
    async with book.transaction(1, None) as changes:
        changes.add_statement(statement(speaker, "2023-09-22", stand(claim, Stance.DENIES)))
    await ledger.close()
