"""Why the program could not start or had to end. The command line has an exit status for each."""

from __future__ import annotations

from bot.domain.errors import UserError


class StartupError(UserError):
    """The bot cannot start; the sentence says why."""


class TokenRefusedError(StartupError):
    """Discord does not accept the token."""


class UnreachableError(StartupError):
    """Something outside that is needed, Discord above all, does not answer or is not there."""
