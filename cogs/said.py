"""/said: what a speaker said."""

from __future__ import annotations

from dataclasses import replace

from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.domain.questions import Said
from bot.domain.vocabulary import Stance
from bot.ui.book import Interaction, book_of
from bot.ui.send import answer
from cogs import suggest
from cogs.meant import speaker_meant
from cogs.times import end_of, in_order, start_of


class SaidCommand(commands.Cog):
    """The command /said."""

    @app_commands.command(description="What a speaker, or anyone speaking for a body, has on record")
    @app_commands.describe(
        speaker='A person or a body, in any spelling: "Pashinyan", "Azerbaijan"',
        about="Only what has these words",
        stance="Only statements of this kind",
        since='Said on or after: 2023-09-21, "21 Sep 2023", "yesterday"',
        until="Said on or before, in the same way",
    )
    @app_commands.autocomplete(speaker=suggest.speakers)
    @app_commands.choices(stance=[Choice(name=stance.value, value=stance.value) for stance in Stance])
    @app_commands.guild_only()
    async def said(
        self,
        interaction: Interaction,
        speaker: app_commands.Range[str, 1, 100],
        about: app_commands.Range[str, 1, 100] | None = None,
        stance: str | None = None,
        since: app_commands.Range[str, 1, 60] | None = None,
        until: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Answer /said."""
        book = await book_of(interaction)
        first, last = await start_of(book, since), await end_of(book, until)
        in_order(first, last)
        question = Said(0, about, Stance(stance) if stance else None, first, last)
        found = await speaker_meant(interaction, book, speaker, lambda one: replace(question, speaker=one))
        if found is not None:
            await answer(interaction, book, replace(question, speaker=found))


async def setup(bot: commands.Bot) -> None:
    """Add /said."""
    await bot.add_cog(SaidCommand())
