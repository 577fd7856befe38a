"""The guide for a server in which nothing is set up yet."""

from __future__ import annotations

from bot.data import SAMPLE_DOSSIER
from bot.ledger import import_dossier
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.presses import Press, at_once


async def test_a_new_server_is_led_to_its_first_record(empty_server: Server) -> None:
    server = empty_server
    helpers, channel = server.guild.create_role("Helpers"), server.guild.create_text_channel("changes")
    first = await server.moderator.slash(server.channel, "mod settings")
    assert private(first)
    assert "step 1 of 5" in text(first)
    opened = await server.moderator.click(message(first), label="Time zone, chat texts")
    second = await server.moderator.submit_modal(opened, {"zone": "Asia/Yerevan", "days": ""})
    assert "step 2 of 5" in text(second)
    third = await server.moderator.select(message(second), [helpers], custom_id="cc:set:roles:2")
    assert "step 3 of 5" in text(third)
    fourth = await server.moderator.select(message(third), [channel], custom_id="cc:set:log:3")
    assert "step 4 of 5" in text(fourth)
    opened = await server.moderator.click(message(fourth), label="Write down the topic")
    last = await server.moderator.submit_modal(opened, {"topic": "The *talks*", "sides": "Armenia\n\nAzerbaijan\n"})
    assert "step 5 of 5" in text(last)
    settings = await server.book.settings()
    assert settings.moderator_roles == {helpers.id}
    assert (settings.zone, settings.log_channel) == ("Asia/Yerevan", channel.id)
    topic = settings.default_topic
    assert topic is not None
    assert await server.book.house.topic_title(topic) == "The *talks*"
    assert [name for _, name in await server.book.house.sides_of(topic)] == ["Armenia", "Azerbaijan"]
    form = await server.moderator.click(message(last), label="Record a statement")
    assert form.modal is not None
    assert form.modal["title"] == "Record a statement"
    assert "step" not in text(await server.moderator.slash(server.channel, "mod settings"))


async def test_every_step_can_be_skipped_and_left(empty_server: Server) -> None:
    server = empty_server
    shown = await server.moderator.slash(server.channel, "mod settings")
    for step in range(2, 6):
        shown = await server.moderator.click(message(shown), label="Skip")
        assert f"step {step} of 5" in text(shown)
    assert "Skip" not in labels(shown)
    everything = await server.moderator.click(message(shown), label="All settings")
    assert "These are in force." in text(everything)
    assert await server.book.history.batches() == []


async def test_a_topic_that_is_refused_comes_back_with_what_was_typed(empty_server: Server) -> None:
    server = empty_server
    first = message(await server.moderator.slash(server.channel, "mod settings"))
    [opened] = await at_once(server, Press(server.moderator, first, "cc:open:topic:4"))
    await server.moderator.submit_modal(opened, {"topic": "Talks", "sides": "Armenia"})
    [opened] = await at_once(server, Press(server.moderator, first, "cc:open:topic:4"))
    again = text(await server.moderator.submit_modal(opened, {"topic": "Talks", "sides": "Armenia\nRussia"}))
    assert "There is a topic with that title already" in again
    assert "You typed:\nTalks\nArmenia\nRussia" in again
    assert len(await server.book.suggest_topics("")) == 1


async def test_about_points_to_the_settings_while_nothing_is_on_record(empty_server: Server) -> None:
    server = empty_server
    assert "`/mod settings`" in text(await server.reader.slash(server.channel, "about"))
    await import_dossier(server.book, SAMPLE_DOSSIER)
    assert "`/mod settings`" not in text(await server.reader.slash(server.channel, "about"))
