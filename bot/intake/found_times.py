"""When a found statement was made, by the words that date it and the day on which the text came out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.reading.prefill import prefill
from bot.reading.reported import DATE

_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAY: Final = re.compile(
    rf"(?:earlier )?(?:on )?({'|'.join(_WEEKDAYS)})(?: (?:morning|afternoon|evening|night))?", re.IGNORECASE
)
_MONTH: Final = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_IN_YEAR: Final = re.compile(
    rf"(?:on )?(?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
_TODAY: Final = re.compile(r"(?:earlier )?today|this (?:morning|afternoon|evening)|tonight", re.IGNORECASE)
_YESTERDAY: Final = re.compile(r"(?:on )?yesterday(?: (?:morning|afternoon|evening))?", re.IGNORECASE)
_FAR: Final = date(9000, 1, 1)  # later than any date that a text can name


def said_when(words: str, day: date | None) -> str:
    """The day, as a form takes it, that `words` name in a text that came out on `day`; "" when they name none."""
    words = " ".join(words.split()).strip(" ,.")
    if DATE.search(words):
        return prefill(words, datetime.combine(day or _FAR, time(), UTC)).when
    named = _counted_from(words, day) if day is not None else None
    return named.isoformat() if named is not None else ""


def _counted_from(words: str, day: date) -> date | None:
    if _TODAY.fullmatch(words):
        return day
    if _YESTERDAY.fullmatch(words):
        return day - timedelta(days=1)
    if match := _WEEKDAY.fullmatch(words):
        return day - timedelta(days=(day.weekday() - _WEEKDAYS.index(match[1].lower())) % 7)
    if match := _IN_YEAR.fullmatch(words):
        number, name = int(match[1] or match[4]), (match[2] or match[3]).lower()
        return _latest(number, _MONTHS.index(name) + 1, day)
    return None


def _latest(number: int, month: int, day: date) -> date | None:
    """The latest such day of the year that is not after `day`."""
    for year in (day.year, day.year - 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if found <= day:
            return found
    return None
