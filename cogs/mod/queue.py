"""/mod queue: what members propose, one at a time, the oldest first."""

from __future__ import annotations

from datetime import UTC, datetime

from discord import app_commands
from discord.ext import commands

from bot.desk.queue_card import card_view, empty_view
from bot.ui.book import Interaction, book_of
from bot.ui.send import send


class Queue(commands.Cog):
    """/mod queue."""

    @app_commands.command(description="What waits for a decision, the oldest first")
    async def queue(self, interaction: Interaction) -> None:
        """Answer /mod queue."""
        book = await book_of(interaction)
        oldest = await book.queue.oldest()
        if oldest is None:
            view = empty_view()
        else:
            view = await card_view(book, oldest, interaction.user.id, datetime.now(UTC))
        await send(interaction, view, private=True)
