"""A text that is read again, by the same person or by somebody else, and what is on record from it already."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import discord
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.ledger.purge import SETTLED_FORMS, purge
from tests.cogs.conftest import Server, message, text
from tests.cogs.recording import post, recorded, refilled
from tests.cogs.test_found import MENU, QUOTED, REPORT, find, now, press

RESULTS = ("Recorded 1.", "Recorded 0. 1 on record from there already.")


async def two_moderators(server: Server) -> list[MemberActor]:
    """Two who moderate, and share nothing."""
    seconds = server.guild.create_role("Seconds", permissions=discord.Permissions(manage_guild=True))
    return [server.moderator, server.guild.add_member(server.env.create_user("second"), roles=[seconds])]


async def test_what_is_on_record_from_the_message_is_not_recorded_with_the_rest(server: Server) -> None:
    [first, second] = await two_moderators(server)
    said = await post(server, "“We never agreed to that,” Jeyhun Bayramov said.")
    previews = []
    for one in (first, second):
        shown = message(await one.context_menu(server.channel, MENU, said))
        previews.append(message(await one.click(shown, label="Record all sure ones")))
    for one, preview, result in zip((first, second), previews, RESULTS, strict=True):
        assert result in text(await one.click(preview, label="Record this one"))
    assert (await server.book.summary()).statements == 15


async def test_words_on_record_from_the_message_are_marked_whoever_recorded_them(server: Server) -> None:
    [first, second] = await two_moderators(server)
    said = await post(server, QUOTED)
    await press(server, message(await first.context_menu(server.channel, MENU, said)), "record", 0, first)
    shown = message(await second.context_menu(server.channel, MENU, said))
    assert "says (asserts)\n-# these words are on record from there already, as S15" in now(server, shown)
    assert "1 of 2 still open" in now(server, shown)
    form = await press(server, shown, "edit", 0, second)
    again = await second.submit_modal(form, refilled(form))
    assert "That is on record from this message already, as S15" in text(again)
    assert (await server.book.summary()).statements == 15


async def test_recorded_by_somebody_else_while_the_list_is_open(server: Server) -> None:
    [first, second] = await two_moderators(server)
    said = await post(server, QUOTED)
    shown = [message(await one.context_menu(server.channel, MENU, said)) for one in (first, second)]
    for one, its in zip((first, second), shown, strict=True):
        await press(server, its, "record", 0, one)
    assert "That is on record from this message already, as S15" in now(server, shown[1])
    assert "these words are on record from there already" in now(server, shown[1])


async def test_the_same_words_of_two_speakers_are_two_statements(server: Server) -> None:
    said = "“We never agreed to that,” Jeyhun Bayramov said.\n“We never agreed to that,” Nikol Pashinyan said."
    shown = message(await find(server, said))
    await press(server, shown, "record", 0)
    assert "1 of 2 still open" in now(server, shown)
    await press(server, shown, "record", 1)
    assert (await recorded(server, 16)).speaker.name == "Nikol Pashinyan"


async def test_the_same_words_of_another_are_not_marked(server: Server) -> None:
    [first, second] = await two_moderators(server)
    text_said = "“We never agreed to that,” Jeyhun Bayramov said.\n“We never agreed to that,” Nikol Pashinyan said."
    said = await post(server, text_said)
    await press(server, message(await first.context_menu(server.channel, MENU, said)), "record", 1, first)
    shown = now(server, message(await second.context_menu(server.channel, MENU, said)))
    assert "**2 · Nikol Pashinyan** says (asserts)\n-# these words are on record from there already, as S15" in shown
    assert "1 of 2 still open" in shown


async def test_looked_for_again_it_is_the_same_list_as_it_was_left(server: Server) -> None:
    said = await post(server, REPORT)
    shown = message(await server.moderator.context_menu(server.channel, MENU, said))
    await press(server, shown, "record", 3)
    await press(server, shown, "skip", 0)
    again = await server.moderator.context_menu(server.channel, MENU, said)
    assert "You had this text read before" in text(again)
    assert "recorded as S15" in text(again)
    assert "skipped" in text(again)
    assert "4 of 6 still open" in text(again)
    await press(server, message(again), "skip", 1)
    await press(server, shown, "page", 2)
    assert "3 of 6 still open" in now(server, shown)
    other = await find(server)
    assert "6 of 6 still open" in text(other)


async def test_once_part_of_it_is_not_kept_any_more_the_text_is_read_anew(server: Server, bot: Counterclaim) -> None:
    said = await post(server, QUOTED)
    shown = message(await server.moderator.context_menu(server.channel, MENU, said))
    await press(server, shown, "record", 0)
    await purge(bot.ledger.engine, datetime.now(UTC) + SETTLED_FORMS + timedelta(days=1))
    again = await server.moderator.context_menu(server.channel, MENU, said)
    assert "You had this text read before" not in text(again)
    assert "these words are on record from there already, as S15" in text(again)
    assert "1 of 2 still open" in text(again)
