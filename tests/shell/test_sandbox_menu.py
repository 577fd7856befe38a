"""The sandbox's stand-in for the menus on messages: the real menus, on the channel's messages, and nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest
from simcord import ChannelHandle, Env
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.data import SAMPLE_DOSSIER
from bot.ledger import Ledger, import_dossier
from bot.sandbox.menu import MessageMenus
from bot.sandbox.messages import SAID
from tests.ui.limits import texts_of


@pytest.fixture
def engine() -> str:
    return "sqlite"


@dataclass(slots=True)
class Place:
    """A channel with messages, a member and a moderator."""

    env: Env
    channel: ChannelHandle
    member: MemberActor
    moderator: MemberActor


@pytest.fixture
async def place(database_url: str) -> AsyncIterator[Place]:
    bot = Counterclaim(await Ledger.open(database_url))
    env = Env(bot, check_errors=False)
    await bot.add_cog(MessageMenus(bot, env))
    await env.start()
    await bot.tree.sync()
    guild = env.create_guild()
    await import_dossier(await bot.ledger.book(guild.id), SAMPLE_DOSSIER)
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    channel = guild.create_text_channel("general")
    member = guild.add_member(env.create_user("Member"))
    moderator = guild.add_member(env.create_user("Moderator"), roles=[moderators])
    for name, text in SAID:
        await (member if name == "Member" else moderator).send(channel, text)
    yield Place(env, channel, member, moderator)
    await env.shutdown()
    await bot.close()


async def offered(place: Place, option: str, typed: str = "") -> dict[str, str]:
    choices = await place.moderator.autocomplete(place.channel, "menu", option, typed)
    return {choice["name"]: choice["value"] for choice in choices}


async def test_offers_the_menus_and_the_members_messages_newest_first(place: Place) -> None:
    await place.member.slash(place.channel, "help")
    await place.member.send(place.channel, "typed in the page")

    assert list(await offered(place, "menu")) == ["Record statement", "Find statements"]
    shown = list(await offered(place, "message"))
    assert shown[0] == "Member: typed in the page"
    assert [name.partition(": ")[0] for name in shown] == ["Member", *(name for name, _ in reversed(SAID))]
    assert list(await offered(place, "message", "goris")) == [f"Member: {SAID[3][1]}"]
    assert all(len(name) <= 100 for name in shown)


async def test_runs_the_real_menu(place: Place) -> None:
    message = (await offered(place, "message", "not easy")).popitem()[1]

    found = await place.member.slash(place.channel, "menu", menu="Find statements", message=message)

    assert found.response is not None
    assert found.response.ephemeral
    assert "This path is not easy" in "\n".join(texts_of(found.response.components))


async def test_record_opens_the_form_filled_in(place: Place) -> None:
    message = (await offered(place, "message", "denied")).popitem()[1]

    shown = await place.moderator.slash(place.channel, "menu", menu="Record statement", message=message)

    assert shown.modal is not None
    fields = [label["component"] for label in shown.modal["components"]]
    filled = {field["custom_id"]: field.get("value") for field in fields}
    assert filled["who"] == "Azerbaijan"
    assert not filled["when"]  # the message does not say when it was denied
    assert filled["claim"] == "Azerbaijani forces violated the ceasefire on 21 September 2023"


@pytest.mark.parametrize(
    ("menu", "message"),
    [("Delete everything", "0"), ("Find statements", "0"), ("Find statements", "x"), ("Find statements", "٣")],
)
async def test_what_is_not_in_the_lists_is_refused(place: Place, menu: str, message: str) -> None:
    refused = await place.member.slash(place.channel, "menu", menu=menu, message=message)

    assert refused.response is not None
    assert "pick one from the list" in "\n".join([refused.response.content, *texts_of(refused.response.components)])


async def test_the_bots_own_messages_are_no_members_messages(place: Place) -> None:
    answer = await place.member.slash(place.channel, "claim search", words="ceasefire")
    assert answer.response is not None

    refused = await place.member.slash(place.channel, "menu", menu="Find statements", message=str(answer.response.id))

    assert refused.response is not None
    assert "no such message" in "\n".join([refused.response.content, *texts_of(refused.response.components)])


async def test_the_real_bot_does_not_have_it(database_url: str) -> None:
    bot = Counterclaim(await Ledger.open(database_url))
    env = Env(bot, check_errors=False)
    await env.start()

    assert bot.tree.get_command("menu") is None
    assert len(bot.tree.get_commands(type=discord.AppCommandType.message)) == 2

    await env.shutdown()
    await bot.close()
