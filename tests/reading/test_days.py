"""Full dates, however they are written."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.days import days_in


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-21",
        "21.09.2023",
        "21 September 2023",
        "21st Sept. 2023",
        "21 sep, 2023",
        "September 21, 2023",
        "on Sep 21st, 2023, at noon",
    ],
)
def test_a_full_date(text: str) -> None:
    assert days_in(text) == {date(2023, 9, 21)}


@pytest.mark.parametrize(
    "text", ["", "September 2023", "21 September", "31 September 2023", "2023-13-01", "12023-09-211"]
)
def test_no_full_date(text: str) -> None:
    assert days_in(text) == set()


def test_several_dates() -> None:
    assert days_in("from 19 September 2023 to 2023-09-20, that is 20.09.2023") == {
        date(2023, 9, 19),
        date(2023, 9, 20),
    }
