"""/mod undo and /mod log: shown first, done once, refused to whoever does not moderate any more."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.app import Counterclaim
from bot.ledger import Ledger
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.presses import Press, at_once
from tests.ledger.made import event
from tests.ui.limits import buttons_of


async def made(server: Server, *texts: str, actor: int | None = None) -> int:
    """Claims recorded by the moderator in a batch of their own; its number."""
    async with server.book.transaction(server.moderator.id if actor is None else actor, "seen in chat") as changes:
        for words in texts:
            changes.add_claim(event(words))
    return changes.number


async def live(server: Server) -> int:
    return (await server.book.summary()).claims


async def test_the_last_thing_done_is_shown_and_undone(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    await made(server, "It snowed", actor=server.other.id)
    asked = await server.moderator.slash(server.channel, "mod undo")
    assert private(asked)
    shown = text(asked)
    assert "Undo batch 1?" in shown
    assert "recorded #1: It rained" in shown
    assert "seen in chat" in shown
    assert await live(server) == 2
    done = await server.moderator.click(message(asked), label="Undo it")
    assert "Batch 1 is undone" in text(done)
    assert await live(server) == 1
    [undo, *_] = await server.book.history.batches()
    assert (undo.actor, undo.undoes) == (server.moderator.id, 1)


async def test_an_undo_is_undone_from_its_own_button_and_by_its_number(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    asked = await server.moderator.slash(server.channel, "mod undo", batch=1)
    done = await server.moderator.click(message(asked), label="Undo it")
    assert labels(done) == ["Undo this"]
    back = await server.moderator.click(message(done), label="Undo this")
    assert "Batch 2 is undone" in text(back)
    assert await live(server) == 1
    by_number = await server.moderator.slash(server.channel, "mod undo", batch=3)
    assert "It undid batch 2." in text(by_number)
    await server.moderator.click(message(by_number), label="Undo it")
    assert await live(server) == 0


async def test_a_double_click_undoes_once(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    asked = message(await server.moderator.slash(server.channel, "mod undo"))
    press = Press(server.moderator, asked, "cc:undo:1")
    for answered in await at_once(server, press, press):  # both in the one message: whichever came last is seen
        assert "Batch 1 is undone" in text(answered)
    assert [batch.number for batch in await server.book.history.batches()] == [2, 1]


async def test_of_two_moderators_the_second_reads_who_and_when(empty_server: Server) -> None:
    server = empty_server
    colleague = server.guild.add_member(server.env.create_user("colleague"), roles=[server.guild.roles["Moderators"]])
    await made(server, "It rained")
    first = message(await server.moderator.slash(server.channel, "mod undo", batch=1))
    second = message(await colleague.slash(server.channel, "mod undo", batch=1))
    await server.moderator.click(first, label="Undo it")
    late = text(await colleague.click(second, label="Undo it"))
    assert "Batch 1 is undone already" in late
    assert f"<@{server.moderator.id}>" in late
    assert "<t:" in late
    again = await colleague.slash(server.channel, "mod undo", batch=1)
    assert "Batch 1 is undone already" in text(again)
    assert labels(again) == ["Undo batch 2"]
    assert await live(server) == 0


async def test_of_two_moderators_who_press_at_once_one_undoes(empty_server: Server) -> None:
    server = empty_server
    colleague = server.guild.add_member(server.env.create_user("colleague"), roles=[server.guild.roles["Moderators"]])
    await made(server, "It rained")
    asked = message(await server.moderator.slash(server.channel, "mod undo", batch=1))
    presses = [Press(one, asked, "cc:undo:1") for one in (server.moderator, colleague)]
    assert all(result.acknowledged for result in await at_once(server, *presses))
    [undo, first] = await server.book.history.batches()
    assert (undo.undoes, first.undone_by) == (1, 2)
    assert undo.actor in (server.moderator.id, colleague.id)


async def test_what_was_changed_since_is_refused_with_the_reason(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    asked = message(await server.moderator.slash(server.channel, "mod undo"))
    async with server.book.transaction(server.other.id, None) as changes:
        await changes.update("claim", (server.book.server << 32) + 1, text="It snowed")
    refused = await server.moderator.click(asked, label="Undo it")
    assert "changed again since, in batch 2: undo that one first" in text(refused)
    assert await live(server) == 1


async def test_who_moderates_no_more_cannot_press(empty_server: Server) -> None:
    server = empty_server
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    await made(server, "It rained", actor=helper.id)
    asked = message(await server.moderator.slash(server.channel, "mod undo", batch=2))
    [allowed] = await at_once(server, Press(helper, asked, "cc:log:0:0:0:0"))
    assert "recorded #1" in text(allowed)
    await server.book.change_settings(actor=1, moderator_roles=frozenset())
    for custom_id in ("cc:undo:2", "cc:log:0:0:0:0"):
        for person in (helper, server.reader):
            [refused] = await at_once(server, Press(person, asked, custom_id))
            assert "Only moderators may do this" in text(refused)
            assert private(refused)
    assert await live(server) == 1


async def test_nothing_to_undo_says_so(empty_server: Server) -> None:
    server = empty_server
    assert "You have done nothing" in text(await server.moderator.slash(server.channel, "mod undo"))
    assert "There is no batch 7" in text(await server.moderator.slash(server.channel, "mod undo", batch=7))


async def test_another_servers_batches_are_not_here(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    elsewhere = server.env.create_guild()
    channel = elsewhere.create_text_channel("elsewhere")
    role = elsewhere.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(server.env.create_user("stranger"), roles=[role])
    assert "There is no batch 1" in text(await stranger.slash(channel, "mod undo", batch=1))
    assert "Nothing was done yet" in text(await stranger.slash(channel, "mod log"))
    asked = message(await stranger.slash(channel, "mod log", record="#1"))
    [refused] = await at_once(server, Press(stranger, asked, "cc:undo:1"))
    assert "There is no batch 1" in text(refused)
    assert await live(server) == 1


async def test_the_log_is_paged_and_filtered(empty_server: Server) -> None:
    server = empty_server
    for at in range(10):
        await made(server, f"Claim {at}", actor=server.other.id if at == 4 else None)
    first = await server.moderator.slash(server.channel, "mod log")
    assert private(first)
    assert "Claim 9" in text(first)
    assert "Claim 1" not in text(first)
    assert labels(first) == ["Older"]
    older = await server.moderator.click(message(first), label="Older")
    assert "Claim 1" in text(older)
    assert "Claim 9" not in text(older)
    newer = await server.moderator.click(message(older), label="Newer")
    assert "Claim 9" in text(newer)
    of_one = text(await server.moderator.slash(server.channel, "mod log", who=server.other.user))
    assert "Claim 4" in of_one
    assert "Claim 5" not in of_one
    about = text(await server.moderator.slash(server.channel, "mod log", record="#6"))
    assert "Only what was done about #6." in about
    assert "Claim 5" in about
    assert "Claim 4" not in about
    assert "Claim 9" in text(await server.moderator.slash(server.channel, "mod log", since="today"))
    nothing = await server.moderator.slash(server.channel, "mod log", record="S1")
    assert "Only what was done about S1." in text(nothing)
    assert "no record's number" in text(await server.moderator.slash(server.channel, "mod log", record="rain"))


async def test_buttons_work_after_a_restart(empty_server: Server, database_url: str) -> None:
    server = empty_server
    for at in range(10):
        await made(server, f"Claim {at}")
    undo = message(await server.moderator.slash(server.channel, "mod undo"))
    log = message(await server.moderator.slash(server.channel, "mod log"))
    again = Counterclaim(await Ledger.open(database_url))
    await server.env.restart_bot(again)
    assert "Claim 1" in text(await server.moderator.click(log, label="Older"))
    assert "Batch 10 is undone" in text(await server.moderator.click(undo, label="Undo it"))
    await again.close()


async def test_everybody_sees_the_history_of_a_claim(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    claim = (server.book.server << 32) + 1
    async with server.book.transaction(server.moderator.id, "typo") as changes:
        await changes.update("claim", claim, text="It *snowed*")
    shown = text(await server.reader.slash(server.channel, "claim history", claim="#1"))
    assert "History of #1" in shown
    assert "text: “It rained” → “It \\*snowed\\*”" in shown
    assert "recorded #1: It rained" in shown
    assert "typo" in shown
    async with server.book.transaction(server.moderator.id, "not checkable") as changes:
        await changes.strike("claim", claim)
    struck = text(await server.reader.slash(server.channel, "claim history", claim="1"))
    assert "struck #1" in struck
    assert "not checkable" in struck
    assert "no claim #7" in text(await server.reader.slash(server.channel, "claim history", claim="#7"))


@pytest.mark.parametrize("command", ["mod log", "mod undo"])
async def test_members_are_refused(empty_server: Server, bot: Counterclaim, command: str) -> None:
    group: Any = bot.tree.get_command("mod")
    group.default_permissions = None
    await bot.tree.sync()
    refused = await empty_server.reader.slash(empty_server.channel, command)
    assert "Only moderators may do this" in text(refused)
    assert private(refused)


async def test_what_others_stand_on_is_not_offered_and_named(empty_server: Server) -> None:
    server = empty_server
    run = server.moderator.slash
    for name in ("Ann Example", "Borduria"):
        await run(server.channel, "mod speaker add", name=name, kind="a body" if name == "Borduria" else "a person")
    await run(server.channel, "mod speaker affiliate", speaker="Ann Example", body="Borduria", title="foreign minister")
    asked = await run(server.channel, "mod undo", batch=1)
    assert "Batch 1 cannot be undone" in text(asked)
    why = "The affiliation Ann Example as foreign minister, Borduria still stands on the speaker, since batch 3"
    assert why in text(asked)
    assert "recorded the speaker Ann Example" in text(asked)
    assert labels(asked) == []
    [pressed] = await at_once(server, Press(server.moderator, message(asked), "cc:undo:1"))
    assert why in text(pressed)
    assert [batch.number for batch in await server.book.history.batches()] == [3, 2, 1]


async def test_what_was_changed_since_is_not_offered(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    async with server.book.transaction(server.other.id, None) as changes:
        await changes.update("claim", (server.book.server << 32) + 1, text="It snowed")
    asked = await server.moderator.slash(server.channel, "mod undo")
    assert "changed again since, in batch 2: undo that one first" in text(asked)
    assert labels(asked) == []


async def test_undo_is_no_louder_than_other_buttons(empty_server: Server) -> None:
    server = empty_server
    await made(server, "It rained")
    asked = message(await server.moderator.slash(server.channel, "mod undo"))
    assert [button["style"] for button in buttons_of(asked.components)] == [discord.ButtonStyle.secondary.value]
