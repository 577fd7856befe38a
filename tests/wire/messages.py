"""Messages as Discord keeps them: what was sent, with all that Discord adds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from tests.wire.payloads import APPLICATION, BOT, CHANNEL, Json, snowflake

EPHEMERAL, LOADING = 64, 128
_DEFAULTS: dict[int, Json] = {
    2: {"disabled": False},
    14: {"spacing": 1, "divider": True},
    17: {"accent_color": None, "spoiler": False},
}
_TEXT, _BUTTON, _MENUS = 10, 2, frozenset({3, 5, 6, 7, 8})


def made(data: Json, metadata: Json | None, *, flags: int, files: list[Json], channel: str = CHANNEL) -> Json:
    """A new message of the bot. `metadata` says which interaction it answers."""
    message = {
        "id": snowflake(),
        "type": 20,
        "channel_id": channel,
        "application_id": APPLICATION,
        "webhook_id": APPLICATION,
        "author": BOT,
        "content": data.get("content") or "",
        "embeds": data.get("embeds") or [],
        "components": [],
        "attachments": files,
        "mentions": [],
        "mention_roles": [],
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
        "pinned": False,
        "mention_everyone": False,
        "tts": False,
        "flags": flags,
        **({"interaction_metadata": metadata} if metadata else {}),
    }
    return changed(message, data)


def changed(message: Json, data: Json) -> Json:
    """Change a message in place, and return it."""
    for key in ("content", "embeds"):
        if key in data:
            message[key] = data[key] or type(message[key])()
    if data.get("components") is not None:
        counted = iter(range(1, 1000))
        message["components"] = [_kept(component, counted) for component in data["components"]]
    return message


def _kept(component: Json, counted: Any) -> Json:
    """A component with its number and with the defaults of what was not said."""
    kept = {**_DEFAULTS.get(component["type"], {}), **component, "id": component.get("id") or next(counted)}
    if "default_values" in kept:  # which discord.py sends as numbers
        kept["default_values"] = [{**one, "id": str(one["id"])} for one in kept["default_values"]]
    for key in ("components", "accessory", "component"):
        if isinstance(kept.get(key), list):
            kept[key] = [_kept(part, counted) for part in kept[key]]
        elif isinstance(kept.get(key), dict):
            kept[key] = _kept(kept[key], counted)
    return kept


def texts(message: Json) -> str:
    """All that a message says."""
    return "\n".join([message["content"], *(one["content"] for one in _all(message["components"], {_TEXT}))]).strip()


def buttons(message: Json) -> dict[str, str]:
    """The buttons under a message: what each says, and its custom id."""
    return {one["label"]: one["custom_id"] for one in _all(message["components"], {_BUTTON})}


def menus(message: Json) -> dict[str, Json]:
    """The menus in a message by their custom id."""
    return {one["custom_id"]: one for one in _all(message["components"], _MENUS)}


def private(message: Json) -> bool:
    """Whether one person alone sees it."""
    return bool(message["flags"] & EPHEMERAL)


def _all(components: list[Json], kinds: Collection[int]) -> list[Json]:
    found: list[Json] = []
    for one in components:
        inner = [*one.get("components", []), *([one["accessory"]] if "accessory" in one else [])]
        found += ([one] if one["type"] in kinds else []) + _all(inner, kinds)
    return found
