"""Putting things on the queue, and looking at it as moderators and members do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord
from simcord import InteractionResult, ResponseMessage
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.domain.ids import record_id
from bot.domain.submissions import Content, Dispute
from bot.domain.typed import TypedDraft, TypedStatement
from bot.domain.vocabulary import Stance
from tests.cogs.conftest import Server, message, sendable, text
from tests.ui.limits import check, texts_of

SENTENCE = "The bridge at Askeran was closed on 22 September 2023"
"""What nobody has claimed yet."""


def statement(**fields: Any) -> TypedDraft:
    """A statement that needs no question: a known speaker, a known claim, the speaker's words and a document."""
    typed = {
        "who": "Ararat Mirzoyan",
        "stance": Stance.DENIES,
        "claim": "#1",
        "words": "“We never agreed to that.”",
        "when": "2023-09-21, UN Security Council",
        "source": "https://example.org/report",
    }
    return TypedDraft(TypedStatement(**(typed | fields)), propose=True)


async def proposed(server: Server, content: Content, member: MemberActor | None = None) -> int:
    """Put something on the queue for a member, the reader unless somebody else is named."""
    return await server.book.queue.submit(content, (member or server.reader).id, datetime.now(UTC))


def objection(server: Server, reason: str = "It was the day before.") -> Dispute:
    """An objection to the first claim."""
    return Dispute("claim", record_id(server.book.server, 1), reason)


async def queue(server: Server, by: MemberActor | None = None) -> ResponseMessage:
    """The card that /mod queue shows."""
    return message(await (by or server.moderator).slash(server.channel, "mod queue"))


def another_moderator(server: Server) -> MemberActor:
    """A second one."""
    moderators = server.guild.create_role("More moderators", permissions=discord.Permissions(manage_guild=True))
    return server.guild.add_member(server.env.create_user("second"), roles=[moderators])


def shown(server: Server, card: ResponseMessage) -> str:
    """What a private message says now; it is one that Discord takes."""
    components: Any = server.env.backend.get_message(card.channel_id, card.id).components
    check([sendable(component) for component in components])
    return "\n".join(texts_of(components))


def said(server: Server, result: InteractionResult, card: ResponseMessage) -> str:
    """What a press was answered with: in a message of its own, or in the place of the card."""
    own = [answer for answer in (result.response, *result.followups) if answer and answer.id != card.id]
    return text(result) if own else shown(server, card)


async def shown_to_all(bot: Counterclaim) -> None:
    """Have the menu show /mod to everybody, as a server's owner may."""
    group = bot.tree.get_command("mod")
    assert isinstance(group, discord.app_commands.Group)
    group.default_permissions = None
    await bot.tree.sync()


async def statements(server: Server) -> int:
    """How many statements are on record."""
    return (await server.book.summary()).statements


def dms(server: Server, member: MemberActor) -> list[str]:
    """What a member was told by direct message."""
    if member.id not in server.env.backend.dm_channels:
        return []
    found: list[Any] = [[part.to_dict() for part in sent.components] for sent in member.user.dm_channel.history()]
    for components in found:
        check([sendable(component) for component in components])
    return ["\n".join(texts_of(components)) for components in found]
