"""Standings as of a time of speaking, and as known to us at a time."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.positions import LinkedClaim
from bot.domain.records import Lifetime
from bot.domain.standing import Label, standing
from bot.domain.vocabulary import ClaimLinkKind
from tests.domain.build import (
    ARMENIA,
    ASSERTS,
    AZERBAIJAN,
    DENIES,
    KARABAKH,
    MIRZOYAN,
    RECORDED,
    RETRACTS,
    act,
    belongs,
    case,
    cites,
    claim,
    link,
    moment,
)

ACCUSED = act(KARABAKH, ASSERTS, "2023-09-20T12:00")
DENIED = act(AZERBAIJAN, DENIES, "2023-09-21")
DAY = timedelta(days=1)


def test_as_of_a_time_counts_only_what_had_been_said_by_then() -> None:
    given = case(ACCUSED, DENIED)

    assert standing(given, as_of=moment("2023-09-20T11:59")).label is Label.NO_POSITION
    assert standing(given, as_of=moment("2023-09-20T12:00")).label is Label.NO_DENIAL
    assert standing(given, as_of=moment("2023-09-22T00:00")).label is Label.CONTESTED


def test_as_of_the_middle_of_a_day_leaves_the_day_out_and_says_so() -> None:
    found = standing(case(ACCUSED, DENIED), as_of=moment("2023-09-21T12:00"))

    assert found.label is Label.NO_DENIAL
    assert found.left_out == 1


def test_what_cannot_have_been_said_yet_is_not_counted_as_left_out() -> None:
    assert standing(case(ACCUSED, DENIED), as_of=moment("2023-09-21T00:00")).left_out == 0


def test_a_statement_of_unknown_or_open_time_is_left_out_as_of_any_time() -> None:
    given = case(act(KARABAKH, ASSERTS, "after 2023-09-19"), act(AZERBAIJAN, DENIES, "unknown"))

    assert standing(given, as_of=moment("2030-01-01T00:00")).left_out == 2
    assert standing(given).left_out == 0


def test_a_before_counts_once_its_bound_has_passed() -> None:
    given = case(act(KARABAKH, ASSERTS, "before 2023-09-20T03:32"))

    assert standing(given, as_of=moment("2023-09-20T03:31")).left_out == 1
    assert standing(given, as_of=moment("2023-09-20T03:32")).label is Label.NO_DENIAL


def test_a_later_withdrawal_does_not_change_how_it_stood_before() -> None:
    given = case(ACCUSED, DENIED, act(AZERBAIJAN, RETRACTS, "2023-09-25"))

    assert standing(given, as_of=moment("2023-09-23T00:00")).label is Label.CONTESTED
    assert standing(given).label is Label.DENIAL_WITHDRAWN


def test_as_known_counts_only_what_was_in_our_record_then() -> None:
    late = act(AZERBAIJAN, DENIES, "2023-09-20", life=Lifetime(RECORDED + DAY))
    given = case(act(KARABAKH, ASSERTS, life=Lifetime(RECORDED)), late)

    assert standing(given, as_known=RECORDED).label is Label.NO_DENIAL
    assert standing(given, as_known=RECORDED + DAY).label is Label.CONTESTED


def test_what_has_been_struck_is_still_known_at_the_time_before() -> None:
    struck = act(AZERBAIJAN, DENIES, life=Lifetime(RECORDED, RECORDED + DAY))
    given = case(act(KARABAKH, ASSERTS, life=Lifetime(RECORDED)), struck)

    assert standing(given).label is Label.NO_DENIAL
    assert standing(given, as_known=RECORDED).label is Label.CONTESTED
    assert standing(given, as_known=RECORDED + DAY).label is Label.NO_DENIAL


def test_as_known_applies_to_links_affiliations_and_citations() -> None:
    later = Lifetime(RECORDED + DAY)
    given = case(
        act(MIRZOYAN, ASSERTS, life=Lifetime(RECORDED), citations=(cites(1), cites(2, life=later))),
        affiliations=[belongs(MIRZOYAN, ARMENIA, life=later)],
        links=[link(ClaimLinkKind.TENSION, life=later)],
        linked=[LinkedClaim(claim(2))],
    )
    before, after = standing(given, as_known=RECORDED), standing(given, as_known=RECORDED + DAY)

    assert before.documents is not None
    assert after.documents is not None
    assert (before.heard, before.tension, before.documents.total) == ((), (), 1)
    assert (after.heard, after.tension, after.documents.total) == ((ARMENIA,), (2,), 2)


def test_a_withdrawal_of_unknown_time_takes_back_what_was_said_before_it_was_recorded() -> None:
    found = standing(case(ACCUSED, act(KARABAKH, RETRACTS, "unknown")))

    assert found.label is Label.WITHDRAWN
    assert found.positions[0].unordered
    assert (found.first, found.latest) == (ACCUSED.said, ACCUSED.said)


def test_what_is_said_again_after_a_withdrawal_of_unknown_time_was_recorded_stands() -> None:
    withdrawn = act(KARABAKH, RETRACTS, "unknown", life=Lifetime(moment("2023-09-22T00:00")))

    assert standing(case(ACCUSED, withdrawn, act(KARABAKH, ASSERTS, "2023-09-25"))).label is Label.NO_DENIAL


def test_any_other_act_of_unknown_time_comes_before_those_of_known_time() -> None:
    found = standing(case(ACCUSED, act(KARABAKH, DENIES, "unknown")))

    assert found.positions[0].stance is ASSERTS
    assert found.positions[0].unordered


def test_both_times_hold_together() -> None:
    late = act(AZERBAIJAN, DENIES, "2023-09-20", life=Lifetime(RECORDED + DAY))
    given = case(act(KARABAKH, ASSERTS, "2023-09-20", life=Lifetime(RECORDED)), late)

    assert standing(given, as_of=moment("2023-09-21T00:00"), as_known=RECORDED).label is Label.NO_DENIAL
