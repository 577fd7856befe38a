"""Where content to the right of a verb ends."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.bounds import Bounds
from bot.reading.statements.content_commas import comma_ends, spliced
from bot.reading.statements.content_dashes import dash_ends, past_insertion
from bot.reading.statements.found import Scan
from bot.reading.statements.groups import cue_at
from bot.reading.statements.phrase_end import FINITE_CUES, phrase_ends
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    FINITE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    REPORT_NOUNS,
)

_CLAUSE_OPENERS: Final = frozenset("if while when although though even because unless".split())


def content_end(scan: Scan, start: int, bounds: Bounds) -> int:
    """Where content ends that begins at `start`."""
    t, end = scan.tokens, scan.end
    begin = _past_opening(t, start, end)
    spoken = start + 1 < end and not bounds.dashes and _is_whole(t, start)
    if spoken and t.lower[start + 1] in _WHERE and not _tells_more(t, start + 1, end):
        return start + 1
    for here in range(start, end):
        if t.lower[here] == ";":
            return here
        if here > begin and t.lower[here] in DASHES:
            begin = max(begin, past_insertion(t, start, here, end))
        if here > begin and (
            _mark_ends(scan, start, here, bounds)
            or _word_ends(t, here, end)
            or (bounds.participle and _next_participle(t, here, end))
            or (bounds.phrase and phrase_ends(t, start, here, end))
            or (bounds.relative and here > start + 1 and _main_verb(t, here))
        ):
            return here
    return end


def _past_opening(t: Tokens, start: int, end: int) -> int:
    """Where content goes on for certain: at the comma of "that if it rains, ..." or "that in May, ..."."""
    that = t.lower[start] == "that"
    at = start + that
    at += at < end and bool(t.flags[at] & COMMA)
    if at >= end or not (
        t.lower[at] in _CLAUSE_OPENERS or (that and (t.flags[at] & PREPOSITION or t.lower[at] == "according"))
    ):
        return start
    for comma in range(at + 1, end):
        if t.flags[comma] & COMMA or ends_in_comma(t, comma - 1):
            return comma
    return start


_WHERE: Final = frozenset("in on at during after before".split())
_WORDS: Final = 3


def _is_whole(t: Tokens, at: int) -> bool:
    """Whether a token is a quotation of some words, not of one or two."""
    return bool(t.flags[at] & QUOTED) and t.text.count(" ", t.start[at], t.end[at]) >= _WORDS - 1


def _tells_more(t: Tokens, first: int, end: int) -> bool:
    """Whether more than where and when follows a quotation: a verb, or another quotation."""
    return any(t.flags[at] & (AUXILIARY | FINITE | QUOTED | CUE) for at in range(first, end))


def _mark_ends(scan: Scan, start: int, here: int, bounds: Bounds) -> bool:
    """Whether a comma, a quotation with a comma in it, or a dash ends the content."""
    t = scan.tokens
    if t.flags[here] & COMMA or ends_in_comma(t, here - 1):
        return comma_ends(scan, start, here, bounds)
    return t.lower[here] in DASHES and dash_ends(t, start, here, scan.end, always=bounds.relative or bounds.dashes)


def _word_ends(t: Tokens, here: int, end: int) -> bool:
    """Whether another cue or another phrase of saying begins: "and denied", "according to", "in a statement"."""
    lower = t.lower[here]
    if lower == "according":
        return here + 1 < end and t.lower[here + 1] == "to"
    if lower in ("and", "but"):
        return _other_verb(t, here, end) or spliced(t, here + 1, end)
    return lower in ("in", "during", "at", "via", "on") and _occasion(t, here, end)


def _next_participle(t: Tokens, here: int, end: int) -> bool:
    """Whether "and" goes on with another participle of the same subject."""
    if t.lower[here] != "and" or here + 1 >= end:
        return False
    return t.lower[here + 1].endswith("ing") and bool(t.flags[here + 1] & CUE)


def _main_verb(t: Tokens, here: int) -> bool:
    """Whether the verb of the clause around a relative one stands here: "a man who accused them said"."""
    return t.lower[here] in ("said", "says", "told") and not t.flags[here - 1] & (PRONOUN | CAPITAL)


def _other_verb(t: Tokens, here: int, end: int) -> bool:
    """Whether "and" at `here` goes on with another cue of the same subject: "said A and denied B"."""
    at = here + 1
    if at < end and t.flags[at] & ADVERB:
        at += 1
    if at >= end or not t.flags[at] & CUE or cue_at(t, at, here) is None:
        return False
    lower = t.lower[at]
    return lower.endswith("ed") or lower in FINITE_CUES


def _occasion(t: Tokens, here: int, end: int) -> bool:
    """Whether "in a statement" begins here, near the end of the sentence."""
    if end - here >= 16 or here + 2 >= end or t.lower[here + 1] not in ("a", "an", "his", "her", "their", "its"):
        return False
    return any(t.lower[at] in REPORT_NOUNS for at in range(here + 2, min(end, here + 6)))
