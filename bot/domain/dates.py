"""Times with their precision: never more exact than the source.

A `When` is a half-open interval in UTC plus the word for how it was given and the time zone in which people name
its day. "21 September 2023" said of Yerevan is the 24 hours from 20:00 UTC on the 20th.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.vocabulary import Precision

_PARTIAL = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?"
)


_BOUNDS = {Precision.UNKNOWN: (False, False), Precision.BEFORE: (False, True), Precision.AFTER: (True, False)}


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The time zone called `name` (IANA, such as "Asia/Yerevan"); `ValueError` when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f'no time zone is called "{name}"') from error


@dataclass(frozen=True, slots=True)
class When:
    """A time as a source gives it.

    `start` and `end` are aware UTC datetimes bounding the half-open interval [start, end); an instant has
    `start == end`; BEFORE has only an end, AFTER only a start, UNKNOWN neither. `zone` names the days.
    Raises `ValueError` when the bounds do not fit the precision.
    """

    precision: Precision
    start: datetime | None = None
    end: datetime | None = None
    zone: str = "UTC"

    def __post_init__(self) -> None:
        zone_named(self.zone)
        for bound in (self.start, self.end):
            if bound is not None and bound.tzinfo is not UTC and bound.utcoffset() != timedelta(0):
                raise ValueError("bounds of a time must be in UTC")
        if (self.start is not None, self.end is not None) != _BOUNDS.get(self.precision, (True, True)):
            raise ValueError(f"a time of precision {self.precision} has the wrong bounds")
        if self.start is not None and self.end is not None:
            if self.end < self.start:
                raise ValueError("a time ends before it starts")
            if (self.precision is Precision.INSTANT) != (self.start == self.end):
                raise ValueError("only an instant has no duration")

    @property
    def latest(self) -> datetime | None:
        """The last moment it can have been, or None when nothing bounds it."""
        return self.end

    @property
    def anchor(self) -> datetime | None:
        """The moment it is sorted by: its start, of a "before" its end; None when nothing bounds it."""
        return self.start or self.end

    @property
    def sort_key(self) -> str:
        """Orders times as text: by their anchor, an unknown time first."""
        anchor = self.anchor
        return iso(anchor) if anchor else ""

    def by(self, moment: datetime) -> bool:
        """Whether it was certainly over by `moment` (aware)."""
        return self.end is not None and self.end <= moment

    def over_before(self, moment: datetime | None) -> bool:
        """Whether it was certainly over when `moment` (aware) began; never, when either has no bound."""
        if self.end is None or moment is None:
            return False
        return self.end < moment or (self.end == moment and self.precision is not Precision.INSTANT)

    def overlaps(self, other: When) -> bool:
        """Whether both could have been at the same time, so that their order is not known.

        Two equal instants overlap, and so do a day and its first instant.
        """
        return not (self.over_before(other.start) or other.over_before(self.start))


UNKNOWN_TIME = When(Precision.UNKNOWN)


def iso(moment: datetime) -> str:
    """`moment` (aware) as the fixed-width UTC text that the database sorts by: 2023-09-20T20:00:00Z."""
    # Not strftime: it writes the year 999 without its leading zero.
    return moment.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"


def from_iso(text: str) -> datetime:
    """The aware UTC datetime that `iso` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)


def whole_day(day: date, zone: str = "UTC") -> When:
    """The calendar day in that zone."""
    return When(Precision.DAY, _midnight(day, zone), _midnight(day + timedelta(days=1), zone), zone)


def parse_when(text: str, zone: str = "UTC") -> When:
    """Read the notation of the JSONL format.

    "2023-09-21" is a day, "2023-09" and "2023" ranges, "2023-09-21T14" an hour, "2023-09-21T14:30" an instant (in
    `zone` unless it ends in Z or an offset), "A..B" a range from A to the end of B, "before A", "after A", "unknown".
    Raises `ValueError` with a sentence when it is none of these.
    """
    zone_named(zone)
    words = text.strip()
    if words == "unknown":
        return When(Precision.UNKNOWN, zone=zone)
    if words.startswith("before "):
        return When(Precision.BEFORE, None, _partial(words[7:], zone).start, zone)
    if words.startswith("after "):
        return When(Precision.AFTER, _partial(words[6:], zone).start, None, zone)
    first, dots, last = words.partition("..")
    if dots:
        return When(Precision.RANGE, _partial(first, zone).start, _partial(last, zone).end, zone)
    return _partial(words, zone)


