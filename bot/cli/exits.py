"""With which status the program ends. The numbers are those of sysexits.h, which service managers know."""

from __future__ import annotations

from enum import IntEnum

from bot.config import EXIT_CONFIG, SettingsError
from bot.domain.errors import StorageError, UserError


class Exit(IntEnum):
    """An exit status; docs/errors.md says what to do about each."""

    OK = 0
    PROBLEM_FOUND = 1
    USAGE = 2
    BAD_DATA = 65
    NO_INPUT = 66
    UNAVAILABLE = 69
    FAULT = 70
    STORAGE = 74
    TOKEN_REFUSED = 77
    SETTINGS = EXIT_CONFIG


class MissingFileError(UserError):
    """A file named on the command line cannot be read."""


def status_of(error: UserError) -> Exit:
    """The status for an error that ended the program."""
    match error:
        case SettingsError():
            return Exit.SETTINGS
        case StorageError():
            return Exit.STORAGE
        case MissingFileError():
            return Exit.NO_INPUT
    # Late, because with it comes discord.py.
    from bot.errors import StartupError, TokenRefusedError, UnreachableError

    match error:
        case TokenRefusedError():
            return Exit.TOKEN_REFUSED
        case UnreachableError():
            return Exit.UNAVAILABLE
        case StartupError():
            return Exit.FAULT
    return Exit.BAD_DATA
