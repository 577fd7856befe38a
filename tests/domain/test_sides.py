"""Which bodies a statement counts for."""

from __future__ import annotations

import pytest

from bot.domain.dates import parse_when
from bot.domain.sides import Affiliations
from tests.domain.build import ARMENIA, AZERBAIJAN, BAYRAMOV, MINISTRY, SIDES, at, belongs


def test_a_statement_counts_up_the_chain_nearest_first() -> None:
    known = Affiliations([belongs(BAYRAMOV, MINISTRY), belongs(MINISTRY, AZERBAIJAN)])

    assert known.bodies(BAYRAMOV, at("2023-09-21")) == (BAYRAMOV, MINISTRY, AZERBAIJAN)
    assert known.sides(BAYRAMOV, at("2023-09-21"), SIDES) == (AZERBAIJAN,)


def test_a_side_speaks_for_itself() -> None:
    assert Affiliations().sides(ARMENIA, at("2023"), SIDES) == (ARMENIA,)


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ("2019-12-31", False),
        ("2019-12-31T23:59", False),
        ("2020-01-01T00:00", True),
        ("2020", True),
        ("2023-09-21", True),
        ("2024-12-31", True),
        ("2025-01-01", False),
        ("2019..2020", True),
        ("before 2020", False),
        ("before 2021", True),
        ("after 2024", True),
        ("after 2025", False),
        ("unknown", True),
    ],
)
def test_an_office_counts_only_while_it_was_held(when: str, held: bool) -> None:
    known = Affiliations([belongs(BAYRAMOV, AZERBAIJAN, since="2020", until="2024")])

    assert bool(known.sides(BAYRAMOV, at(when), SIDES)) is held
    assert bool(known.titles(BAYRAMOV, at(when))) is held


def test_a_bound_in_the_past_or_the_future_that_is_itself_vague_rules_nothing_out() -> None:
    known = Affiliations([belongs(BAYRAMOV, AZERBAIJAN, since="before 2020", until="after 2024")])

    assert known.sides(BAYRAMOV, at("2010"), SIDES) == (AZERBAIJAN,)
    assert known.sides(BAYRAMOV, at("2030"), SIDES) == (AZERBAIJAN,)


def test_a_chain_counts_only_as_far_as_each_link_held() -> None:
    known = Affiliations([belongs(BAYRAMOV, MINISTRY), belongs(MINISTRY, AZERBAIJAN, until="2021")])

    assert known.bodies(BAYRAMOV, at("2023")) == (BAYRAMOV, MINISTRY)


def test_bodies_that_belong_to_each_other_are_counted_once() -> None:
    known = Affiliations([belongs(ARMENIA, AZERBAIJAN), belongs(AZERBAIJAN, ARMENIA)])

    assert known.bodies(ARMENIA, at("2023")) == (ARMENIA, AZERBAIJAN)


def test_a_lookup_asked_of_several_times_answers_each_by_itself() -> None:
    known = Affiliations([belongs(BAYRAMOV, AZERBAIJAN, since="2020", until="2021"), belongs(BAYRAMOV, MINISTRY)])

    for _ in range(2):
        assert known.bodies(BAYRAMOV, at("2020")) == (BAYRAMOV, AZERBAIJAN, MINISTRY)
        assert known.bodies(BAYRAMOV, at("2023")) == (BAYRAMOV, MINISTRY)


def test_a_day_is_the_day_of_its_own_zone() -> None:
    known = Affiliations([belongs(BAYRAMOV, AZERBAIJAN, since="2020")])

    assert known.sides(BAYRAMOV, parse_when("2020-01-01", "Asia/Baku"), SIDES) == (AZERBAIJAN,)
    assert known.sides(BAYRAMOV, parse_when("2019-12-31", "Asia/Baku"), SIDES) == ()
