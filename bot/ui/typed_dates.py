"""Dates as people type them into an option: ISO, "21 Sep 2023", "yesterday", "6 hours ago", "21 сентября 2023".

What is typed is read in the server's zone, never as more exact than it is: a day typed for "as of" means its end.
The errors are one sentence each and never repeat what was typed.
"""

from __future__ import annotations

import asyncio
import re
import threading
from datetime import UTC, date, datetime, timedelta

from bot.domain.dates import When, parse_when, whole_day, zone_named
from bot.domain.errors import UserError
from bot.domain.vocabulary import Precision
from bot.ui.dates import MONTHS

MAX_TYPED = 60
EXAMPLES = 'write it like 2023-09-21, "21 Sep 2023", "yesterday" or "6 hours ago"'
_UNREADABLE = f"That date was not understood: {EXAMPLES}."
_NO_SUCH_DATE = f"There is no such date: {EXAMPLES}."
_ZONE = "The time zone in that date was not understood: leave it out for this server's own, or write UTC or +04:00."
_AMBIGUOUS = "That date can be read as day/month or month/day: write it like 2023-09-21."
_FUTURE = "That time has not come yet: give one that has passed."
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?\s+(\d{4})")
_AGO = re.compile(r"(?:an?|(\d{1,4}))\s*(m|mins?|minutes?|h|hours?|d|days?|w|weeks?)\s*(?:ago)?")
_CALENDAR = re.compile(r"(last|this) (week|month|year)")
_UP_TO_NOW = re.compile(r"(?:the )?(?:last|past) (?:(\d{1,4}) )?(hour|day|week)s?")
_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[t ](\d{1,2})((?::\d{2}){0,2}) ?(.*)")
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-])(\d{1,2})(?::?(\d{2}))?")
_NUMBER = re.compile(r"[+-]?[\d\s.,]+(?:st|nd|rd|th)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DAYS_BACK = {"today": 0, "yesterday": 1}
_LENGTHS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
# dateparser keeps caches without locks of their own.
_ONE_AT_A_TIME = threading.Lock()


async def read_end(typed: str, zone: str, now: datetime) -> datetime:
    """The last moment of what was typed, not later than `now`: for "as of" and "until". Aware UTC.

    `now` is aware. Raises `UserError` when it is no date or lies in the future.
    """
    when = await read_typed(typed, zone, now)
    if when.start is None or when.end is None or when.start > now:
        raise UserError(_FUTURE)
    return min(when.end, now)


async def read_start(typed: str, zone: str, now: datetime) -> datetime:
    """The first moment of what was typed: for "since". Aware UTC. Raises as `read_end` does."""
    when = await read_typed(typed, zone, now)
    if when.start is None or when.start > now:
        raise UserError(_FUTURE)
    return when.start


async def read_typed(typed: str, zone: str, now: datetime) -> When:
    """What was typed, in its own precision, in `zone`; `UserError` when it is no date.

    The common forms are read here; what is left goes to dateparser, in a thread, since its first use takes a while.
    """
    words = " ".join(typed.lower().split())
    if not words or len(words) > MAX_TYPED:
        raise UserError(_UNREADABLE)
    try:
        found = _read_plain(words, zone, now)
        return found if found is not None else await asyncio.to_thread(_read_any_language, words, zone, now)
    except OverflowError as error:
        raise UserError(_NO_SUCH_DATE) from error


def _read_plain(words: str, zone: str, now: datetime) -> When | None:
    today = now.astimezone(zone_named(zone)).date()
    if words == "now":
        return _instant(now, zone)
    if words in _DAYS_BACK:
        return whole_day(today - timedelta(days=_DAYS_BACK[words]), zone)
    if ago := _AGO.fullmatch(words):
        return _ago(int(ago[1] or 1), ago[2][0], zone, now)
    if re.fullmatch(r"\d{4}(-.*)?", words):
        return _iso(words, zone)
    if slashed := _SLASHED.fullmatch(words):
        return _slashed(int(slashed[1]), int(slashed[2]), int(slashed[3]), zone)
    if _NUMBER.fullmatch(words):  # dateparser would take 13 and 13th for a day of January, and -1 for another
        raise UserError(_UNREADABLE)
    if calendar := _CALENDAR.fullmatch(words):
        return _calendar(calendar[1] == "last", calendar[2], today, zone)
    if up_to := _UP_TO_NOW.fullmatch(words):
        return When(Precision.RANGE, now - int(up_to[1] or 1) * _LENGTHS[up_to[2][0]], now, zone)
    return _named_month(words, today, zone)


def _iso(words: str, zone: str) -> When | None:
    """A date or a moment as ISO writes it, and with a space before the time or the zone; None with "pm" after it."""
    timed = _DAY_AND_TIME.fullmatch(words)
    if timed and timed[4] in ("am", "pm"):
        return None
    typed = f"{timed[1]}T{int(timed[2]):02}{timed[3]}{_offset(timed[4])}" if timed else words
    try:
        return parse_when(typed, zone)
    except ValueError as error:
        raise UserError(_NO_SUCH_DATE) from error


def _offset(typed: str) -> str:
    """The zone behind a time as ISO writes it; `UserError` when it is none that can be told without its date."""
    if typed in ("", "z", "utc", "gmt"):
        return "Z" if typed else ""
    offset = _OFFSET.fullmatch(typed)
    if offset is None:
        raise UserError(_ZONE)
    return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"


def _calendar(last: bool, unit: str, today: date, zone: str) -> When:
    """This or the last calendar week (from Monday), month or year."""
    if unit == "week":
        first = today - timedelta(days=today.weekday() + 7 * last)
        return parse_when(f"{first}..{first + timedelta(days=6)}", zone)
    if unit == "year":
        return parse_when(f"{today.year - last:04}", zone)
    return parse_when(f"{today.replace(day=1) - timedelta(days=last):%Y-%m}", zone)


def _ago(count: int, unit: str, zone: str, now: datetime) -> When:
    if unit in ("d", "w"):
        return whole_day((now - count * _LENGTHS[unit]).astimezone(zone_named(zone)).date(), zone)
    return _instant(now - count * _LENGTHS[unit], zone)


def _slashed(first: int, second: int, year: int, zone: str) -> When:
    if first <= 12 and second <= 12 and first != second:
        raise UserError(_AMBIGUOUS)
    day, month = (first, second) if first > 12 or first == second else (second, first)
    return _day(year, month, day, zone)


def _named_month(words: str, today: date, zone: str) -> When | None:
    if match := _MONTH_YEAR.fullmatch(words):
        month = _month(match[1])
        return parse_when(f"{match[2]}-{month:02}", zone) if month and int(match[2]) else None
    if match := _DAY_MONTH.fullmatch(words):
        day, name, year = int(match[1]), match[2], match[3]
    elif match := _MONTH_DAY.fullmatch(words):
        day, name, year = int(match[2]), match[1], match[3]
    else:
        return None
    month = _month(name)
    if month is None:
        return None
    if year:
        return _day(int(year), month, day, zone)
    # Without a year it is the latest such day that has come; 29 February may be some years back.
    back = 1 if (month, day) > (today.month, today.day) else 0
    while (month, day) == (2, 29) and not _leap(today.year - back):
        back += 1
    return _day(today.year - back, month, day, zone)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month(name: str) -> int | None:
    return next((at for at, month in enumerate(MONTHS, start=1) if month.lower().startswith(name)), None)


def _day(year: int, month: int, day: int, zone: str) -> When:
    try:
        return whole_day(date(year, month, day), zone)
    except ValueError as error:
        raise UserError(_NO_SUCH_DATE) from error


def _instant(moment: datetime, zone: str) -> When:
    moment = moment.astimezone(UTC)
    return When(Precision.INSTANT, moment, moment, zone)


def _read_any_language(words: str, zone: str, now: datetime) -> When:
    from dateparser.date import DateDataParser

    local_now = now.astimezone(zone_named(zone))
    with _ONE_AT_A_TIME:
        reader = DateDataParser(
            settings={
                "RELATIVE_BASE": local_now.replace(tzinfo=None),
                "PREFER_DATES_FROM": "past",
                "PREFER_DAY_OF_MONTH": "first",
                "PREFER_MONTH_OF_YEAR": "first",
                "DATE_ORDER": "DMY",
                "RETURN_TIME_AS_PERIOD": True,
            }
        )
        found = reader.get_date_data(words)
    moment = found.date_obj
    if moment is None:
        raise UserError(_UNREADABLE)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_named(zone))
    local = moment.astimezone(zone_named(zone))
    if found.period == "time":
        return _instant(local, zone)
    if found.period in ("month", "year"):
        return parse_when(f"{local:%Y-%m}" if found.period == "month" else f"{local:%Y}", zone)
    return whole_day(local.date(), zone)
