"""Times in words, never more exact than the source.

An instant or an hour is a Discord timestamp, which everybody reads in their own zone. A day belongs to the zone it was
named in ("21 Sep 2023" in Yerevan is not the same 24 hours in London), so it is written out.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.domain.dates import When, calendar_span, last_day, local_start, zone_named
from bot.domain.vocabulary import Precision

# Not strftime: the names of months must not depend on the machine's locale.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_CLOCK_DAYS = 3


def moment_text(moment: datetime, style: str = "f") -> str:
    """An aware datetime as a Discord timestamp."""
    return f"<t:{int(moment.timestamp())}:{style}>"


def day_text(day: date) -> str:
    """A calendar day: 21 Sep 2023."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def when_text(when: When) -> str:
    """A time as people read it, in the precision it was given in."""
    if when.precision is Precision.UNKNOWN:
        return "time not known"
    if when.precision is Precision.BEFORE:
        return f"before {_edge(when.end, when.zone)}"
    if when.precision is Precision.AFTER:
        return f"after {_edge(when.start, when.zone)}, date not given"
    if when.precision is Precision.INSTANT and when.start is not None:
        return moment_text(when.start)
    if when.precision is Precision.HOUR and when.start is not None:
        return f"{moment_text(when.start)}, to the hour"
    if when.precision is Precision.DAY:
        return day_text(local_start(when).date())
    return _range(when)


def elapsed_text(elapsed: timedelta) -> str:
    """How long something took: 42 min, 6 h, 3 days."""
    minutes = int(elapsed.total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def answer_delay(since: When, answered: When) -> str:
    """How an answer followed an accusation when no exact time is known: "the same day", "3 days later", or its date."""
    if {since.precision, answered.precision} <= {Precision.INSTANT, Precision.HOUR, Precision.DAY}:
        days = (local_start(answered).date() - local_start(since).date()).days
        if days == 0:
            return "the same day"
        if days > 0:
            return "the next day" if days == 1 else f"{days} days later"
    return f"at a time given as {when_text(answered)}"


def silence_text(since: When, at: datetime) -> str:
    """How long an accusation has stood: in hours while that is a reading people use, otherwise the date it was made.

    `at` is aware. A clock of 27,000 hours says less than "since 21 Sep 2023".
    """
    if since.precision is Precision.INSTANT and since.start is not None:
        elapsed = at - since.start
        if timedelta(0) <= elapsed < timedelta(days=_CLOCK_DAYS):
            return f"after {elapsed_text(elapsed)}"
    if since.precision in (Precision.BEFORE, Precision.AFTER, Precision.UNKNOWN):
        return f"to an accusation of which the date is given as: {when_text(since)}"
    return f"since {when_text(since)}"


def _range(when: When) -> str:
    start = local_start(when)
    span = calendar_span(when)
    if span is not None:
        return span if len(span) == 4 else f"{MONTHS[start.month - 1]} {start.year}"
    if when.end is None:
        raise ValueError("a range has an end")
    end = when.end.astimezone(zone_named(when.zone))
    if start.time() != time.min or end.time() != time.min:
        return f"between {moment_text(start)} and {moment_text(end)}"
    first, last = start.date(), last_day(when)
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    if first.year == last.year:
        return f"{day_text(first).rsplit(' ', 1)[0]} – {day_text(last)}"
    return f"{day_text(first)} – {day_text(last)}"


def _edge(moment: datetime | None, zone: str) -> str:
    if moment is None:
        raise ValueError("this time has no such bound")
    local = moment.astimezone(zone_named(zone))
    return day_text(local.date()) if local.time() == time.min else moment_text(moment)
