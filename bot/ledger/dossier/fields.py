"""Reading the fields of one JSON object, noting everything that is wrong instead of stopping at the first."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from bot.domain import limits
from bot.domain.dates import UNKNOWN_TIME, When, parse_when, zone_named
from bot.domain.vocabulary import Precision
from bot.ledger.dossier import checks
from bot.ledger.dossier.model import Reference
from bot.ledger.dossier.problems import Problems, did_you_mean, shown

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

UNREADABLE: Final = "?"
"""Stands in for a key that could not be read; no key that can be read holds it."""


class Fields:
    """The fields of one object in one line.

    Each reading method notes a problem and returns a stand-in of the right type when the field is not as it should
    be; whoever builds from them looks at `Problems` before using the result.
    """

    def __init__(
        self, raw: Mapping[str, object], line: int, zone: str, problems: Problems, references: list[Reference]
    ) -> None:
        self._raw, self._line, self._zone = raw, line, zone
        self._problems, self._references = problems, references
        self._asked: dict[str, None] = {"record": None}
        self._within = ""

    def wrong(self, sentence: str) -> None:
        """Note that something is wrong with this object."""
        self._problems.add(self._line, f"{self._within}{sentence}")

    def finish(self) -> None:
        """Note the fields that nobody asked for."""
        for name in self._raw.keys() - self._asked.keys():
            self.wrong(f'unknown field "{shown(name)}"{did_you_mean(name, self._asked)}')

    def text(self, name: str, limit: int, *, lines: bool = False) -> str:
        """A text that must be given; `lines` allows line breaks in it."""
        return self._required(name, self.text_or_none(name, limit, lines=lines)) or ""

    def text_or_none(self, name: str, limit: int, *, lines: bool = False) -> str | None:
        """A text, or None when it is left out."""
        value = self._typed(name, str)
        return None if value is None else self._checked(f'"{name}"', value, limit, lines=lines)

    def texts(self, name: str, limit: int, most: int) -> tuple[str, ...]:
        """A list of different texts."""
        found: dict[str, None] = {}
        for at, value in enumerate(self._list(name, most), 1):
            label = f'number {at} in "{name}"'
            if not isinstance(value, str):
                self.wrong(f"{label} must be text, not {checks.type_name(value)}.")
                continue
            text = self._checked(label, value, limit)
            if text in found:
                self.wrong(f"{label} is there twice; remove one.")
            found[text] = None
        return tuple(found)

    def key(self, name: str = "key") -> str:
        """A key that must be given."""
        return self._required(name, self.key_or_none(name)) or UNREADABLE

    def key_or_none(self, name: str = "key") -> str | None:
        """A key, or None when it is left out."""
        value = self._typed(name, str)
        return None if value is None else self._as_key(f'"{name}"', value)

    def choice(self, name: str, among: type[E], default: E | None = None) -> E:
        """One of the words of `among`; must be given unless there is a default."""
        found = self.choice_or_none(name, among)
        return found or default or self._required(name, found) or next(iter(among))

    def choice_or_none(self, name: str, among: type[E]) -> E | None:
        """One of the words of `among`, or None when it is left out."""
        value = self._typed(name, str)
        if value is None:
            return None
        try:
            return among(value)
        except ValueError:
            self.wrong(f'"{name}" cannot be "{shown(value)}"; write one of: {", ".join(among)}.')
            return next(iter(among))

    def reference(self, name: str, kind: str, *, body: bool = False) -> str:
        """The key of a record that must be named; `body` asks for a speaker that is a body."""
        return self._required(name, self.reference_or_none(name, kind, body=body)) or UNREADABLE

    def reference_or_none(self, name: str, kind: str, *, body: bool = False) -> str | None:
        """The key of a record, or None when it is left out."""
        value = self._typed(name, str)
        return None if value is None else self._refer(f'"{name}"', value, kind, body=body)

    def references(self, name: str, kind: str, most: int, *, body: bool = False) -> tuple[str, ...]:
        """A list of different keys."""
        keys = self.texts(name, limits.KEY, most)
        return tuple(self._refer(f'"{name}"', key, kind, body=body) for key in keys)

    def when(self, name: str) -> When:
        """A time that must be given (it may say "unknown")."""
        return self._required(name, self.when_or_none(name)) or UNKNOWN_TIME

    def when_or_none(self, name: str) -> When | None:
        """A time, in the dossier's zone or one of its own, or None when it is left out."""
        value = self._typed(name, str)
        if value is None:
            return None
        words, _, last = value.rpartition(" ")
        zone = self._zone
        if words and last[:1].isalpha():
            value, zone = words, self._zone_named(f'"{name}"', last)
        try:
            when = parse_when(value, zone)
        except ValueError:
            self.wrong(f'"{name}" holds "{shown(value)}", which is not a date that exists; {checks.DATES}.')
            return UNKNOWN_TIME
        return UNKNOWN_TIME if when.precision is Precision.UNKNOWN else when

    def zone(self, name: str) -> str:
        """A time zone that must be given."""
        return self._zone_named(f'"{name}"', self.text(name, limits.NAME) or "UTC")

    def number(self, name: str) -> float:
        """A finite number that must be given."""
        return self._required(name, self.number_or_none(name)) or 0.0

    def number_or_none(self, name: str) -> float | None:
        """A finite number, or None when it is left out."""
        value = self._typed(name, (int, float))
        if value is None:
            return None
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self.wrong(f'"{name}" is too large a number.')
            return 0.0
        return number

    def count_or_none(self, name: str) -> int | None:
        """A whole number from 1, or None when it is left out."""
        value = self._typed(name, int)
        if value is not None and value < 1:
            self.wrong(f'"{name}" counts from 1.')
            return 1
        return value

    def language_or_none(self, name: str) -> str | None:
        """A language tag such as "en" or "hy", or None when it is left out."""
        return self._pattern(name, limits.LANGUAGE, checks.LANGUAGE, 'a language tag such as "en" or "hy"')

    def url_or_none(self, name: str) -> str | None:
        """A web address, or None when it is left out."""
        return self._pattern(name, limits.URL, checks.URL, "a web address that begins with http or https")

    def inner(self, name: str) -> Fields | None:
        """The object in a field, or None when it is left out."""
        value = self._typed(name, dict)
        return None if value is None else self._inside(f'in "{name}": ', value)

    def each(self, name: str, most: int) -> list[Fields]:
        """The objects in a list."""
        found = []
        for at, value in enumerate(self._list(name, most), 1):
            if isinstance(value, dict):
                found.append(self._inside(f'in number {at} of "{name}": ', value))
            else:
                self.wrong(f'number {at} in "{name}" must be an object, not {checks.type_name(value)}.')
        return found

    def _inside(self, within: str, raw: Mapping[str, object]) -> Fields:
        inner = Fields(raw, self._line, self._zone, self._problems, self._references)
        inner._asked, inner._within = {}, self._within + within
        return inner

    def _required(self, name: str, value: T | None) -> T | None:
        if value is None and self._raw.get(name) is None:
            self.wrong(f'"{name}" is missing.')
        return value

    def _typed(self, name: str, wanted: type[T] | tuple[type[T], ...]) -> T | None:
        self._asked[name] = None
        value = self._raw.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, wanted):
            first = wanted[0] if isinstance(wanted, tuple) else wanted
            needed = "a whole number" if wanted is int else checks.TYPES[first]
            self.wrong(f'"{name}" must be {needed}, not {checks.type_name(value)}.')
            return None
        return value

    def _list(self, name: str, most: int) -> list[object]:
        value: list[object] = self._typed(name, list) or []
        if len(value) > most:
            self.wrong(f'"{name}" holds {len(value)}; at most {most} are kept.')
        return value[:most]

    def _checked(self, label: str, value: str, limit: int, *, lines: bool = False) -> str:
        if (fault := checks.fault_in(value, limit, lines=lines)) is not None:
            self.wrong(f"{label} {fault}")
        return value

    def _pattern(self, name: str, limit: int, pattern: re.Pattern[str], wanted: str) -> str | None:
        value = self.text_or_none(name, limit)
        if value is not None and not pattern.fullmatch(value):
            self.wrong(f'"{name}" must be {wanted}.')
        return value

    def _as_key(self, label: str, value: str) -> str:
        if len(value) > limits.KEY or not checks.KEY.fullmatch(value):
            self.wrong(f"{label} must be a key: {checks.KEY_RULE}.")
            return UNREADABLE
        return value

    def _refer(self, label: str, value: str, kind: str, *, body: bool) -> str:
        self._references.append(Reference(self._line, f"{self._within}{label}", kind, value, body))
        return value

    def _zone_named(self, label: str, name: str) -> str:
        try:
            zone_named(name)
        except ValueError:
            self.wrong(
                f'{label} names the time zone "{shown(name)}", which does not exist; write one like Asia/Yerevan.'
            )
            return "UTC"
        return name
