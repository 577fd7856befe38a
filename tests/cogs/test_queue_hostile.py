"""Whatever was typed into a proposal is shown safely and fits, to everybody who sees it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.submissions import Dispute
from bot.domain.typed import ChatMessage, Picked, TypedDraft, TypedStatement
from bot.domain.vocabulary import Scope, Stance
from bot.ui.text import clean
from tests.cogs.conftest import Server, message, text
from tests.cogs.queueing import dms, objection, proposed, queue, shown
from tests.ui.hostile import NASTY

ADDRESS = "https://example.org/" + "a" * 470
MESSAGE = "https://discord.com/channels/" + "/".join(["9" * 20] * 3)


def proposals(server: Server, nasty: str) -> list[TypedDraft | Dispute]:
    """A page of proposals, full of it."""
    chat = ChatMessage(1, 2, 3, nasty, nasty, MESSAGE, datetime.now(UTC))
    full = TypedStatement(nasty, Stance.DENIES, nasty, nasty, nasty, nasty, nasty, Scope.UNSPECIFIED, nasty)
    linked = TypedStatement(nasty, Stance.DENIES, nasty, nasty, nasty, ADDRESS, nasty, Scope.UNSPECIFIED, nasty)
    return [
        TypedDraft(full, chat, Picked(new_claim=True)),
        TypedDraft(linked, chat),
        *(objection(server, f"{nasty} {number}") for number in range(3)),
    ]


def harmless(shown_now: str) -> bool:
    """Whether nothing in a text can ping or forge a link."""
    return not any(
        evil in shown_now for evil in ("@everyone", "@here", "<@1>", "<@&1>", "](https://evil", "](<https://evil")
    )


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
async def test_hostile_and_long_text_is_shown_safely_and_fits(server: Server, nasty: str) -> None:
    numbers = [await proposed(server, content) for content in proposals(server, nasty)]
    card = await queue(server)
    reason = (clean(nasty) or "-") * 200
    for number in numbers:
        await server.book.queue.notify(number, server.reader.id, wanted=True)
        assert harmless(shown(server, card))
        form = await server.moderator.click(card, label="Reject")
        await server.moderator.submit_modal(form, {"reason": reason[:500]})
        assert f"Proposal {number} was rejected by" in shown(server, card)
        assert harmless(shown(server, card))
        if number != numbers[-1]:
            await server.moderator.click(card, label="Next")
    assert len(told := dms(server, server.reader)) == len(numbers)
    assert all(map(harmless, told))
    mine: Any = await server.reader.slash(server.channel, "proposals")
    assert harmless(text(mine))
    for number in numbers:
        opened = await server.reader.click(message(mine), custom_id=f"cc:mine:open:{number}")
        assert harmless(text(opened))


@pytest.mark.parametrize("letter", ["字", "🎉", "*", "a"])
async def test_the_longest_of_everything_with_hints_and_a_time_read_back_fits(server: Server, letter: str) -> None:
    claim = f"The so-called regime did not carry out a genocide of terrorists {letter * 240}"[:300]
    fields = (letter * 100, Stance.DENIES, claim, letter * 4000, f"21 sept, {letter * 200}", ADDRESS, letter * 100)
    chat = ChatMessage(1, 2, 3, letter * 32, letter * 4000, MESSAGE, datetime.now(UTC))
    number = await proposed(
        server, TypedDraft(TypedStatement(*fields, Scope.UNSPECIFIED, letter * 100), chat, Picked(new_claim=True))
    )
    card = await queue(server)
    for part in ("The wording of the claim", "Words (cut here", "Message in chat (cut here", "was read as"):
        assert part in shown(server, card)
    mine: Any = await server.reader.slash(server.channel, "proposals")
    assert "Words (cut here" in text(await server.reader.click(message(mine), custom_id=f"cc:mine:open:{number}"))
    form = await server.moderator.click(card, label="Reject")
    await server.moderator.submit_modal(form, {"reason": letter * 500})
    assert f"Proposal {number} was rejected by" in shown(server, card)
