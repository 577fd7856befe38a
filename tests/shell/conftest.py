"""A bot whose commands fail on demand, in a simulated Discord."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
from simcord import ChannelHandle, Env, InteractionResult
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.ledger import Ledger
from tests.shell.records import record
from tests.wire.process import run


@dataclass(frozen=True, slots=True)
class World:
    """A server with one channel, somebody and a moderator."""

    channel: ChannelHandle
    somebody: MemberActor
    moderator: MemberActor


def told(result: InteractionResult) -> str:
    """The one sentence a person was told, privately."""
    answers = [answer for answer in (result.response, *result.followups) if answer is not None]
    assert [answer.ephemeral for answer in answers] == [True]
    return answers[0].content


@pytest.fixture
def engine() -> str:
    """What goes wrong here is the same on every engine."""
    return "sqlite"


@pytest.fixture
async def failing(database_url: str) -> AsyncIterator[Counterclaim]:
    """The bot, not logged in yet, with a ledger that it closes itself."""
    bot = Counterclaim(await Ledger.open(database_url), extensions=("tests.shell.broken",))
    yield bot
    await bot.close()


@pytest.fixture
async def env(failing: Counterclaim) -> AsyncIterator[Env]:
    """The simulated Discord with the bot in it."""
    env = Env(failing, check_errors=False)
    await env.start()
    await failing.tree.sync()
    yield env
    await env.shutdown()


@pytest.fixture
def world(env: Env) -> World:
    """Who and what there is."""
    server = env.create_guild()
    role = server.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    return World(
        channel=server.create_text_channel("general"),
        somebody=server.add_member(env.create_user("somebody")),
        moderator=server.add_member(env.create_user("moderator"), roles=[role]),
    )


@pytest.fixture
async def backup(tmp_path: Path) -> Path:
    """A backup in which it rained."""
    backup = tmp_path / "backup"
    made = await record(tmp_path / "source.sqlite3", "It rained")
    assert (await run("backup", backup.name, folder=tmp_path, DATABASE_URL=made.name))[0] == 0
    made.unlink()
    return backup


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database is."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "record.sqlite3"
