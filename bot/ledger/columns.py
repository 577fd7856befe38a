"""Between domain values and what a column holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from bot.domain.dates import When, format_when, from_iso, iso, parse_when
from bot.domain.vocabulary import Precision


def id_set(ids: Iterable[int | str]) -> str:
    """A set of ids (or words) as the keys of a JSON object, the one form that both engines unpack with the same SQL."""
    return json.dumps(dict.fromkeys(ids, 0))


def when_text(when: When | None) -> str | None:
    """A time that is only shown: its notation and its zone."""
    return None if when is None else f"{format_when(when)} {when.zone}"


def needed_when(text: str) -> When:
    """The time that `when_text` wrote."""
    return _when(text)


def optional_when(text: str | None) -> When | None:
    """The time that `when_text` wrote, if any."""
    return None if text is None else _when(text)


@lru_cache(maxsize=4096)
def _when(text: str) -> When:
    notation, _, zone = text.rpartition(" ")
    return parse_when(notation, zone)


def said_columns(said: When) -> dict[str, Any]:
    """The time of speaking, spread out so that it can be sorted and searched."""
    return {
        "said": said.sort_key,
        "said_precision": said.precision.value,
        "said_start": said.start and iso(said.start),
        "said_end": said.end and iso(said.end),
        "said_zone": said.zone,
    }


@lru_cache(maxsize=4096)
def said_when(precision: str, start: str | None, end: str | None, zone: str) -> When:
    """The time of speaking out of its columns."""
    return When(Precision(precision), from_iso(start) if start else None, from_iso(end) if end else None, zone)


@lru_cache(maxsize=64)  # all that one transaction writes has one moment
def stamp(moment: datetime) -> str:
    """A moment of ours, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime:
    """The aware UTC moment that `stamp` wrote."""
    return datetime.fromisoformat(text)
