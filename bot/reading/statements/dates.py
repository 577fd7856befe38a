"""Date expressions: when somebody said it, as the text puts it. No moment is worked out here."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.model import Span

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE: Final = re.compile(
    rf"\b(?:(?:{_WEEKDAY},? )?(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY}\b)(?:,? (?:19|20)\d\d)?|"
    rf"{_MONTH} (?:19|20)\d\d|"
    r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d|"
    rf"(?:(?:last|this|late|early) )?{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?|"
    r"(?:last|this) (?:night|week|month|year|morning|afternoon|evening)|(?:early |late )?(?:yesterday|today|tonight)|"
    rf"(?:in|since|last|in early|in late) {_MONTH}(?: (?:19|20)\d\d)?\b|in (?:19|20)\d\d|"
    r"(?:a|an|one|two|three|four|five|six|\d+) (?:minute|hour|day|week|month|year)s? (?:ago|earlier|later))(?!\w)"
)
_LEADING: Final = re.compile(r"(?:in|since) ")


def date_near(text: str, cue: Span, sentence: Span, outside: tuple[Span, ...]) -> Span | None:
    """The date in a sentence that stands nearest to the cue, but not inside the content; None without one."""
    best: Span | None = None
    for found in _DATE.finditer(text, sentence.start, sentence.end):
        lead = _LEADING.match(found.group())
        span = Span(found.start() + (lead.end() if lead else 0), found.end())
        if any(part.start <= span.start < part.end for part in outside):
            continue
        if best is None or _distance(span, cue) < _distance(best, cue):
            best = span
    return best


def _distance(span: Span, cue: Span) -> int:
    return max(span.start - cue.end, cue.start - span.end)
