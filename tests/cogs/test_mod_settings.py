"""The panel of settings and the guide for a new server: every control, its check on each press, after a restart."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord import interactions
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.components import walk_components
from simcord.enums import ComponentType, InteractionType
from simcord.results import InteractionResult

from bot.app import Counterclaim
from bot.domain.drafts import TopicDraft
from bot.domain.settings import ServerSettings
from bot.ledger import Ledger
from bot.ui.history_lines import what_of
from tests.cogs.conftest import Server, message, text
from tests.cogs.presses import Press, at_once


async def panel(server: Server) -> Any:
    """The panel, as the moderator opened it; it is one that Discord takes."""
    return message(await server.moderator.slash(server.channel, "mod settings"))


async def choose(server: Server, actor: MemberActor, shown: Any, custom_id: str, *values: Any) -> InteractionResult:
    """What the menu of that `custom_id` answers."""
    return await actor.select(shown, values, custom_id=custom_id)


def menus(shown: Any) -> dict[str, Any]:
    """The menus of a message by their `custom_id`."""
    return {
        found["custom_id"]: found for found in walk_components(shown.components) if found["type"] in (3, 5, 6, 7, 8)
    }


async def log(server: Server) -> list[str]:
    return [what_of(batch) for batch in await server.book.history.batches()]


async def test_roles_are_chosen_by_id_and_moderate_at_once(server: Server) -> None:
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    shown = await panel(server)
    [refused] = await at_once(server, Press(helper, shown, "cc:set:answers:1:panel"))
    assert "Only moderators may do this" in text(refused)
    changed = await choose(server, server.moderator, shown, "cc:set:roles:panel", helpers)
    assert "Changed." in text(changed)
    assert f"<@&{helpers.id}>" in text(changed)
    assert "Server Settings > Integrations" in text(changed)
    assert menus(message(changed))["cc:set:roles:panel"]["default_values"] == [{"id": helpers.id, "type": "role"}]
    assert (await server.book.settings()).moderator_roles == {helpers.id}
    [allowed] = await at_once(server, Press(helper, shown, "cc:set:answers:1:panel"))
    assert "private: only the person who asked" in text(allowed)
    server.env.backend.remove_member_role(server.guild.id, helper.id, helpers.id)
    [late] = await at_once(server, Press(helper, shown, "cc:set:answers:0:panel"))
    assert "Only moderators may do this" in text(late)
    assert (await server.book.settings()).private_answers


async def test_who_moderates_by_a_role_makes_nobody_a_moderator(server: Server) -> None:
    helpers, friends = server.guild.create_role("Helpers"), server.guild.create_role("Friends")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    shown = await panel(server)
    kind, values = ComponentType.ROLE_SELECT, [str(friends.id)]
    kept = await selected(server, helper, shown, "cc:set:roles:panel", kind, values)
    assert "only people with the permission Manage Server choose who moderates" in text(kept)
    assert (await server.book.settings()).moderator_roles == {helpers.id}


async def test_everybody_cannot_be_made_moderators(server: Server) -> None:
    shown = await panel(server)
    kept = await choose(server, server.moderator, shown, "cc:set:roles:panel", server.guild.default_role)
    assert "Not changed: everybody has that role" in text(kept)
    assert (await server.book.settings()).moderator_roles == frozenset()


@pytest.mark.parametrize(("what", "name"), [("log", "log_channel"), ("feed", "feed_channel")])
async def test_channels_are_chosen_and_taken_away_again(server: Server, what: str, name: str) -> None:
    channel = server.guild.create_text_channel("changes")
    shown = await panel(server)
    changed = await choose(server, server.moderator, shown, f"cc:set:{what}:panel", channel)
    assert f"<#{channel.id}>" in text(changed)
    assert getattr(await server.book.settings(), name) == channel.id
    none = await choose(server, server.moderator, message(changed), f"cc:set:{what}:panel")
    assert "Changed." in text(none)
    assert getattr(await server.book.settings(), name) is None
    assert (await log(server))[:2] == [f"settings: {what} channel none", f"settings: {what} channel <#{channel.id}>"]


@pytest.mark.parametrize(("denied", "lacking"), [("view_channel", "View Channel"), ("send_messages", "Send Messages")])
async def test_a_channel_the_bot_may_not_write_in_is_refused_at_once(server: Server, denied: str, lacking: str) -> None:
    me = server.env.backend.bot_user.id
    overwrite = discord.PermissionOverwrite(**{denied: False})
    closed = server.guild.create_text_channel(
        "closed",
        overwrites={
            server.guild.default_role: overwrite,
            server.moderator: discord.PermissionOverwrite(view_channel=True),
        },
    )
    shown = await panel(server)
    kept = text(await choose(server, server.moderator, shown, "cc:set:log:panel", closed))
    assert "Not changed" in kept
    assert lacking in kept or "may not see it" in kept
    assert (await server.book.settings()).log_channel is None
    refused = text(await server.moderator.slash(server.channel, "mod settings", feed_channel=closed))
    assert "Nothing was changed" in refused
    assert me


async def test_the_panel_says_when_a_chosen_channel_is_closed_to_the_bot(server: Server) -> None:
    await server.book.change_settings(actor=1, log_channel=999)
    shown = await panel(server)
    assert "not written to: it is gone, or the bot may not see it" in str(shown.components)
    assert "default_values" not in menus(shown)["cc:set:log:panel"]


async def test_the_usual_topic_is_chosen(server: Server) -> None:
    shown = await panel(server)
    [everything, topic] = menus(shown)["cc:set:topic:panel"]["options"]
    assert everything["default"]
    changed = await choose(server, server.moderator, shown, "cc:set:topic:panel", topic["value"])
    assert f"**Usual topic** · {topic['label']}" in text(changed)
    assert (await server.book.settings()).default_topic is not None
    await choose(server, server.moderator, message(changed), "cc:set:topic:panel", "0")
    assert (await server.book.settings()).default_topic is None


async def test_a_usual_topic_that_the_menu_has_no_room_for_is_shown_all_the_same(server: Server) -> None:
    async with server.book.transaction(1, None) as changes:
        made = [changes.add_topic(TopicDraft(f"Story {number}", "UTC", ())) for number in range(30)]
        await changes.change_settings(default_topic=made[-1])
    shown = await panel(server)
    assert "**Usual topic** · Story 29" in str(shown.components)
    chosen = [one["label"] for one in menus(shown)["cc:set:topic:panel"]["options"] if one.get("default")]
    assert chosen == ["Story 29"]
    assert len(menus(shown)["cc:set:topic:panel"]["options"]) == 25


async def test_roles_that_are_gone_are_not_shown_as_chosen(server: Server) -> None:
    helpers = server.guild.create_role("Helpers")
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id, 999}))
    shown = await panel(server)
    expected = [{"id": helpers.id, "type": "role"}]
    assert menus(shown)["cc:set:roles:panel"]["default_values"] == expected
    step = message((await at_once(server, Press(server.moderator, shown, "cc:guide:2")))[0])
    assert menus(step)["cc:set:roles:2"]["default_values"] == expected


async def test_switches_say_what_they_will_do_and_do_it_once(server: Server) -> None:
    shown = await panel(server)
    press = Press(server.moderator, shown, "cc:set:second:1:panel")
    await at_once(server, press, press)
    assert (await server.book.settings()).second_person
    assert await log(server) == ["settings: second moderator needed for what interprets", "made 173 changes"]
    changed = await server.moderator.click(shown, label="Need no second moderator")
    assert not (await server.book.settings()).second_person
    assert "**A second moderator** · not needed" in text(changed)


async def test_zone_and_days_are_typed_into_a_form(server: Server) -> None:
    opened = await server.moderator.click(await panel(server), label="Time zone, chat texts")
    changed = await server.moderator.submit_modal(opened, {"zone": "Asia/Baku", "days": "30"})
    assert "**Time zone** · Asia/Baku" in text(changed)
    settings = await server.book.settings()
    assert (settings.zone, settings.retention) == ("Asia/Baku", 30)
    for typed, sentence in (
        ({"zone": "Nowhere", "days": ""}, "No time zone is called that"),
        ({"zone": "", "days": "0"}, "from 1 to 3650"),
        ({"zone": "UTC", "days": "x"}, "from 1 to 3650"),
    ):
        opened = await server.moderator.click(await panel(server), label="Time zone, chat texts")
        assert sentence in text(await server.moderator.submit_modal(opened, typed))
    assert await server.book.settings() == settings


async def test_the_form_is_refused_to_who_moderates_no_more(server: Server) -> None:
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    public = message(await server.reader.slash(server.channel, "claim contested"))
    [opened] = await at_once(server, Press(helper, public, "cc:open:zone:panel"))
    server.env.backend.remove_member_role(server.guild.id, helper.id, helpers.id)
    refused = await helper.submit_modal(opened, {"zone": "Asia/Baku", "days": ""})
    assert "Only moderators may do this" in text(refused)
    assert (await server.book.settings()).zone == "UTC"


async def test_a_choice_is_in_the_log_and_can_be_undone(server: Server) -> None:
    await server.moderator.click(await panel(server), label="Make answers private")
    asked = await server.moderator.slash(server.channel, "mod undo")
    assert "settings: answers private" in text(asked)
    await server.moderator.click(message(asked), label="Undo it")
    assert await server.book.settings() == ServerSettings()


async def test_the_panel_works_after_a_restart(server: Server, database_url: str) -> None:
    shown = await panel(server)
    channel = server.guild.create_text_channel("changes")
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    await server.moderator.click(shown, label="Make answers private")
    await choose(server, server.moderator, shown, "cc:set:log:panel", channel)
    settings = await server.book.settings()
    assert settings.private_answers
    assert settings.log_channel == channel.id
    await again.close()


async def test_options_change_what_they_name(server: Server) -> None:
    channel = server.guild.create_text_channel("changes")
    shown = await server.moderator.slash(
        server.channel,
        "mod settings",
        log_channel=channel,
        feed_channel=channel,
        second_moderator="needed",
        keep_chat_texts=7,
    )
    assert "Changed." in text(shown)
    assert await server.book.settings() == ServerSettings(
        log_channel=channel.id, feed_channel=channel.id, second_person=True, retention=7
    )


async def test_members_are_refused_on_every_control(empty_server: Server) -> None:
    server = empty_server
    shown = await panel(server)
    presses = ("cc:set:answers:1:panel", "cc:set:second:1:3", "cc:guide:2", "cc:guide:panel")
    for custom_id in presses:
        [refused] = await at_once(server, Press(server.reader, shown, custom_id))
        assert "Only moderators may do this" in text(refused)
    for custom_id, kind, values in (
        ("cc:set:roles:1", ComponentType.ROLE_SELECT, [str(server.guild.default_role.id)]),
        ("cc:set:log:panel", ComponentType.CHANNEL_SELECT, []),
        ("cc:set:feed:2", ComponentType.CHANNEL_SELECT, []),
        ("cc:set:topic:panel", ComponentType.STRING_SELECT, ["0"]),
    ):
        refused = await selected(server, server.reader, shown, custom_id, kind, values)
        assert "Only moderators may do this" in text(refused)
    public = message(await server.reader.slash(server.channel, "claim contested"))
    for form, typed in (("cc:open:zone:1", {"zone": "UTC", "days": ""}), ("cc:open:topic:4", {"topic": "x"})):
        [opened] = await at_once(server, Press(server.reader, public, form))
        assert "Only moderators may do this" in text(await server.reader.submit_modal(opened, typed))
    assert await server.book.history.batches() == []


async def selected(
    server: Server, actor: MemberActor, shown: Any, custom_id: str, kind: ComponentType, values: list[str]
) -> InteractionResult:
    """A choice in a menu that the person was never shown."""
    backend = server.env.backend
    stored = backend.get_message(shown.channel_id, shown.id)
    record, payload = interactions.base_payload(
        backend,
        type=InteractionType.MESSAGE_COMPONENT,
        channel_id=stored.channel_id,
        guild_id=server.guild.id,
        user_id=actor.id,
        data={"custom_id": custom_id, "component_type": kind, "values": values},
    )
    menu: dict[str, Any] = {"type": kind, "custom_id": custom_id}
    if kind is ComponentType.STRING_SELECT:
        menu["options"] = [{"label": "all topics", "value": "0"}]
    else:
        payload["data"]["resolved"] = {}
    row = {"type": ComponentType.ACTION_ROW, "components": [menu]}
    payload["message"] = dict(serializers.message_payload(backend, stored)) | {"components": [row]}
    record.source_message_id = stored.id
    backend.emit("INTERACTION_CREATE", payload)
    await server.env.settle()
    return InteractionResult(server.env, record)


async def test_another_servers_topic_cannot_be_chosen(server: Server) -> None:
    shown = await panel(server)
    other = await server.env.bot.ledger.book(4711)  # type: ignore[attr-defined]  # a Counterclaim
    menu = ComponentType.STRING_SELECT
    await selected(server, server.moderator, shown, "cc:set:topic:panel", menu, [str((other.server << 32) + 1)])
    refused = await selected(server, server.moderator, shown, "cc:set:topic:panel", menu, ["77"])
    assert "does not exist" in text(refused)
    assert (await server.book.settings()).default_topic is None
