"""A server's choices in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.history import Batch
from bot.ui.record_names import topic_name
from bot.ui.text import safe

_ROLES = 10


def choices_text(batch: Batch, chosen: Mapping[str, Any]) -> str:
    """What a batch chose, by column: "answers private, time zone Asia/Baku"."""
    return ", ".join(
        f"usual topic {topic_name(batch, value) if value else 'none'}"
        if name == "default_topic"
        else _WORDS[name](value)
        for name, value in chosen.items()
    )


def roles_text(roles: list[int]) -> str:
    """Roles as mentions, which ping nobody as we send them."""
    more = f" and {len(roles) - _ROLES} more" if len(roles) > _ROLES else ""
    return " ".join(f"<@&{role}>" for role in roles[:_ROLES]) + more or "none"


def channel_text(channel: int | None) -> str:
    """A channel as a mention."""
    return f"<#{channel}>" if channel else "none"


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "private_answers": lambda value: f"answers {'private' if value else 'public'}",
    "zone": lambda value: f"time zone {safe(value)}",
    "moderator_roles": lambda value: f"moderator roles {roles_text(json.loads(value))}",
    "log_channel": lambda value: f"log channel {channel_text(value)}",
    "feed_channel": lambda value: f"feed channel {channel_text(value)}",
    "second_person": lambda value: f"second moderator {'needed' if value else 'not needed'} for what interprets",
    "retention": lambda value: f"chat texts kept for {value} days",
}
