"""Dates typed into options, read in the server's zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.domain.dates import iso
from bot.domain.errors import UserError
from bot.ledger import Book
from bot.reading.asked import AskedTime, Timing
from bot.ui.dates import when_text
from bot.ui.text import safe
from bot.ui.typed_dates import read_end, read_start, read_typed

_YEAR = re.compile(r"\d{4}")


async def end_of(book: Book, typed: str | None) -> str | None:
    """The last moment of what was typed, as questions hold it (ISO UTC); None when nothing was. Raises `UserError`."""
    if typed is None:
        return None
    # The end of this minute, or "now" would leave out what was recorded a moment ago; not the next one, which may be
    # in another day.
    end = _this_minute().replace(second=59)
    return iso(await read_end(typed, (await book.settings()).zone, end))


async def start_of(book: Book, typed: str | None) -> str | None:
    """The first moment of what was typed; otherwise as `end_of`."""
    if typed is None:
        return None
    return iso(await read_start(typed, (await book.settings()).zone, _this_minute()))


def _this_minute() -> datetime:
    """Now, to the minute: with seconds, "6 hours ago" would be another question each time, and each is kept."""
    return datetime.now(UTC).replace(second=0, microsecond=0)


async def period(book: Book, when: AskedTime | None) -> tuple[str | None, str | None]:
    """The first and the last moment of a time in a question, either None where it is open. Raises `UserError`."""
    if when is None:
        return None, None
    if when.timing is Timing.SINCE:
        return await start_of(book, when.words), None
    if when.timing is Timing.AFTER:
        return await end_of(book, when.words), None
    if when.timing is Timing.BEFORE:
        return None, await start_of(book, when.words)
    until = await end_of(book, when.last or when.words)
    if when.timing in (Timing.UNTIL, Timing.AS_OF):
        return None, until
    since = await start_of(book, when.words)
    if when.last:
        in_order(since, until)
    return since, until


async def as_of(book: Book, when: AskedTime | None) -> str | None:
    """The moment by which something had been said, for a time that a question is asked as of. Raises `UserError`."""
    return (await period(book, when))[1]


async def time_text(book: Book, when: AskedTime | None) -> str:
    """A time as the question has it, with a comma before it: for "Read as"; nothing when there is none.

    What is typed without a year is followed by the time it was taken for. Raises `UserError` when it is none.
    """
    if when is None:
        return ""
    before = {Timing.UNTIL: "up to "}.get(when.timing, f"{when.timing} ")
    if when.relative and when.timing is Timing.ON:
        before = ""
    last = f" and {await _dated(book, when.last, when)}" if when.last else ""
    return f", {before}{await _dated(book, when.words, when)}{last}"


async def _dated(book: Book, words: str, when: AskedTime) -> str:
    quoted = f"“{safe(words, 60)}”"
    if _YEAR.search(words):
        return quoted
    meant = when_text(await read_typed(words, (await book.settings()).zone, _this_minute()))
    return f"{quoted} ({meant})" if when.relative else f"{quoted} ({meant}; write the year for another one)"


def in_order(since: str | None, until: str | None) -> None:
    """Raise `UserError` when `until` comes before `since`.

    Equal ones are refused too: the end of a day is the start of the next.
    """
    if since and until and until <= since:
        raise UserError('"until" comes before "since"; swap the two.')
