"""Sources named behind what they said: "Three dead - regional governor", "Jets seen in the north (AFP)"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Range, Scan
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    FINITE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUBLIC,
    QUOTED,
    STOP,
    WORD,
)

_LONGEST: Final = 6
_SHORTEST: Final = 3
"""A shorter text before a source is a title."""
_NO_SOURCES: Final = frozenset(
    "imo imho lol lmao rofl tbh ngl fyi rip wtf omg smh brb gg ggs btw afk irl nsfw nsfl asap diy eta faq usa uk us eu "
    "uae tv pc ps am pm est gmt utc cet edt pst ai vip dm pov diff".split()
)
"""Words all in capitals that are no sources."""


def read_credit(scan: Scan) -> bool:
    """Reads a sentence that ends in "- X" or "(X)", X a source of news; False when it ends otherwise."""
    t, end = scan.tokens, scan.end
    while end > scan.first and t.flags[end - 1] & STOP:
        end -= 1
    bracketed = _bracketed(t, scan.first, end)
    name = bracketed or _behind_mark(t, scan.first, end)
    if name is None or name[0] - 1 - scan.first < _SHORTEST or not _is_source(t, *name, short=bracketed is None):
        return False
    mark = name[0] - 1
    if any(t.flags[at] & QUOTED for at in range(scan.first, mark)):
        return False
    return scan.keep("credited", SAY, (mark, mark + 1), name, (scan.first, mark)) is not None


def _bracketed(t: Tokens, first: int, end: int) -> Range | None:
    """What stands in brackets at the end."""
    if end - first < _SHORTEST or t.lower[end - 1] not in (")", "]"):
        return None
    for at in range(end - 2, max(first, end - 3 - _LONGEST), -1):
        if t.lower[at] in ("(", "["):
            return at + 1, end - 1
    return None


def _behind_mark(t: Tokens, first: int, end: int) -> Range | None:
    """What stands behind the last colon, or the last dash with a space before it."""
    for at in range(end - 2, max(first, end - 2 - _LONGEST), -1):
        apart = t.lower[at] == ":" or (t.lower[at] in DASHES and t.start[at] > t.end[at - 1])
        if apart and t.start[at + 1] > t.end[at]:
            return at + 1, end
    return None


def _is_source(t: Tokens, first: int, end: int, *, short: bool) -> bool:
    """Whether some words are nothing but the name of a body, an office or a source: "iranian state tv", "AFP".

    `short` lets any short name in capitals be one; in brackets that would only say what a name is short for.
    """
    if not first < end <= first + _LONGEST:
        return False
    for at in range(first, end):
        flags = t.flags[at]
        if not flags & (WORD | POSSESSIVE):
            return False
        if flags & (AUXILIARY | FINITE | PRONOUN) and not flags & POSSESSIVE:
            return False
        if flags & CUE and not flags & (CAPITAL | PUBLIC) and t.lower[at] != "state":
            return False
    if t.flags[first] & PREPOSITION or (t.flags[first] & DETERMINER and end - first == 1):
        return False
    if t.words[first].startswith("@") and end - first == 1:
        return True
    head = next((at for at in range(first, end) if t.flags[at] & PREPOSITION), end) - 1
    acronym = short and t.words[head].isupper() and 2 <= len(t.words[head]) <= 5 and t.lower[head] not in _NO_SOURCES
    return bool(t.flags[head] & PUBLIC) or (acronym and end - first <= 2)
