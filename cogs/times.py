"""Dates typed into options, read in the server's zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.dates import iso
from bot.domain.errors import UserError
from bot.ledger import Book
from bot.reading.asked import AskedTime, Timing
from bot.ui.text import safe
from bot.ui.typed_dates import read_end, read_start


async def end_of(book: Book, typed: str | None) -> str | None:
    """The last moment of what was typed, as questions hold it (ISO UTC); None when nothing was. Raises `UserError`."""
    if typed is None:
        return None
    # Up, or "now" would leave out what was recorded a moment ago.
    return iso(await read_end(typed, (await book.settings()).zone, _this_minute() + timedelta(minutes=1)))


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
    in_order(since, until)
    return since, until


async def as_of(book: Book, when: AskedTime | None) -> str | None:
    """The moment by which something had been said, for a time that a question is asked as of. Raises `UserError`."""
    return (await period(book, when))[1]


def time_text(when: AskedTime | None) -> str:
    """A time as the question has it, with a comma before it: for "Read as"; nothing when there is none."""
    if when is None:
        return ""
    before = {Timing.UNTIL: "up to "}.get(when.timing, f"{when.timing} ")
    if when.relative and when.timing is Timing.ON:
        before = ""
    last = f" and “{safe(when.last, 60)}”" if when.last else ""
    return f", {before}“{safe(when.words, 60)}”{last}"


def in_order(since: str | None, until: str | None) -> None:
    """Raise `UserError` when `until` comes before `since`."""
    if since and until and until < since:
        raise UserError('"until" comes before "since"; swap the two.')
