"""What Discord refuses although its description allows it. Each function raises `Refused` for the first thing found.

The limits on layouts are those of `tests/ui/limits.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from simcord.components import (
    COMPONENTS_V2_FLAG,
    validate_components,
    validate_embeds,
    validate_modal,
    walk_components,
)

from tests.ui.limits import within_limits

EPHEMERAL, LOADING = 64, 128
_SUPPRESS_EMBEDS, _SILENT = 4, 4096
_EDITABLE = _SUPPRESS_EMBEDS | COMPONENTS_V2_FLAG
_SENDABLE = _EDITABLE | EPHEMERAL | _SILENT
_COMMAND_SIZE = 8_000
_NAME = re.compile(r"[-_'\w]{1,32}")  # `\w` holds the letters of every script
_SUBCOMMAND, _GROUP = 1, 2


class Refused(Exception):
    """Discord would not take it."""


def need(holds: object, why: str) -> None:
    """Raise `Refused` unless it holds."""
    if not holds:
        raise Refused(why)


def answer(body: dict[str, Any]) -> None:
    """The answer to an interaction: its `type`, and `data` where there are any."""
    data = body.get("data") or {}
    match body.get("type"):
        case 4:
            message(data)
        case 5:
            need(data.keys() <= {"flags"} and not data.get("flags", 0) & ~EPHEMERAL, "a deferral says private or not")
        case 7:
            message(data, edit=True)
        case 8:
            choices(data)
        case 9:
            _by(validate_modal, data)


def message(data: dict[str, Any], *, edit: bool = False) -> None:
    """A message, or with `edit` a change of one."""
    flags = data.get("flags") or 0
    need(not flags & ~(_EDITABLE if edit else _SENDABLE), f"flags {flags} hold what a bot may not set")
    components = data.get("components") or []
    if flags & COMPONENTS_V2_FLAG or any(one["type"] != 1 for one in components):
        need(edit or flags & COMPONENTS_V2_FLAG, "a layout needs its flag")
        need(not any(data.get(key) for key in ("content", "embeds", "poll", "stickers")), "a layout stands alone")
        need(components, "an empty message")
        _by(within_limits, components)
    else:
        need(edit or any(data.get(key) for key in ("content", "embeds", "components", "attachments")), "empty message")
        _by(validate_components, components)
        _by(validate_embeds, data.get("embeds") or [])
    for found in walk_components(components):
        _component(found)


def _component(found: dict[str, Any]) -> None:
    if found["type"] == 2:
        need(found.get("label") or found.get("emoji") or found.get("sku_id"), "a button without label and emoji")
    if found["type"] == 3:
        need(found.get("max_values", 1) <= len(found["options"]), "more to choose than there is")


def choices(data: dict[str, Any]) -> None:
    """What is offered while somebody types."""
    for one in data.get("choices") or []:
        need(1 <= len(one["name"]) <= 100, "the name of a choice has 1 to 100 characters")
        need(not isinstance(one["value"], str) or 1 <= len(one["value"]) <= 100, "a value has 1 to 100 characters")


def commands(given: list[dict[str, Any]]) -> None:
    """All commands of the bot, as they are told to Discord."""
    kinds = [one.get("type", 1) for one in given]
    for kind, most in ((1, 100), (2, 5), (3, 5)):
        need(kinds.count(kind) <= most, f"at most {most} commands of type {kind}")
    _different((one.get("type", 1), one["name"]) for one in given)
    for one in given:
        if one.get("type", 1) == 1:
            _named(one)
            _options(one.get("options") or [])
        else:
            need(not one.get("description") and not one.get("options"), "a menu has a name and nothing more")
            need(1 <= len(one["name"]) <= 32, "the name of a menu")
        size = _size(one)
        need(size <= _COMMAND_SIZE, f"{one['name']}: {size} characters, above {_COMMAND_SIZE}")


def _named(one: dict[str, Any]) -> None:
    name = one["name"]
    need(_NAME.fullmatch(name) and name == name.lower(), f"{name!r} is no name for a command or option")
    need(1 <= len(one.get("description") or "") <= 100, f"{name}: the description has 1 to 100 characters")


def _options(given: list[dict[str, Any]]) -> None:
    need(len(given) <= 25, "at most 25 options")
    _different(one["name"] for one in given)
    inner = [one["type"] in {_SUBCOMMAND, _GROUP} for one in given]
    need(all(inner) or not any(inner), "commands within a command, beside options")
    required = [bool(one.get("required")) for one in given]
    need(required == sorted(required, reverse=True), "what is required comes first")
    for one in given:
        _named(one)
        _options(one.get("options") or [])
        offered = one.get("choices") or []
        need(not (offered and one.get("autocomplete")), f"{one['name']}: choices, and others while typing")
        need(len(offered) <= 25, f"{one['name']}: at most 25 choices")
        choices({"choices": offered})
        _different(choice["name"] for choice in offered)
        need(one.get("min_length", 0) <= (one.get("max_length") or 6000), f"{one['name']}: lengths")


def _size(one: dict[str, Any]) -> int:
    """What counts towards the size of a command: names, descriptions and the values of choices, at any depth."""
    size = len(one["name"]) + len(one.get("description") or "")
    size += sum(len(choice["name"]) + len(str(choice["value"])) for choice in one.get("choices") or [])
    return size + sum(_size(option) for option in one.get("options") or [])


def _different(names: Iterable[Any]) -> None:
    listed = list(names)
    need(len(set(listed)) == len(listed), f"twice the same name: {listed}")


def _by(judge: Any, given: Any) -> None:
    try:
        judge(given)
    except (AssertionError, ValueError, KeyError, TypeError) as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
