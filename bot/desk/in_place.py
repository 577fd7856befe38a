"""Answers to presses and forms under a message of ours that only one person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.domain.errors import UserError
from bot.errors import deferred
from bot.ui.book import Interaction
from bot.ui.send import send

if TYPE_CHECKING:
    from bot.ui.base import BaseLayoutView

_SLOW = "The database is slow just now; press the button again."


async def show(interaction: Interaction, view: BaseLayoutView) -> None:
    """Put `view` in the place of the private message that was pressed; without one, send it privately."""
    message = interaction.message
    if message is None or not message.flags.ephemeral:
        await send(interaction, view, private=True)
    elif await deferred(interaction):
        await interaction.edit_original_response(view=view, allowed_mentions=discord.AllowedMentions.none())
    else:
        await interaction.response.edit_message(view=view, allowed_mentions=discord.AllowedMentions.none())


async def open_form(interaction: Interaction, form: discord.ui.Modal) -> None:
    """Show a form after something had to be read for it; `UserError` when that took too long for Discord."""
    if await deferred(interaction):
        raise UserError(_SLOW)
    await interaction.response.send_modal(form)
