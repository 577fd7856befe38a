"""Which topic a command is about."""

from __future__ import annotations

from bot.ledger import Book
from cogs.meant import topic_meant
from cogs.suggest import EVERYTHING


async def topic_or_default(book: Book, typed: str | None) -> int | None:
    """The topic typed, otherwise the server's usual one; None for all topics. Raises `UserError` when not clear."""
    if typed is None:
        return (await book.settings()).default_topic
    return None if typed.strip() == EVERYTHING else await topic_meant(book, typed)
