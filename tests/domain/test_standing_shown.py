"""Which act stands for a position: a message in chat does not take the place of a report that is not earlier."""

from __future__ import annotations

import pytest

from bot.domain.positions import Position
from bot.domain.records import Event
from bot.domain.standing import Label, standing
from bot.domain.vocabulary import SourceKind, Stance
from tests.domain.build import ASSERTS, DENIES, KARABAKH, RELAYS, RETRACTS, act, case, cites

_Said = tuple[Stance, str, str]

REPORT, CHAT, BOTH, NONE = "report", "chat", "both", "none"
_CARRIED = {
    REPORT: (SourceKind.REPORT,),
    CHAT: (SourceKind.CHAT,),
    BOTH: (SourceKind.REPORT, SourceKind.CHAT),
    NONE: (),
}


@pytest.mark.parametrize(
    ("acts", "shown"),
    [
        pytest.param([(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21", CHAT)], 0, id="the same day"),
        pytest.param([(DENIES, "2023-09-21", CHAT), (DENIES, "2023-09-21", REPORT)], 1, id="recorded the other way"),
        pytest.param([(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21T15:00", CHAT)], 0, id="an hour of that day"),
        pytest.param([(DENIES, "2023-09-21", REPORT), (DENIES, "before 2023-09-25", CHAT)], 0, id="some time before"),
        pytest.param([(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-22", CHAT)], 1, id="certainly later"),
        pytest.param([(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21", REPORT)], 1, id="two reports"),
        pytest.param([(DENIES, "2023-09-21", CHAT), (DENIES, "2023-09-21", CHAT)], 1, id="two messages"),
        pytest.param([(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21", BOTH)], 1, id="a message with its report"),
        pytest.param([(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21", NONE)], 0, id="from nowhere"),
        pytest.param([(DENIES, "unknown", REPORT), (DENIES, "2023-09-21", CHAT)], 1, id="a report of unknown time"),
        pytest.param([(DENIES, "unknown", REPORT), (DENIES, "unknown", CHAT)], 0, id="both of unknown time"),
        pytest.param(
            [(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21", CHAT)],
            1,
            id="the newest of the reports",
        ),
        pytest.param(
            [(DENIES, "2023-09-21", REPORT), (DENIES, "2023-09-21T10:00", CHAT), (DENIES, "2023-09-21T15:00", CHAT)],
            0,
            id="two messages after the report",
        ),
        pytest.param(
            [(ASSERTS, "2023-09-21", REPORT), (DENIES, "2023-09-21T10:00", CHAT), (ASSERTS, "2023-09-21T15:00", CHAT)],
            2,
            id="moved and back",
        ),
        pytest.param([(ASSERTS, "2023-09-21", REPORT), (DENIES, "2023-09-21", CHAT)], 1, id="another stance"),
        pytest.param([(DENIES, "2023-09-21", REPORT), (RELAYS, "2023-09-21", CHAT)], 0, id="what moves nothing"),
        pytest.param(
            [(ASSERTS, "2023-09-20", CHAT), (RETRACTS, "2023-09-21", REPORT), (RETRACTS, "2023-09-21", CHAT)],
            1,
            id="a withdrawal",
        ),
    ],
)
def test_the_act_that_is_shown(acts: list[_Said], shown: int) -> None:
    made = [made_of(*one) for one in acts]
    position = position_of(made)

    assert made.index(position.event) == shown
    moving = [one for one in made if one.stance.stance.moves_position]
    assert position.earlier == tuple(one for one in moving if one is not position.event)
    assert position.stance is moving[-1].stance.stance


def test_a_hedged_report_is_not_the_plain_word_of_the_same_day() -> None:
    report = act(KARABAKH, DENIES, hedge="as far as we know", citations=(cites(1),))
    message = act(KARABAKH, DENIES, citations=(cites(2, kind=SourceKind.CHAT),))

    assert position_of([report, message]).event is message


def test_what_was_withdrawn_is_told_whichever_withdrawal_is_shown() -> None:
    acts = [
        made_of(ASSERTS, "2023-09-20", REPORT),
        made_of(RETRACTS, "2023-09-21", REPORT),
        made_of(RETRACTS, "2023-09-21", CHAT),
    ]

    assert position_of(acts).withdrew is ASSERTS
    assert standing(case(*acts)).label is Label.WITHDRAWN


def test_that_the_order_is_not_known_depends_on_the_latest_act_not_on_the_one_shown() -> None:
    acts = [
        made_of(DENIES, "2023-09-20..2023-09-21", REPORT),
        made_of(ASSERTS, "2023-09-21", REPORT),
        made_of(ASSERTS, "before 2023-09-25", CHAT),
    ]

    assert position_of(acts).event is acts[1]
    assert position_of(acts).unordered is position_of([acts[0], acts[2]]).unordered is True
    later = made_of(ASSERTS, "2023-09-21T15:00", CHAT)
    ended = made_of(DENIES, "2023-09-20T10:00", REPORT)
    assert position_of([ended, acts[1], later]).unordered is False


def made_of(stance: Stance, when: str, carried: str) -> Event:
    citations = tuple(cites(number, kind=kind) for number, kind in enumerate(_CARRIED[carried], 1))
    return act(KARABAKH, stance, when, citations=citations)


def position_of(acts: list[Event]) -> Position:
    [position] = standing(case(*acts)).positions
    return position
