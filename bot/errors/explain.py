"""What an error means for the person who met it, and for the log."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from secrets import token_hex

import aiohttp
import discord
from discord import app_commands

from bot.domain.errors import RefusedError, StorageError, UserError
from bot.errors.messages import Message, Outcome

# Discord waits three seconds for the first answer and takes more for fifteen minutes. After that, when the message
# was deleted, or when there is an answer already, nobody would see ours.
_NOBODY_SEES = {
    10008: Outcome.TOO_LATE,  # unknown message
    10015: Outcome.TOO_LATE,  # unknown webhook
    10062: Outcome.TOO_LATE,  # unknown interaction
    40060: Outcome.ANSWERED_TWICE,
    50027: Outcome.TOO_LATE,  # invalid webhook token
}
_DISCORD_CALLS_IT = {"manage_guild": "Manage Server", "moderate_members": "Timeout Members"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One error, explained: the sentence to show, one word for the log line, and how loud the log entry must be.

    `level` is None where nothing is logged beyond the line that every interaction gets. `sentence` is None where
    nobody is left to read it.
    """

    sentence: str | None
    outcome: str
    level: int | None
    cause: BaseException


def explain(error: BaseException) -> Explanation:
    """Sort any exception into what the person is told and what the log keeps. Never raises."""
    cause = _innermost(error)
    match cause:
        case StorageError():
            return Explanation(str(cause), Outcome.STORAGE, logging.ERROR, cause)
        case RefusedError():
            return Explanation(str(cause), Outcome.REFUSED, None, cause)
        case UserError():
            return Explanation(str(cause), Outcome.MISTAKE, None, cause)
        case app_commands.CheckFailure():
            return Explanation(_check(cause), Outcome.REFUSED, None, cause)
        case app_commands.TransformerError():
            return Explanation(Message.UNREADABLE, Outcome.MISTAKE, None, cause)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return Explanation(Message.OUT_OF_DATE, Outcome.OUT_OF_DATE, logging.WARNING, cause)
        case discord.HTTPException() | discord.RateLimited() | aiohttp.ClientError():
            return _from_discord(cause)
    return _fault(cause)


def _innermost(error: BaseException) -> BaseException:
    """The exception behind discord.py's wrappers: the one that a command, or the reading of an option, raised."""
    if isinstance(error, app_commands.CommandInvokeError):
        return _innermost(error.original)
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return _innermost(error.__cause__)
    return error


def _check(error: app_commands.CheckFailure) -> str:
    match error:
        case app_commands.CommandOnCooldown():
            when = discord.utils.utcnow() + timedelta(seconds=error.retry_after)
            return Message.TOO_FAST.format(when=discord.utils.format_dt(when, "R"))
        case app_commands.MissingPermissions():
            return Message.PERMISSION_NEEDED.format(permissions=_named(error.missing_permissions))
        case app_commands.BotMissingPermissions():
            return Message.BOT_PERMISSION_NEEDED.format(permissions=_named(error.missing_permissions))
        case app_commands.MissingRole():
            return Message.ROLE_NEEDED.format(roles=_roles([error.missing_role]))
        case app_commands.MissingAnyRole():
            return Message.ROLE_NEEDED.format(roles=_roles(error.missing_roles))
        case app_commands.NoPrivateMessage():
            return Message.SERVER_ONLY
    return Message.NOT_ALLOWED


def _from_discord(error: discord.HTTPException | discord.RateLimited | aiohttp.ClientError) -> Explanation:
    if isinstance(error, aiohttp.ClientError):
        return Explanation(Message.CUT_OFF, Outcome.CUT_OFF, logging.WARNING, error)
    if isinstance(error, discord.RateLimited) or error.status == HTTPStatus.TOO_MANY_REQUESTS:
        return Explanation(Message.RATE_LIMITED, Outcome.RATE_LIMITED, logging.WARNING, error)
    if error.code in _NOBODY_SEES:
        return Explanation(None, _NOBODY_SEES[error.code], logging.INFO, error)
    if isinstance(error, discord.Forbidden):
        return Explanation(Message.FORBIDDEN, Outcome.FORBIDDEN, logging.WARNING, error)
    if isinstance(error, discord.DiscordServerError):
        return Explanation(Message.DISCORD_FAULT, Outcome.DISCORD_FAULT, logging.WARNING, error)
    return _fault(error)


def _fault(error: BaseException) -> Explanation:
    reference = f"E-{token_hex(2).upper()}"
    return Explanation(Message.FAULT.format(reference=reference), reference, logging.ERROR, error)


def _named(permissions: list[str]) -> str:
    """Permissions as Discord's own settings page calls them."""
    return ", ".join(_DISCORD_CALLS_IT.get(name, name.replace("_", " ").title()) for name in permissions)


def _roles(roles: list[int | str] | list[int] | list[str]) -> str:
    return " or ".join(f"<@&{role}>" if isinstance(role, int) else str(role) for role in roles)
