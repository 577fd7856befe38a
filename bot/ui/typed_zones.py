"""Time zones as people type them."""

from __future__ import annotations

import asyncio
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.domain.dates import zone_named
from bot.domain.errors import UserError

_OFFERED = 3
_ALIKE = 0.8
_NO_SUCH_ZONE = "No time zone is called that; {}"
_LIKE = 'write a continent and a city, such as "Asia/Yerevan".'


@cache
def known_zones() -> tuple[str, ...]:
    """The names of all zones, in order. The first call reads the whole time zone folder: make it in a thread."""
    return tuple(sorted(available_timezones()))


async def zone_of(typed: str) -> str:
    """The IANA name of the zone that was typed, or of the only one of that city.

    Raises `UserError`, with the near names, when there is none.
    """
    try:
        return zone_named(typed.strip()).key
    except ValueError as error:
        words = "_".join(typed.casefold().split())
        near = await asyncio.to_thread(_near, words)
        if len(near) == 1 and words in _called(near[0]):
            return near[0]
        hint = f"did you mean {' or '.join(near)}?" if near else _LIKE
        raise UserError(_NO_SUCH_ZONE.format(hint)) from error


def _near(words: str) -> list[str]:
    """The zones of that name or city, whatever the case; without any, a few of cities called almost that."""
    called = {zone: _called(zone) for zone in known_zones()}
    same = [zone for zone, names in called.items() if words in names]
    if same:
        return same[:_OFFERED]
    close = get_close_matches(words.rpartition("/")[2], {city for _, city in called.values()}, _OFFERED, _ALIKE)
    return [zone for city in close for zone, names in called.items() if names[1] == city][:_OFFERED]


def _called(zone: str) -> tuple[str, str]:
    """Its name and its city, as they are compared."""
    return zone.casefold(), zone.rpartition("/")[2].casefold()
