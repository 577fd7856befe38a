"""Who moderates: whoever may manage the server, and the roles that it has chosen."""

from __future__ import annotations

import discord

from bot.domain.errors import RefusedError
from bot.domain.settings import ServerSettings
from bot.ui.book import Interaction

REFUSED = "Only moderators may do this: people with the permission Manage Server, or a role chosen in /mod settings."


def is_moderator(interaction: Interaction, settings: ServerSettings) -> bool:
    """Whether the person of this interaction moderates its server, now: ask again on every press."""
    if interaction.permissions.manage_guild:
        return True
    person = interaction.user
    return isinstance(person, discord.Member) and any(role.id in settings.moderator_roles for role in person.roles)


def require_moderator(interaction: Interaction, settings: ServerSettings) -> None:
    """Raise `RefusedError` unless `is_moderator`."""
    if not is_moderator(interaction, settings):
        raise RefusedError(REFUSED)
