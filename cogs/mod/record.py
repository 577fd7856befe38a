"""/mod record: put a statement on record without a message."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.desk.record_flow import begin
from bot.domain.typed import TypedDraft
from bot.ui.book import Interaction
from cogs import typed_options
from cogs.typed_options import Claim, Hedge, ScopeName, Source, Speaker, StanceName, When, Where, Words


class Record(commands.Cog):
    """/mod record."""

    @app_commands.command(description="Put a statement on record: who, which stance on which claim, in which words")
    @app_commands.describe(**typed_options.DESCRIBED)
    @app_commands.autocomplete(**typed_options.OFFERED)
    async def record(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
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
        """Answer /mod record."""
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
        await begin(interaction, interaction.id, TypedDraft(typed))
