"""The connection to the gateway: lost, resumed, ended and begun anew, with nothing lost and nothing answered twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.cli.exits import Exit
from tests.wire.conftest import told
from tests.wire.interactions import Use
from tests.wire.process import running
from tests.wire.server import Discord, discord_on_loopback

GREETINGS = ("identify", "resume")


async def all_told_once(uses: list[Use]) -> None:
    """Each use was answered by one answer, sent once."""
    said = await asyncio.gather(*map(told, uses))
    assert all("Who denied #1" in one for one in said)
    assert [use.tried for use in uses] == [[204]] * len(uses)
    assert [len(use.visible) for use in uses] == [1] * len(uses)


def greetings(discord: Discord) -> list[str]:
    """How the bot introduced itself each time."""
    return [said for said in discord.gateway.heard if said in GREETINGS]


async def torn(discord: Discord) -> None:
    await discord.gateway.drop()


async def closed(discord: Discord) -> None:
    await discord.gateway.drop(4000)


async def going_away(discord: Discord) -> None:
    await discord.gateway.drop(1001)


async def asked_to_reconnect(discord: Discord) -> None:
    await discord.gateway.reconnect()


async def asked_to_resume(discord: Discord) -> None:
    await discord.gateway.invalidate(resumable=True)


@pytest.mark.parametrize("happens", [torn, closed, going_away, asked_to_reconnect, asked_to_resume])
async def test_a_session_is_resumed(
    discord: Discord, url: str, tmp_path: Path, happens: Callable[[Discord], Awaitable[None]]
) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        before = [await discord.slash("who denied", claim="#1") for _ in range(5)]
        await happens(discord)
        away = [await discord.slash("who denied", claim="#1") for _ in range(5)]
        await all_told_once([*before, *away])
        await all_told_once([await discord.slash("who denied", claim="#1")])
        assert greetings(discord) == ["identify", "resume"]
        assert bot.lines("successfully RESUMED")


async def test_again_and_again(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url):
        uses = []
        for turn in range(6):
            uses += [await discord.slash("who denied", claim="#1") for _ in range(5)]
            if turn % 2:
                await told(uses[-1])
            await discord.gateway.drop()
        await all_told_once([*uses, await discord.slash("who denied", claim="#1")])
        assert greetings(discord)[0] == "identify"
        assert set(greetings(discord)[1:]) == {"resume"}


async def test_a_session_that_is_over(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url):
        await discord.gateway.invalidate(resumable=False)
        await asyncio.wait_for(discord.ready.wait(), timeout=30)
        await all_told_once([await discord.slash("who denied", claim="#1")])
        assert greetings(discord) == ["identify", "identify"]


async def test_a_gateway_that_takes_nobody_for_a_while(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        discord.gateway.open.clear()
        await discord.gateway.drop()
        uses = [await discord.slash("who denied", claim="#1") for _ in range(5)]
        line = await bot.says("no connection to Discord (WSServerHandshakeError); next attempt in ")
        assert " WARNING discord.client: " in line
        discord.gateway.open.set()
        await all_told_once(uses)
        assert not bot.lines(" ERROR ")


async def test_a_token_that_was_reset_meanwhile(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        await discord.gateway.drop(4004)
        assert await bot.ended() == Exit.TOKEN_REFUSED
        assert bot.log[-1].startswith("counterclaim: Discord does not accept the token in DISCORD_TOKEN")


async def test_heartbeats(url: str, tmp_path: Path) -> None:
    async with discord_on_loopback(interval=0.2) as discord, running(discord, tmp_path, DATABASE_URL=url) as bot:
        await discord.gateway.heard_often("heartbeat", 5)
        await all_told_once([await discord.slash("who denied", claim="#1")])
    assert not bot.lines("Can't keep up")
    assert not bot.lines(" WARNING ", "discord.gateway")


async def test_an_asked_heartbeat_comes_at_once(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url):
        beats = discord.gateway.heard.count("heartbeat")  # the next one of its own is due after 45 seconds
        await discord.gateway.ask_for_heartbeat()
        await discord.gateway.heard_often("heartbeat", beats + 1)
