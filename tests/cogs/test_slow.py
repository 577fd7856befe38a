"""Answers that take longer than Discord waits, on a database that somebody else keeps busy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
from discord.webhook.async_ import AsyncWebhookAdapter
from simcord import Env, InteractionResult, ResponseMessage

from bot.app import Counterclaim
from bot.ledger import Book
from tests.cogs.conftest import Server, message, private, text
from tests.ledger.raw import looking

TOLD_TO_WAIT = {"type": 5, "data": {"flags": 64}}
ACKNOWLEDGED = {"type": 6}


@pytest.fixture(autouse=True)
def waits_are_short_and_known(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell the simulation that waiting for these is waiting for somebody else, so that it goes on."""
    monkeypatch.setattr("bot.errors.waiting._PATIENCE", 0.05)
    for name in ("remember", "remember_all", "recall"):
        declare(server, monkeypatch, name)


def declare(server: Server, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Tell the simulation that a method of the book waits for somebody else."""
    real = getattr(Book, name)

    def declared(*given: Any, **named: Any) -> Any:
        return server.env.external_wait(real(*given, **named), reason="the database is busy")

    monkeypatch.setattr(Book, name, declared)


@asynccontextmanager
async def busy(url: str, table: str = "question", mode: str = "ACCESS EXCLUSIVE") -> AsyncIterator[None]:
    """Another program writes to that table for as long as the block lasts."""
    async with looking(url) as ask:
        if url.startswith("sqlite"):
            await ask("BEGIN IMMEDIATE")
        else:
            await ask("BEGIN")
            await ask(f"LOCK TABLE {table} IN {mode} MODE")
        yield
        await ask("COMMIT")


def said_to_discord(server: Server) -> list[Any]:
    """The first answers to interactions, as they were sent."""
    return [request.json for request in server.env.http_requests if "/callback" in request.path]


async def until(server: Server, happened: Callable[[], bool]) -> None:
    """Let everything, time too, go on until that has happened: who waits for a database looks again after a while."""
    for _ in range(200):
        if happened():
            return
        await server.env.advance_time(0.02)
    pytest.fail("it did not happen in 4 seconds")


async def while_busy(
    server: Server, url: str, asking: Coroutine[Any, Any, InteractionResult], expected: Any
) -> InteractionResult:
    """Ask while the database is busy, until Discord has been told `expected`; the answer when it is free again."""
    before = len(said_to_discord(server))
    async with busy(url):
        result = await asking
        assert said_to_discord(server)[before:] == [expected]
    bot = server.env.bot
    assert isinstance(bot, Counterclaim)
    await until(server, lambda: not bot.running)
    assert said_to_discord(server)[before:] == [expected]
    return result


async def test_a_private_answer_stays_private(server: Server, database_url: str) -> None:
    await server.book.change_settings(private_answers=True, actor=1)
    asking = server.reader.slash(server.channel, "claim show", claim="#1")
    result = await while_busy(server, database_url, asking, TOLD_TO_WAIT)
    assert "Claim #1" in text(result)
    assert private(result)
    assert server.channel.history() == []


async def test_a_public_answer_is_public_after_all(server: Server, database_url: str) -> None:
    asking = server.reader.slash(server.channel, "said", speaker="Azerbaijan")
    result = await while_busy(server, database_url, asking, TOLD_TO_WAIT)
    assert "page 1 of 2" in text(result)
    assert not private(result)
    # Discord takes no follow-up any more when a message that still says "thinking…" is deleted.
    assert original(server) == ["GET", "PATCH", "DELETE"]
    (shown,) = server.channel.history()
    turned = await server.reader.click(message(result), label="Next")
    assert turned.acknowledged
    assert [one.id for one in server.channel.history()] == [shown.id]


def original(server: Server) -> list[str]:
    """What was done with the first answer to an interaction, in order."""
    return [request.method for request in server.env.http_requests if request.path.endswith("/messages/@original")]


class TestWhereDiscordDoesNotShowWhatItSaid:
    """It refuses to show the first answer, which only a public one needs to look at."""

    @pytest.fixture
    async def env(self, bot: Counterclaim) -> AsyncIterator[Env]:
        """The simulated Discord, whose refusal may reach the funnel."""
        env = Env(bot, check_errors=False)
        await env.start()
        await bot.tree.sync()
        yield env
        await env.shutdown()

    @pytest.mark.parametrize("hidden", [True, False])
    async def test_the_person_is_told(self, server: Server, database_url: str, hidden: bool) -> None:
        await server.book.change_settings(private_answers=hidden, actor=1)
        server.env.inject_error("GET", "/webhooks/*/messages/@original", status=403, code=50001, times=None)
        asking = server.reader.slash(server.channel, "said", speaker="Azerbaijan")
        result = await while_busy(server, database_url, asking, TOLD_TO_WAIT)
        assert private(result)
        assert ("page 1 of 2" if hidden else "Discord does not let the bot do that here") in text(result)
        assert original(server) == ([] if hidden else ["GET"])
        assert server.channel.history() == []


def lose_replies(monkeypatch: pytest.MonkeyPatch, *, retried: bool) -> None:
    """Let the reply to the first answer be lost; `retried` by discord.py itself, as after a 502, or not."""
    real = AsyncWebhookAdapter.create_interaction_response
    lost: list[object] = []

    async def losing(*given: Any, **named: Any) -> Any:
        reply = await real(*given, **named)
        if lost:
            return reply
        lost.append(reply)
        if retried:
            return await real(*given, **named)
        raise ConnectionResetError

    monkeypatch.setattr(AsyncWebhookAdapter, "create_interaction_response", losing)


@pytest.mark.parametrize("retried", [True, False])
@pytest.mark.parametrize("hidden", [True, False])
async def test_an_answer_follows_though_discords_reply_was_lost(
    server: Server,
    bot: Counterclaim,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    hidden: bool,
    retried: bool,
) -> None:
    await server.book.change_settings(private_answers=hidden, actor=1)
    lose_replies(monkeypatch, retried=retried)
    async with busy(database_url):
        result = await server.reader.slash(server.channel, "said", speaker="Azerbaijan")
    await until(server, lambda: not bot.running)
    assert said_to_discord(server) == [TOLD_TO_WAIT] * 2
    assert "page 1 of 2" in text(result)
    assert private(result) is hidden
    assert len(server.channel.history()) == (not hidden)


async def test_a_button_answers_though_discords_reply_was_lost(
    server: Server, bot: Counterclaim, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    contested = message(await server.reader.slash(server.channel, "claim contested"))
    lose_replies(monkeypatch, retried=True)
    async with busy(database_url):
        result = await server.other.click(contested, label="Show #1")
    await until(server, lambda: not bot.running)
    assert said_to_discord(server)[1:] == [ACKNOWLEDGED] * 2
    assert "Claim #1" in str(followed(result).components)
    assert original(server) == []
    assert len(server.channel.history()) == 1


async def test_did_you_mean_is_private(server: Server, database_url: str) -> None:
    asking = server.reader.slash(server.channel, "claim show", claim="violated the ceasefire")
    result = await while_busy(server, database_url, asking, TOLD_TO_WAIT)
    assert "Did you mean" in text(result)
    assert private(result)


def followed(result: InteractionResult) -> ResponseMessage:
    """What followed the acknowledgement of a button."""
    (answer,) = result.followups
    return answer


async def test_a_button_answers_privately_and_leaves_its_message_alone(server: Server, database_url: str) -> None:
    contested = await server.reader.slash(server.channel, "claim contested")
    pressing = server.other.click(message(contested), label="Show #1")
    result = await while_busy(server, database_url, pressing, ACKNOWLEDGED)
    assert "Claim #1" in str(followed(result).components)
    assert followed(result).ephemeral
    assert len(server.channel.history()) == 1


class TestWhereReadingWaitsForAWriter:
    """PostgreSQL only: reading a SQLite file waits for nobody."""

    @pytest.fixture
    def engine(self) -> str:
        return "postgresql"

    async def test_an_answer_shown_to_the_channel_is_public(self, server: Server, database_url: str) -> None:
        await server.book.change_settings(private_answers=True, actor=1)
        asked = message(await server.reader.slash(server.channel, "claim show", claim="#1"))
        pressing = server.reader.click(asked, label="Show to channel")
        result = await while_busy(server, database_url, pressing, ACKNOWLEDGED)
        assert "shown by reader" in str(followed(result).components)
        assert not followed(result).ephemeral

    async def test_a_page_is_turned_in_place(self, server: Server, database_url: str) -> None:
        first = message(await server.reader.slash(server.channel, "said", speaker="Azerbaijan"))
        await while_busy(server, database_url, server.reader.click(first, label="Next"), ACKNOWLEDGED)
        (shown,) = server.channel.history()
        assert "page 2 of 2" in str([component.to_dict() for component in shown.components])


async def test_answering_while_discord_is_being_told_to_wait(
    server: Server, bot: Counterclaim, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    through, ready = asyncio.Event(), asyncio.Event()
    real = AsyncWebhookAdapter.create_interaction_response

    async def on_a_slow_line(*given: Any, **named: Any) -> Any:
        await server.env.external_wait(through.wait(), reason="a slow line")
        return await real(*given, **named)

    remember = Book.remember

    async def remembered(*given: Any) -> int:
        number = await remember(*given)
        ready.set()
        return number

    monkeypatch.setattr(AsyncWebhookAdapter, "create_interaction_response", on_a_slow_line)
    monkeypatch.setattr(Book, "remember", remembered)
    async with busy(database_url):
        result = await server.reader.slash(server.channel, "said", speaker="Azerbaijan")
    await until(server, ready.is_set)
    for _ in range(20):  # the answer must not be sent yet
        await asyncio.sleep(0)
    assert said_to_discord(server) == []
    through.set()
    await until(server, lambda: not bot.running)
    assert said_to_discord(server) == [TOLD_TO_WAIT]
    assert "page 1 of 2" in text(result)
    assert not private(result)


async def test_two_moderators_at_once_do_not_undo_each_other(
    server: Server, bot: Counterclaim, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(server, monkeypatch, "change_settings")
    role = server.guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    second = server.guild.add_member(server.env.create_user("second"), roles=[role])
    async with busy(database_url, "server", "EXCLUSIVE"):
        await server.moderator.slash(server.channel, "mod settings", answers="private")
        await second.slash(server.channel, "mod settings", time_zone="Asia/Baku")
        assert len(bot.running) == 2
    await until(server, lambda: not bot.running)
    settings = await server.book.settings()
    assert (settings.private_answers, settings.zone) == (True, "Asia/Baku")


async def test_a_quick_answer_needs_no_waiting(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.errors.waiting._PATIENCE", 1.5)
    await server.reader.slash(server.channel, "claim search", words="gunfire")
    await server.env.advance_time(3)
    assert [answer["type"] for answer in said_to_discord(server)] == [4]
