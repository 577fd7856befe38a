"""/mod merge, link and strike, and what the numbers of merged and struck records lead to."""

from __future__ import annotations

import discord
import pytest
from simcord import ResponseMessage
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.domain.ids import record_id
from bot.ledger import Ledger
from tests.cogs.conftest import Server, message, private, text
from tests.cogs.presses import Press, at_once
from tests.ui.hostile import NASTY

COMMANDS = {
    "mod edit": {"record": "#1"},
    "mod merge": {"away": "#2", "into": "#1"},
    "mod link": {"first": "#1", "kind": "implies", "second": "#5"},
    "mod strike": {"record": "#1", "reason": "an error"},
    "mod redact": {"record": "#1", "reason": "a private person"},
}


def buttons(shown: ResponseMessage) -> list[str]:
    """The custom ids of the buttons of a message."""

    def walk(parts: object) -> list[str]:
        if isinstance(parts, dict):
            own = [parts["custom_id"]] if "custom_id" in parts else []
            return [*own, *(one for value in parts.values() for one in walk(value))]
        return [one for part in parts for one in walk(part)] if isinstance(parts, list) else []

    return walk(shown.components)


def colleague(server: Server) -> MemberActor:
    return server.guild.add_member(server.env.create_user("colleague"), roles=[server.guild.roles["Moderators"]])


async def merged(server: Server, away: str = "#2", into: str = "#1") -> None:
    asked = await server.moderator.slash(server.channel, "mod merge", away=away, into=into)
    await server.moderator.click(message(asked), label=f"Merge {away} into {into}")


async def test_a_merge_is_shown_confirmed_and_undone(server: Server) -> None:
    asked = await server.moderator.slash(server.channel, "mod merge", away="#1", into="#2")
    assert private(asked)
    shown = text(asked)
    assert "Merge #1 into #2?" in shown
    assert "2 stances will stand on #2" in shown
    done = await server.moderator.click(message(asked), label="Merge #1 into #2")
    assert "Done" in text(done)
    led = text(await server.reader.slash(server.channel, "who denied", claim="#1"))
    assert "#1 was merged into #2." in led
    assert "Who denied #2" in led
    number = (await server.book.history.batches())[0].number
    undo = await server.moderator.slash(server.channel, "mod undo", batch=number)
    await server.moderator.click(message(undo), label="Undo it")
    assert "merged into" not in text(await server.reader.slash(server.channel, "who denied", claim="#1"))


