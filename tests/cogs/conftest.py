"""The whole bot on a real database, in a simulated Discord."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, ResponseMessage
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.data import SAMPLE_DOSSIER
from bot.domain.errors import UserError
from bot.ledger import Book, Ledger, import_dossier
from tests.ui.limits import buttons_of, check, texts_of


@dataclass(slots=True)
class Server:
    """A Discord server with one channel, two members and a moderator."""

    env: Env
    book: Book
    guild: GuildHandle
    channel: ChannelHandle
    reader: MemberActor
    other: MemberActor
    moderator: MemberActor


@pytest.fixture
async def bot(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Counterclaim]:
    """The bot, not logged in yet; it closes its ledger itself. Tests type faster than people may."""
    monkeypatch.setattr("bot.errors.tree._COMMANDS", 1_000)
    made = Counterclaim(await Ledger.open(database_url))
    yield made
    await made.close()


@pytest.fixture
async def env(bot: Counterclaim) -> AsyncIterator[Env]:
    """The simulated Discord, with every command known to it. What the bot raised must have been a `UserError`."""
    env = Env(bot, check_errors=False)
    await env.start()
    await bot.tree.sync()
    yield env
    await env.shutdown()
    assert [error for error in map(innermost, env.errors) if not isinstance(error, UserError)] == []


@pytest.fixture
async def empty_server(env: Env, bot: Counterclaim) -> Server:
    """A server with nothing on record."""
    guild = env.create_guild()
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    return Server(
        env=env,
        book=await bot.ledger.book(guild.id),
        guild=guild,
        channel=guild.create_text_channel("general"),
        reader=guild.add_member(env.create_user("reader")),
        other=guild.add_member(env.create_user("other")),
        moderator=guild.add_member(env.create_user("moderator"), roles=[moderators]),
    )


@pytest.fixture
async def server(empty_server: Server) -> Server:
    """A server with the sample dossier on record."""
    await import_dossier(empty_server.book, SAMPLE_DOSSIER)
    return empty_server


def innermost(error: BaseException) -> BaseException:
    """What a command raised, out of discord.py's wrappers."""
    return innermost(error.original) if isinstance(error, discord.app_commands.CommandInvokeError) else error


def message(result: InteractionResult) -> ResponseMessage:
    """The one message that an interaction was answered with; it is one that Discord takes."""
    answers = [answer for answer in (result.response, *result.followups) if answer is not None]
    shown = [answer for answer in answers if answer.components or answer.content]
    assert len(shown) == 1
    if shown[0].components:
        check([sendable(component) for component in shown[0].components])
    return shown[0]


def sendable(component: dict[str, object]) -> dict[str, object]:
    """A component as it is stored, without what only Discord adds."""
    return {key: value for key, value in component.items() if key != "id"}


def text(result: InteractionResult) -> str:
    """All that an interaction was answered with."""
    answer = message(result)
    return "\n".join([answer.content, *texts_of(answer.components)])


def labels(result: InteractionResult) -> list[str]:
    """What the buttons under an answer say."""
    return [button["label"] for button in buttons_of(message(result).components)]


def private(result: InteractionResult) -> bool:
    """Whether only the person who asked sees the answer."""
    return message(result).ephemeral
