"""When a found statement was made, by the words that date it and the day on which the text came out.

Words that may mean two days, or one that is still to come, name none: it is then only known that the statement was
made before the text came out.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from bot.reading.days import DATE, day_of
from bot.reading.statements import Span

_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMBERS: Final = "one two three four five six seven".split()
_NAMED: Final = rf"({'|'.join(_WEEKDAYS)})"
_PART: Final = r"(?: (?:morning|afternoon|evening|night))?"
_WEEKDAY: Final = re.compile(rf"(?:(?:on|early|earlier|late|(this|last)) )*{_NAMED}{_PART}", re.IGNORECASE)
_MONTH: Final = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_IN_YEAR: Final = re.compile(
    rf"(?:on )?(?:{_NAMED},? )?(?:the )?"
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
_TODAY: Final = re.compile(
    r"(?:(?:early|earlier|late|later) )?today|this (?:morning|afternoon|evening)|tonight", re.IGNORECASE
)
_YESTERDAY: Final = re.compile(rf"(?:(?:on|early|earlier|late) )?yesterday{_PART}", re.IGNORECASE)
_AGO: Final = re.compile(rf"(?:(a)|({'|'.join(_NUMBERS)})|([1-7])) days? ago", re.IGNORECASE)
_OF_ELSE_BEFORE: Final = re.compile(
    r"\b(?:since|until|till|by|before|after|from|for|next|coming|following|ahead of)\s+(?:on\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_OF_ELSE_BEHIND: Final = re.compile(r"['’]s?\b|['’](?=\s)")
_REACH: Final = 40  # characters before the words: what stands there says what the day is of
_A_YEAR_ROUND: Final = (-1, 0, 1)


def said_when(text: str, dated: Span, day: date | None) -> str:
    """The day, as a form takes it, that the words at `dated` name; "" when they name none.

    `day` is the one on which `text` came out, None when that is not known.
    """
    if _OF_ELSE_BEFORE.search(text, max(0, dated.start - _REACH), dated.start) or _OF_ELSE_BEHIND.match(
        text, dated.end
    ):
        return ""
    words = " ".join(dated.of(text).split()).strip(" ,.")
    full = DATE.search(words)
    try:
        named = day_of(full) if full else day and _counted_from(words, day)
    except OverflowError:  # the day before the first there is
        return ""
    return named.isoformat() if named and (day is None or named <= day) else ""


def _counted_from(words: str, day: date) -> date | None:
    if _TODAY.fullmatch(words):
        return day
    if _YESTERDAY.fullmatch(words):
        return day - timedelta(days=1)
    if match := _AGO.fullmatch(words):
        return day - timedelta(days=int(match[3] or (1 if match[1] else _NUMBERS.index(match[2].lower()) + 1)))
    if match := _WEEKDAY.fullmatch(words):
        return _weekday(_WEEKDAYS.index(match[2].lower()), (match[1] or "").lower(), day)
    if match := _IN_YEAR.fullmatch(words):
        number, name = int(match[2] or match[5]), (match[3] or match[4]).lower()
        found = _nearest(number, _MONTHS.index(name[:3]) + 1, day)
        weekday = match[1] and _WEEKDAYS.index(match[1].lower())
        return found if found is not None and weekday in (None, found.weekday()) else None
    return None


def _weekday(weekday: int, which: str, day: date) -> date | None:
    """The latest such day up to `day`; "this" and "last" only where nobody could take them for another week."""
    back = (day.weekday() - weekday) % 7
    if which == "last" and back == 0:
        back = 7
    same_week = back <= day.weekday()
    if which and same_week != (which == "this"):
        return None
    return day - timedelta(days=back)


def _nearest(number: int, month: int, day: date) -> date | None:
    """Such a day in the year in which it is nearest to `day`: others are named with their year."""
    found = []
    for year in (day.year + step for step in _A_YEAR_ROUND):
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - day), default=None)
