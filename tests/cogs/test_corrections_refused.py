"""Corrections in a world that is not ready for them: refusals, faults, restarts, other processes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Counterclaim
from bot.ledger import Ledger
from bot.ledger.shown import FOLLOWED, drop_old_posts
from tests.cogs.conftest import Server
from tests.cogs.following import (
    CORRECTED,
    ask,
    change,
    followed,
    followers,
    hurry,
    look_again,
    now_in,
    put_denial,
    restart,
    settled,
    stale,
)
from tests.ledger.raw import looking, rows

EDITS, POSTS = "/channels/*/messages/*", "/channels/*/messages"


@pytest.fixture(autouse=True)
def no_pauses(bot: Counterclaim, server: Server) -> None:
    """Correct as fast as it goes; `test_corrections_pace.py` is about how fast that may be."""
    hurry(bot)


@pytest.mark.parametrize("code", [50013, 50083, 30046])
async def test_where_it_cannot_edit_it_replies_once_and_follows_the_reply(
    server: Server, database_url: str, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    shown = await ask(server)
    server.env.inject_error("PATCH", EDITS, status=400 if code == 30046 else 403, code=code)
    await change(server)
    old, reply = server.channel.history()
    assert old.id == shown.id
    assert reply.reference is not None
    assert reply.reference.message_id == shown.id
    assert CORRECTED not in now_in(server.channel)[0]
    assert "Pashinyan" in now_in(server.channel)[1]
    assert "takes the place of the answer above" in now_in(server.channel)[1]
    assert await followed(database_url) == [reply.id]
    await put_denial(server, "2023-09-23")
    await settled(server)
    assert len(server.channel.history()) == 2
    assert "23 Sep 2023" in now_in(server.channel)[1]
    assert not caplog.records


async def test_where_it_can_do_neither_it_is_quiet(
    server: Server, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(server)
    for method, path in (("PATCH", EDITS), ("POST", POSTS)):
        server.env.inject_error(method, path, status=403, code=50013)
    await change(server)
    assert len(server.channel.history()) == 1
    assert await followed(database_url) == []
    assert not caplog.records


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (404, 10003), (404, 10008)])
async def test_where_there_is_nothing_left_it_is_quiet(
    server: Server, database_url: str, status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(server)
    server.env.inject_error("PATCH", EDITS, status=status, code=code)
    await change(server)
    assert len(server.channel.history()) == 1
    assert await followed(database_url) == []
    assert not caplog.records


async def test_a_message_that_somebody_deleted_is_forgotten(server: Server, database_url: str) -> None:
    shown = await ask(server)
    await server.env.advance_time(2)
    assert await followed(database_url) == [shown.id]
    server.env.backend.delete_message(server.channel.id, shown.id)
    await change(server)
    assert server.channel.history() == []
    assert await followed(database_url) == []


async def test_trouble_of_discord_passes_and_the_correction_is_made_then(server: Server) -> None:
    await ask(server)
    server.env.inject_error("PATCH", EDITS, status=503)
    await change(server)
    assert CORRECTED not in now_in(server.channel)[0]
    assert await stale(server) == 1
    await look_again(server)
    assert CORRECTED in now_in(server.channel)[0]
    assert await stale(server) == 0


async def test_a_reply_that_discord_cannot_take_now_is_made_later(server: Server, database_url: str) -> None:
    await ask(server)
    server.env.inject_error("PATCH", EDITS, status=403, code=50013, times=None)
    server.env.inject_error("POST", POSTS, status=503)
    await change(server)
    assert len(server.channel.history()) == 1
    await look_again(server)
    _, reply = server.channel.history()
    assert CORRECTED in now_in(server.channel)[1]
    assert await followed(database_url) == [reply.id]


async def test_one_answer_that_discord_cannot_take_is_not_in_the_way_of_others(server: Server) -> None:
    first = await ask(server)
    await ask(server)
    server.env.inject_error("PATCH", f"/channels/*/messages/{first.id}", status=503, times=None)
    await change(server)
    assert [CORRECTED in shown for shown in now_in(server.channel)] == [False, True]
    assert await stale(server) == 1


async def test_edits_of_old_messages_are_made_later_where_there_were_too_many(server: Server) -> None:
    await ask(server)
    server.env.inject_error("PATCH", EDITS, status=429, code=30046)
    await change(server)
    assert CORRECTED not in now_in(server.channel)[0]
    await look_again(server)
    (corrected,) = now_in(server.channel)
    assert CORRECTED in corrected


async def test_while_discord_takes_nothing_it_is_not_asked_for_ever(server: Server) -> None:
    for _ in range(8):
        await ask(server)
    server.env.inject_error("PATCH", EDITS, status=503, times=None)
    before = len(server.env.http_requests)
    await change(server)
    assert [one.method for one in server.env.http_requests[before:]].count("PATCH") == 5
    assert await stale(server) == 8


async def test_a_change_just_before_a_restart_is_followed_after_it(server: Server, database_url: str) -> None:
    await ask(server)
    await server.env.advance_time(2)
    await followers(server).stop()
    await put_denial(server)
    assert CORRECTED not in now_in(server.channel)[0]
    again = await restart(server, database_url)
    assert CORRECTED in now_in(server.channel)[0]
    assert "Pashinyan" in now_in(server.channel)[0]
    await again.close()


async def test_what_was_posted_just_before_a_restart_is_remembered(server: Server, database_url: str) -> None:
    shown = await ask(server)
    assert await followed(database_url) == []
    await server.env.bot.close()
    assert await followed(database_url) == [shown.id]


async def test_what_another_process_changes_is_followed_too(server: Server, database_url: str) -> None:
    await ask(server)  # and not written down yet when it is changed
    elsewhere = await Ledger.open(database_url)
    other = Server(
        **{name: getattr(server, name) for name in Server.__slots__} | {"book": await elsewhere.book(server.guild.id)}
    )
    await put_denial(other)
    assert CORRECTED not in now_in(server.channel)[0]
    await look_again(server)
    assert CORRECTED in now_in(server.channel)[0]
    await put_denial(other, "2023-09-23")
    await look_again(server)
    assert "23 Sep 2023" in now_in(server.channel)[0]
    await elsewhere.close()


async def test_an_answer_is_given_though_it_cannot_be_noted(
    server: Server, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    await settled(server)
    async with looking(database_url) as ask_database:
        await ask_database("DROP TABLE shown_record")
        await ask_database("DROP TABLE shown")
    await ask(server)
    await server.env.advance_time(2)
    assert "Who denied #1" in now_in(server.channel)[0]
    assert "noting answers" in caplog.text


@pytest.mark.parametrize("engine", ["sqlite"])  # whatever the trouble is: here, the file is away for a while
async def test_what_cannot_be_noted_now_is_noted_later_and_said_once(
    server: Server, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    await settled(server)
    file = Path(database_url.removeprefix("sqlite:///"))
    away = file.rename(file.with_suffix(".away"))
    shown = await ask(server)
    await server.env.advance_time(4)
    assert caplog.text.count("storage in noting answers") == 1
    away.rename(file)
    await server.env.advance_time(2)
    assert await followed(database_url) == [shown.id]


async def test_what_is_being_noted_when_the_bot_stops_is_not_lost(
    server: Server, bot: Counterclaim, database_url: str
) -> None:
    shown = await ask(server)
    async with bot.ledger.engine.transaction(server.book.server):
        writing = asyncio.create_task(bot.posts.write())
        await asyncio.sleep(0)  # it begins, and waits for its turn
        assert not bot.posts._waiting
        writing.cancel()
        await asyncio.wait({writing})
    assert await followed(database_url) == []
    await bot.close()
    assert await followed(database_url) == [shown.id]


async def test_an_answer_that_cannot_be_read_any_more_is_not_in_the_way(
    server: Server, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(server, "said", speaker="Pashinyan")
    second = await ask(server)
    await server.env.advance_time(2)
    await settled(server)
    async with looking(database_url) as ask_database:
        await ask_database("UPDATE question SET asked = '{}' WHERE asked LIKE '%Said%'")
    await change(server)
    assert [CORRECTED in shown for shown in now_in(server.channel)] == [False, True]
    assert await followed(database_url) == [second.id]
    assert "correcting an answer" in caplog.text


async def test_a_search_that_is_not_done_in_time_is_tried_again_later(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ask(server, "claim search", words="violated the ceasefire")
    await ask(server)
    await server.env.advance_time(2)
    monkeypatch.setattr("bot.ledger.scope.DEADLINE", 0.0)
    await change(server)
    assert [CORRECTED in shown for shown in now_in(server.channel)] == [False, True]
    assert await stale(server) == 1
    monkeypatch.setattr("bot.ledger.scope.DEADLINE", 5.0)
    await look_again(server)
    assert await stale(server) == 0


async def test_what_was_posted_long_ago_is_let_go(server: Server, bot: Counterclaim, database_url: str) -> None:
    await ask(server)
    await server.env.advance_time(2)
    assert len(await followed(database_url)) == 1
    await drop_old_posts(bot.ledger.engine, datetime.now(UTC) + FOLLOWED - timedelta(minutes=1))
    assert len(await followed(database_url)) == 1
    await drop_old_posts(bot.ledger.engine, datetime.now(UTC) + FOLLOWED + timedelta(minutes=1))
    assert (
        await rows(database_url, "SELECT * FROM shown_record") == await rows(database_url, "SELECT * FROM shown") == []
    )
