"""Finding who speaks: the noun phrase to the right of a turned verb, and the one a clause begins with."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.cues import BY_FORM
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    ADVERB,
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
)

_WIDEST: Final = 60
_AGE: Final = re.compile(r"\d\d?")
_APPOSED: Final = frozenset(
    (
        "a an the who whose one president director chairman chairwoman spokesman spokeswoman professor former co- "
        "founder founder vice head executive senior which his her then jr jr. sr sr. r d"
    ).split()
)
_AFTER_NAME: Final = frozenset(
    (
        "said in on at during when while as after before who that because to by with last this about of for from "
        "and via following"
    ).split()
)


def subject_after(t: Tokens, first: int, end: int) -> int | None:
    """The last token of the noun phrase that begins at `first`, after a turned verb ("said the minister"), or None."""
    end = min(end, first + _WIDEST)
    if first >= end or t.flags[first] & QUOTED:
        return None
    flags, lower = t.flags[first], t.lower[first]
    if flags & PRONOUN:
        return first
    if lower in ("that", "this", "there") and not flags & CAPITAL:
        return None
    if not flags & (CAPITAL | DETERMINER) and (
        not t.words[first][0].isalpha() or flags & (PREPOSITION | SUBORDINATOR | AUXILIARY | ADVERB | TIME)
    ):
        return None
    return _rightmost(t, first, end)


def _rightmost(t: Tokens, first: int, end: int) -> int:
    here = last = first
    while here < end:
        flags, lower = t.flags[here], t.lower[here]
        if flags & QUOTED:
            if t.end[here] - t.start[here] > 30 or here + 1 >= end or not t.flags[here + 1] & CAPITAL:
                break
        elif flags & STOP or lower in (";", ":", "—", "--", "–"):
            break
        elif flags & COMMA:
            if not _apposed(t, here + 1, end):
                break
            here += 1
            while (
                here < end
                and not t.flags[here] & (QUOTED | COMMA | STOP)
                and t.lower[here] not in (";", ":", "—", "--")
            ):
                here += 1
            last = here - 1
            continue
        elif lower in _AFTER_NAME:
            if not _belongs(t, here, end):
                break
            here += 1
            continue
        elif here > first and (flags & TIME or (flags & AUXILIARY and not flags & POSSESSIVE) or flags & ADVERB):
            break
        last = here
        here += 1
    return last


def _apposed(t: Tokens, following: int, end: int) -> bool:
    """Whether what follows a comma says more about the name before it."""
    if following >= end or t.flags[following] & QUOTED:
        return False
    flags, lower = t.flags[following], t.lower[following]
    if lower in ("who", "which"):
        reports = range(following + 1, min(end, following + 4))
        if any(t.flags[at] & CUE and BY_FORM[t.lower[at]].takes("clause") for at in reports):
            return False
    if lower in _APPOSED or _AGE.fullmatch(lower):
        return True
    if flags & CAPITAL:
        return following + 1 < end and bool(t.flags[following + 1] & (COMMA | POSSESSIVE))
    plain = not flags & (SUBORDINATOR | PREPOSITION | CUE | PRONOUN | ADVERB | AUXILIARY | FINITE)
    return plain and not lower.endswith("ing")


def _belongs(t: Tokens, here: int, end: int) -> bool:
    """Whether a preposition or "and" after a name goes on with it: "of", "in Washington", "and Smith"."""
    lower = t.lower[here]
    if lower in ("of", "for", "from", "who"):
        return True
    if here + 1 >= end:
        return False
    capital = bool(t.flags[here + 1] & CAPITAL)
    if lower in ("and", "with"):
        return capital or t.lower[here + 1] == "others"
    if lower == "in":
        return capital and not t.flags[here + 1] & TIME
    if lower == "at":
        return capital or (t.lower[here + 1] == "the" and here + 2 < end and bool(t.flags[here + 2] & CAPITAL))
    return False


def first_subject(t: Tokens, lowest: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that a clause begins with, before its verb: whose participle follows ("X spoke, adding ...")."""
    start = lowest = _past_introduction(t, lowest, end)
    while start < end and t.flags[start] & QUOTED:
        start += 1
    stop = start
    while stop < end and not _ends_subject(t, stop):
        stop += 1
    while stop > start + 1 and t.flags[stop - 1] & ADVERB and not t.flags[stop - 1] & CAPITAL:
        stop -= 1
    if stop == start and start < end and t.flags[start] & PRONOUN and start == lowest:
        stop += 1
    if stop <= start or t.flags[start] & PREPOSITION:
        return None
    if not t.flags[start] & (CAPITAL | DETERMINER | PRONOUN) and start > lowest:
        return None
    return start, stop


_OPENING: Final = frozenset("and but then so yet".split())


def _past_introduction(t: Tokens, lowest: int, end: int) -> int:
    """Behind the comma of "In May, the bank ..."."""
    while lowest < end and (t.lower[lowest] in _OPENING or t.flags[lowest] & (ADVERB | COMMA)):
        lowest += 1
    if lowest >= end or not t.flags[lowest] & (PREPOSITION | SUBORDINATOR | TIME):
        return lowest
    comma = next((at for at in range(lowest, end) if t.flags[at] & COMMA), None)
    return lowest if comma is None else comma + 1


def _ends_subject(t: Tokens, here: int) -> bool:
    flags, lower = t.flags[here], t.lower[here]
    if flags & (COMMA | QUOTED | SUBORDINATOR | STOP) or (flags & (AUXILIARY | FINITE) and not flags & POSSESSIVE):
        return True
    if flags & PREPOSITION:
        return lower not in ("of", "for", "from")
    return not flags & CAPITAL and bool(flags & CUE or lower.endswith("ed"))
