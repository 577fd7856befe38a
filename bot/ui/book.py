"""The record of the server that a command or a button comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from bot.ledger import Book  # which display knows by its shape only

Interaction = discord.Interaction[Any]


async def book_of(interaction: Interaction) -> Book:
    """The book of the interaction's server."""
    book: Book = await interaction.client.ledger.book(interaction.guild_id)
    return book
