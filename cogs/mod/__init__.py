"""/mod: what moderators do. Its own group, so that the menu hides it from others; the check is made here again.

Each module here holds some of its commands, in a class of its own; they come together in `ModCommands`.
"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.ui.book import Interaction, book_of
from bot.ui.permission import require_moderator
from cogs.mod.settings import Settings


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class ModCommands(Settings, commands.GroupCog, group_name="mod", group_description="For moderators"):
    """The commands of /mod."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse whoever does not moderate, whatever the menu shows them. It covers the groups under /mod too."""
        require_moderator(interaction, await (await book_of(interaction)).settings())
        return True


async def setup(bot: commands.Bot) -> None:
    """Add /mod."""
    await bot.add_cog(ModCommands())
