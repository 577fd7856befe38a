"""Paragraphs that announce what the next one holds: "The minister said:", "She released the following statement:"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Found, span_of
from bot.reading.statements.groups import cue_at
from bot.reading.statements.model import Span
from bot.reading.statements.names import name_line
from bot.reading.statements.sentences import sentences
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.subject_right import first_subject
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import ADVERB, AUXILIARY, CAPITAL, CUE, DETERMINER, FINITE, PRONOUN, REPORT_NOUNS

_MANY: Final = frozenset("they people women men children some others many we".split())


def announcement(t: Tokens) -> Found | None:
    """Who is about to speak, when a paragraph ends in a colon: behind a verb of saying, a report, or a name."""
    return _verb(t) or _issued(t) or _name(t)


def told_by(t: Tokens) -> Found | None:
    """Whom the end of a paragraph that ends in a colon is about: "... and then Cruz called them on it:"."""
    first, last = sentences(t)[-1][0], len(t) - 1
    for verb in range(last - 1, first, -1):
        flags = t.flags[verb]
        if flags & (FINITE | CUE) or (t.lower[verb].endswith("ed") and not flags & CAPITAL):
            left = verb - 1
            while left > first and t.flags[left] & (AUXILIARY | ADVERB):
                left -= 1
            start = subject_before(t, left, first)
            if start is not None and t.flags[start] & (CAPITAL | PRONOUN | DETERMINER):
                return _announced(t, last, span_of(t, start, left + 1))
    return None


def by_many(found: Found) -> bool:
    """Whether those who are about to speak are several: "they", "our readers"."""
    if found.speaker is None:
        return False
    t, here = found.tokens, found.tokens.at(found.speaker.start)
    words = [at for at in range(here, len(t)) if t.end[at] <= found.speaker.end]
    return any(
        t.lower[at] in _MANY or (t.lower[at].endswith("s") and not t.flags[at] & CAPITAL and len(t.lower[at]) > 3)
        for at in words[:4]
    )


def _announced(t: Tokens, cue: int, who: Span | None) -> Found:
    return Found("announced", t, SAY.act, SAY, Span(t.start[cue], t.end[cue]), who, [], quoted=True)


def _name(t: Tokens) -> Found | None:
    """Reads "Maria Lopez, 24:"."""
    line = name_line(t, 0, len(t))
    return _announced(t, len(t) - 1, span_of(t, line.first, line.end)) if line is not None and line.sure > 0 else None


def _issued(t: Tokens) -> Found | None:
    """Who issued what follows, when a paragraph ends in "X released the following statement:"."""
    first = sentences(t)[-1][0]
    last = len(t) - 2
    if last < first or not ("following" in t.lower[first:] or t.lower[last] in REPORT_NOUNS):
        return None
    who = first_subject(t, first, last)
    if who is None:
        return None
    return Found("announced", t, SAY.act, SAY, Span(t.start[last], t.end[last]), span_of(t, *who), [], quoted=True)


def _verb(t: Tokens) -> Found | None:
    """Who is about to speak, when a paragraph ends in "X said:"."""
    first = sentences(t)[-1][0]
    for verb in range(len(t) - 2, first - 1, -1):
        if not t.flags[verb] & CUE:
            continue
        cue = cue_at(t, verb, first)
        if cue is None or not cue.frames & {"clause", "that", "quote"} or cue.base == "ask":
            continue
        left = verb - 1
        while left >= first and t.flags[left] & (AUXILIARY | ADVERB):
            left -= 1
        start = subject_before(t, left, first) if left >= first else None
        who = span_of(t, start, left + 1) if start is not None else None
        return Found("announced", t, cue.act, cue, Span(t.start[verb], t.end[verb]), who, [], quoted=True)
    return None


_LONGEST_NAME: Final = 8


def forwarded(t: Tokens) -> Found | None:
    """From whom the next paragraph is, when one says no more than "Forwarded from X"."""
    first = 2 + (len(t) > 2 and t.lower[2] == ":")
    if len(t) <= first or t.lower[1] != "from" or len(t) - first > _LONGEST_NAME:
        return None
    return Found("announced", t, SAY.act, SAY, Span(t.start[0], t.end[1]), span_of(t, first, len(t)), [], quoted=True)
