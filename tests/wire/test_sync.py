"""Telling Discord of the commands, when all goes well and when it does not."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from aiohttp import web

from bot.cli.exits import Exit
from tests.wire.faults import broken, error, rate_limited
from tests.wire.payloads import TOKEN
from tests.wire.process import run, running
from tests.wire.server import Discord

COMMANDS = "/applications/[0-9]+/commands$"


async def sync(discord: Discord, folder: Path) -> tuple[int, str, str]:
    """Run `counterclaim sync`; nothing secret is said, and nothing wrong was sent."""
    status, printed, said = await run("sync", folder=folder, discord=discord.address, DISCORD_TOKEN=TOKEN)
    assert TOKEN not in printed + said
    assert discord.problems == []
    return status, printed, said


async def test_the_bot_says_what_discord_has_not_heard_of(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        await bot.says(
            "commands differ from what Discord has: run `counterclaim sync` (Find statements, Record statement, about, "
        )
    assert (await sync(discord, tmp_path))[0] == 0
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        pass
    assert not bot.lines("commands differ")


@pytest.mark.parametrize("fault", [partial(rate_limited, 0.3), partial(broken, 502)])
async def test_a_fault_that_passes(discord: Discord, tmp_path: Path, fault: partial[web.Response]) -> None:
    passing = discord.fail("PUT", COMMANDS, fault)
    status, printed, said = await sync(discord, tmp_path)
    assert (status, passing.times) == (0, 0)
    assert printed.startswith(f"Discord now has {len(discord.commands)} commands: ")
    assert "Traceback" not in said


@pytest.mark.parametrize("fault", [partial(rate_limited, 0.3, via=False), partial(error, 403, 50001, "Missing Access")])
async def test_a_fault_that_stays(discord: Discord, tmp_path: Path, fault: partial[web.Response]) -> None:
    discord.fail("PUT", COMMANDS, fault)
    status, printed, said = await sync(discord, tmp_path)
    assert (status, printed, discord.commands) == (Exit.UNAVAILABLE, "", [])
    assert said.startswith("counterclaim: Discord cannot be reached (")
    assert len(said.splitlines()) == 1


async def test_a_pause_that_nobody_waits_for(discord: Discord, tmp_path: Path) -> None:
    discord.fail("PUT", COMMANDS, partial(rate_limited, 3600.0))
    status, printed, said = await sync(discord, tmp_path)
    assert (status, printed) == (Exit.UNAVAILABLE, "")
    assert said.splitlines()[-1] == "counterclaim: Discord takes no more of this for 60 minutes; try again then."
