"""Dates as people type them, in the server's zone."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import format_when
from bot.domain.errors import UserError
from bot.ui.typed_dates import read_end, read_start, read_typed

ZONE = "Asia/Yerevan"
NOW = datetime(2023, 9, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2023-09-21", "2023-09-21"),
        ("2023-09", "2023-09"),
        ("2023", "2023"),
        ("2023-09-21T14:30", "2023-09-21T14:30:00"),
        ("2023-09-21 14:30", "2023-09-21T14:30:00"),
        (" 21  Sep 2023 ", "2023-09-21"),
        ("21st of September, 2023", "2023-09-21"),
        ("Sept 21 2023", "2023-09-21"),
        ("21 sep", "2023-09-21"),
        ("1 December", "2022-12-01"),
        ("29 Feb", "2020-02-29"),
        ("September 2023", "2023-09"),
        ("today", "2023-09-25"),
        ("yesterday", "2023-09-24"),
        ("6 hours ago", "2023-09-25T10:00:00"),
        ("an hour ago", "2023-09-25T15:00:00"),
        ("3 days ago", "2023-09-22"),
        ("21/09/2023", "2023-09-21"),
        ("21.9.2023", "2023-09-21"),
        ("21 сентября 2023", "2023-09-21"),
        ("вчера", "2023-09-24"),
        ("21 eylül 2023", "2023-09-21"),
        ("2 months ago", "2023-07"),
        ("2023-09-21 14:30 UTC", "2023-09-21T18:30:00"),
        ("2023-09-21 14:30Z", "2023-09-21T18:30:00"),
        ("2023-09-21T14:30z", "2023-09-21T18:30:00"),
        ("2023-09-21 14:30 +04:00", "2023-09-21T14:30:00"),
        ("2023-09-21 14:30 +0400", "2023-09-21T14:30:00"),
        ("2023-09-21 14:30 UTC+3", "2023-09-21T15:30:00"),
        ("2023-09-21 2:30 pm", "2023-09-21T14:30:00"),
        ("21 Sep 2023 14:30 UTC", "2023-09-21T18:30:00"),
        ("last week", "2023-09-18..2023-09-24"),
        ("this week", "2023-09-25..2023-10-01"),
        ("last month", "2023-08"),
        ("this month", "2023-09"),
        ("last year", "2022"),
        ("the last 3 days", "2023-09-22T16:00:00..2023-09-25T16:00:00"),
        ("past hour", "2023-09-25T15:00:00..2023-09-25T16:00:00"),
    ],
)
async def test_what_is_typed_and_what_is_meant(typed: str, meant: str) -> None:
    assert format_when(await read_typed(typed, ZONE, NOW)) == meant


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 Feb", "no such date"),
        ("2023-02-31", "no such date"),
        ("99 Sep 2023", "no such date"),
        ("31.12.9999", "no such date"),
        ("9999", "no such date"),
        ("03/04/2023", "day/month or month/day"),
        ("soonish", "not understood"),
        ("-1", "not understood"),
        ("0", "not understood"),
        ("13", "not understood"),
        ("+3", "not understood"),
        ("21st", "not understood"),
        ("20230921", "not understood"),
        ("21 2023", "not understood"),
        ("1.5", "not understood"),
        ("2023-09-21 14:30 XYZ", "time zone"),
        ("2023-09-21 14:30 Yerevan", "time zone"),
        ("2023-09-21 25:30 UTC", "no such date"),
        ("before 2023-09-21", "not understood"),
        ("", "not understood"),
        ("x" * 10_000, "not understood"),
        ("2023-09-26", "not come yet"),
        ("tomorrow", "not come yet"),
    ],
)
async def test_what_is_no_date_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        await read_end(typed, ZONE, NOW)


async def test_a_day_means_its_end_for_as_of_and_its_start_for_since() -> None:
    assert await read_end("2023-09-21", ZONE, NOW) == datetime(2023, 9, 21, 20, 0, tzinfo=UTC)
    assert await read_start("2023-09-21", ZONE, NOW) == datetime(2023, 9, 20, 20, 0, tzinfo=UTC)


async def test_today_ends_now() -> None:
    assert await read_end("today", ZONE, NOW) == NOW


async def test_a_start_in_the_future_is_refused() -> None:
    with pytest.raises(UserError, match="not come yet"):
        await read_start("2030", ZONE, NOW)


@settings(max_examples=150)
@given(st.text(max_size=70))
async def test_anything_else_is_a_date_or_a_sentence(typed: str) -> None:
    end = None
    with suppress(UserError):
        end = await read_end(typed, ZONE, NOW)
    assert end is None or end <= NOW
