"""Comparing our commands with what Discord has."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sync import differences

OURS: dict[str, Any] = {
    "name": "who",
    "type": 1,
    "description": "Who said it",
    "nsfw": False,
    "dm_permission": True,
    "default_member_permissions": 32,
    "contexts": [0],
    "integration_types": None,
    "options": [
        {"type": 3, "name": "claim", "description": "…", "required": True, "autocomplete": True},
        {"type": 4, "name": "page", "description": "…", "min_value": 0, "choices": [{"name": "one", "value": 1}]},
    ],
}
THEIRS: dict[str, Any] = {
    "id": "1",
    "application_id": "2",
    "version": "3",
    "name": "who",
    "type": 1,
    "description": "Who said it",
    "description_localizations": None,
    "name_localizations": None,
    "default_member_permissions": "32",
    "contexts": [0],
    "integration_types": [0],
    "nsfw": False,
    "options": [
        {"type": 3, "name": "claim", "description": "…", "required": True, "autocomplete": True},
        {"type": 4, "name": "page", "description": "…", "min_value": 0.0, "choices": [{"name": "one", "value": 1}]},
    ],
}


def test_what_discord_adds_is_no_difference() -> None:
    assert differences([OURS], [THEIRS]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"description": "Who claimed it"},
        {"default_member_permissions": None},
        {"default_member_permissions": "8"},
        {"contexts": [0, 1]},
        {"options": THEIRS["options"][:1]},
        {"options": THEIRS["options"][::-1]},
        {"options": [{**THEIRS["options"][0], "autocomplete": False}, THEIRS["options"][1]]},
        {"options": [THEIRS["options"][0], {**THEIRS["options"][1], "min_value": None}]},
        {"options": [THEIRS["options"][0], {**THEIRS["options"][1], "choices": []}]},
        {"type": 3},
        {"nsfw": True},
    ],
)
def test_any_change_is_seen(change: dict[str, Any]) -> None:
    assert differences([OURS], [{**THEIRS, **change}]) == ["who"]


def test_missing_and_left_over() -> None:
    assert differences([OURS], []) == ["who"]
    assert differences([], [{**THEIRS, "name": "old"}]) == ["old"]


def test_a_menu_and_a_command_of_one_name() -> None:
    menu = {"name": "who", "type": 3, "description": ""}
    assert differences([OURS, menu], [THEIRS]) == ["who"]
    assert differences([OURS, menu], [THEIRS, menu]) == []
