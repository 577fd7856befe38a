"""Quotations whose verb is in no table: after a colon (went further: “...”), before a name (“...,” Cruz shot back)."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Scan
from bot.reading.statements.subject_right import first_subject, subject_after
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    DETERMINER,
    FINITE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
)

_LONG: Final = 15
"""A shorter quotation may be a title or a single word."""

_VERBS: Final = frozenset("shot fired hit went put began read spoke chimed broke cut sang wept".split())


def read_plain_quotation(scan: Scan) -> None:
    """Reads a quotation after a colon, or one before a name and any verb, when no cue was found in the sentence."""
    t = scan.tokens
    for at in range(scan.first, scan.end):
        if not t.flags[at] & QUOTED or t.end[at] - t.start[at] < _LONG:
            continue
        if at > scan.first + 1 and t.lower[at - 1] == ":":
            _after_colon(scan, at)
            return
        if ends_in_comma(t, at) or t.text[t.end[at] - 2] in "?!":
            _before_name(scan, at)
            return


def _after_colon(scan: Scan, quotation: int) -> None:
    t = scan.tokens
    begin = scan.first
    if t.flags[begin] & PREPOSITION:
        comma = next((at for at in range(begin, quotation) if t.flags[at] & COMMA), None)
        begin = begin if comma is None else comma + 1
    who = first_subject(t, begin, quotation - 1)
    if who is None and t.flags[begin] & PRONOUN:
        who = (begin, begin + 1)
    scan.keep("quotation after colon", SAY, (quotation - 1, quotation), who, (quotation, scan.end))


def _before_name(scan: Scan, quotation: int) -> None:
    t = scan.tokens
    first = quotation + 1
    if first >= scan.end or not t.flags[first] & (CAPITAL | PRONOUN | DETERMINER):
        return _before_verb(scan, quotation)
    for at in range(first + 1, min(scan.end, first + 9)):
        if _may_be_verb(t, at):
            scan.keep("quotation, any verb", SAY, (at, at + 1), (first, at), (scan.first, first))
            return None
        if not t.flags[at] & (CAPITAL | PREPOSITION | DETERMINER) and t.lower[at] not in ("’s", "'s"):
            return None
    return None


def _before_verb(scan: Scan, quotation: int) -> None:
    t, at = scan.tokens, quotation + 1
    if at + 1 < scan.end and _may_be_verb(t, at) and t.flags[at + 1] & CAPITAL:
        last = subject_after(t, at + 1, scan.end)
        if last is not None:
            scan.keep("quotation, any verb", SAY, (at, at + 1), (at + 1, last + 1), (scan.first, at))


def _may_be_verb(t: Tokens, at: int) -> bool:
    flags, lower = t.flags[at], t.lower[at]
    if flags & (CAPITAL | AUXILIARY | FINITE | ADVERB):
        return False
    return (lower.endswith("ed") and len(lower) > 4) or lower in _VERBS