def format_when(when: When) -> str:
    """Write what `parse_when` reads, given the same zone."""
    if when.precision is Precision.UNKNOWN:
        return "unknown"
    if when.precision is Precision.BEFORE:
        return f"before {_moment(when.end, when.zone)}"
    if when.precision is Precision.AFTER:
        return f"after {_moment(when.start, when.zone)}"
    start = _local(when.start, when.zone)
    if when.precision is Precision.INSTANT:
        return _stamp(start)
    if when.precision is Precision.HOUR:
        text = start.isoformat()
        return text[:13] + (text[19:] if start.fold else "")
    if when.precision is Precision.DAY:
        return start.isoformat()[:10]
    return calendar_span(when) or _range(when)


def calendar_span(when: When) -> str | None:
    """The year or month ("2023", "2023-09") that a range is exactly in its zone, otherwise None."""
    if when.precision is not Precision.RANGE:
        return None
    start = _local(when.start, when.zone).isoformat()
    for text in (start[:4], start[:7]):
        with suppress(ValueError):  # the year 9999 has no end
            if _partial(text, when.zone) == when:
                return text
    return None


def last_day(when: When) -> date:
    """The last calendar day of a bounded interval, in its own zone."""
    if when.end is None:
        raise ValueError("a time without an end has no last day")
    return (_local(when.end, when.zone) - timedelta(microseconds=1)).date()


def local_start(when: When) -> datetime:
    """When it starts, in its own zone; `ValueError` when it has no start."""
    return _local(when.start, when.zone)


def _range(when: When) -> str:
    start, end = _local(when.start, when.zone), _local(when.end, when.zone)
    if _is_midnight(start) and _is_midnight(end):
        return f"{start.isoformat()[:10]}..{last_day(when).isoformat()}"
    return f"{_stamp(start)}..{_stamp(end)}"


def _is_midnight(local: datetime) -> bool:
    return local.time() == datetime.min.time() and not local.fold


def _stamp(local: datetime) -> str:
    """A moment to the second; in UTC when clocks were set back and the local hour came twice."""
    return iso(local) if local.fold else local.isoformat()[:19]


def _partial(text: str, zone: str) -> When:
    match = _PARTIAL.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is not a date; write 2023, 2023-09, 2023-09-21 or 2023-09-21T14:30')
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        if hour is None:
            return _calendar(int(year), None if month is None else int(month), None if day is None else int(day), zone)
        local = datetime(int(year), int(month), int(day), int(hour), int(minute or 0), int(second or 0))  # noqa: DTZ001 - its zone follows
        if offset:
            start = datetime.fromisoformat(local.isoformat() + offset.replace("Z", "+00:00"))
        else:
            start = local.replace(tzinfo=zone_named(zone))
        start, local = start.astimezone(UTC), start.astimezone(UTC).astimezone(zone_named(zone))
        if minute is None:
            if local.minute or local.second:
                raise ValueError("this hour does not begin on the hour in its zone")
            return When(Precision.HOUR, start, start + timedelta(hours=1), zone)
        return When(Precision.INSTANT, start, start, zone)
    except (ValueError, OverflowError) as error:
        raise ValueError(f'"{text}" is not a date that exists') from error


def _calendar(year: int, month: int | None, day: int | None, zone: str) -> When:
    if month is not None and day is not None:
        return whole_day(date(year, month, day), zone)
    if month is not None:
        first = date(year, month, 1)
        following = date(year + first.month // 12, first.month % 12 + 1, 1)
    else:
        first, following = date(year, 1, 1), date(year + 1, 1, 1)
    return When(Precision.RANGE, _midnight(first, zone), _midnight(following, zone), zone)


def _midnight(day: date, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone_named(zone)).astimezone(UTC)


def _moment(moment: datetime | None, zone: str) -> str:
    local = _local(moment, zone)
    return local.isoformat()[:10] if _is_midnight(local) else _stamp(local)


def _local(moment: datetime | None, zone: str) -> datetime:
    if moment is None:
        raise ValueError("this time has no such bound")
    return moment.astimezone(zone_named(zone))
