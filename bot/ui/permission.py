"""Who moderates: whoever may manage the server, and the roles that it has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.domain.errors import RefusedError
from bot.domain.settings import ServerSettings
from bot.ui.book import Interaction, book_of

if TYPE_CHECKING:
    from bot.ledger import Book

REFUSED = "Only moderators may do this: people with the permission Manage Server, or a role chosen in /mod settings."


def appoints(interaction: Interaction) -> bool:
    """Whether the person of this interaction may choose which roles moderate, now: a moderator by role may not."""
    return interaction.permissions.manage_guild


def is_moderator(interaction: Interaction, settings: ServerSettings) -> bool:
    """Whether the person of this interaction moderates its server, now: ask again on every press."""
    if appoints(interaction):
        return True
    person = interaction.user
    # By id, and not `person.roles`: those are empty after a start until Discord has told of the server.
    return isinstance(person, discord.Member) and any(person._roles.has(role) for role in settings.moderator_roles)


def require_moderator(interaction: Interaction, settings: ServerSettings) -> None:
    """Raise `RefusedError` unless `is_moderator`."""
    if not is_moderator(interaction, settings):
        raise RefusedError(REFUSED)


async def moderated_book(interaction: Interaction) -> Book:
    """The book of the interaction's server; `RefusedError` unless the person moderates it, now."""
    book = await book_of(interaction)
    require_moderator(interaction, await book.settings())
    return book
