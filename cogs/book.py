"""The record of the server that a command comes from."""

from __future__ import annotations

from typing import Any

import discord

from bot.ledger import Book

Interaction = discord.Interaction[Any]


async def book_of(interaction: Interaction) -> Book:
    """The book of the interaction's server."""
    book: Book = await interaction.client.ledger.book(interaction.guild_id)
    return book
