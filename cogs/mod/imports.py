"""/mod import: statements out of articles."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.desk.import_flow import from_file, from_link
from bot.desk.import_form import PasteForm
from bot.desk.in_place import open_form
from bot.domain.errors import UserError
from bot.domain.limits import URL
from bot.ui.book import Interaction

_ONE = "Give a link or a file, not both; or neither, to paste the text."


class Imports(commands.Cog):
    """/mod import."""

    imports = app_commands.Group(name="import", description="Propose statements out of an article")

    @imports.command(description="Find statements in an article: by link, from a file, or pasted when you give neither")
    @app_commands.describe(link="The address of the page", file="The article as .txt, .md, .html or .pdf")
    async def article(
        self,
        interaction: Interaction,
        link: app_commands.Range[str, 1, URL] | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """Answer /mod import article."""
        if link is not None and file is not None:
            raise UserError(_ONE)
        if link is not None:
            await from_link(interaction, link)
        elif file is not None:
            await from_file(interaction, file)
        else:
            await open_form(interaction, PasteForm())
