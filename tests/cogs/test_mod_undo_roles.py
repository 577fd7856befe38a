"""/mod undo of which roles moderate: only by people who may choose them."""

from __future__ import annotations

from typing import Any

from simcord import ResponseMessage
from simcord.actors import MemberActor

from bot.app import Counterclaim
from tests.cogs.conftest import Server, labels, message, text
from tests.cogs.presses import Press, at_once

NOT_BY_ROLE = "only people with the permission Manage Server may do that"


async def pressed(server: Server, who: MemberActor, shown: ResponseMessage, batch: int) -> str:
    """What somebody reads who presses the button that undoes a batch, whether it was offered to them or not."""
    [result] = await at_once(server, Press(who, shown, f"cc:undo:{batch}"))
    return text(result)


async def allow_mod_to_everybody(bot: Counterclaim) -> None:
    """As a server does in its settings; until then only who may manage it sees /mod."""
    group: Any = bot.tree.get_command("mod")
    group.default_permissions = None
    await bot.tree.sync()


async def test_roles_that_moderate_come_back_only_by_who_may_choose_them(
    empty_server: Server, bot: Counterclaim
) -> None:
    """By number, as one's own last batch, by a button that was there before, and by the undo of an undo."""
    server = empty_server
    helpers, friends = server.guild.create_role("Helpers"), server.guild.create_role("Friends")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await allow_mod_to_everybody(bot)
    for roles in ({helpers.id, friends.id}, {helpers.id}):  # the second batch takes the friends out
        await server.book.change_settings(actor=helper.id, private_answers=True, moderator_roles=frozenset(roles))
    asked = message(await server.moderator.slash(server.channel, "mod undo", batch=2))

    for options in ({"batch": 2}, {}):
        shown = await helper.slash(server.channel, "mod undo", **options)
        assert "Batch 2 cannot be undone" in text(shown)
        assert NOT_BY_ROLE in text(shown)
        assert labels(shown) == []
    assert NOT_BY_ROLE in await pressed(server, helper, asked, 2)
    assert (await server.book.settings()).moderator_roles == {helpers.id}

    assert "Batch 2 is undone" in text(await server.moderator.click(asked, label="Undo it"))
    assert (await server.book.settings()).moderator_roles == {helpers.id, friends.id}
    again = await helper.slash(server.channel, "mod undo", batch=2)
    assert "Batch 2 is undone already" in text(again)
    assert NOT_BY_ROLE in await pressed(server, helper, message(again), 3)
    assert NOT_BY_ROLE in text(await helper.slash(server.channel, "mod undo", batch=3))
    assert (await server.book.settings()).moderator_roles == {helpers.id, friends.id}

    assert "Batch 3 is undone" in await pressed(server, server.moderator, asked, 3)
    assert (await server.book.settings()).moderator_roles == {helpers.id}
    assert [batch.number for batch in await server.book.history.batches()] == [4, 3, 2, 1]


async def test_who_moderates_by_a_role_undoes_other_settings(empty_server: Server, bot: Counterclaim) -> None:
    server = empty_server
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await allow_mod_to_everybody(bot)
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    await server.book.change_settings(actor=1, private_answers=True, moderator_roles=frozenset({helpers.id}))
    asked = message(await helper.slash(server.channel, "mod undo", batch=2))
    assert "Batch 2 is undone" in text(await helper.click(asked, label="Undo it"))
    settings = await server.book.settings()
    assert not settings.private_answers
    assert settings.moderator_roles == {helpers.id}
