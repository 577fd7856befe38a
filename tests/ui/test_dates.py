"""Times in words, in the precision they were given in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.dates import parse_when
from bot.ui.dates import answer_delay, elapsed_text, silence_text, when_text

ZONE = "Asia/Yerevan"
NOW = datetime(2023, 9, 21, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2023-09-21T14:30", "<t:1695292200:f>"),
        ("2023-09-21T14", "<t:1695290400:f>, to the hour"),
        ("2023-09-21", "21 Sep 2023"),
        ("2023-09", "September 2023"),
        ("2023", "2023"),
        ("2023-09-21..2023-09-23", "21–23 Sep 2023"),
        ("2023-09-30..2023-10-02", "30 Sep – 2 Oct 2023"),
        ("2022-12-31..2023-01-02", "31 Dec 2022 – 2 Jan 2023"),
        ("2023-09-21T14:00..2023-09-21T16:00", "between <t:1695290400:f> and <t:1695297600:f>"),
        ("before 2023-09-21", "before 21 Sep 2023"),
        ("before 2023-09-21T14:30", "before <t:1695292200:f>"),
        ("after 2023-09-20", "after 20 Sep 2023, date not given"),
        ("unknown", "time not known"),
    ],
)
def test_a_time_is_never_shown_as_more_exact_than_it_is(given: str, shown: str) -> None:
    assert when_text(parse_when(given, ZONE)) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(0, "less than a minute"), (42, "42 min"), (60, "1 h"), (6 * 60, "6 h"), (47 * 60, "47 h"), (49 * 60, "2 days")],
)
def test_how_long_it_took(minutes: int, shown: str) -> None:
    assert elapsed_text(timedelta(minutes=minutes)) == shown


@pytest.mark.parametrize(
    ("since", "answered", "shown"),
    [
        ("2023-09-21", "2023-09-21", "the same day"),
        ("2023-09-21", "2023-09-22", "the next day"),
        ("2023-09-21T23:00", "2023-09-24", "3 days later"),
        ("2023-09-21", "after 2023-09-21", "at a time given as after 21 Sep 2023, date not given"),
        ("2023-09-21", "2023-09-19", "at a time given as 19 Sep 2023"),
    ],
)
def test_when_an_answer_came(since: str, answered: str, shown: str) -> None:
    assert answer_delay(parse_when(since, ZONE), parse_when(answered, ZONE)) == shown


@pytest.mark.parametrize(
    ("since", "shown"),
    [
        ("2023-09-21T12:00Z", "after 6 h"),
        ("2023-09-11T12:00Z", "since <t:1694433600:f>"),
        ("2023-09-21", "since 21 Sep 2023"),
        ("unknown", "to an accusation of which the date is given as: time not known"),
    ],
)
def test_how_long_there_has_been_no_answer(since: str, shown: str) -> None:
    assert silence_text(parse_when(since, ZONE), NOW) == shown
