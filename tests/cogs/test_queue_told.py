"""What became of a proposal: told by direct message to whoever chose it, and once."""

from __future__ import annotations

import pytest

from bot.domain.submissions import SubmissionState
from tests.cogs.conftest import Server, text
from tests.cogs.presses import Press, at_once
from tests.cogs.queueing import (
    dms,
    proposed,
    queue,
    shown,
    statement,
)


async def test_who_chose_to_be_told_is_told_once(server: Server) -> None:
    number = await proposed(server, statement())
    await server.book.queue.notify(number, server.reader.id, wanted=True)
    card = await queue(server)
    await at_once(server, *[Press(server.moderator, card, f"cc:queue:accept:{number}")] * 2)
    told = dms(server, server.reader)
    assert len(told) == 1
    assert "Your proposal 1" in told[0]
    assert "accepted" in told[0]
    assert "on #1" in told[0]
    assert str(server.moderator.id) not in told[0]


async def test_who_did_not_choose_it_is_not_told(server: Server) -> None:
    await proposed(server, statement())
    await server.moderator.click(await queue(server), label="Accept")
    assert dms(server, server.reader) == []


@pytest.mark.parametrize("route", ["/channels/*/messages", "/users/@me/channels"])
async def test_closed_direct_messages_are_no_fault(
    server: Server, route: str, caplog: pytest.LogCaptureFixture
) -> None:
    number = await proposed(server, statement())
    await server.book.queue.notify(number, server.reader.id, wanted=True)
    card = await queue(server)
    server.env.inject_error("POST", route, status=403, code=50007, message="Cannot send messages to this user")
    form = await server.moderator.click(card, label="Reject")
    await server.moderator.submit_modal(form, {"reason": "The link says something else."})
    assert (await server.book.queue.get(number)).state is SubmissionState.REJECTED
    assert "was rejected by" in shown(server, card)
    assert [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")] == []
    mine = text(await server.reader.slash(server.channel, "proposals"))
    assert "**rejected**" in mine
    assert "The link says something else." in mine


async def test_who_chose_to_be_told_is_told_although_the_moderator_cannot_be_answered(server: Server) -> None:
    number = await proposed(server, statement())
    await server.book.queue.notify(number, server.reader.id, wanted=True)
    form = await server.moderator.click(await queue(server), label="Reject")
    server.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062)
    await server.moderator.submit_modal(form, {"reason": "The link says something else."})
    assert "The link says something else." in dms(server, server.reader)[0]
    assert [getattr(error, "code", None) for error in server.env.errors] == [10062]
    server.env._errors.clear()
