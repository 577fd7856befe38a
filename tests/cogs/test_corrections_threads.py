"""Answers in threads and forum posts are corrected as well; where the thread is archived, by a reply."""

from __future__ import annotations

import pytest
from simcord import ChannelHandle

from bot.app import Counterclaim
from tests.cogs.conftest import Server
from tests.cogs.following import CORRECTED, change, hurry, now_in

EDITS = "/channels/*/messages/*"


@pytest.fixture(autouse=True)
def no_pauses(bot: Counterclaim, server: Server) -> None:
    """Correct as fast as it goes."""
    hurry(bot)


@pytest.fixture(params=["thread", "post"])
def thread(server: Server, request: pytest.FixtureRequest) -> ChannelHandle:
    """A thread in a channel, or a post in a forum."""
    parent = server.channel if request.param == "thread" else server.guild.create_forum_channel("questions")
    # The bot need not have heard of it: what it is told with each use is enough.
    server.env.backend.create_thread(parent.id, "Talks", server.reader.id, broadcast=False)
    return parent.threads[0]


async def test_an_answer_in_a_thread_is_edited(server: Server, thread: ChannelHandle) -> None:
    await server.reader.slash(thread, "who denied", claim="#1")
    await change(server)
    assert CORRECTED in now_in(thread)[-1]
    assert "Pashinyan" in now_in(thread)[-1]


async def test_in_an_archived_thread_it_is_a_reply(server: Server, thread: ChannelHandle) -> None:
    await server.reader.slash(thread, "who denied", claim="#1")
    shown = thread.history()[-1]
    server.env.inject_error("PATCH", EDITS, status=400, code=50083)
    await change(server)
    *_, old, reply = thread.history()
    assert old.id == shown.id
    assert reply.reference is not None
    assert reply.reference.message_id == shown.id
    assert [CORRECTED in said for said in now_in(thread)[-2:]] == [False, True]
