"""Buttons: pages, claims, questions asked again, answers shown to the channel; also after a restart."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.app import Counterclaim
from bot.domain.questions import Contested
from bot.ledger import Ledger
from tests.cogs.conftest import Server, labels, message, private, text

SAID = {"speaker": "Azerbaijan"}


async def keep_answers_private(server: Server) -> None:
    """Make the server one where only the person who asked sees answers."""
    await server.book.change_settings(private_answers=True, actor=1)


def last_message(server: Server) -> str:
    """What the channel's last message holds now."""
    found = server.channel.last_message
    assert found is not None
    return str([component.to_dict() for component in found.components])


async def test_the_asker_turns_pages_in_place(server: Server) -> None:
    first = message(await server.reader.slash(server.channel, "said", **SAID))
    assert "page 1 of 2" in str(first.components)
    turned = await server.reader.click(first, label="Next")
    assert turned.response is None or turned.response.id == first.id
    assert len(server.channel.history()) == 1
    assert "page 2 of 2" in last_message(server)


async def test_somebody_else_turns_pages_for_themselves(server: Server) -> None:
    first = message(await server.reader.slash(server.channel, "said", **SAID))
    turned = await server.other.click(first, label="Next")
    assert "page 2 of 2" in text(turned)
    assert private(turned)
    assert "page 1 of 2" in last_message(server)


async def test_pages_lead_back(server: Server) -> None:
    first = message(await server.reader.slash(server.channel, "said", **SAID))
    second = await server.other.click(first, label="Next")
    back = await server.other.click(message(second), label="Previous")
    assert back.acknowledged


async def test_a_claim_button_answers_privately(server: Server) -> None:
    result = await server.reader.slash(server.channel, "claim contested")
    opened = await server.other.click(message(result), label="Show #1")
    assert "Claim #1" in text(opened)
    assert private(opened)
    assert "Show to channel" in labels(opened)


@pytest.mark.parametrize(("label", "title"), [("Who claimed it", "Who claimed #1"), ("Timeline", "Timeline of #1")])
async def test_other_views_of_a_claim(server: Server, label: str, title: str) -> None:
    result = await server.reader.slash(server.channel, "who denied", claim="#1")
    assert title in text(await server.reader.click(message(result), label=label))


async def test_private_answers_can_be_shown_to_the_channel(server: Server) -> None:
    await keep_answers_private(server)
    result = await server.reader.slash(server.channel, "who denied", claim="#1")
    assert private(result)
    shown = await server.reader.click(message(result), label="Show to channel")
    assert not private(shown)
    assert "Who denied #1" in text(shown)
    assert "shown by reader" in text(shown)


async def test_who_may_not_write_cannot_show_to_the_channel(server: Server) -> None:
    await keep_answers_private(server)
    read_only = server.guild.create_text_channel(
        "announcements", overwrites={server.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    result = await server.reader.slash(read_only, "who denied", claim="#1")
    refused = await server.reader.click(message(result), label="Show to channel")
    assert "Only members who may write in this channel" in text(refused)
    assert private(refused)


async def test_how_a_question_was_read_stands_on_every_page(server: Server) -> None:
    first = message(await server.reader.slash(server.channel, "ask", question="what did Azerbaijan say?"))
    assert "Read as: what “Azerbaijan” said" in str(first.components)
    assert "Read as: what “Azerbaijan” said" in text(await server.other.click(first, label="Next"))
    await server.reader.click(first, label="Next")
    assert "page 2 of 2" in last_message(server)
    assert "Read as: what “Azerbaijan” said" in last_message(server)


async def test_who_showed_an_answer_stands_on_every_page(server: Server) -> None:
    await keep_answers_private(server)
    asked = message(await server.reader.slash(server.channel, "ask", question="what did Azerbaijan say?"))
    shown: Any = message(await server.reader.click(asked, label="Show to channel"))
    for page in ("Next", "Previous"):
        await server.reader.click(shown, label=page)
        assert "shown by reader" in last_message(server)
        assert "Read as: what “Azerbaijan” said" in last_message(server)
        shown = server.channel.last_message
        assert shown is not None
    copied = text(await server.other.click(shown, label="Next"))
    assert "Read as: what “Azerbaijan” said" in copied
    assert "shown by" not in copied


async def test_did_you_mean_offers_the_nearest_and_answers(server: Server) -> None:
    result = await server.reader.slash(server.channel, "claim show", claim="violated the ceasefire")
    assert private(result)
    assert "Did you mean" in text(result)
    answered = await server.reader.click(message(result), label="#1")
    assert "Claim #1" in text(answered)
    assert not private(answered)


async def test_nothing_found_says_so_and_offers_what_there_is(server: Server) -> None:
    result = await server.reader.slash(server.channel, "who claimed", claim="zebra crossing")
    assert "Nothing on record like that" in text(result)
    assert len(labels(result)) == 5


async def test_an_unclear_speaker_is_offered(server: Server) -> None:
    result = await server.reader.slash(server.channel, "changes", speaker="Zzyzx")
    assert "Nobody on record by that name" in text(result)
    answered = await server.reader.click(message(result), label="Nikol Pashinyan")
    assert "Changes of position" in text(answered)


async def test_buttons_work_after_a_restart(server: Server, database_url: str) -> None:
    old = message(await server.reader.slash(server.channel, "said", **SAID))
    contested = message(await server.reader.slash(server.channel, "claim contested"))
    unclear = message(await server.reader.slash(server.channel, "claim show", claim="violated the ceasefire"))
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    assert "page 2 of 2" in text(await server.other.click(old, label="Next"))
    assert "Claim #1" in text(await server.other.click(contested, label="Show #1"))
    assert "Claim #1" in text(await server.reader.click(unclear, label="#1"))
    await again.close()


async def test_numbers_on_a_button_are_those_of_its_own_server(server: Server) -> None:
    elsewhere = server.env.create_guild()
    channel = elsewhere.create_text_channel("elsewhere")
    stranger = elsewhere.add_member(server.env.create_user("stranger"))
    assert "No claim on this record" in text(await stranger.slash(channel, "claim contested"))
    assert "Nothing is on record" in text(await stranger.slash(channel, "who denied", claim="#1"))
    assert "Nothing is on record" in text(await stranger.slash(channel, "said", speaker="Azerbaijan"))
    assert await stranger.autocomplete(channel, "who denied", "claim", "") == []


async def test_a_question_is_stored_once(server: Server) -> None:
    first = await server.book.remember(Contested())
    await keep_answers_private(server)
    result = await server.reader.slash(server.channel, "claim contested")
    custom_ids = str(message(result).components)
    assert f"cc:channel:{first}:1" in custom_ids
