"""Answers that take longer than Discord waits, on a database that somebody else keeps busy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
from discord.webhook.async_ import AsyncWebhookAdapter
from simcord import InteractionResult, ResponseMessage

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


async def until(happened: Callable[[], bool]) -> None:
    """Let everything go on until that has happened."""
    async with asyncio.timeout(20):
        while not happened():  # noqa: ASYNC110 - what happens there has no event
            await asyncio.sleep(0)


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
    await until(lambda: not bot.running)
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
    (shown,) = server.channel.history()
    turned = await server.reader.click(message(result), label="Next")
    assert turned.acknowledged
    assert [one.id for one in server.channel.history()] == [shown.id]


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
    await until(ready.is_set)
    for _ in range(20):  # the answer must not be sent yet
        await asyncio.sleep(0)
    assert said_to_discord(server) == []
    through.set()
    await until(lambda: not bot.running)
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
    await until(lambda: not bot.running)
    settings = await server.book.settings()
    assert (settings.private_answers, settings.zone) == (True, "Asia/Baku")


async def test_a_quick_answer_needs_no_waiting(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.errors.waiting._PATIENCE", 1.5)
    await server.reader.slash(server.channel, "claim search", words="gunfire")
    await server.env.advance_time(3)
    assert [answer["type"] for answer in said_to_discord(server)] == [4]
