"""The client: starts whole or not at all, knows what Discord was told, and closes without dropping anybody."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING, cast

import discord
import pytest
from simcord import Env

from bot.app import Counterclaim
from bot.errors import StartupError, UnreachableError
from bot.ledger import Ledger
from bot.ledger.postgres import PostgresEngine
from tests.shell.conftest import World, told
from tests.wire.process import ROOT

if TYPE_CHECKING:
    from tests.rig.databases import Databases
    from tests.shell.broken import Broken


async def test_asks_for_little(failing: Counterclaim) -> None:
    assert failing.intents == discord.Intents(guilds=True)
    assert failing.allowed_mentions is not None
    assert not any((failing.allowed_mentions.everyone, failing.allowed_mentions.users, failing.allowed_mentions.roles))


async def test_a_server_is_the_only_place(env: Env, failing: Counterclaim) -> None:
    assert {tuple(command.to_dict(failing.tree)["contexts"]) for command in failing.tree.get_commands()} == {(0,)}


@pytest.mark.parametrize(
    ("name", "reason"),
    [("nowhere", "ExtensionNotFound"), ("conftest", "NoEntryPointError"), ("raising", "KeyError")],
)
async def test_starts_with_every_extension_or_not_at_all(database_url: str, name: str, reason: str) -> None:
    bot = Counterclaim(await Ledger.open(database_url), extensions=("tests.shell.broken", f"tests.shell.{name}"))
    env = Env(bot)
    with pytest.raises(StartupError, match=rf"The commands in tests\.shell\.{name} cannot be loaded \({reason}\)\."):
        await env.start()
    await bot.close()


async def test_says_which_commands_discord_has_not_heard_of(
    env: Env, failing: Counterclaim, caplog: pytest.LogCaptureFixture
) -> None:
    assert await failing.differences() == []
    await failing.warn_of_differences()
    assert not caplog.records
    failing.tree.get_command("once").description = "Answer once in a while"  # type: ignore[union-attr]
    failing.tree.remove_command("form")
    failing.tree.add_command(discord.app_commands.ContextMenu(name="Look", callback=_look))
    assert await failing.differences() == ["Look", "form", "once"]
    await failing.warn_of_differences()
    assert [record.getMessage() for record in caplog.records] == [
        "commands differ from what Discord has: run `counterclaim sync` (Look, form, once)"
    ]
    assert "Look" in await failing.sync()
    assert await failing.differences() == []


async def test_starts_when_discord_does_not_say_which_commands_it_has(
    env: Env, failing: Counterclaim, caplog: pytest.LogCaptureFixture
) -> None:
    env.inject_error("GET", "/applications/*/commands", status=403, times=2)
    await failing.warn_of_differences()
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    with pytest.raises(UnreachableError):
        await failing.differences()


async def test_invitation_asks_for_nothing(env: Env, failing: Counterclaim) -> None:
    assert failing.invitation.endswith("&scope=bot+applications.commands&permissions=0")


async def test_server_that_took_the_bot_without_commands(env: Env, failing: Counterclaim, world: World) -> None:
    assert await failing.servers_without_commands(10) == (1, [])
    env.inject_error("GET", "/applications/*/guilds/*/commands", status=403, code=50001)
    assert await failing.servers_without_commands(10) == (1, ["Test Guild"])


async def test_closing_lets_what_runs_finish(env: Env, failing: Counterclaim, world: World) -> None:
    cog = _cog(failing, env)
    held = await world.somebody.slash(world.channel, "hold")
    closing = asyncio.create_task(failing.close())
    await asyncio.sleep(0)  # lets it begin
    late = await world.somebody.slash(world.channel, "once")
    assert told(late) == "The bot is being restarted; try again in a minute."
    assert not closing.done()
    assert not failing.is_closed()
    cog.let_go.set()
    await closing
    assert failing.is_closed()
    assert [text.content for text in (held.response, *held.followups) if text is not None] == ["done"]


async def test_closing_does_not_wait_for_ever(
    env: Env, failing: Counterclaim, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app._PATIENCE", 0.01)
    _cog(failing, env)
    held = await world.somebody.slash(world.channel, "hold")
    await failing.close()
    await failing.close()
    assert [text.content for text in (held.response, *held.followups) if text is not None] == [
        "The bot is being restarted; try again in a minute."
    ]
    assert not failing.running


async def test_closing_leaves_behind_what_does_not_close(
    postgres_databases: Databases, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.app._LEDGER_CLOSES", 0.05)
    url = await postgres_databases.fresh("migrated")
    ledger = await Ledger.open(url)
    assert isinstance(ledger.engine, PostgresEngine)
    async with ledger.engine.pool.acquire():
        async with asyncio.timeout(5):
            await Counterclaim(ledger).close()
    assert "the database did not close within 0.05 s and was left behind" in caplog.text
    await postgres_databases.drop(url)


def test_no_answer_goes_past_the_watch() -> None:
    # `bot.errors.waiting` says why: an answer and a deferral must not cross.
    # Forms are sent before there is anything to wait for, and cannot follow a deferral: `in_place.open_form` asks.
    answering = re.compile(r"\bresponse\.(?:send_message|edit|defer)")
    found = {
        str(file.relative_to(ROOT))
        for folder in ("bot", "cogs")
        for file in (ROOT / folder).rglob("*.py")
        if answering.search(file.read_text("utf-8"))
    }
    assert found == {
        *("bot/errors/funnel.py", "bot/errors/waiting.py", "bot/ui/send.py"),
        *("bot/desk/in_place.py", "cogs/privacy.py"),
    }


def _cog(bot: Counterclaim, env: Env) -> Broken:
    cog = cast("Broken", bot.get_cog("Broken"))
    cog.env = env
    return cog


async def _look(_: discord.Interaction, __: discord.Message) -> None:
    """A message menu."""
