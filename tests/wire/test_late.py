"""Answers that come late: Discord takes the first one for three seconds, and then none at all."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from time import perf_counter

import pytest

from tests.wire.conftest import busy, told
from tests.wire.interactions import Use
from tests.wire.messages import private, texts
from tests.wire.payloads import FORM, MODERATOR, written
from tests.wire.process import Bot, running
from tests.wire.server import Discord, discord_on_loopback

SAID = "Azerbaijan denied that Azerbaijani forces violated the ceasefire on 21 September 2023"


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    """As impatient as the real one."""
    async with discord_on_loopback(patience=3.0) as served:
        yield served


async def later(use: Use, seconds: float) -> None:
    """Let so much time pass since a use: here time itself is what is tested."""
    await asyncio.sleep(use.sent_at + seconds - perf_counter())


async def test_a_database_that_somebody_else_keeps_busy(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        shown = await (await discord.slash("claim contested")).seen()
        with busy(url):
            public = await discord.slash("said", speaker="Azerbaijan")
            hidden = await discord.slash("mod settings", answers="private")
            pressed = await discord.press(shown, "Show #1")
            for use, kind in ((public, 5), (hidden, 5), (pressed, 6)):
                assert (await use.answer())["type"] == kind
                assert use.first.result().at - use.sent_at < discord.patience
            await later(pressed, discord.patience + 0.2)
            assert not public.visible
            assert not hidden.visible
        assert "page 1 of 2" in await told(public)
        assert "Changed." in await told(hidden)
        await pressed.until(lambda: pressed.followups)
        assert [private(use.visible[-1]) for use in (public, hidden, pressed)] == [False, True, True]
        assert [len(use.visible) for use in (public, hidden, pressed)] == [1, 1, 2]
        assert [use.tried for use in (public, hidden, pressed)] == [[204]] * 3
    assert not bot.lines(" ERROR ")


async def test_forms_that_take_long(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        opened = await discord.menu("Record statement", written(SAID, who="6102"), who="6101", permissions=MODERATOR)
        await bot.says("handled", f"request={opened.payload['id']} ")
        panel = await (await discord.slash("mod settings", who="6103")).seen()
        zone = await discord.press(panel, "Time zone, chat texts", who="6101", permissions=MODERATOR)
        assert (await zone.answer())["type"] == 9
        with busy(url):
            recorded = await discord.fill(opened, who="6101", permissions=MODERATOR)
            changed = await discord.fill(zone, {"zone": "Asia/Baku"}, who="6101", permissions=MODERATOR)
            assert [(await use.answer())["type"] for use in (recorded, changed)] == [5, 6]
        assert "Recorded as S" in await told(recorded)
        assert private(recorded.visible[0])
        await changed.until(lambda: "Asia/Baku" in texts(panel))
        assert [len(use.visible) for use in (recorded, changed)] == [1, 1]


async def test_a_database_that_stays_busy(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, tracebacks=2, DATABASE_URL=url) as bot:
        with busy(url):
            use = await discord.slash("mod settings", answers="private")
            assert "busy" in await told(use)
        assert private(use.visible[0])
        assert "outcome=storage" in await bot.says("handled", f"request={use.payload['id']} ")
        assert "Changed." in await told(await discord.slash("mod settings", answers="private"))


async def test_a_program_that_stands_still(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        shown = await (await discord.slash("claim contested")).seen()
        bot.signal(signal.SIGSTOP)
        uses = [
            await discord.slash("who denied", claim="#1"),
            await discord.slash("mod settings", answers="private"),
            await discord.press(shown, "Show #1"),
            await discord.typing("who denied", "claim", claim="cease"),
            await discord.submit("old:form", text="typed"),
        ]
        await later(uses[-1], discord.patience + 0.2)
        in_time = await discord.slash("who denied", claim="#1")
        bot.signal(signal.SIGCONT)
        assert "Who denied #1" in await told(in_time)
        for use in uses:
            await nobody_waits(bot, use)
        # What was to be written was written, although nobody could be told.
        assert "private: only the person who asked" in await told(await discord.slash("mod settings"))
    assert not bot.lines(" WARNING ", "bot.errors")


async def test_standing_still_while_it_waits(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        with busy(url):
            use = await discord.slash("said", speaker="Azerbaijan")
            await later(use, 0.5)  # half a second before it would ask Discord to wait is not so near
            bot.signal(signal.SIGSTOP)
            await later(use, discord.patience + 0.2)
            bot.signal(signal.SIGCONT)
            await use.until(lambda: use.tried)
        await nobody_waits(bot, use)
        assert "Who denied #1" in await told(await discord.slash("who denied", claim="#1"))


async def nobody_waits(bot: Bot, use: Use) -> None:
    """All answers came too late, and the log says so in one line beside the one that every use gets."""
    line = await bot.says("handled", f"request={use.payload['id']} ")
    # Who sent off a form that is gone made a mistake, and then could not be told so.
    assert line.endswith("outcome=mistake" if use.payload["type"] == FORM else 'outcome="too late"')
    assert set(use.tried) == {404}
    assert not use.visible
    said = bot.lines(f"request={use.payload['id']}")
    assert len([one for one in said if "too late in " in one]) == 1
    assert all(" INFO " in one for one in said)
