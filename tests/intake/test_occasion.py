"""When and where, out of one line of text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.dates import format_when
from bot.domain.errors import UserError
from bot.intake.occasion import read_occasion

NOW = datetime(2023, 9, 22, 12, tzinfo=UTC)
POSTED = datetime(2023, 9, 21, 14, 30, 5, 999_000, tzinfo=UTC)
ZONE = "Asia/Yerevan"


@pytest.mark.parametrize(
    ("typed", "said", "venue"),
    [
        ("2023-09-21, UN Security Council", "2023-09-21", "UN Security Council"),
        ("2023-09-21", "2023-09-21", None),
        ("21 Sep 2023, Yerevan, Republic Square", "2023-09-21", "Yerevan, Republic Square"),
        ("Sep 21, 2023, Baku", "2023-09-21", "Baku"),
        ("Sep 21, 2023", "2023-09-21", None),
        ("21 сентября 2023, Баку", "2023-09-21", "Баку"),
        ("Baku, 21 Sep 2023", "2023-09-21", "Baku"),
        ("yesterday, Baku", "2023-09-21", "Baku"),
        ("2023-09-21, UN", "2023-09-21", "UN"),
        ("2023-09-21 14:30, Baku", "2023-09-21T14:30:00", "Baku"),
        ("2023-09-20..2023-09-21, Baku", "2023-09-20..2023-09-21", "Baku"),
        ("before 2023-09-21, Baku", "before 2023-09-21", "Baku"),
        ("After 21 Sep 2023", "after 2023-09-21", None),
        ("September 2023, in an interview", "2023-09", "in an interview"),
        ("  2023-09-21  ,  Baku ,", "2023-09-21", "Baku"),
        (", UN Security Council", "unknown", "UN Security Council"),
        ("unknown, Baku", "unknown", "Baku"),
        ("?", "unknown", None),
        ("", "unknown", None),
        (" , ", "unknown", None),
    ],
)
async def test_a_date_and_a_place(typed: str, said: str, venue: str | None) -> None:
    found = await read_occasion(typed, ZONE, NOW, None)
    assert (format_when(found.said), found.venue, found.link) == (said, venue, None)


async def test_a_message_only_bounds_what_has_no_date() -> None:
    bounded = await read_occasion(", Baku", ZONE, NOW, POSTED)
    assert format_when(bounded.said) == "before 2023-09-21T14:30:06"
    dated = await read_occasion("2023-09-20", ZONE, NOW, POSTED)
    assert format_when(dated.said) == "2023-09-20"


@pytest.mark.parametrize(
    "typed",
    [
        "2023-09-21, Baku, https://example.org/a?b=c,d",
        "https://example.org/a?b=c,d 2023-09-21, Baku",
        "2023-09-21, Baku, <https://example.org/a?b=c,d>",
        "2023-09-21, https://example.org/a?b=c,d, Baku, https://example.org/second",
    ],
)
async def test_a_link_typed_along_is_the_document(typed: str) -> None:
    found = await read_occasion(typed, ZONE, NOW, None)
    assert (format_when(found.said), found.venue) == ("2023-09-21", "Baku")
    assert found.link == "https://example.org/a?b=c,d"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("UN Security Council", "begin with the comma"),
        ("UN", "begin with the comma"),
        ("2023-02-30, Baku", "no such date"),
        ("2023-02-30, May", "no such date"),
        ("03/04/2023, Baku", "day/month or month/day"),
        ("2023-09-23, Baku", "has not come yet"),
        ("after tomorrow", "has not come yet"),
        (", ".join("Baku" for _ in range(300)), "begin with the comma"),
        (f"2023-09-21, {'x' * 201}", "200 characters"),
        ("x" * 4000, "begin with the comma"),
    ],
)
async def test_what_is_no_date_is_refused(typed: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        await read_occasion(typed, ZONE, NOW, POSTED)
