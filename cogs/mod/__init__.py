"""/mod: what moderators do. Its own group, so that the menu hides it from others; the check is made here again.

Each module here holds some of its commands, in a class of its own; they come together in `ModCommands`.
"""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.desk.edit_desk import EditButton
from bot.desk.edit_form import EditForm
from bot.desk.import_form import PasteForm
from bot.desk.log_desk import LogButton
from bot.desk.merge_desk import MergeButton
from bot.desk.queue_buttons import QueueButton, RejectForm
from bot.desk.redact_desk import RedactButton, RedactForm
from bot.desk.settings_forms import CONTROLS, FORMS
from bot.desk.speaker_desk import AddSpeakerButton
from bot.desk.undo_desk import UndoBatchButton
from bot.ui.book import Interaction, book_of
from bot.ui.permission import require_moderator
from cogs.mod.curation import Curation
from cogs.mod.imports import Imports
from cogs.mod.log import Log
from cogs.mod.queue import Queue
from cogs.mod.record import Record
from cogs.mod.settings import Settings
from cogs.mod.speakers import Speakers
from cogs.mod.topics import Topics


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class ModCommands(
    Curation,
    Imports,
    Log,
    Queue,
    Record,
    Settings,
    Speakers,
    Topics,
    commands.GroupCog,
    group_name="mod",
    group_description="For moderators",
):
    """The commands of /mod."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse whoever does not moderate, whatever the menu shows them. It covers the groups under /mod too."""
        require_moderator(interaction, await (await book_of(interaction)).settings())
        return True


async def setup(bot: commands.Bot) -> None:
    """Add /mod."""
    bot.forms.add(EditForm, PasteForm, RedactForm, RejectForm, *FORMS)  # type: ignore[attr-defined]  # a Counterclaim
    bot.add_dynamic_items(EditButton, MergeButton, RedactButton, QueueButton, LogButton, UndoBatchButton, *CONTROLS)
    bot.add_dynamic_items(AddSpeakerButton)
    await bot.add_cog(ModCommands())
