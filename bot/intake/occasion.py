"""When and where something was said, as people type it: "2023-09-21, UN Security Council"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.dates import UNKNOWN_TIME, When
from bot.domain.errors import UserError
from bot.domain.limits import TITLE
from bot.domain.vocabulary import Precision
from bot.ui.typed_dates import read_typed

_LINK = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)
_NO_DATE = (
    "No date was understood there: write it like 2023-09-21, then a comma and the place. "
    "When the date is not known, begin with the comma."
)
_FUTURE = "That time has not come yet: give the time when it was said."
_TOO_LONG = f"That place is too long: {TITLE} characters at most."
_UNKNOWN = frozenset(("?", "unknown", "not known", "date not known", "no date"))
_BOUNDS = {"before ": Precision.BEFORE, "after ": Precision.AFTER}
_COMMAS = 1  # at most in a date: Sep 21, 2023
_SHORTEST = 3  # a word of two letters is not a date, whatever language reads it as one


@dataclass(frozen=True, slots=True)
class Occasion:
    """When (never more exact than typed) and where; `link` is an address that was typed along.

    `dated` is what the time was read from; "" when no time was typed.
    """

    said: When
    venue: str | None
    link: str | None
    dated: str = ""


async def read_occasion(typed: str, zone: str, now: datetime, posted: datetime | None) -> Occasion:
    """Read the field of the form.

    `zone` is the server's, `now` aware; `posted` (aware) is when the message in chat was, if there is one: with no date
    typed, what it reports was said before. Raises `UserError` for a date that cannot be or was not understood.
    """
    links = _LINK.findall(typed)
    text = " ".join(_LINK.sub(" ", typed).split())
    link = links[0].rstrip(".,;") if links else None
    said, venue, dated = await _read(text.rstrip(" ,"), zone, now, posted)
    venue = venue.strip(" ,")
    if len(venue) > TITLE:
        raise UserError(_TOO_LONG)
    if said.start is not None and said.start > now:
        raise UserError(_FUTURE)
    return Occasion(said, venue or None, link, "" if dated.lower() in _UNKNOWN else dated)


async def _read(text: str, zone: str, now: datetime, posted: datetime | None) -> tuple[When, str, str]:
    """The time, the place, and what the time was read from."""
    parts = text.split(",")
    if not parts[0].strip():
        return _no_date(posted), ",".join(parts[1:]), ""
    refused: UserError | None = None
    for count in range(min(len(parts), _COMMAS + 1), 0, -1):
        dated = ",".join(parts[:count])
        try:
            return await _date(dated, zone, now, posted), ",".join(parts[count:]), dated.strip()
        except UserError as error:
            refused = error
    has_digit = re.search(r"\d", parts[0])
    first = max(1, len(parts) - _COMMAS - 1)
    for count in range(first, first if has_digit else len(parts)):  # "Baku, 2023-09-21"
        dated = ",".join(parts[count:])
        try:
            return await _date(dated, zone, now, posted), ",".join(parts[:count]), dated.strip()
        except UserError:
            continue
    if has_digit and refused is not None:
        raise refused
    raise UserError(_NO_DATE)


async def _date(text: str, zone: str, now: datetime, posted: datetime | None) -> When:
    words = text.strip().lower()
    if words in _UNKNOWN:
        return _no_date(posted)
    if len(words) < _SHORTEST:
        raise UserError(_NO_DATE)
    for word, precision in _BOUNDS.items():
        if words.startswith(word):
            when = await read_typed(words.removeprefix(word), zone, now)
            before = precision is Precision.BEFORE
            return When(precision, None if before else when.start, when.start if before else None, zone)
    return await read_typed(words, zone, now)


def _no_date(posted: datetime | None) -> When:
    if posted is None:
        return UNKNOWN_TIME
    return When(Precision.BEFORE, None, posted.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1))
