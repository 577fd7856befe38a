"""Whether Discord has been told of the commands as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_COMPARED = frozenset(
    {"name", "type", "description", "options", "nsfw", "default_member_permissions", "contexts", "integration_types"}
)
_LEFT_OPEN = frozenset({"contexts", "integration_types"})  # Discord fills them in when we say nothing
_TRANSLATED = frozenset({"name_localizations", "description_localizations"})


def differences(ours: Iterable[Mapping[str, Any]], theirs: Iterable[Mapping[str, Any]]) -> list[str]:
    """The names of the commands that Discord lacks, has in another form, or still has although they are gone.

    Both take commands as Discord's API describes them; `theirs` may hold the ids and defaults that Discord adds.
    """
    here, there = _by_kind_and_name(ours), _by_kind_and_name(theirs)
    return sorted({key[1] for key in here.keys() | there.keys() if not _same(here.get(key), there.get(key))})


def _same(known: Mapping[str, Any] | None, told: Mapping[str, Any] | None) -> bool:
    if known is None or told is None:
        return False
    return known == {key: value for key, value in told.items() if key in known or key not in _LEFT_OPEN}


def _by_kind_and_name(commands: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], dict[str, Any]]:
    return {(command.get("type", 1), command["name"]): _command(command) for command in commands}


def _command(command: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in command.items() if key in _COMPARED}
    if kept.get("default_member_permissions") is not None:
        kept["default_member_permissions"] = int(kept["default_member_permissions"])  # which Discord sends as text
    for key in _LEFT_OPEN & kept.keys():
        kept[key] = sorted(kept[key] or ())
    plain: dict[str, Any] = _plain(kept)
    return plain


def _plain(value: Any) -> Any:
    """A value without what says nothing, at any depth."""
    if isinstance(value, Mapping):
        inner = {key: _plain(part) for key, part in value.items() if key not in _TRANSLATED}
        return {key: part for key, part in inner.items() if not (part is None or part is False or part in ([], {}, ""))}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
