"""Discord's limits on a message of Components V2, as one function, and what its published description adds.

The table is ours since the description leaves most of it out. Where the description is at hand, that is looked at too
(`tests/wire/description.py`).
"""

from __future__ import annotations

from typing import Any

from simcord.components import COMPONENTS_V2_FLAG, validate_components, walk_components

from tests.wire import description

TEXT = 4000
TEXT_BYTES = 10_170  # with 12 for each text: above it Discord answers 500
COMPONENTS = 40
ROW = 5
LABEL = 80
CUSTOM_ID = 100
TEXT_DISPLAY, BUTTON, ACTION_ROW = 10, 2, 1


def texts_of(components: list[dict[str, Any]]) -> list[str]:
    """Every text in a message, in order."""
    return [found["content"] for found in walk_components(components) if found["type"] == TEXT_DISPLAY]


def buttons_of(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every button in a message, in order."""
    return [found for found in walk_components(components) if found["type"] == BUTTON]


def check(components: list[dict[str, Any]]) -> None:
    """Fail when Discord would refuse the message, by our table or by its description."""
    within_limits(components)
    described = description.find()
    if described is not None:
        answer = {"type": 4, "data": {"flags": COMPONENTS_V2_FLAG, "components": _described(components)}}
        assert description.load(described).request("POST", description.CALLBACK, answer) is None


def within_limits(components: list[dict[str, Any]]) -> None:
    """Fail when a message is beyond our table."""
    found = list(walk_components(components))
    assert len(found) <= COMPONENTS
    texts = texts_of(components)
    assert all(text.strip() for text in texts)
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= TEXT
    assert sum(len(text.encode()) + 12 for text in texts) <= TEXT_BYTES
    for row in (one for one in found if one["type"] == ACTION_ROW):
        assert 1 <= len(row["components"]) <= ROW
    buttons = buttons_of(components)
    assert all(1 <= len(button["label"].encode("utf-16-le")) // 2 <= LABEL for button in buttons)
    custom_ids = [button["custom_id"] for button in buttons]
    assert len(custom_ids) == len(set(custom_ids))
    assert all(1 <= len(custom_id) <= CUSTOM_ID for custom_id in custom_ids)
    validate_components(components, flags=COMPONENTS_V2_FLAG)


def _described(value: Any, key: str = "") -> Any:
    """Components as they are described: discord.py sends what a menu has chosen as numbers, which Discord takes too."""
    if isinstance(value, list):
        return [_described(one, key) for one in value]
    if not isinstance(value, dict):
        return value
    if key == "default_values":
        return value | {"id": str(value["id"])}
    return {name: _described(one, name) for name, one in value.items()}
