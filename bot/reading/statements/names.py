"""Lines that only name a person: "Maria Lopez, 24, Miami", above or below what they said."""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.reading.statements.labels import ROLES
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    STOP,
    SUBORDINATOR,
    TIME,
    WORD,
)

_LONGEST: Final = 18
_LONGEST_NAME: Final = 5
_FIRST: Final = frozenset("i my me we our us mine".split())
_YEARS: Final = range(5, 111)
_NO_NAME: Final = (
    QUOTED | PRONOUN | AUXILIARY | FINITE | SUBORDINATOR | TIME | POSSESSIVE | DETERMINER | PREPOSITION | STOP | COMMA
)
_INSIDE: Final = frozenset("de da di du la le van von der den bin ibn al el y of and & . dos del ter".split())
"""What may stand in small letters inside a name."""


class NameLine(NamedTuple):
    """Where the name stands in a line, as tokens, and how sure it is that the line names a person, from 0 to 3."""

    first: int
    end: int
    sure: int


def name_line(t: Tokens, first: int, end: int) -> NameLine | None:
    """Reads tokens that are nothing but a name and what goes with it (age, place, work); None when they are more."""
    if end - first > _LONGEST + 2:
        return None
    while end > first and (t.flags[end - 1] & STOP or t.lower[end - 1] == ":"):
        end -= 1
    if not 0 < end - first <= _LONGEST:
        return None
    stop = _name_end(t, first, end)
    if stop == first:
        return _described(t, first, end)
    count = sum(1 for at in range(first, stop) if t.flags[at] & CAPITAL)
    if stop == end:
        heading = all(word.isupper() for word in t.words[first:end])
        return NameLine(first, stop, 0 if heading else 1) if 2 <= count <= 4 else None
    if not _goes_with(t, stop, end):
        return None
    return NameLine(first, stop, 3 if _aged(t, stop, end) else 2 if count > 1 else 0)


def is_more(t: Tokens) -> bool:
    """Whether a paragraph can go on with a line that names somebody: "teacher, Miami", no sentence."""
    return len(t) <= _LONGEST_NAME + 3 and not t.flags[-1] & STOP and _goes_with(t, 0, len(t))


def in_first_person(t: Tokens) -> bool:
    """Whether somebody speaks of themselves in a paragraph: "I never thought", "my children"."""
    return any(lower in _FIRST for lower in t.lower)


def may_sign(t: Tokens, said: Tokens) -> bool:
    """Whether "- Maria Lopez" can be who wrote a paragraph without quotation marks: in the first person, no list."""
    line = name_line(t, 1, len(t))
    return line is not None and line.sure > 0 and said.lower[-1] != ":" and in_first_person(said)


def _name_end(t: Tokens, first: int, end: int) -> int:
    """Where a name that begins at a token ends; the same token when none does."""
    at = first
    while at < end and at - first <= _LONGEST_NAME:
        named = t.flags[at] & CAPITAL and not t.flags[at] & _NO_NAME and not _is_verb(t, at)
        if not named and not (at > first and t.lower[at] in _INSIDE):
            break
        at += 1
    while at > first and not t.flags[at - 1] & CAPITAL and t.lower[at - 1] != ".":
        at -= 1
    return at if at - first <= _LONGEST_NAME and (at >= end or _parts(t, at)) else first


def _is_verb(t: Tokens, at: int) -> bool:
    return bool(t.flags[at] & CUE) and t.lower[at].endswith(("s", "ed"))


def _parts(t: Tokens, at: int) -> bool:
    """Whether a mark stands here that parts a name from what goes with it."""
    return bool(t.flags[at] & COMMA) or t.lower[at] in DASHES or t.lower[at] in ("(", "/", "[")


def _goes_with(t: Tokens, first: int, end: int) -> bool:
    """Whether what follows a name can be age, place and work: no sentence, no date, and no verb but behind "who"."""
    for at in range(first, end):
        flags = t.flags[at]
        if t.lower[at] == "who":
            return not any(t.flags[behind] & (QUOTED | COMMA | CUE) for behind in range(at, end))
        if flags & (QUOTED | STOP | PRONOUN | TIME) or t.lower[at] == ":":
            return False
        if flags & (AUXILIARY | FINITE | CUE) and not flags & (POSSESSIVE | CAPITAL):
            return False
    return True


def _aged(t: Tokens, first: int, end: int) -> bool:
    return any(word.isdecimal() and int(word) in _YEARS for word in t.words[first:end] if len(word) <= 3)


def _described(t: Tokens, first: int, end: int) -> NameLine | None:
    """Reads "A nurse from Leeds" and "Teacher, 34": somebody without a name, but with more than one word."""
    begin = first + (t.lower[first] in ("a", "an"))
    comma = next((at for at in range(begin, end) if t.flags[at] & COMMA), end)
    if (
        begin == comma
        or not t.flags[begin] & WORD
        or not _goes_with(t, begin, end)
        or t.flags[begin] & (_NO_NAME & ~TIME)
        or _is_verb(t, begin)
    ):
        return None
    if _aged(t, comma, end) and comma - begin <= 4:
        return NameLine(first, comma, 3)
    if begin > first and any(t.flags[at] & PREPOSITION for at in range(begin, end)) and t.flags[end - 1] & CAPITAL:
        return NameLine(first, comma, 1)
    return NameLine(first, comma, 0) if begin > first and t.lower[comma - 1] in ROLES else None
