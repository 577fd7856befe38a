"""Discord refuses, fails or is slow to answer: who asked is told whatever can still be told, and the log says the rest.

One process serves all tests here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest
import pytest_asyncio

from tests.rig.databases import Databases
from tests.wire.conftest import busy, told
from tests.wire.faults import broken, rate_limited
from tests.wire.interactions import Use
from tests.wire.messages import private, texts
from tests.wire.process import Bot, running
from tests.wire.server import Discord, discord_on_loopback

pytestmark = pytest.mark.asyncio(loop_scope="module")
CALLBACK, FOLLOW_UP = "/callback$", "^/webhooks/[0-9]+/[^/]+$"
SLOWED = "Discord lets the bot say no more for the moment"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(
    sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Discord, Bot, str]]:
    """The bot, and the address of its database."""
    url = await sqlite_databases.fresh("sample")
    folder = tmp_path_factory.mktemp("faults")
    async with discord_on_loopback() as discord, running(discord, folder, DATABASE_URL=url) as bot:
        yield discord, bot, url
    await sqlite_databases.drop(url)


@pytest.fixture
def discord(served: tuple[Discord, Bot, str]) -> Discord:
    """The Discord that things go wrong at."""
    return served[0]


@pytest.fixture
def bot(served: tuple[Discord, Bot, str]) -> Bot:
    """The program."""
    return served[1]


async def outcome(bot: Bot, use: Use) -> str:
    """How the log says that a use ended. Nothing loud is in it."""
    line = await bot.says("handled", f"request={use.payload['id']} ")
    assert not bot.lines(" ERROR ")
    return line.partition("outcome=")[2].strip('"')


async def test_slowed_down_by_discord(discord: Discord, bot: Bot) -> None:
    discord.fail("POST", CALLBACK, partial(rate_limited, 0.3), times=2)
    use = await discord.slash("who denied", claim="#1")
    assert "Who denied #1" in await told(use)
    assert (use.tried, len(use.visible), await outcome(bot, use)) == ([204], 1, "ok")


async def test_slowed_down_by_what_stands_before_discord(discord: Discord, bot: Bot) -> None:
    discord.fail("POST", CALLBACK, partial(rate_limited, 0.3, via=False))
    use = await discord.slash("who denied", claim="#1")
    assert SLOWED in await told(use)
    assert private(use.visible[0])
    assert await outcome(bot, use) == "rate limited"
    assert len(bot.lines(f"request={use.payload['id']}")) == 2


async def test_slowed_down_for_good(discord: Discord, bot: Bot) -> None:
    fault = discord.fail("POST", CALLBACK, partial(rate_limited, 0.3, via=False), times=2)
    use = await discord.slash("who denied", claim="#1")
    assert await outcome(bot, use) == "rate limited"
    assert (use.tried, fault.times) == ([], 0)


async def test_choices_slowed_down(discord: Discord, bot: Bot) -> None:
    discord.fail("POST", CALLBACK, partial(rate_limited, 0.3, via=False))
    use = await discord.typing("who denied", "claim", claim="cease")
    assert (await use.answer())["data"]["choices"] == []
    assert await outcome(bot, use) == "rate limited"


@pytest.mark.parametrize("times", [1, 2])
async def test_a_fault_on_discords_side(discord: Discord, bot: Bot, times: int) -> None:
    discord.fail("POST", CALLBACK, broken, times=times)
    use = await discord.slash("who denied", claim="#1")
    # discord.py asks again after one second, and then after three: too late.
    assert await outcome(bot, use) == ("ok" if times == 1 else "too late")
    assert (use.tried, len(use.visible)) == (([204], 1) if times == 1 else ([404], 0))


async def test_a_fault_after_the_answer_was_taken(discord: Discord, bot: Bot) -> None:
    discord.fail("POST", CALLBACK, broken, after=True)
    slash = await discord.slash("who denied", claim="#1")
    assert "Who denied #1" in await told(slash)
    discord.fail("POST", CALLBACK, broken, after=True)
    choices = await discord.typing("who denied", "claim", claim="cease")
    assert (await choices.answer())["data"]["choices"]
    for use in (slash, choices):
        assert await outcome(bot, use) == "answered twice"
        assert use.tried == [204, 400]
    assert len(slash.visible) == 1


@pytest.mark.parametrize("after", [False, True])
async def test_a_line_that_breaks(discord: Discord, bot: Bot, after: bool) -> None:
    discord.fail("POST", CALLBACK, None, after=after)
    use = await discord.slash("who denied", claim="#1")
    assert ("Who denied #1" if after else "The connection to Discord broke off") in await told(use)
    assert await outcome(bot, use) == "cut off"
    assert (use.tried, len(use.visible)) == ([204, 400] if after else [204], 1)


async def deferred(served: tuple[Discord, Bot, str], since: str) -> Use:
    """A use that is told to wait, as somebody else writes to the database, and whose answer follows.

    `since` makes the question one that was not asked before: such a one is written down.
    """
    discord, _, url = served
    with busy(url):
        use = await discord.slash("said", speaker="Azerbaijan", since=since)
        assert await use.answer() == {"type": 5, "data": {"flags": 64}}
    return use


async def test_follow_ups_slowed_down(served: tuple[Discord, Bot, str]) -> None:
    discord, bot, _ = served
    discord.fail("POST", FOLLOW_UP, partial(rate_limited, 0.3))
    use = await deferred(served, "2001")
    assert "page 1 of 2" in await told(use)
    assert (len(use.visible), await outcome(bot, use)) == (1, "ok")
    discord.fail("POST", FOLLOW_UP, partial(rate_limited, 0.3, via=False))
    use = await deferred(served, "2002")
    assert SLOWED in await told(use)
    assert private(use.visible[0])
    assert await outcome(bot, use) == "rate limited"


async def test_follow_ups_that_fail(served: tuple[Discord, Bot, str]) -> None:
    discord, bot, _ = served
    discord.fail("POST", FOLLOW_UP, broken)
    use = await deferred(served, "2003")
    assert "page 1 of 2" in await told(use)
    assert (len(use.visible), await outcome(bot, use)) == (1, "ok")
    assert not private(use.visible[0])


async def test_later_uses_are_answered(discord: Discord, bot: Bot) -> None:
    uses = [await discord.slash("claim show", claim="#1") for _ in range(5)]
    said = await asyncio.gather(*map(told, uses))
    assert all("Claim #1" in one for one in said)
    assert [await outcome(bot, use) for use in uses] == ["ok"] * 5
    assert texts(uses[0].visible[0]) == said[0]
