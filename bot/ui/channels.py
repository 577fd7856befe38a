"""Channels that the bot is to write in: whether it may."""

from __future__ import annotations

import discord

_NEEDED = {"view_channel": "View Channel", "send_messages": "Send Messages"}


def cannot_write(guild: discord.Guild | None, channel: int | None) -> str | None:
    """What the bot lacks in a channel (Discord id), in a few words; None when it may write there, or none is chosen."""
    if guild is None or channel is None:
        return None
    found = guild.get_channel(channel)
    if found is None:
        return "it is gone, or the bot may not see it"
    may = found.permissions_for(guild.me)
    missing = [name for flag, name in _NEEDED.items() if not getattr(may, flag)]
    return f"the bot lacks {' and '.join(missing)} there" if missing else None
