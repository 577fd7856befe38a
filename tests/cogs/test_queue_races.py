"""/mod queue: decided once, by whoever was first, and only by moderators."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord
import pytest

from bot.app import Counterclaim
from bot.desk.queue_buttons import Act
from bot.domain.submissions import SubmissionState
from bot.ledger import Ledger
from bot.ledger.drafts import Drafts
from tests.cogs.conftest import Server, message, private, text
from tests.cogs.presses import Press, at_once
from tests.cogs.queueing import (
    another_moderator,
    objection,
    proposed,
    queue,
    said,
    shown,
    shown_to_all,
    statement,
    statements,
)
from tests.cogs.test_slow import busy, until


@pytest.mark.parametrize("first", ["Accept", "Reject", "withdraw"])
async def test_who_presses_second_reads_who_decided_and_when(server: Server, first: str) -> None:
    before = await statements(server)
    number = await proposed(server, statement())
    second = another_moderator(server)
    card, stale = await queue(server), await queue(server, second)
    if first == "Accept":
        await server.moderator.click(card, label="Accept")
    elif first == "Reject":
        form = await server.moderator.click(card, label="Reject")
        await server.moderator.submit_modal(form, {"reason": "No source."})
    else:
        await server.book.queue.withdraw(number, server.reader.id, datetime.now(UTC))
    decided = await server.book.queue.get(number)
    assert decided.decided is not None
    by = "its submitter" if first == "withdraw" else f"<@{server.moderator.id}>"
    expected = f"Proposal 1 was {decided.state} by {by} <t:{int(decided.decided.timestamp())}:R>"
    await second.click(stale, label="Accept")
    assert expected in shown(server, stale)
    assert await statements(server) == before + (first == "Accept")
    assert await server.book.queue.get(number) == decided


async def test_two_moderators_accept_at_the_same_moment(server: Server) -> None:
    before = await statements(server)
    number = await proposed(server, statement())
    second = another_moderator(server)
    cards = {server.moderator: await queue(server), second: await queue(server, second)}
    await at_once(server, *(Press(who, card, f"cc:queue:accept:{number}") for who, card in cards.items()))
    decided = await server.book.queue.get(number)
    assert await statements(server) == before + 1
    for card in cards.values():
        assert f"Proposal 1 was accepted by <@{decided.decided_by}>" in shown(server, card)


async def test_a_double_click_accepts_once(server: Server) -> None:
    before = await statements(server)
    number = await proposed(server, statement())
    card = await queue(server)
    await at_once(server, *[Press(server.moderator, card, f"cc:queue:accept:{number}")] * 2)
    assert await statements(server) == before + 1
    assert f"accepted by <@{server.moderator.id}>" in shown(server, card)


async def test_accepted_while_it_is_withdrawn(server: Server) -> None:
    before = await statements(server)
    number = await proposed(server, statement())
    card = await queue(server)
    mine = message(await server.reader.slash(server.channel, "proposals"))
    await at_once(
        server,
        Press(server.moderator, card, f"cc:queue:accept:{number}"),
        Press(server.reader, mine, f"cc:mine:withdraw:{number}"),
    )
    decided = await server.book.queue.get(number)
    accepted = decided.state is SubmissionState.ACCEPTED
    assert not decided.pending
    assert await statements(server) == before + accepted
    assert f"was {decided.state}" in shown(server, card)


async def test_a_form_sent_after_somebody_else_decided_records_nothing(server: Server) -> None:
    before = await statements(server)
    number = await proposed(server, statement())
    second = another_moderator(server)
    form = await server.moderator.click(await queue(server), label="Edit, then accept")
    await server.book.queue.reject(number, second.id, "No source.")
    result = await server.moderator.submit_modal(
        form, {"who": "Ararat Mirzoyan", "stance": ["denies"], "claim": "#1", "when": "https://example.org/report"}
    )
    assert result.acknowledged
    assert await statements(server) == before


@pytest.mark.parametrize("act", [*Act])
async def test_a_plain_member_is_refused_on_every_button(server: Server, act: Act) -> None:
    before = await statements(server)
    numbers = [await proposed(server, statement()), await proposed(server, objection(server))]
    card = await queue(server)
    for number in numbers:
        results = await at_once(server, Press(server.other, card, f"cc:queue:{act}:{number}"))
        assert "Only moderators may do this" in text(results[0])
        assert private(results[0])
        assert results[0].modal is None
        submission = await server.book.queue.get(number)
        assert submission.pending
        assert submission.taken_by is None
    assert await statements(server) == before


async def test_who_no_longer_moderates_is_refused_when_the_form_is_sent(server: Server, bot: Counterclaim) -> None:
    await shown_to_all(bot)
    number = await proposed(server, statement())
    role = server.guild.create_role("For a while")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[role])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({role.id}))
    form = await helper.click(await queue(server, helper), label="Reject")
    await server.book.change_settings(actor=1, moderator_roles=frozenset())
    refused = await helper.submit_modal(form, {"reason": "I do not like it."})
    assert "Only moderators may do this" in text(refused)
    assert (await server.book.queue.get(number)).pending


async def test_a_form_that_comes_too_late_is_asked_for_again(
    server: Server, bot: Counterclaim, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await proposed(server, statement())
    card = await queue(server)
    monkeypatch.setattr("bot.errors.waiting._PATIENCE", 0.05)
    keep = Drafts.open

    def waiting(*given: Any, **named: Any) -> Any:
        return server.env.external_wait(keep(*given, **named), reason="the database is busy")

    monkeypatch.setattr(Drafts, "open", waiting)
    async with busy(database_url, "draft"):
        late = await server.moderator.click(card, label="Edit, then accept")
    await until(server, lambda: not bot.running)
    assert late.modal is None
    assert "press the button again" in "".join(answer.content for answer in late.followups)
    form = await server.moderator.click(card, label="Edit, then accept")
    assert form.modal is not None
    assert (await server.book.queue.get(number)).pending


async def test_a_plain_member_is_refused_the_command(server: Server, bot: Counterclaim) -> None:
    await proposed(server, statement())
    await shown_to_all(bot)
    assert "Only moderators may do this" in text(await server.other.slash(server.channel, "mod queue"))


async def test_another_servers_numbers_mean_nothing_here(server: Server) -> None:
    number = await proposed(server, statement())
    elsewhere = server.env.create_guild()
    channel = elsewhere.create_text_channel("elsewhere")
    moderators = elsewhere.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(server.env.create_user("stranger"), roles=[moderators])
    there = message(await stranger.slash(channel, "mod queue"))
    assert "Nothing waits" in str(there.components)
    for custom_id in (*(f"cc:queue:{act}:{number}" for act in Act), f"cc:mine:open:{number}"):
        results = await at_once(server, Press(stranger, there, custom_id))
        assert "There is no proposal with that number here" in text(results[0])
    assert (await server.book.queue.get(number)).pending


async def test_taken_given_back_and_seen_by_others(server: Server) -> None:
    number = await proposed(server, statement())
    second = another_moderator(server)
    card, stale = await queue(server), await queue(server, second)
    await server.moderator.click(card, label="Take")
    assert f"taken by <@{server.moderator.id}>" in shown(server, card)
    refused = await second.click(stale, label="Take")
    assert f"<@{server.moderator.id}> has taken this proposal" in said(server, refused, stale)
    assert f"taken by <@{server.moderator.id}>" in str((await queue(server, second)).components)
    await server.moderator.click(card, label="Give back")
    assert (await server.book.queue.get(number)).taken_by is None
    await second.click(stale, label="Take")
    assert (await server.book.queue.get(number)).taken_by == second.id
    await server.moderator.click(card, label="Accept")
    assert (await server.book.queue.get(number)).decided_by == server.moderator.id


async def test_buttons_and_forms_work_after_a_restart(server: Server, database_url: str) -> None:
    numbers = [await proposed(server, statement()), await proposed(server, objection(server))]
    card = await queue(server)
    form = await server.moderator.click(card, label="Reject")
    await server.moderator.click(card, label="Next")
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    await server.moderator.click(card, label="Accept")
    await server.moderator.submit_modal(form, {"reason": "No source."})
    book = await again.ledger.book(server.guild.id)
    states = [(await book.queue.get(number)).state for number in numbers]
    await again.close()
    assert states == [SubmissionState.REJECTED, SubmissionState.ACCEPTED]
