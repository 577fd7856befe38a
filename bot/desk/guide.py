"""The guide for a server in which nothing is set up yet: a few steps, each can be skipped, to the first record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.desk.in_place import show
from bot.desk.settings_controls import PANEL, ChannelSelect, RolesSelect, roles_of
from bot.desk.settings_forms import FormButton, GuideButton
from bot.domain.drafts import SpeakerDraft, TopicDraft
from bot.domain.errors import UserError
from bot.domain.limits import NAME, SIDES, TITLE
from bot.domain.vocabulary import SpeakerKind
from bot.ledger import Book
from bot.ledger.topic_edits import create_topic
from bot.ui.channels import cannot_write
from bot.ui.panel import Block, Panel
from bot.ui.permission import moderated_book
from bot.ui.text import safe
from bot.ui.typed_text import needed, one_line

_Interaction = discord.Interaction[Any]
_NOTICE = 3000
_STEPS = {
    "In which zone are dates typed?": (
        "“21 September” is another day in Yerevan than in London. Dates that you type are read in one time zone; now"
        " it is **{zone}**."
    ),
    "Who moderates?": (
        "People with the permission Manage Server always do. Choose the roles that may too. The menu shows them /mod"
        " once you allow it under Server Settings > Integrations > this bot > /mod."
    ),
    "Where are changes logged?": (
        "The bot can post a line for each change: who did what, and why. Choose a channel that moderators read."
    ),
    "What is it about?": (
        "A topic is one story, with its sides: the states and bodies whose word a reader needs to hear. An answer then"
        " says how many of them were heard."
    ),
    "The first record": (
        "Right-click a message, then Apps > Record statement: the form is filled in from it. Or write one down now."
        " Members propose in the same way, and you decide in /mod queue."
    ),
}
"""What each step asks, and what that is about."""


def next_step(where: str) -> str:
    """The step after this one."""
    return str(min(int(where) + 1, len(_STEPS)))


async def step_view(book: Book, guild: discord.Guild | None, where: str, notice: str | None = None) -> Panel:
    """A step of the guide. `notice` says what could not be done."""
    at = int(where)
    settings = await book.settings()
    title, text = list(_STEPS.items())[at - 1]
    controls: Sequence[discord.ui.Item[Any]]
    match at:
        case 1:
            controls = [FormButton("zone", where)]
        case 2:
            controls = [RolesSelect(where, roles_of(settings, guild))]
        case 3:
            lacking = cannot_write(guild, settings.log_channel)
            controls = [ChannelSelect("log", where, None if lacking else settings.log_channel)]
        case 4:
            controls = [FormButton("topic", where)]
        case _:
            controls = [FormButton("record", where)]
    on = [] if at == len(_STEPS) else [GuideButton(next_step(where), "Skip")]
    blocks = [
        *([Block(notice)] if notice else []),
        Block(f"**{title}**\n{text.format(zone=safe(settings.zone))}", controls),
        Block("Everything can be changed later.", [*on, GuideButton(PANEL, "All settings")]),
    ]
    return Panel(f"Setting up · step {at} of {len(_STEPS)}", blocks)


async def add_first_topic(interaction: _Interaction, title: str, sides: Sequence[str]) -> None:
    """Record a topic with its sides, those that are new as bodies, and go on to the next step.

    When that cannot be done, the step stays, with what was typed to copy it from. Raises `RefusedError` for a plain
    member.
    """
    book = await moderated_book(interaction)
    try:
        await _add_topic(book, interaction.user.id, title, sides)
    except UserError as error:
        typed = "\n".join(safe(line, TITLE) for line in (title, *sides[:SIDES]))
        notice = f"Not done: {error}\nYou typed:\n{typed}"
        await show(interaction, await step_view(book, interaction.guild, "4", notice[:_NOTICE]))
    else:
        await show(interaction, await step_view(book, interaction.guild, next_step("4")))


async def _add_topic(book: Book, actor: int, title: str, sides: Sequence[str]) -> None:
    named, names = needed(title, "title"), list(filter(None, dict.fromkeys(map(one_line, sides))))
    if len(names) > SIDES or any(len(name) > NAME for name in names):
        raise UserError(f"At most {SIDES} sides, one on each line, of {NAME} characters each.")
    known = {name: await _known(book, name) for name in names}
    zone = (await book.settings()).zone
    async with book.transaction(actor, None) as changes:
        bodies = [known[name] or changes.add_speaker(SpeakerDraft(SpeakerKind.BODY, name)) for name in names]
        topic = await create_topic(changes, TopicDraft(named, zone, tuple(bodies)))
        await changes.change_settings(default_topic=topic)


async def _known(book: Book, name: str) -> int | None:
    """The speaker of that name; None when nobody is called anything like it."""
    match = await book.drafts.speakers_like(name)
    if match.id is None and match.candidates:
        near = " or ".join(safe(one.text, 60) for one in match.candidates[:3])
        raise UserError(f"“{safe(name, 60)}” is close to {near} on record; write that name, or use /mod topic create.")
    return match.id