async def test_a_merge_is_done_once_however_often_it_is_pressed(server: Server) -> None:
    asked = message(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    [button] = buttons(asked)
    press = Press(server.moderator, asked, button)
    late = await at_once(server, press, press)
    assert any("does not stand any more" in text(one) or "already" in text(one) for one in late)
    assert len(await server.book.history.batches()) == 2


async def test_of_two_moderators_who_merge_at_once_one_does(server: Server) -> None:
    second = colleague(server)
    asked = [
        message(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1")),
        message(await second.slash(server.channel, "mod merge", away="#1", into="#2")),
    ]
    presses = [
        Press(who, shown, buttons(shown)[0]) for who, shown in zip((server.moderator, second), asked, strict=True)
    ]
    await at_once(server, *presses)
    assert (await server.book.summary()).claims == 16
    assert len(await server.book.history.batches()) == 2


async def test_what_changed_since_is_shown_again_before_it_is_merged(server: Server) -> None:
    asked = message(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    async with server.book.transaction(1, None) as changes:
        await changes.update("claim", record_id(server.book.server, 2), text="Some violation took place")
    again = await server.moderator.click(asked, label="Merge #2 into #1")
    assert "Some violation took place" in text(again)
    assert (await server.book.summary()).claims == 17
    await server.moderator.click(asked, label="Merge #2 into #1")
    assert (await server.book.summary()).claims == 16


async def test_numbers_and_old_buttons_lead_on_after_a_restart(server: Server, database_url: str) -> None:
    old = message(await server.reader.slash(server.channel, "claim show", claim="#2"))
    await merged(server)
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    [pressed] = await at_once(server, Press(server.reader, old, "cc:timeline:2"))
    assert "#2 was merged into #1." in text(pressed)
    assert "Timeline of #1" in text(pressed)
    offered = await server.reader.autocomplete(server.channel, "claim show", "claim", "#2")
    assert [one["value"] for one in offered] == ["#1"]
    refused = await server.moderator.slash(server.channel, "mod merge", away="#2", into="#3")
    assert "#2 was merged into #1 already." in text(refused)
    await again.close()


async def test_the_confirmation_works_after_a_restart(server: Server, database_url: str) -> None:
    asked = message(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    assert "Done" in text(await server.moderator.click(asked, label="Merge #2 into #1"))
    await again.close()


async def test_merged_speakers_lead_on(server: Server) -> None:
    for first, second in (("Nikol Pashinyan", "Ararat Mirzoyan"),):
        ids = [(await server.book.match_speaker(name)).id or 0 for name in (first, second)]
        asked = await server.moderator.slash(server.channel, "mod speaker merge", first=first, second=second)
        await server.moderator.click(message(asked), label="Merge them")
        assert await server.book.curation.survivors("speaker", ids) == {ids[0]: ids[1]}
        typed = f"{first} @{ids[0] & 0xFFFFFFFF}"
        shown = text(await server.reader.slash(server.channel, "said", speaker=typed))
        assert f"{first} was merged into {second}." in shown


async def test_claims_are_linked_once(server: Server) -> None:
    done = await server.moderator.slash(
        server.channel, "mod link", first="#1", kind="excludes", second="#5", reason="both"
    )
    assert private(done)
    assert "excludes" in text(done)
    for first, second in (("#1", "#5"), ("#5", "#1")):
        again = await server.moderator.slash(server.channel, "mod link", first=first, kind="excludes", second=second)
        assert "That link is on record already" in text(again)


async def test_statements_are_linked_with_their_basis(server: Server) -> None:
    options = {"first": "S2", "kind": "repeats", "second": "S1"}
    await server.moderator.slash(server.channel, "mod link", **options, basis="explicit")
    again = await server.moderator.slash(server.channel, "mod link", **options)
    assert "S2 repeats S1" in text(again)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"first": "#1", "kind": "rebuts", "second": "#2"}, "between two statements"),
        ({"first": "S1", "kind": "implies", "second": "#2"}, "between two claims"),
        ({"first": "#1", "kind": "implies", "second": "#1"}, "cannot be linked to itself"),
        ({"first": "#1", "kind": "implies", "second": "#99"}, "There is no #99 on record"),
        ({"first": "it rained", "kind": "implies", "second": "#1"}, "Write the number of a record"),
        ({"first": "#1", "kind": "implies", "second": "#2", "basis": "editor"}, "have no basis"),
    ],
)
async def test_links_that_cannot_be_are_refused(server: Server, options: dict[str, str], why: str) -> None:
    refused = await server.moderator.slash(server.channel, "mod link", **options)
    assert why in text(refused)
    assert len(await server.book.history.batches()) == 1


async def test_a_struck_claim_says_who_when_and_why_until_it_is_brought_back(server: Server) -> None:
    reason = "nobody said so in **those** words"
    done = await server.moderator.slash(server.channel, "mod strike", record="#1", reason=reason)
    assert private(done)
    left = text(await server.reader.slash(server.channel, "claim show", claim="#1"))
    assert "#1 was struck" in left
    assert f"by <@{server.moderator.id}>" in left
    assert "nobody said so in \\*\\*those\\*\\* words" in left
    assert "/mod undo batch: 2" in left
    await server.moderator.click(message(done), label="Undo")
    assert "Azerbaijani forces" in text(await server.reader.slash(server.channel, "claim show", claim="#1"))


