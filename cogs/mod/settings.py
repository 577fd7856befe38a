"""/mod settings: what a server has chosen."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.desk.guide import step_view
from bot.desk.settings_desk import change, panel_view
from bot.domain.errors import RefusedError
from bot.domain.settings import SettingsChange
from bot.ui.book import Interaction, book_of
from bot.ui.channels import cannot_write
from bot.ui.send import send
from bot.ui.typed_zones import zone_of
from cogs import suggest
from cogs.mod.zones import zones
from cogs.topics import topic_or_default


class Settings(commands.Cog):
    """/mod settings."""

    @app_commands.command(description="Show or change what this server has chosen")
    @app_commands.describe(
        answers="Who sees answers: everybody in the channel, or only the person who asked",
        time_zone="The zone in which dates are typed, such as Asia/Yerevan",
        topic="The usual topic of /claim contested and /compare",
        log_channel="The channel that gets a line for each change",
        feed_channel="The channel that is told what is new on record",
        second_moderator="Whether links and merges, which say more than the speakers did, need a second moderator",
        keep_chat_texts="For how many days the text of a chat message is kept beside what was recorded from it",
    )
    @app_commands.autocomplete(time_zone=zones, topic=suggest.topics)
    async def settings(
        self,
        interaction: Interaction,
        answers: Literal["public", "private"] | None = None,
        time_zone: app_commands.Range[str, 1, 60] | None = None,
        topic: app_commands.Range[str, 1, 200] | None = None,
        log_channel: discord.TextChannel | None = None,
        feed_channel: discord.TextChannel | None = None,
        second_moderator: Literal["needed", "not needed"] | None = None,
        keep_chat_texts: app_commands.Range[int, 1, 3650] | None = None,
    ) -> None:
        """Answer /mod settings: the panel, or the guide while nothing is set up."""
        book = await book_of(interaction)
        chosen = SettingsChange()
        if answers is not None:
            chosen["private_answers"] = answers == "private"
        if time_zone is not None:
            chosen["zone"] = await zone_of(time_zone)
        if topic is not None:
            chosen["default_topic"] = await topic_or_default(book, topic)
        if log_channel is not None:
            chosen["log_channel"] = _writable(interaction, log_channel)
        if feed_channel is not None:
            chosen["feed_channel"] = _writable(interaction, feed_channel)
        if second_moderator is not None:
            chosen["second_person"] = second_moderator == "needed"
        if keep_chat_texts is not None:
            chosen["retention"] = keep_chat_texts
        if not chosen and await book.house.is_new(await book.settings()):
            await send(interaction, await step_view(book, interaction.guild, "1"), private=True)
            return
        changed = await change(book, interaction.user.id, chosen)
        view = await panel_view(book, interaction.guild, "Changed." if changed else None)
        await send(interaction, view, private=True)


def _writable(interaction: Interaction, channel: discord.TextChannel) -> int:
    """The channel's id; `RefusedError` when the bot may not write there."""
    lacking = cannot_write(interaction.guild, channel.id)
    if lacking:
        raise RefusedError(f"Nothing was changed: in <#{channel.id}>, {lacking}. Put that right, then try again.")
    return channel.id
