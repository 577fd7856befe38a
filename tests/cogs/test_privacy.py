"""/privacy: what a person sees, takes away and has forgotten, in a simulated Discord."""

from __future__ import annotations

import gzip
import json
import logging
from datetime import UTC, datetime
from typing import Any

import pytest
from simcord import InteractionResult

from bot.domain.submissions import Dispute
from bot.domain.typed import ChatMessage, TypedDraft, TypedStatement
from bot.ledger import Book
from tests.cogs.conftest import Server, message, private, text
from tests.ledger.test_privacy import holding

WORDS = "Nobody fired (words typed by a member)"


async def record(book: Book, member: int) -> None:
    """Something in each place: a change, a proposal of their own, a form, a message of theirs in it."""
    now = datetime.now(UTC)
    await book.change_settings(actor=member, retention=40)
    chat = ChatMessage(5, 6, member, "reader", WORDS, "https://discord.com/channels/1/5/6", now)
    await book.queue.submit(TypedDraft(TypedStatement("Baku", words=WORDS), chat), member, now)
    await book.queue.submit(Dispute("claim", (book.server << 32) + 1, WORDS), member, now)
    await book.drafts.open(12, member, TypedDraft(TypedStatement("Baku", words=WORDS), chat), now)


async def exported(result: InteractionResult) -> dict[str, Any]:
    """What is in the file that an interaction was answered with."""
    (attachment,) = message(result).attachments
    assert attachment.filename == "counterclaim-your-data.json"
    return dict(json.loads(await attachment.read()))


async def test_nothing_is_held_of_somebody_who_only_asked(server: Server) -> None:
    await server.reader.slash(server.channel, "claim search", words="ceasefire")

    for command in ("show", "export", "forget"):
        told = await server.reader.slash(server.channel, f"privacy {command}")
        assert "Nothing is held of you in this server." in text(told)
        assert private(told)


async def test_shows_how_much_of_what(server: Server) -> None:
    await record(server.book, server.reader.id)

    shown = await server.reader.slash(server.channel, "privacy show")

    assert private(shown)
    assert "**1 change** to the record" in text(shown)
    assert "**2 proposals**, 2 of them waiting" in text(shown)
    assert "**1 form**" in text(shown)
    assert "message" not in text(shown)
    other = await server.other.slash(server.channel, "privacy show")
    assert "Nothing is held of you" in text(other)


async def test_exports_a_file_with_all_of_ones_own(server: Server) -> None:
    await record(server.book, server.reader.id)
    await record(server.book, server.other.id)

    result = await server.reader.slash(server.channel, "privacy export")

    assert private(result)
    file = await exported(result)
    assert (file["server"], file["member"]) == (str(server.guild.id), str(server.reader.id))
    assert [len(file[name]) for name in ("changes", "proposals", "forms")] == [1, 2, 1]
    assert file["forms"][0]["content"]["typed"]["words"] == WORDS
    assert str(server.other.id) not in json.dumps(file)


async def test_a_large_file_is_packed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    await record(server.book, server.reader.id)
    monkeypatch.setattr("bot.desk.privacy._LARGEST", 100)

    (attachment,) = message(await server.reader.slash(server.channel, "privacy export")).attachments

    assert attachment.filename == "counterclaim-your-data.json.gz"
    assert json.loads(gzip.decompress(await attachment.read()))["member"] == str(server.reader.id)


async def test_forgetting_asks_first_and_then_leaves_nothing(server: Server, database_url: str) -> None:
    await record(server.book, server.reader.id)
    await record(server.book, server.other.id)

    asked = await server.reader.slash(server.channel, "privacy forget")

    assert private(asked)
    assert "This cannot be undone." in text(asked)
    assert "2 proposals of yours in the queue will be withdrawn." in text(asked)
    assert (await server.book.privacy.held(server.reader.id)).anything
    done = await server.reader.click(message(asked), label="Forget me in this server")
    assert "Nothing is held of you in this server any more." in text(done)
    assert await holding(database_url, server.reader.id) == set()
    assert (await server.book.privacy.held(server.other.id)).waiting == 2
    assert "Nothing is held of you" in text(await server.reader.slash(server.channel, "privacy show"))


async def test_what_was_forgotten_is_readable_for_moderators(server: Server) -> None:
    await record(server.book, server.reader.id)
    await server.book.queue.take(1, server.reader.id, datetime.now(UTC))

    await server.book.privacy.forget(server.reader.id, datetime.now(UTC))

    log = text(await server.moderator.slash(server.channel, "mod log"))
    assert "a former member" in log
    assert f"<@{server.reader.id}>" not in log
    assert "<@0>" not in log
    queue = text(await server.moderator.slash(server.channel, "mod queue"))
    assert WORDS not in queue
    assert "<@" not in queue


async def test_forgetting_ends_nothing_for_the_time_after(server: Server) -> None:
    await record(server.book, server.reader.id)
    asked = message(await server.reader.slash(server.channel, "privacy forget"))

    await server.reader.click(asked, label="Forget me in this server")
    await record(server.book, server.reader.id)

    assert (await server.book.privacy.held(server.reader.id)).proposals == 2


async def test_the_log_holds_no_text_that_anybody_typed(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await record(server.book, server.reader.id)
        await server.reader.slash(server.channel, "privacy show")
        await server.reader.slash(server.channel, "privacy export")
        asked = message(await server.reader.slash(server.channel, "privacy forget"))
        await server.reader.click(asked, label="Forget me in this server")

    assert not [one for one in caplog.records if one.name.startswith("bot") and WORDS in one.getMessage()]
