"""What Discord refuses where somebody has deleted, archived or closed something: no fault of anybody's."""

from __future__ import annotations

from http import HTTPStatus

import aiohttp
import discord

GONE = frozenset(
    {
        10003,  # unknown channel
        10004,  # unknown server
        10008,  # unknown message
        50001,  # missing access: the bot does not see the channel
    }
)
"""Codes after which there is nothing left to write to."""

CLOSED = frozenset(
    {
        30046,  # too many edits of an old message
        50005,  # written by somebody else: by an earlier account of the bot
        50013,  # missing permissions
        50083,  # an archived thread
        160002,  # a reply needs Read Message History
    }
)
"""Codes that refuse one way of writing, and perhaps no other."""


def refused(error: discord.HTTPException) -> bool:
    """Whether it is an ordinary refusal, which trying again does not change."""
    if error.status == HTTPStatus.TOO_MANY_REQUESTS:  # which says 30046 of old messages, and takes more a little later
        return False
    return error.code in GONE | CLOSED or isinstance(error, discord.Forbidden | discord.NotFound)


def passing(error: BaseException) -> bool:
    """Whether it is trouble that passes: no connection, a fault of Discord's, too much said at once."""
    if isinstance(error, discord.HTTPException):
        return error.status >= HTTPStatus.INTERNAL_SERVER_ERROR or error.status == HTTPStatus.TOO_MANY_REQUESTS
    return isinstance(error, aiohttp.ClientError | OSError | discord.RateLimited)
