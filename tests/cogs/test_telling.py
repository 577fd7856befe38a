"""The log channel is told of each batch, the feed channel of what is new on record: once, in order, and quietly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from simcord import ChannelHandle

from bot.app import Counterclaim
from bot.data import SAMPLE_DOSSIER
from bot.domain.drafts import SourceDraft
from bot.domain.vocabulary import SourceKind, Stance
from bot.ledger import import_dossier
from bot.ledger.curation.redact import redact_statement
from tests.cogs.conftest import Server
from tests.cogs.following import CORRECTED, followers, hurry, now_in, put_denial, restart, settled
from tests.ledger.made import event, person, stand, statement
from tests.ledger.raw import looking, rows

POSTS = "/channels/*/messages"


@pytest.fixture(autouse=True)
def no_pauses(bot: Counterclaim, server: Server) -> None:
    """Correct as fast as it goes."""
    hurry(bot)


@pytest.fixture
async def log(server: Server) -> ChannelHandle:
    """A channel that was chosen for the log."""
    made = server.guild.create_text_channel("log")
    await server.book.change_settings(log_channel=made.id, actor=server.moderator.id)
    await settled(server)
    return made


@pytest.fixture
async def feed(server: Server) -> ChannelHandle:
    """A channel that was chosen for the feed."""
    made = server.guild.create_text_channel("feed")
    await server.book.change_settings(feed_channel=made.id, actor=server.moderator.id)
    await settled(server)
    return made


def lines(channel: ChannelHandle) -> list[str]:
    """The lines of a log, oldest first."""
    return [line for one in channel.history() for line in one.content.splitlines()]


async def put_claims(server: Server, *texts: str, reason: str | None = None) -> None:
    """Each claim in a batch of its own."""
    for text in texts:
        async with server.book.transaction(server.moderator.id, reason) as changes:
            changes.add_claim(event(text))


async def test_the_log_begins_with_its_own_choice(server: Server, log: ChannelHandle) -> None:
    (first,) = lines(log)
    assert f"<@{server.moderator.id}>" in first


async def test_each_batch_is_a_line_with_who_and_why(server: Server, log: ChannelHandle) -> None:
    await put_claims(server, "It rained in Yerevan", reason="seen on the news")
    await settled(server)
    line = lines(log)[-1]
    assert f"<@{server.moderator.id}>" in line
    assert "“seen on the news”" in line
    number = (await server.book.match_claim("It rained in Yerevan")).id
    assert number is not None
    assert f"#{number & 0xFFFFFFFF}" in line
    await server.book.undo(await put_denial(server), actor=server.moderator.id)
    await settled(server)
    assert "undid batch" in lines(log)[-1]


async def test_nobody_is_pinged(server: Server, log: ChannelHandle, feed: ChannelHandle) -> None:
    await put_claims(server, "@everyone It rained", reason="@here <@1>")
    await put_denial(server)
    await settled(server)
    sent = [request.json for request in server.env.http_requests if request.path.endswith("/messages")]
    assert sent
    assert all(one is not None and one["allowed_mentions"] == {"parse": []} for one in sent)


async def test_a_line_leads_to_the_chat_message_it_was_recorded_from(server: Server, log: ChannelHandle) -> None:
    link = "https://discord.com/channels/1/2/3"
    async with server.book.transaction(1, None) as changes:
        speaker = changes.add_speaker(person("Somebody"))
        source = changes.add_source(SourceDraft(SourceKind.CHAT, url=link))
        changes.add_statement(statement(speaker, "2023", source=source, wording="It rained"))
    await settled(server)
    assert f"[message](<{link}>)" in lines(log)[-1]


async def test_lines_that_come_at_once_share_messages(server: Server, log: ChannelHandle, database_url: str) -> None:
    await followers(server).stop()
    texts = [f"It rained on day {day} " + "and there was wind " * 5 for day in range(40)]
    await put_claims(server, *texts, reason="r" * 150)
    again = await restart(server, database_url)
    shown = lines(log)[1:]
    assert [text[:17] in line for text, line in zip(texts, shown, strict=True)] == [True] * 40
    messages = log.history()[1:]
    assert len(messages) < 10
    assert all(len(one.content) <= 2_000 for one in messages)
    await again.close()


async def test_nothing_is_lost_and_little_repeated_when_it_stops_between_message_and_note(
    server: Server, log: ChannelHandle, database_url: str
) -> None:
    before = await rows(database_url, "SELECT batch FROM told WHERE channel = 'log'")
    await put_claims(server, "It rained once", "It rained twice")
    await settled(server)
    assert len(lines(log)) == 3
    await followers(server).stop()
    # As if it had been killed after Discord took the message, before that was written down.
    async with looking(database_url) as ask:
        await ask(f"UPDATE told SET batch = {before[0][0]} WHERE channel = 'log'")
    await put_claims(server, "It rained thrice")
    again = await restart(server, database_url)
    said = lines(log)[1:]
    assert said[:2] == said[2:4]
    assert "thrice" in said[4]
    assert len(said) == 5
    await again.close()


async def test_a_log_channel_that_is_closed_is_told_later(
    server: Server, log: ChannelHandle, caplog: pytest.LogCaptureFixture, database_url: str
) -> None:
    server.env.inject_error("POST", POSTS, status=403, code=50013)
    await put_claims(server, "It rained")
    await settled(server)
    assert len(lines(log)) == 1
    again = await restart(server, database_url)
    assert "It rained" in lines(log)[1]
    assert not caplog.records
    await again.close()


async def test_what_is_older_than_a_day_is_not_told_to_a_channel_that_refused(
    server: Server, log: ChannelHandle, database_url: str
) -> None:
    await followers(server).stop()
    await put_claims(server, "It rained long ago", "It rained today")
    ((oldest,),) = await rows(database_url, "SELECT MAX(batch) - 1 FROM change WHERE record_kind = 'claim'")
    async with looking(database_url) as ask:
        await ask(f"UPDATE batch SET at = '{(datetime.now(UTC) - timedelta(days=2)).isoformat()}' WHERE id = {oldest}")
    server.env.inject_error("POST", POSTS, status=404, code=10003)
    again = await restart(server, database_url)
    assert len(lines(log)) == 1
    await again.close()
    again = await restart(server, database_url)
    assert ["today" in line for line in lines(log)[1:]] == [True]
    await again.close()


async def test_another_channel_goes_on_where_the_first_left_off(server: Server, log: ChannelHandle) -> None:
    other = server.guild.create_text_channel("other")
    await server.book.change_settings(log_channel=other.id, actor=1)
    await settled(server)
    await put_claims(server, "It rained")
    await settled(server)
    assert len(lines(log)) == 1
    assert len(lines(other)) == 2
    await server.book.change_settings(log_channel=None, actor=1)
    await put_claims(server, "It snowed")
    await server.book.change_settings(log_channel=log.id, actor=1)
    await settled(server)
    assert "snowed" not in "".join(lines(log) + lines(other))
    assert len(lines(log)) == 2


async def test_the_feed_shows_what_is_new(server: Server, feed: ChannelHandle) -> None:
    assert feed.history() == []
    async with server.book.transaction(1, None) as changes:
        speaker = changes.add_speaker(person("Somebody"))
        claim = changes.add_claim(event("It rained in Yerevan"))
        source = changes.add_source(SourceDraft(SourceKind.REPORT, title="The weather", url="https://example.org/rain"))
        draft = statement(speaker, "2023-09-21", stand(claim, Stance.ASSERTS), source=source, wording="It poured")
        changes.add_statement(draft)
    await settled(server)
    (shown,) = now_in(feed)
    for words in ("New on record", "Somebody", "asserts", "It rained in Yerevan", "“It poured”", "example.org"):
        assert words in shown


async def test_what_only_prepares_is_not_in_the_feed(server: Server, feed: ChannelHandle) -> None:
    await put_claims(server, "It rained")
    await settled(server)
    assert feed.history() == []


async def test_what_was_taken_back_before_it_was_told_is_not_told(
    server: Server, feed: ChannelHandle, database_url: str
) -> None:
    await followers(server).stop()
    await server.book.undo(await put_denial(server), actor=1)
    await put_denial(server, "2023-09-25")
    again = await restart(server, database_url)
    (shown,) = now_in(feed)
    assert "25 Sep 2023" in shown
    await again.close()


async def test_the_feed_is_corrected_as_well(server: Server, feed: ChannelHandle) -> None:
    batch = await put_denial(server)
    await settled(server)
    assert "Pashinyan" in now_in(feed)[0]
    await server.book.undo(batch, actor=1)
    await settled(server)
    (shown,) = now_in(feed)
    assert "Pashinyan" not in shown
    assert CORRECTED in shown


async def test_words_that_are_removed_leave_the_feed_too(server: Server, feed: ChannelHandle) -> None:
    async with server.book.transaction(1, None) as changes:
        speaker, source = changes.add_speaker(person("Somebody")), changes.add_source(SourceDraft(SourceKind.REPORT))
        told, _ = changes.add_statement(statement(speaker, "2023", source=source, wording="It poured"))
    await settled(server)
    assert "“It poured”" in now_in(feed)[0]
    async with server.book.transaction(1, None) as changes:
        await redact_statement(changes, told)
    await settled(server)
    assert "It poured" not in now_in(feed)[0]


async def test_of_an_import_only_the_number_is_told(server: Server, feed: ChannelHandle) -> None:
    async with server.book.transaction(1, None) as changes:
        speaker = changes.add_speaker(person("Somebody"))
        for day in range(1, 13):
            changes.add_statement(statement(speaker, f"2023-09-{day:02}"))
    await settled(server)
    (shown,) = now_in(feed)
    assert "12 statements were put on record at once." in shown


async def test_servers_are_told_of_their_own(server: Server, bot: Counterclaim, log: ChannelHandle) -> None:
    elsewhere = await bot.ledger.book(server.env.create_guild().id)
    await import_dossier(elsewhere, SAMPLE_DOSSIER)
    await settled(server)
    assert len(lines(log)) == 1
