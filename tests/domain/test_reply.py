"""The reply clock of the side that a claim concerns."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.positions import Case
from bot.domain.reply import Reply, ReplyState
from bot.domain.standing import standing
from bot.domain.vocabulary import Stance
from tests.domain.build import (
    ARMENIA,
    ASSERTS,
    AZERBAIJAN,
    BAYRAMOV,
    DENIES,
    KARABAKH,
    MINISTRY,
    RELAYS,
    RETRACTS,
    RUSSIA,
    WITHHOLDS,
    act,
    at,
    belongs,
    case,
    claim,
    moment,
)

ACCUSATION = claim(concerns=AZERBAIJAN)
ACCUSED = act(KARABAKH, ASSERTS, "2023-09-21T12:00")
DENIED = act(AZERBAIJAN, DENIES, "2023-09-21T12:42")
WITHDREW = act(AZERBAIJAN, RETRACTS, "2023-09-22")

STATES = [
    (ReplyState.ANSWERED, case(ACCUSED, DENIED, about=ACCUSATION)),
    (ReplyState.NO_ANSWER, case(ACCUSED, about=ACCUSATION)),
    (ReplyState.ANSWERED_WITHDREW, case(ACCUSED, DENIED, WITHDREW, about=ACCUSATION)),
]


def reply(given: Case) -> Reply:
    found = standing(given).reply
    assert found is not None
    return found


@pytest.mark.parametrize(("state", "given"), STATES, ids=[state.name for state, _ in STATES])
def test_state(state: ReplyState, given: Case) -> None:
    assert reply(given).state is state
    assert reply(given).side == AZERBAIJAN
    assert reply(given).since == ACCUSED.said


def test_every_state_is_tested() -> None:
    assert {state for state, _ in STATES} == set(ReplyState)


def test_a_claim_that_concerns_nobody_has_no_reply_state() -> None:
    assert standing(case(ACCUSED, DENIED)).reply is None


def test_the_time_taken_is_given_only_between_exact_times() -> None:
    by_the_day = act(AZERBAIJAN, DENIES, "2023-09-21")

    assert reply(case(ACCUSED, DENIED, about=ACCUSATION)).elapsed == timedelta(minutes=42)
    assert reply(case(ACCUSED, by_the_day, about=ACCUSATION)).elapsed is None


def test_an_answer_before_the_accusation_took_no_time_at_all() -> None:
    found = reply(case(act(AZERBAIJAN, DENIES, "2023-09-21T11:00"), ACCUSED, about=ACCUSATION))

    assert found.state is ReplyState.ANSWERED
    assert found.elapsed is None


@pytest.mark.parametrize(
    ("stance", "state"),
    [
        (ASSERTS, ReplyState.ANSWERED),
        (WITHHOLDS, ReplyState.ANSWERED),
        (RELAYS, ReplyState.NO_ANSWER),
        (RETRACTS, ReplyState.NO_ANSWER),
    ],
)
def test_what_counts_as_an_answer(stance: Stance, state: ReplyState) -> None:
    assert reply(case(ACCUSED, act(AZERBAIJAN, stance, "2023-09-22"), about=ACCUSATION)).state is state


def test_a_third_side_does_not_answer_for_the_one_concerned() -> None:
    assert reply(case(ACCUSED, act(RUSSIA, DENIES), about=ACCUSATION)).state is ReplyState.NO_ANSWER


def test_whoever_speaks_for_the_side_answers_for_it() -> None:
    minister = [belongs(BAYRAMOV, MINISTRY), belongs(MINISTRY, AZERBAIJAN)]
    given = case(ACCUSED, act(BAYRAMOV, DENIES, "2023-09-22"), about=ACCUSATION, affiliations=minister)

    assert reply(given).state is ReplyState.ANSWERED


def test_the_side_answers_for_a_person_of_it_who_is_accused() -> None:
    given = case(
        ACCUSED, DENIED, about=claim(concerns=BAYRAMOV), affiliations=[belongs(BAYRAMOV, AZERBAIJAN, since="2020")]
    )

    assert reply(given).state is ReplyState.ANSWERED


def test_somebody_of_no_side_answers_for_themselves() -> None:
    given = case(ACCUSED, act(BAYRAMOV, DENIES, "2023-09-22"), about=claim(concerns=BAYRAMOV))

    assert reply(given).state is ReplyState.ANSWERED


def test_who_left_the_side_before_speaking_does_not_answer_for_it() -> None:
    left = [belongs(BAYRAMOV, AZERBAIJAN, until="2022")]
    given = case(ACCUSED, act(BAYRAMOV, DENIES, "2023-09-22"), about=ACCUSATION, affiliations=left)

    assert reply(given).state is ReplyState.NO_ANSWER


def test_a_confession_is_no_accusation() -> None:
    assert standing(case(act(AZERBAIJAN, ASSERTS), about=ACCUSATION)).reply is None


def test_the_clock_runs_from_the_assertion_that_still_stands() -> None:
    given = case(ACCUSED, act(KARABAKH, RETRACTS, "2023-09-22"), act(RUSSIA, ASSERTS, "2023-09-23"), about=ACCUSATION)

    assert reply(given).since == at("2023-09-23")


def test_as_of_a_time_before_the_answer_there_was_none() -> None:
    found = standing(case(ACCUSED, DENIED, about=ACCUSATION), as_of=moment("2023-09-21T12:30")).reply

    assert found is not None
    assert found.state is ReplyState.NO_ANSWER


def test_a_claim_about_one_side_asks_nothing_of_another() -> None:
    assert reply(case(ACCUSED, DENIED, about=claim(concerns=ARMENIA))).state is ReplyState.NO_ANSWER
