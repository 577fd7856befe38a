"""/claim: one claim, its timeline and history, a search, what is contested."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.domain.ids import record_id, typed_number
from bot.domain.questions import ClaimHistory, Contested, SearchRecord, ShowClaim, Timeline
from bot.ui.book import Interaction, book_of
from bot.ui.send import answer
from cogs import suggest
from cogs.meant import claim_meant
from cogs.times import end_of
from cogs.topics import topic_or_default


@app_commands.guild_only()
class ClaimCommands(
    commands.GroupCog, group_name="claim", group_description="Claims: show, search, contested, timeline, history"
):
    """The commands of /claim."""

    @app_commands.command(description="One claim: who stands where, how much was heard, where reported")
    @app_commands.describe(
        claim=suggest.CLAIM,
        as_of='What had been said by then: 2023-09-21, "yesterday", "6 hours ago"',
        as_known="What this record held by then, in the same way",
    )
    @app_commands.autocomplete(claim=suggest.claims)
    async def show(
        self,
        interaction: Interaction,
        claim: app_commands.Range[str, 1, 300],
        as_of: app_commands.Range[str, 1, 60] | None = None,
        as_known: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Answer /claim show."""
        book = await book_of(interaction)
        said, known = await end_of(book, as_of), await end_of(book, as_known)
        found = await claim_meant(interaction, book, claim, lambda one: ShowClaim(one, said, known))
        if found is not None:
            await answer(interaction, book, ShowClaim(found, said, known))

    @app_commands.command(description="Claims and quotations with these words")
    @app_commands.describe(words="A few words: names of places and people work in any spelling")
    async def search(self, interaction: Interaction, words: app_commands.Range[str, 1, 200]) -> None:
        """Answer /claim search."""
        await answer(interaction, await book_of(interaction), SearchRecord(words))

    @app_commands.command(description="Claims that one speaker asserts and another denies")
    @app_commands.describe(topic="Only in this topic; without it, in the server's usual one")
    @app_commands.autocomplete(topic=suggest.topics)
    async def contested(self, interaction: Interaction, topic: app_commands.Range[str, 1, 200] | None = None) -> None:
        """Answer /claim contested."""
        book = await book_of(interaction)
        await answer(interaction, book, Contested(await topic_or_default(book, topic)))

    @app_commands.command(description="Every act on a claim, in order of speaking")
    @app_commands.describe(claim=suggest.CLAIM)
    @app_commands.autocomplete(claim=suggest.claims)
    async def timeline(self, interaction: Interaction, claim: app_commands.Range[str, 1, 300]) -> None:
        """Answer /claim timeline."""
        book = await book_of(interaction)
        found = await claim_meant(interaction, book, claim, Timeline)
        if found is not None:
            await answer(interaction, book, Timeline(found))

    @app_commands.command(description="What was done to a claim: its revisions, and what was recorded on it and struck")
    @app_commands.describe(claim=suggest.CLAIM)
    @app_commands.autocomplete(claim=suggest.claims)
    async def history(self, interaction: Interaction, claim: app_commands.Range[str, 1, 300]) -> None:
        """Answer /claim history. A claim that was merged or struck has one too, by its own number."""
        book = await book_of(interaction)
        number = typed_number(claim)
        found = record_id(book.server, number) if number else await claim_meant(interaction, book, claim, ClaimHistory)
        if found is not None:
            await answer(interaction, book, ClaimHistory(found))


async def setup(bot: commands.Bot) -> None:
    """Add /claim."""
    await bot.add_cog(ClaimCommands())
