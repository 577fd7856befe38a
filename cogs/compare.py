"""/compare and /changes: speakers side by side, and positions that moved."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.domain.errors import UserError
from bot.domain.questions import Changes, Compare
from bot.ledger import Book
from bot.ui.book import Interaction, book_of
from bot.ui.send import answer
from cogs import suggest
from cogs.meant import match_speaker, speaker_meant
from cogs.topics import topic_or_default

_SPEAKER = 'A person or a body, in any spelling: "Mirzoyan", "Russia"'


class CompareCommands(commands.Cog):
    """The commands /compare and /changes."""

    @app_commands.command(description="Two speakers side by side, claim by claim")
    @app_commands.describe(first=_SPEAKER, second="The other one", topic="Only in this topic")
    @app_commands.autocomplete(first=suggest.speakers, second=suggest.speakers, topic=suggest.topics)
    @app_commands.guild_only()
    async def compare(
        self,
        interaction: Interaction,
        first: app_commands.Range[str, 1, 100],
        second: app_commands.Range[str, 1, 100],
        topic: app_commands.Range[str, 1, 200] | None = None,
    ) -> None:
        """Answer /compare."""
        book = await book_of(interaction)
        where = await topic_or_default(book, topic)
        both = await two_speakers(interaction, book, first, second, where)
        if both is not None:
            await answer(interaction, book, both)

    @app_commands.command(description="A speaker's positions that moved: withdrawn, reversed, hedged, numbers revised")
    @app_commands.describe(speaker=_SPEAKER)
    @app_commands.autocomplete(speaker=suggest.speakers)
    @app_commands.guild_only()
    async def changes(self, interaction: Interaction, speaker: app_commands.Range[str, 1, 100]) -> None:
        """Answer /changes."""
        book = await book_of(interaction)
        found = await speaker_meant(interaction, book, speaker, Changes)
        if found is not None:
            await answer(interaction, book, Changes(found))


async def two_speakers(
    interaction: Interaction, book: Book, first: str, second: str, topic: int | None
) -> Compare | None:
    """The comparison of two speakers by name; None when the person has been asked which one they mean.

    Raises `UserError` when neither name is clear, or both are the same speaker.
    """
    known = [(await match_speaker(book, typed)).id for typed in (first, second)]
    if known == [None, None]:
        raise UserError("Neither name is clear; pick both from the list that appears while you type.")
    if known[0] == known[1]:
        raise UserError("These are the same speaker; name two different ones.")
    if known[0] is None:
        await speaker_meant(interaction, book, first, lambda one: Compare(one, known[1] or 0, topic))
        return None
    if known[1] is None:
        await speaker_meant(interaction, book, second, lambda one: Compare(known[0] or 0, one, topic))
        return None
    return Compare(known[0], known[1], topic)


async def setup(bot: commands.Bot) -> None:
    """Add /compare and /changes."""
    await bot.add_cog(CompareCommands())