async def test_a_struck_statement_says_so_by_its_number(server: Server) -> None:
    await server.moderator.slash(server.channel, "mod strike", record="S1", reason="an error")
    left = await server.reader.slash(server.channel, "claim show", claim="S1")
    assert "S1 was struck" in text(left)
    assert "an error" in text(left)


async def test_parts_are_offered_and_struck(server: Server) -> None:
    offered = await server.moderator.autocomplete(server.channel, "mod strike", "record", "S8")
    values = [one["value"] for one in offered]
    assert values[0] == "S8"
    assert {one.split()[0] for one in values[1:]} >= {"stance", "citation", "source"}
    stance = next(one for one in values if one.startswith("stance"))
    await server.moderator.slash(server.channel, "mod strike", record=stance, reason="not what was said")
    again = await server.moderator.slash(server.channel, "mod strike", record=stance, reason="not what was said")
    assert "nothing is left to strike" in text(again)
    assert await server.moderator.autocomplete(server.channel, "mod strike", "record", "S99") == []
    assert await server.moderator.autocomplete(server.channel, "mod strike", "record", "") != []


@pytest.mark.parametrize("command", COMMANDS)
async def test_each_command_is_refused_to_a_plain_member(server: Server, bot: Counterclaim, command: str) -> None:
    group = bot.tree.get_command("mod")
    assert isinstance(group, discord.app_commands.Group)
    group.default_permissions = None
    await bot.tree.sync()
    refused = await server.reader.slash(server.channel, command, **COMMANDS[command])
    assert "Only moderators may do this" in text(refused)
    assert private(refused)
    assert len(await server.book.history.batches()) == 1


async def test_each_button_is_refused_to_a_plain_member(server: Server) -> None:
    shown = message(await server.moderator.slash(server.channel, "mod merge", away="#2", into="#1"))
    card = message(await server.moderator.slash(server.channel, "mod edit", record="#1"))
    for custom_id in (*buttons(shown), *buttons(card)):
        [refused] = await at_once(server, Press(server.reader, shown, custom_id))
        assert "Only moderators may do this" in text(refused)
        assert private(refused)
    assert len(await server.book.history.batches()) == 1


@pytest.mark.parametrize("command", COMMANDS)
async def test_another_servers_records_are_not_here(server: Server, command: str) -> None:
    elsewhere = server.env.create_guild()
    channel = elsewhere.create_text_channel("elsewhere")
    role = elsewhere.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(server.env.create_user("stranger"), roles=[role])
    refused = text(await stranger.slash(channel, command, **COMMANDS[command]))
    assert any(words in refused for words in ("on record here", "does not exist", "not clear which claim"))
    shown = message(await stranger.slash(channel, "mod log"))
    [pressed] = await at_once(server, Press(stranger, shown, "cc:merge:2:1:0123456789ab"))
    assert "There is no #2 on record here" in text(pressed)
    [pressed] = await at_once(server, Press(stranger, shown, "cc:edit:claim:1:1"))
    assert "There is no #1 on record here" in text(pressed)
    assert len(await server.book.history.batches()) == 1


@pytest.mark.parametrize("nasty", NASTY)
async def test_hostile_text_is_shown_safely(server: Server, nasty: str) -> None:
    typed = nasty[:200]
    if len(typed.strip()) < 2:
        return
    for command, options in (
        ("mod strike", {"record": "S3", "reason": typed}),
        ("mod merge", {"away": typed, "into": "#1"}),
        ("mod link", {"first": typed[:100], "kind": "implies", "second": "#1"}),
        ("mod edit", {"record": typed[:100]}),
        ("mod redact", {"record": "S4", "reason": typed}),
    ):
        shown = await server.moderator.slash(server.channel, command, **options)
        assert "@everyone" not in text(shown)
    assert "@everyone" not in text(await server.reader.slash(server.channel, "claim show", claim="S3"))
    await server.moderator.autocomplete(server.channel, "mod strike", "record", typed[:100])
