"""/mod topic: create, edit, sides."""

from __future__ import annotations

from typing import Any

import pytest

from bot.app import Counterclaim
from tests.cogs.conftest import Server, message, private, text


async def run(server: Server, command: str, **options: Any) -> str:
    """What the moderator is answered."""
    result = await server.moderator.slash(server.channel, f"mod topic {command}", **options)
    assert private(result)
    return text(result)


async def sides(server: Server, topic: str = "Talks") -> list[str]:
    match = await server.book.match_topic(topic)
    assert match.id is not None
    return [name for _, name in await server.book.house.sides_of(match.id)]


async def test_a_topic_is_created_with_sides_in_reading_order(server: Server) -> None:
    await server.book.change_settings(actor=1, zone="Asia/Baku")
    result = await server.moderator.slash(
        server.channel, "mod topic create", title="The *Talks*", first="Russia", second="Armenia"
    )
    assert "recorded the topic The \\*Talks\\*" in text(result)
    assert await sides(server) == ["Russia", "Armenia"]
    [batch] = await server.book.history.batches(limit=1)
    assert batch.changes[0].after["zone"] == "Asia/Baku"
    await server.moderator.click(message(result), label="Undo")
    assert (await server.book.match_topic("Talks")).id is None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"title": "Talks"}, "a topic with that title already"),
        ({"title": " "}, "The title is empty"),
        ({"title": "New", "first": "Russia", "second": "Russia"}, "named twice"),
        ({"title": "New", "first": "Nikol Pashinyan"}, "One of these is none"),
        ({"title": "New", "first": "@999"}, "does not exist"),
        ({"title": "New", "first": "Zzyzx"}, "It is not clear who"),
        ({"title": "New", "time_zone": "Nowhere"}, "No time zone is called that"),
    ],
)
async def test_topics_that_cannot_be(server: Server, options: dict[str, str], sentence: str) -> None:
    await run(server, "create", title="Talks")
    assert sentence in await run(server, "create", **options)
    assert len(await server.book.suggest_topics("")) == 2


async def test_title_and_zone_are_edited(server: Server) -> None:
    await run(server, "create", title="Talks", time_zone="UTC")
    shown = await run(server, "edit", topic="Talks", title="Negotiations", time_zone="Asia/Yerevan")
    assert "edited the topic Negotiations: title, time zone" in shown
    assert (await server.book.match_topic("Negotiations")).id is not None
    assert "has that title and time zone already" in await run(
        server, "edit", topic="Negotiations", title="Negotiations"
    )
    assert "Nothing was asked for" in await run(server, "edit", topic="Negotiations")
    other = (await server.book.suggest_topics(""))[0].text
    assert "a topic with that title already" in await run(server, "edit", topic="Negotiations", title=other)


async def test_sides_are_added_moved_and_taken_away(server: Server) -> None:
    await run(server, "create", title="Talks", first="Russia", second="Armenia")
    assert "3. Azerbaijan" in await run(server, "sides", topic="Talks", add="Azerbaijan")
    offered = await server.moderator.autocomplete(server.channel, "mod topic sides", "move", "az", topic="Talks")
    assert [choice["name"] for choice in offered] == ["Azerbaijan"]
    moved = await run(server, "sides", topic="Talks", move=offered[0]["value"], to=1)
    assert "1. Azerbaijan\n2. Russia\n3. Armenia" in moved
    assert await sides(server) == ["Azerbaijan", "Russia", "Armenia"]
    await run(server, "sides", topic="Talks", remove="Russia")
    assert await sides(server) == ["Azerbaijan", "Armenia"]
    asked = await server.moderator.slash(server.channel, "mod undo")
    assert "took away the side Russia of Talks" in text(asked)
    await server.moderator.click(message(asked), label="Undo it")
    assert await sides(server) == ["Azerbaijan", "Russia", "Armenia"]


async def test_an_order_is_undone(server: Server) -> None:
    await run(server, "create", title="Talks", first="Russia", second="Armenia", third="Azerbaijan")
    await run(server, "sides", topic="Talks", move="Azerbaijan", to=1)
    asked = await server.moderator.slash(server.channel, "mod undo")
    await server.moderator.click(message(asked), label="Undo it")
    assert await sides(server) == ["Russia", "Armenia", "Azerbaijan"]


async def test_sides_are_shown_without_being_changed(server: Server) -> None:
    await run(server, "create", title="Talks")
    before = len(await server.book.history.batches())
    assert "No side yet." in await run(server, "sides", topic="Talks")
    assert len(await server.book.history.batches()) == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"add": "Russia"}, "one of the sides already"),
        ({"add": "Nikol Pashinyan"}, "One of these is none"),
        ({"remove": "Armenia"}, "not one of the sides"),
        ({"move": "Armenia", "to": 1}, "not one of the sides"),
        ({"move": "Russia", "to": 1}, "at that place already"),
    ],
)
async def test_sides_that_cannot_be_changed(server: Server, options: dict[str, Any], sentence: str) -> None:
    await run(server, "create", title="Talks", first="Russia")
    assert sentence in await run(server, "sides", topic="Talks", **options)
    assert await sides(server) == ["Russia"]


@pytest.mark.parametrize(
    ("command", "options"), [("edit", {"title": "X"}), ("sides", {"add": "Russia"}), ("sides", {})]
)
async def test_another_servers_topics_are_not_found(server: Server, command: str, options: dict[str, str]) -> None:
    assert "not on record here" in await run(server, command, topic="@99", **options)
    assert len(await server.book.history.batches()) == 1


@pytest.mark.parametrize(
    ("command", "options"),
    [("create", {"title": "X"}), ("edit", {"topic": "X", "title": "Y"}), ("sides", {"topic": "X", "add": "Russia"})],
)
async def test_members_are_refused(server: Server, bot: Counterclaim, command: str, options: dict[str, str]) -> None:
    group: Any = bot.tree.get_command("mod")
    group.default_permissions = None
    await bot.tree.sync()
    refused = await server.reader.slash(server.channel, f"mod topic {command}", **options)
    assert "Only moderators may do this" in text(refused)
    assert len(await server.book.history.batches()) == 1


async def test_places_that_are_not_there_and_topics_that_are_not_are_named(server: Server) -> None:
    created = await run(server, "create", title="Talks", first="Russia", second="Armenia", third="Azerbaijan")
    assert "recorded the topic Talks with the sides Russia, Armenia, Azerbaijan" in created
    refused = await run(server, "sides", topic="Talks", move="Russia", to=9)
    assert "The topic has 3 sides, so there is no place 9: write 1 to 3." in refused
    assert "at that place already, of 3" in await run(server, "sides", topic="Talks", move="Russia", to=1)
    assert "No topic is clearly called that" in await run(server, "edit", topic="Zzyzx")
