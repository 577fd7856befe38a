"""Dates typed into options, read in the server's zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.dates import iso
from bot.domain.errors import UserError
from bot.ledger import Book
from bot.ui.typed_dates import read_end, read_start


async def end_of(book: Book, typed: str | None) -> str | None:
    """The last moment of what was typed, as questions hold it (ISO UTC); None when nothing was. Raises `UserError`."""
    if typed is None:
        return None
    moment = await read_end(typed, (await book.settings()).zone, datetime.now(UTC))
    # Questions hold whole seconds; rounded down, "now" would leave out what was recorded a moment ago.
    return iso(moment + timedelta(microseconds=-moment.microsecond % 1_000_000))


async def start_of(book: Book, typed: str | None) -> str | None:
    """The first moment of what was typed; otherwise as `end_of`."""
    if typed is None:
        return None
    return iso(await read_start(typed, (await book.settings()).zone, datetime.now(UTC)))


def in_order(since: str | None, until: str | None) -> None:
    """Raise `UserError` when `until` comes before `since`."""
    if since and until and until < since:
        raise UserError('"until" comes before "since"; swap the two.')
