"""Times with their precision, in and out of the notation of the JSONL format."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.domain.dates import (
    UNKNOWN_TIME,
    When,
    calendar_span,
    format_when,
    from_iso,
    iso,
    last_day,
    local_start,
    parse_when,
    whole_day,
    zone_named,
)
from bot.domain.vocabulary import Precision

ZONES = (
    "UTC",
    "Asia/Yerevan",
    "Europe/Berlin",
    "Asia/Kathmandu",  # an offset of 5:45
    "Australia/Lord_Howe",  # summer time of half an hour
    "America/Havana",  # clocks go back at midnight
    "America/Sao_Paulo",  # days that began at one o'clock
    "Pacific/Apia",  # a day that did not happen
    "Africa/Monrovia",  # once an offset with seconds
)
TURNS = ("2023-04-02", "2023-10-29", "2023-11-05", "2018-02-17", "2018-11-04", "2011-12-30", "0001-01-01", "9999-12-31")

days = st.dates().map(date.isoformat) | st.sampled_from(TURNS)
offsets = st.sampled_from(["", "Z", "+04:00", "-10:00", "+05:45", "+10:30"])
moments = (
    days
    | days.map(lambda day: day[:7])
    | days.map(lambda day: day[:4])
    | st.builds("{}T{:02}{}".format, days, st.integers(0, 23), offsets)
    | st.builds("{}T{:02}:{:02}{}".format, days, st.integers(0, 23), st.integers(0, 59), offsets)
    | st.builds("{}T{:02}:{:02}:{:02}".format, days, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
)
texts = (
    moments
    | moments.map("before {}".format)
    | moments.map("after {}".format)
    | st.builds("{}..{}".format, moments, moments)
    | st.just("unknown")
)
aware = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))


def read(text: str, zone: str) -> When:
    """The time, or give up on a text that is none."""
    try:
        return parse_when(text, zone)
    except ValueError:
        assume(False)
        raise


@given(texts, st.sampled_from(ZONES))
@example("2023-10-29T02+01:00", "Europe/Berlin")
@example("2023-10-29T02:30+01:00", "Europe/Berlin")
@example("2023-03-26T02:30", "Europe/Berlin")
@example("before 2023-11-05T05:00Z", "America/Havana")
@example("0999", "UTC")
@example("9999-11..9999-12-30", "UTC")
def test_what_is_written_reads_back_as_the_same_time(text: str, zone: str) -> None:
    when = read(text, zone)

    assert parse_when(format_when(when), zone) == when


@given(st.text() | st.text("0123456789-T:Z+. beforatunkw", max_size=30), st.sampled_from(ZONES))
def test_any_text_is_a_time_or_a_value_error(text: str, zone: str) -> None:
    with suppress(ValueError):
        assert parse_when(text, zone).zone == zone


@given(aware)
@example(datetime(999, 1, 1, tzinfo=UTC))
def test_moments_are_kept_as_text_of_one_width_that_sorts(moment: datetime) -> None:
    assert from_iso(iso(moment)) == moment
    assert len(iso(moment)) == len("2023-09-20T20:00:00Z")
    assert iso(datetime(1, 1, 1, tzinfo=UTC)) <= iso(moment) <= iso(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))


@given(texts, texts, st.sampled_from(ZONES))
def test_overlapping_goes_both_ways_and_rules_out_being_over_before(first: str, second: str, zone: str) -> None:
    one, other = read(first, zone), read(second, zone)

    assert one.overlaps(one)
    assert one.overlaps(other) == other.overlaps(one)
    assert not (one.overlaps(other) and one.over_before(other.start))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def bound(text: str | None) -> datetime | None:
    return None if text is None else utc(text)


@pytest.mark.parametrize(
    ("text", "precision", "start", "end"),
    [
        ("2023-09-21", Precision.DAY, "2023-09-20T20:00", "2023-09-21T20:00"),
        ("2023-09", Precision.RANGE, "2023-08-31T20:00", "2023-09-30T20:00"),
        ("2023-12", Precision.RANGE, "2023-11-30T20:00", "2023-12-31T20:00"),
        ("2023", Precision.RANGE, "2022-12-31T20:00", "2023-12-31T20:00"),
        ("2023-09-21T14", Precision.HOUR, "2023-09-21T10:00", "2023-09-21T11:00"),
        ("2023-09-21T14:30", Precision.INSTANT, "2023-09-21T10:30", "2023-09-21T10:30"),
        ("2023-09-21 14:30:05", Precision.INSTANT, "2023-09-21T10:30:05", "2023-09-21T10:30:05"),
        ("2023-09-21T14:30Z", Precision.INSTANT, "2023-09-21T14:30", "2023-09-21T14:30"),
        ("2023-09-21T14:30+03:00", Precision.INSTANT, "2023-09-21T11:30", "2023-09-21T11:30"),
        ("2023-09-19..2023-09-21", Precision.RANGE, "2023-09-18T20:00", "2023-09-21T20:00"),
        ("2023-08..2023-09-02", Precision.RANGE, "2023-07-31T20:00", "2023-09-02T20:00"),
        ("before 2023-09-20", Precision.BEFORE, None, "2023-09-19T20:00"),
        ("after 2023-09-19", Precision.AFTER, "2023-09-18T20:00", None),
        ("unknown", Precision.UNKNOWN, None, None),
    ],
)
def test_the_notation(text: str, precision: Precision, start: str | None, end: str | None) -> None:
    when = parse_when(text, "Asia/Yerevan")

    assert when == When(precision, bound(start), bound(end), "Asia/Yerevan")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2023-02-31",
        "2023-13",
        "2023-00-10",
        "2023-00",
        "2023-09-00",
        "0000",
        "9999",
        "2023-09-21T24",
        "2023-09-21T14:60",
        "2023-9-1",
        "21.09.2023",
        "2023-09-22..2023-09-21",
        "2023-09-21T14:30..2023-09-21T14:30",
        "before",
        "before unknown",
        "2023-09-21T14+05:45",
    ],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|ends before|only an instant"):
        parse_when(text)


def test_a_day_that_a_zone_skipped_is_no_day() -> None:
    with pytest.raises(ValueError, match="not a date that exists"):
        parse_when("2011-12-30", "Pacific/Apia")


@pytest.mark.parametrize(("day", "hours"), [("2023-03-26", 23), ("2023-06-01", 24), ("2023-10-29", 25)])
def test_a_day_is_as_long_as_its_zone_makes_it(day: str, hours: int) -> None:
    when = parse_when(day, "Europe/Berlin")

    assert when.start is not None
    assert when.end is not None
    assert when.end - when.start == timedelta(hours=hours)
    assert format_when(when) == day


def test_the_hour_that_came_twice_is_told_apart() -> None:
    first, second = (parse_when(f"2023-10-29T02:30{offset}", "Europe/Berlin") for offset in ("+02:00", "+01:00"))

    assert parse_when("2023-10-29T02:30", "Europe/Berlin") == first
    assert format_when(first) == "2023-10-29T02:30:00"
    assert format_when(second) == "2023-10-29T01:30:00Z"


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [
        (Precision.DAY, "2023-09-21", None),
        (Precision.DAY, "2023-09-22", "2023-09-21"),
        (Precision.DAY, "2023-09-21", "2023-09-21"),
        (Precision.INSTANT, "2023-09-21", "2023-09-22"),
        (Precision.BEFORE, "2023-09-21", None),
        (Precision.AFTER, "2023-09-21", "2023-09-22"),
        (Precision.UNKNOWN, "2023-09-21", None),
    ],
)
def test_bounds_that_do_not_fit_the_precision_are_refused(
    precision: Precision, start: str | None, end: str | None
) -> None:
    with pytest.raises(ValueError, match=r"a time|an instant"):
        When(precision, bound(start), bound(end))


def test_bounds_are_kept_in_utc() -> None:
    with pytest.raises(ValueError, match="UTC"):
        When(Precision.AFTER, utc("2023-09-21").astimezone(zone_named("Asia/Yerevan")))


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "Asia", "a\0b"])
def test_an_unknown_zone_is_a_value_error(name: str) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        parse_when("2023", name)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2023-09-21", "2023-09-21", True),
        ("2023-09-21", "2023-09-22", False),
        ("2023-09-21", "2023-09-21T00:00", True),
        ("2023-09-20", "2023-09-21T00:00", False),
        ("2023-09-21T12:00", "2023-09-21T12:00", True),
        ("2023-09-21T12:00", "2023-09-21T12:01", False),
        ("before 2023-09-21", "2023-09-21", False),
        ("before 2023-09-21", "2023-09-20", True),
        ("after 2023-09-21", "2023-09-21", True),
        ("after 2023-09-21", "2023-09-20", False),
        ("unknown", "2023-09-21", True),
    ],
)
def test_overlapping(one: str, other: str, overlap: bool) -> None:
    assert parse_when(one).overlaps(parse_when(other)) is overlap


def test_one_instant_told_in_two_zones_overlaps_itself() -> None:
    assert parse_when("2023-09-21T14:30", "Asia/Yerevan").overlaps(parse_when("2023-09-21T10:30"))


def test_what_is_certainly_over_by_a_moment() -> None:
    noon = utc("2023-09-21T12:00")

    assert parse_when("2023-09-21T12:00").by(noon)
    assert parse_when("2023-09-20").by(noon)
    assert parse_when("before 2023-09-21").by(noon)
    assert not parse_when("2023-09-21").by(noon)
    assert not parse_when("after 2000").by(noon)
    assert not UNKNOWN_TIME.by(noon)


def test_times_sort_by_start_and_an_unknown_time_first() -> None:
    ordered = ["unknown", "2023-09-19", "before 2023-09-20", "2023-09-20T03:32", "2023-09-21", "after 2023-09-22"]

    assert sorted(ordered, key=lambda text: parse_when(text).sort_key) == ordered


def test_naming_days_in_the_zone_of_the_time() -> None:
    day = whole_day(date(2023, 9, 21), "Asia/Yerevan")

    assert last_day(day) == date(2023, 9, 21)
    assert local_start(day).date() == date(2023, 9, 21)
    assert day.latest == utc("2023-09-21T20:00")
    assert calendar_span(parse_when("2023-09", "Asia/Yerevan")) == "2023-09"
    assert calendar_span(parse_when("2023", "Asia/Yerevan")) == "2023"
    assert calendar_span(parse_when("2023-09-01..2023-10-02")) is None
    assert calendar_span(day) is None


def test_an_open_time_has_no_last_day_and_no_start() -> None:
    with pytest.raises(ValueError, match="no last day"):
        last_day(parse_when("after 2023"))
    with pytest.raises(ValueError, match="no such bound"):
        local_start(parse_when("before 2023"))
