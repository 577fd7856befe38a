"""Message menus: record a statement from a message, or find those that it reports. And /submit."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands
from discord.ext import commands

from bot.desk.found_buttons import FoundButton
from bot.desk.found_flow import keep_and_show
from bot.desk.found_form import FoundForm
from bot.desk.record_buttons import BUTTONS
from bot.desk.record_flow import begin, open_form, zone_of
from bot.desk.record_form import RecordForm
from bot.domain.dates import zone_named
from bot.domain.errors import UserError
from bot.domain.typed import ChatMessage, TypedDraft
from bot.intake.found import in_message
from bot.intake.prefill import prefill
from bot.intake.shown import storable
from bot.ui.book import Interaction, book_of
from cogs import typed_options
from cogs.typed_options import Claim, Hedge, ScopeName, Source, Speaker, StanceName, When, Where, Words

_NO_WORDS = "There are no words in that message to read."


class RecordCommands(commands.Cog):
    """The message menus *Record statement* and *Find statements*, and /submit."""

    def __init__(self, bot: commands.Bot) -> None:
        self.bot = bot
        self.menus = (
            app_commands.ContextMenu(name="Record statement", callback=self.record),
            app_commands.ContextMenu(name="Find statements", callback=self.find),
        )

    async def cog_load(self) -> None:
        """Add the menus, which a cog does not do by itself."""
        for menu in self.menus:
            menu.guild_only = True
            self.bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        """Take the menus away again."""
        for menu in self.menus:
            self.bot.tree.remove_command(menu.name, type=menu.type)

    async def record(self, interaction: Interaction, message: discord.Message) -> None:
        """Open the form, filled in from the message."""
        chat = _chat(interaction, message)
        read = prefill(chat, zone_of(interaction))
        await open_form(interaction, TypedDraft(read.typed, chat), guess=read.guess, found=read.found)

    async def find(self, interaction: Interaction, message: discord.Message) -> None:
        """Show who is said to have said what in the message, each to be recorded, edited or skipped."""
        chat = _chat(interaction, message)
        if not chat.text.strip():
            raise UserError(_NO_WORDS)
        zone = zone_named((await (await book_of(interaction)).settings()).zone)
        await keep_and_show(interaction, await asyncio.to_thread(in_message, chat, zone))

    @app_commands.command(description="Propose a statement for the record; a moderator decides")
    @app_commands.guild_only()
    @app_commands.describe(**typed_options.DESCRIBED)
    @app_commands.autocomplete(**typed_options.OFFERED)
    async def submit(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
        self,
        interaction: Interaction,
        speaker: Speaker,
        stance: StanceName,
        claim: Claim | None = None,
        words: Words | None = None,
        when: When | None = None,
        where: Where | None = None,
        source: Source | None = None,
        hedge: Hedge | None = None,
        scope: ScopeName | None = None,
        concerns: Speaker | None = None,
    ) -> None:
        """Answer /submit."""
        typed = typed_options.typed(
            speaker,
            stance,
            claim=claim,
            words=words,
            when=when,
            where=where,
            source=source,
            hedge=hedge,
            scope=scope,
            concerns=concerns,
        )
        await begin(interaction, interaction.id, TypedDraft(typed, propose=True))


def _chat(interaction: Interaction, message: discord.Message) -> ChatMessage:
    """The message as it is now."""
    return ChatMessage(
        channel=message.channel.id,
        message=message.id,
        author=message.author.id,
        author_name=storable(message.author.display_name),
        text=storable(text_of(message)),
        url=f"https://discord.com/channels/{interaction.guild_id}/{message.channel.id}/{message.id}",
        posted=message.created_at,
    )


def text_of(message: discord.Message) -> str:
    """What a message says: its own text, or that of what it forwards or embeds."""
    embedded = (part for embed in message.embeds for part in (embed.title, embed.description) if part)
    forwarded = (snapshot.content for snapshot in message.message_snapshots)
    return message.content or "\n".join(filter(None, (*forwarded, *embedded)))


async def setup(bot: commands.Bot) -> None:
    """Add the menus and /submit, with the form and the buttons that follow."""
    bot.forms.add(RecordForm, FoundForm)  # type: ignore[attr-defined]  # a Counterclaim
    bot.add_dynamic_items(*BUTTONS, FoundButton)
    await bot.add_cog(RecordCommands(bot))
