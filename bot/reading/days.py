"""Full dates in a text: "2023-09-21", "21.09.2023", "21 September 2023", "September 21, 2023"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE: Final = re.compile(
    rf"\b(?=[\djfmasond])(?:(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)\b|(?P<d2>\d\d)\.(?P<m2>\d\d)\.(?P<y2>\d{{4}})\b|"
    rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? (?P<m3>{_MONTH}),? (?P<y3>\d{{4}})\b|"
    rf"(?P<m4>{_MONTH}) (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?, (?P<y4>\d{{4}})\b)",
    re.IGNORECASE,
)
"""A full date."""

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PARTS: Final = (("y", "y2", "y3", "y4"), ("m", "m2", "m3", "m4"), ("d", "d2", "d3", "d4"))


def days_in(text: str) -> set[date]:
    """The days that a text names in full; what is no day of the calendar is left out."""
    return {day for match in DATE.finditer(text) if (day := day_of(match)) is not None}


def day_of(match: re.Match[str]) -> date | None:
    """The day of a match of `DATE`; None when it is none of the calendar, as 31 September."""
    year, month, day = (next(part for name in names if (part := match[name])) for names in _PARTS)
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
