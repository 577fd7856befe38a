"""/who: who claimed, who denied, what has no answer."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.domain.questions import Question, Unanswered, Who
from bot.domain.vocabulary import Stance
from bot.ui.book import Interaction, book_of
from bot.ui.send import answer
from cogs import suggest
from cogs.meant import claim_meant
from cogs.times import end_of

_AS_OF = 'What had been said by then: 2023-09-21, "21 Sep 2023", "yesterday", "6 hours ago"'


@app_commands.guild_only()
class WhoCommands(
    commands.GroupCog, group_name="who", group_description="Who claimed, who denied, who has not answered"
):
    """The commands of /who."""

    @app_commands.command(description="Who asserts a claim, in which words, where reported")
    @app_commands.describe(claim=suggest.CLAIM, as_of=_AS_OF)
    @app_commands.autocomplete(claim=suggest.claims)
    async def claimed(
        self,
        interaction: Interaction,
        claim: app_commands.Range[str, 1, 300],
        as_of: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Answer /who claimed."""
        await _who(interaction, claim, Stance.ASSERTS, as_of)

    @app_commands.command(description="Who denies a claim, in which words, where reported, and who was not heard")
    @app_commands.describe(claim=suggest.CLAIM, as_of=_AS_OF)
    @app_commands.autocomplete(claim=suggest.claims)
    async def denied(
        self,
        interaction: Interaction,
        claim: app_commands.Range[str, 1, 300],
        as_of: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Answer /who denied."""
        await _who(interaction, claim, Stance.DENIES, as_of)

    @app_commands.command(description="Accusations without an answer on record; or whether one claim was answered")
    @app_commands.describe(claim=suggest.CLAIM, as_of=_AS_OF)
    @app_commands.autocomplete(claim=suggest.claims)
    async def unanswered(
        self,
        interaction: Interaction,
        claim: app_commands.Range[str, 1, 300] | None = None,
        as_of: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Answer /who unanswered."""
        book = await book_of(interaction)
        moment = await end_of(book, as_of)
        found = None
        if claim is not None:
            found = await claim_meant(interaction, book, claim, lambda one: Unanswered(one, moment))
            if found is None:
                return
        await answer(interaction, book, Unanswered(found, moment))


async def _who(interaction: Interaction, claim: str, stance: Stance, as_of: str | None) -> None:
    book = await book_of(interaction)
    moment = await end_of(book, as_of)

    def question(one: int) -> Question:
        return Who(one, stance, moment)

    found = await claim_meant(interaction, book, claim, question, stance=stance)
    if found is not None:
        await answer(interaction, book, question(found))


async def setup(bot: commands.Bot) -> None:
    """Add /who."""
    await bot.add_cog(WhoCommands())
