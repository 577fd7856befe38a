"""Every sentence that the bot itself shows when something went wrong, and every word for it in the log.

docs/errors.md explains each of them.
"""

from __future__ import annotations

from enum import StrEnum


class Message(StrEnum):
    """A sentence for people; words in braces are filled in when it is shown."""

    TOO_FAST = "That was too fast; try again {when}."
    PERMISSION_NEEDED = "Only people with the permission {permissions} may do this."
    ROLE_NEEDED = "Only people with the role {roles} may do this."
    NOT_ALLOWED = "You may not do this here."
    BOT_PERMISSION_NEEDED = "The bot needs the permission {permissions} here; ask a moderator to grant it."
    SERVER_ONLY = "This works in a server, not in direct messages."
    UNREADABLE = "One of the options cannot be read; pick it from the list or type it differently."
    OUT_OF_DATE = (
        "The bot's commands have changed and Discord has not heard of it; "
        "ask the bot's owner to run `counterclaim sync`, then try again in a minute."
    )
    FORBIDDEN = "Discord does not let the bot do that here; ask a moderator to check its permissions in this channel."
    RATE_LIMITED = "Discord lets the bot say no more for the moment; try again in a minute."
    CUT_OFF = "The connection to Discord broke off; try again in a moment."
    DISCORD_FAULT = "Discord reported a fault on its side; try again in a moment."
    EXPIRED = "This button or form is from before the bot was restarted; run the command again."
    STOPPING = "The bot is being restarted; try again in a minute."
    FAULT = "Something went wrong in the bot, and it has been written down. To report it, quote {reference}."


class Outcome(StrEnum):
    """How the handling of an interaction ended, as the log says it; a fault has its reference instead."""

    OK = "ok"
    MISTAKE = "mistake"
    REFUSED = "refused"
    STORAGE = "storage"
    OUT_OF_DATE = "out of date"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate limited"
    CUT_OFF = "cut off"
    DISCORD_FAULT = "discord fault"
    TOO_LATE = "too late"
    ANSWERED_TWICE = "answered twice"
