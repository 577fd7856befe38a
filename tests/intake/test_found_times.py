"""The days that texts name: counted from the day they came out, never guessed, never still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.typed import ChatMessage, Cited
from bot.intake.found import in_document, in_message
from bot.intake.found_times import said_when
from bot.reading.statements import Span

THURSDAY = date(2023, 9, 21)


def said(words: str, day: date | None, before: str = "", behind: str = "") -> str:
    return said_when(f"{before}{words}{behind}", Span(len(before), len(before) + len(words)), day)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Thursday", "2023-09-21"),
        ("on Thursday", "2023-09-21"),
        ("Thursday evening", "2023-09-21"),
        ("early Thursday", "2023-09-21"),
        ("Wednesday", "2023-09-20"),
        ("late Wednesday", "2023-09-20"),
        ("Friday", "2023-09-15"),
        ("Sunday night", "2023-09-17"),
        ("last Friday", "2023-09-15"),
        ("last Thursday", "2023-09-14"),
        ("late last Sunday", "2023-09-17"),
        ("last Tuesday", ""),  # this week's or the week's before
        ("this Tuesday", "2023-09-19"),
        ("this Thursday", "2023-09-21"),
        ("this Friday", ""),  # tomorrow
        ("today", "2023-09-21"),
        ("earlier today", "2023-09-21"),
        ("early today", "2023-09-21"),
        ("this morning", "2023-09-21"),
        ("tonight", "2023-09-21"),
        ("yesterday", "2023-09-20"),
        ("late yesterday", "2023-09-20"),
        ("yesterday evening", "2023-09-20"),
        ("a day ago", "2023-09-20"),
        ("two days ago", "2023-09-19"),
        ("3 days ago", "2023-09-18"),
        ("30 days ago", ""),
        ("two days later", ""),
        ("two weeks ago", ""),
        ("last night", ""),  # before or after midnight
        ("last week", ""),
        ("September", ""),
        ("2022", ""),
    ],
)
def test_counted_from_the_day_it_came_out(words: str, expected: str) -> None:
    assert said(words, THURSDAY) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sept 3", "2023-09-03"),
        ("Sept. 3", "2023-09-03"),
        ("3 Sept.", "2023-09-03"),
        ("September 3rd", "2023-09-03"),
        ("the 3rd of September", "2023-09-03"),
        ("on 3 September", "2023-09-03"),
        ("21 September", "2023-09-21"),
        ("22 September", ""),  # tomorrow, and not a year ago
        ("3 October", ""),
        ("20 March", ""),  # as near ahead as back: of next year
        ("30 March", "2023-03-30"),
        ("Sunday, 3 September", "2023-09-03"),
        ("Sunday 3 September", "2023-09-03"),
        ("Monday, September 3", ""),  # that was no Monday
        ("31 September", ""),
        ("0 September", ""),
        ("29 February", ""),  # the nearest is in 2024
    ],
)
def test_days_without_their_year(words: str, expected: str) -> None:
    assert said(words, THURSDAY) == expected


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("yesterday", date(2024, 1, 1), "2023-12-31"),
        ("December 31", date(2024, 1, 1), "2023-12-31"),
        ("Dec. 30", date(2024, 1, 15), "2023-12-30"),
        ("January 2", date(2023, 12, 30), ""),
        ("Sunday", date(2024, 1, 1), "2023-12-31"),
        ("two days ago", date(2024, 3, 1), "2024-02-28"),
        ("yesterday", date(2024, 3, 1), "2024-02-29"),
        ("29 February", date(2024, 3, 1), "2024-02-29"),
        ("29 February", date(2024, 2, 28), ""),
        ("29 February", date(2025, 1, 10), "2024-02-29"),
        ("yesterday", date(1, 1, 1), ""),
        ("December 31", date(1, 1, 1), ""),
        ("January 1", date(9999, 12, 31), "9999-01-01"),
    ],
)
def test_over_the_end_of_a_year(words: str, day: date, expected: str) -> None:
    assert said(words, day) == expected


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("20 September 2023", THURSDAY, "2023-09-20"),
        ("Wednesday, 20 September 2023", THURSDAY, "2023-09-20"),
        ("September 20, 2023", None, "2023-09-20"),
        ("2023-09-20", None, "2023-09-20"),
        ("20.09.2023", THURSDAY, "2023-09-20"),
        ("22 September 2023", THURSDAY, ""),
        ("2024-01-01", THURSDAY, ""),
        ("31 April 2023", THURSDAY, ""),
        ("31 April 2023", None, ""),
        ("29 February 2023", THURSDAY, ""),
        ("29 February 2020", THURSDAY, "2020-02-29"),
        ("9/20/2023", THURSDAY, ""),
        ("Thursday", None, ""),
        ("20 September", None, ""),
        ("yesterday", None, ""),
    ],
)
def test_full_dates_and_texts_without_a_day(words: str, day: date | None, expected: str) -> None:
    assert said(words, day) == expected


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("has denied it since ", ""),
        ("will answer by ", ""),
        ("said before ", " that"),
        ("ahead of ", "’s talks"),
        ("In ", "’s vote"),
        ("in ", "'s vote"),
        ("until the ", ""),
        ("next ", ""),
        ("scheduled for ", ""),
    ],
)
def test_days_of_something_else(before: str, behind: str) -> None:
    assert said("Wednesday", THURSDAY, before, behind) == ""
    assert said("20 September 2023", THURSDAY, before, behind) == ""


@given(st.dates(), st.sampled_from(["Monday", "last Monday", "this Monday", "today", "yesterday", "two days ago"]))
def test_no_day_is_ahead_nor_more_than_a_week_back(day: date, words: str) -> None:
    named = said(words, day)
    assert not named or day - timedelta(days=7) <= date.fromisoformat(named) <= day


@given(st.dates(min_value=date(2, 1, 1)), st.integers(1, 31), st.sampled_from(["February", "Sept.", "Dec", "july"]))
def test_a_day_without_its_year_is_one_of_the_last_twelve_months(day: date, number: int, month: str) -> None:
    named = said(f"{number} {month}", day)
    assert not named or (date.fromisoformat(named) <= day and date.fromisoformat(named).day == number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baku denied on Thursday that the truce had failed.", "2023-09-21"),
        ("Baku denied last Friday that the truce had failed.", "2023-09-15"),
        ("Baku said on Sept. 3 that the truce was holding.", "2023-09-03"),
        ("Speaking on Wednesday, the minister said the truce was holding.", "2023-09-20"),
        ("Baku said on 29 February 2023 that the truce was holding.", "before 2023-09-22"),
        ("Baku said ahead of Wednesday's talks that the truce was holding.", "before 2023-09-22"),
        ("Baku said that the truce would begin on Friday.", "before 2023-09-22"),
        ("Baku said that the truce was holding.", "before 2023-09-22"),
    ],
)
def test_in_an_article(text: str, expected: str) -> None:
    [found] = in_document(text, Cited(title="Truce", published="2023-09-21")).statements
    assert found.said.when == expected


def test_in_an_article_without_a_day() -> None:
    [found] = in_document("Baku said on Thursday that the truce was holding.", Cited(title="Truce")).statements
    assert found.said.when == ""


def test_in_a_message_it_is_counted_from_the_day_where_its_server_is() -> None:
    late = datetime(2023, 12, 31, 21, 30, tzinfo=UTC)
    message = ChatMessage(1, 2, 3, "reader", "Baku said today that the truce was holding.", "https://x.example", late)
    for zone, today, yesterday in (
        ("UTC", "2023-12-31", "2023-12-30"),
        ("Asia/Yerevan", "2024-01-01", "2023-12-31"),
        ("America/New_York", "2023-12-31", "2023-12-30"),
    ):
        [found] = in_message(message, ZoneInfo(zone)).statements
        assert found.said.when == today
        earlier = replace(message, text=message.text.replace("today", "yesterday"))
        [found] = in_message(earlier, ZoneInfo(zone)).statements
        assert found.said.when == yesterday
