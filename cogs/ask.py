"""/ask: a plain question in English, answered from records only."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.reading.asked import NotUnderstood
from bot.reading.questions import read_question
from bot.ui.book import Interaction, book_of
from bot.ui.send import answer, send, sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe
from cogs.understand import understand

EXAMPLES = (
    "who denied that Azerbaijan violated the ceasefire?",
    "did Russia confirm the violations?",
    "what did Pashinyan say about the ceasefire?",
)


class AskCommand(commands.Cog):
    """The command /ask."""

    @app_commands.command(description="Ask in plain English; the answer is what is on record, never a verdict")
    @app_commands.describe(question='Such as "who denied the ceasefire violation?" or "what is contested?"')
    @app_commands.guild_only()
    async def ask(self, interaction: Interaction, question: app_commands.Range[str, 1, 300]) -> None:
        """Answer /ask."""
        reading = read_question(question)
        if isinstance(reading, NotUnderstood):
            await _not_understood(interaction, reading)
            return
        book = await book_of(interaction)
        understood = await understand(interaction, book, reading)
        if understood is not None:
            asked, how = understood
            await answer(interaction, book, asked, understood=how)


async def _not_understood(interaction: Interaction, reading: NotUnderstood) -> None:
    """Say so, privately, with questions that work."""
    rows = tuple(Row((f"`{example}`",), "Questions that work") for example in EXAMPLES)
    sheet = Sheet("Not understood", (safe(reading.reason, 400),), rows, ("/help lists every command",))
    await send(interaction, sheet_view(sheet), private=True)


async def setup(bot: commands.Bot) -> None:
    """Add /ask."""
    await bot.add_cog(AskCommand())
