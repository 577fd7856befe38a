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
    assert reply(case(act(KARABAKH, ASSERTS, "2023-09-21"), DENIED, about=ACCUSATION)).elapsed is None


def test_an_answer_at_the_very_time_of_the_accusation_took_no_time() -> None:
    at_once = act(AZERBAIJAN, DENIES, "2023-09-21T12:00")
    found = reply(case(ACCUSED, at_once, DENIED, about=ACCUSATION))

    assert (found.event, found.elapsed) == (at_once, timedelta(0))


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


@pytest.mark.parametrize("again", [WITHHOLDS, DENIES, ASSERTS])
def test_an_answer_that_was_taken_back_is_not_the_one_that_stands(again: Stance) -> None:
    later = act(AZERBAIJAN, again, "2023-09-21T17:00")
    retracted = act(AZERBAIJAN, RETRACTS, "2023-09-21T14:00")
    found = reply(case(ACCUSED, DENIED, retracted, later, about=ACCUSATION))

    assert (found.state, found.event, found.elapsed) == (ReplyState.ANSWERED, later, timedelta(hours=5))


def test_what_one_speaker_of_a_side_takes_back_leaves_the_answer_of_another() -> None:
    minister = [belongs(BAYRAMOV, AZERBAIJAN)]
    his = act(BAYRAMOV, DENIES, "2023-09-21T13:00")
    found = reply(case(ACCUSED, DENIED, his, WITHDREW, about=ACCUSATION, affiliations=minister))
    his_too = act(BAYRAMOV, RETRACTS, "2023-09-22")
    nobody_s = reply(case(ACCUSED, DENIED, his, WITHDREW, his_too, about=ACCUSATION, affiliations=minister))

    assert (found.state, found.event, found.elapsed) == (ReplyState.ANSWERED, his, timedelta(hours=1))
    assert (nobody_s.state, nobody_s.event, nobody_s.elapsed) == (ReplyState.ANSWERED_WITHDREW, DENIED, None)


def test_the_first_of_the_answers_that_stand_is_the_answer() -> None:
    again = act(AZERBAIJAN, DENIES, "2023-09-21T15:00")

    assert reply(case(ACCUSED, again, DENIED, about=ACCUSATION)).event == DENIED


def test_an_answer_of_unknown_time_withdrawn_at_an_unknown_time_is_withdrawn() -> None:
    unknown = [act(AZERBAIJAN, stance, "unknown") for stance in (DENIES, RETRACTS)]

    assert reply(case(ACCUSED, *unknown, about=ACCUSATION)).state is ReplyState.ANSWERED_WITHDREW


def test_an_accusation_of_unknown_time_starts_the_clock_only_when_there_is_no_other() -> None:
    unknown = act(RUSSIA, ASSERTS, "unknown")
    same_speaker = act(KARABAKH, ASSERTS, "unknown")

    assert reply(case(unknown, DENIED, about=ACCUSATION)).since == unknown.said
    for given in (unknown, same_speaker):
        found = reply(case(given, ACCUSED, DENIED, about=ACCUSATION))
        assert (found.since, found.elapsed) == (ACCUSED.said, timedelta(minutes=42))


def test_a_withdrawn_accusation_made_again_starts_the_clock_again() -> None:
    again = act(KARABAKH, ASSERTS, "2023-09-24")
    given = case(ACCUSED, act(KARABAKH, RETRACTS, "2023-09-22"), again, about=ACCUSATION)

    assert reply(given).since == again.said


def test_a_claim_about_one_side_asks_nothing_of_another() -> None:
    assert reply(case(ACCUSED, DENIED, about=claim(concerns=ARMENIA))).state is ReplyState.NO_ANSWER
