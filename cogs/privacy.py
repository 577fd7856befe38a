"""/privacy: a person's own data in this server: see it, take it away, have it forgotten."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.desk.privacy import ForgetButton, export_file, forget_sheet, held_sheet
from bot.domain.errors import UserError
from bot.errors import deferred
from bot.ui.book import Interaction, book_of
from bot.ui.send import send, sheet_view

_NOTHING = "Nothing is held of you in this server."
_SAID = "All that is held of you in this server. Nobody else sees this message."


@app_commands.guild_only()
class PrivacyCommands(
    commands.GroupCog, group_name="privacy", group_description="What is held of you in this server, and having it gone"
):
    """The commands of /privacy. Each shows people their own data only."""

    @app_commands.command(description="How much is held of you in this server, and of what")
    async def show(self, interaction: Interaction) -> None:
        """Answer /privacy show."""
        sheet = await held_sheet(await book_of(interaction), interaction.user.id)
        await send(interaction, sheet_view(sheet), private=True)

    @app_commands.command(description="All that is held of you in this server, as a file")
    async def export(self, interaction: Interaction) -> None:
        """Answer /privacy export."""
        file = await export_file(await book_of(interaction), interaction)
        if file is None:
            raise UserError(_NOTHING)
        silent = discord.AllowedMentions.none()
        if await deferred(interaction):
            await interaction.followup.send(_SAID, file=file, ephemeral=True, allowed_mentions=silent)
        else:
            await interaction.response.send_message(_SAID, file=file, ephemeral=True, allowed_mentions=silent)

    @app_commands.command(description="Take your name out of what is held in this server; asks before it is done")
    async def forget(self, interaction: Interaction) -> None:
        """Answer /privacy forget."""
        sheet = forget_sheet(await (await book_of(interaction)).privacy.held(interaction.user.id))
        if sheet is None:
            raise UserError(_NOTHING)
        await send(interaction, sheet_view(sheet, pager=[ForgetButton()]), private=True)


async def setup(bot: commands.Bot) -> None:
    """Add /privacy."""
    bot.add_dynamic_items(ForgetButton)
    await bot.add_cog(PrivacyCommands())
