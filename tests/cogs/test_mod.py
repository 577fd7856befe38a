"""/mod: only for those who may manage the server, wherever the check could be got round."""

from __future__ import annotations

import discord
import pytest

from bot.app import Counterclaim
from tests.cogs.conftest import Server, private, text


async def test_settings_are_shown_and_changed(server: Server) -> None:
    shown = text(await server.moderator.slash(server.channel, "mod settings"))
    assert "public: in the channel" in shown
    assert "These are in force." in shown
    topic = (await server.moderator.autocomplete(server.channel, "mod settings", "topic", "Nagorno"))[0]["value"]
    result = await server.moderator.slash(
        server.channel, "mod settings", answers="private", time_zone="Asia/Yerevan", topic=topic
    )
    assert private(result)
    assert "Changed." in text(result)
    settings = await server.book.settings()
    assert settings.private_answers
    assert settings.zone == "Asia/Yerevan"
    assert private(await server.reader.slash(server.channel, "who denied", claim="#1"))
    assert "Contested in Nagorno-Karabakh" in text(await server.reader.slash(server.channel, "claim contested"))
    everything = await server.reader.slash(server.channel, "claim contested", topic="*")
    assert "### Contested\n" in text(everything)
    await server.moderator.slash(server.channel, "mod settings", answers="public", topic="*")
    assert (await server.book.settings()).default_topic is None


async def test_dates_are_read_in_the_servers_zone(server: Server) -> None:
    await server.moderator.slash(server.channel, "mod settings", time_zone="Asia/Yerevan")
    shown = text(await server.reader.slash(server.channel, "claim show", claim="#1", as_of="2023-09-21"))
    assert "as of <t:1695326400:f>" in shown
    assert "contested: 2 of 4 sides heard" in shown


@pytest.mark.parametrize(
    ("typed", "first"), [("yerevan", "Asia/Yerevan"), ("new york", "America/New_York"), ("baku", "Asia/Baku")]
)
async def test_time_zones_are_offered(server: Server, typed: str, first: str) -> None:
    offered = await server.moderator.autocomplete(server.channel, "mod settings", "time_zone", typed)
    assert offered[0] == {"name": first, "value": first}


async def test_what_is_no_time_zone_is_refused(server: Server) -> None:
    result = await server.moderator.slash(server.channel, "mod settings", time_zone="../../etc/passwd")
    assert "No time zone is called that" in text(result)


async def test_the_menu_hides_mod_from_others(server: Server) -> None:
    assert "mod" in str(server.moderator.available_commands(server.channel))
    assert "mod" not in str(server.reader.available_commands(server.channel))


async def test_who_gets_past_the_menu_is_refused(server: Server, bot: Counterclaim) -> None:
    # A server's owner can hand out any command to anybody; the default is only a default.
    group = bot.tree.get_command("mod")
    assert isinstance(group, discord.app_commands.Group)
    group.default_permissions = None
    await bot.tree.sync()
    result = await server.reader.slash(server.channel, "mod settings", answers="private")
    assert "Only moderators may do this" in text(result)
    assert private(result)
    assert not (await server.book.settings()).private_answers
