"""Showing a proposal again after something has happened to it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.desk.in_place import show
from bot.desk.queue_card import card_view
from bot.desk.told import tell_submitter
from bot.domain.submissions import Submission
from bot.ledger import Book
from bot.ui.book import Interaction


async def show_card(interaction: Interaction, book: Book, submission: Submission) -> None:
    """Show a proposal as it is, in place of the card that was pressed."""
    await show(interaction, await card_view(book, submission, interaction.user.id, datetime.now(UTC)))


async def decided(interaction: Interaction, book: Book, number: int) -> None:
    """Show proposal `number`, which was decided just now, and tell whoever handed it in, even if it cannot be shown."""
    try:
        await show_card(interaction, book, await book.queue.get(number))
    finally:
        await tell_submitter(interaction, book, number)
