"""What interprets the record: done at once, or when a second moderator agrees, as the server has chosen."""

from __future__ import annotations

from typing import Any

import pytest

from bot.app import Counterclaim
from bot.domain.submissions import SubmissionState
from tests.cogs.conftest import Server, message, private, text
from tests.cogs.presses import Press, at_once
from tests.cogs.queueing import another_moderator, queue, shown, shown_to_all
from tests.ui.hostile import NASTY
from tests.ui.limits import buttons_of

WHY = "They cannot both be so."


async def link(server: Server, kind: str = "contradicts", by: Any = None, reason: str = WHY) -> Any:
    """/mod link between the first two claims."""
    who = by or server.moderator
    return await who.slash(server.channel, "mod link", first="#1", kind=kind, second="#2", reason=reason)


async def test_without_the_rule_it_is_done_at_once_and_can_be_undone(server: Server) -> None:
    result = await link(server)
    assert private(result)
    assert "Done" in text(result)
    assert "linked #1 contradicts #2" in text(result)
    assert await server.book.queue.oldest() is None
    assert "Done" not in text(await link(server))
    done = message(result)
    await server.moderator.click(done, label="Undo")
    assert "is undone" in shown(server, done)
    assert "Done" in text(await link(server))


async def test_with_the_rule_it_waits_for_another_moderator(server: Server) -> None:
    await server.book.change_settings(actor=1, second_person=True)
    before = text(await server.reader.slash(server.channel, "claim show", claim="#1"))
    result = await link(server)
    assert "Proposed as number 1" in text(result)
    assert "Another moderator must agree" in text(result)
    assert text(await server.reader.slash(server.channel, "claim show", claim="#1")) == before
    second = another_moderator(server)
    card = await queue(server, second)
    assert WHY in shown(server, card)
    await second.click(card, label="Accept")
    decided = await server.book.queue.get(1)
    assert (decided.state, decided.decided_by) == (SubmissionState.ACCEPTED, second.id)
    assert decided.batch is not None
    assert "Done" not in text(await link(server))
    logged = text(await second.slash(server.channel, "mod log"))
    assert WHY in logged
    assert f"<@{second.id}>" in logged


async def test_whoever_proposed_it_cannot_accept_it(server: Server) -> None:
    await server.book.change_settings(actor=1, second_person=True)
    await link(server)
    refused = await server.moderator.click(await queue(server), label="Accept")
    assert "Another moderator must agree" in text(refused)
    assert (await server.book.queue.get(1)).pending


async def test_what_does_not_interpret_needs_no_second_person(server: Server) -> None:
    await server.book.change_settings(actor=1, second_person=True)
    assert "Done" in text(await link(server, "tension"))
    assert await server.book.queue.oldest() is None


async def test_a_merge_waits_too(server: Server) -> None:
    await server.book.change_settings(actor=1, second_person=True)
    before = (await server.book.summary()).claims
    pair = message(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    assert "Another moderator must agree before this is done." in shown(server, pair)
    await server.moderator.click(pair, label="Propose to merge #2 into #1")
    assert "Proposed as number 1" in shown(server, pair)
    assert (await server.book.summary()).claims == before
    second = another_moderator(server)
    await second.click(await queue(server, second), label="Accept")
    assert (await server.book.summary()).claims == before - 1


async def test_a_merge_pressed_twice_is_proposed_once(server: Server) -> None:
    await server.book.change_settings(actor=1, second_person=True)
    pair = message(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    [press] = [Press(server.moderator, pair, one["custom_id"]) for one in buttons_of(pair.components)]
    await at_once(server, press, press)
    assert (await server.book.queue.of_member(server.moderator.id))[1].total == 1


async def test_a_plain_member_is_refused(server: Server, bot: Counterclaim) -> None:
    await shown_to_all(bot)
    await server.book.change_settings(actor=1, second_person=True)
    assert "Only moderators may do this" in text(await link(server, by=server.reader))
    assert await server.book.queue.oldest() is None


@pytest.mark.parametrize("rule", [True, False])
async def test_hostile_reasons_are_shown_safely(server: Server, rule: bool) -> None:
    await server.book.change_settings(actor=1, second_person=rule)
    reason = " ".join(NASTY[:4])[:300]
    result = await link(server, reason=reason)
    assert not any(evil in text(result) for evil in ("@everyone", "<@1>", "](https://evil"))
    if rule:
        assert "@everyone" not in shown(server, await queue(server))
