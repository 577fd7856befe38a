"""Each label of docs/standing.md, with the cases next to it that must not get it."""

from __future__ import annotations

import pytest

from bot.domain.positions import Case, LinkedClaim
from bot.domain.records import Event
from bot.domain.standing import Label, standing
from bot.domain.vocabulary import ClaimKind, ClaimLinkKind, Stance
from tests.domain.build import (
    ARMENIA,
    ASSERTS,
    AZERBAIJAN,
    DENIES,
    KARABAKH,
    MIRZOYAN,
    PASHINYAN,
    RELAYS,
    RETRACTS,
    RUSSIA,
    WITHHOLDS,
    act,
    at,
    belongs,
    case,
    claim,
    link,
    number,
)

OTHER = LinkedClaim(claim(2), (act(RUSSIA, ASSERTS),))
DENIED_ELSEWHERE = LinkedClaim(claim(2), (act(RUSSIA, DENIES),))
NEWER = LinkedClaim(
    claim(2, kind=ClaimKind.QUANTITY, quantity=number(200, "2023-09-21")), (act(KARABAKH, ASSERTS, "2023-09-21"),)
)

CASES = [
    (Label.CONTESTED, case(act(KARABAKH, ASSERTS), act(AZERBAIJAN, DENIES))),
    (Label.CONFLICTS, case(act(KARABAKH, ASSERTS), links=[link(ClaimLinkKind.EXCLUDES)], linked=[OTHER])),
    (
        Label.REVISED,
        case(
            act(KARABAKH, ASSERTS, "2023-09-20"),
            about=claim(kind=ClaimKind.QUANTITY, quantity=number(27, "2023-09-20")),
            series=[NEWER],
        ),
    ),
    (
        Label.DENIAL_WITHDRAWN,
        case(act(KARABAKH, ASSERTS), act(AZERBAIJAN, DENIES), act(AZERBAIJAN, RETRACTS, "2023-09-22")),
    ),
    (Label.NO_DENIAL, case(act(KARABAKH, ASSERTS))),
    (
        Label.DENIED_IMPLIED,
        case(act(AZERBAIJAN, DENIES), links=[link(ClaimLinkKind.IMPLIES, first=2, second=1)], linked=[OTHER]),
    ),
    (Label.DENIED_REVERSED, case(act(ARMENIA, ASSERTS), act(ARMENIA, DENIES, "2023-09-22"))),
    (Label.DENIED_ONLY, case(act(AZERBAIJAN, DENIES))),
    (Label.IMPLIED, case(links=[link(ClaimLinkKind.IMPLIES, first=2, second=1)], linked=[OTHER])),
    (Label.WITHDRAWN, case(act(KARABAKH, ASSERTS), act(KARABAKH, RETRACTS, "2023-09-22"))),
    (Label.NO_POSITION, case()),
    (
        Label.CHARACTERISATION,
        case(act(KARABAKH, ASSERTS), act(AZERBAIJAN, DENIES), about=claim(kind=ClaimKind.CHARACTERISATION)),
    ),
    (Label.POSITION, case(act(KARABAKH, ASSERTS), about=claim(kind=ClaimKind.POSITION))),
]


@pytest.mark.parametrize(("label", "given"), CASES, ids=lambda value: value.name if isinstance(value, Label) else "")
def test_label(label: Label, given: Case) -> None:
    assert standing(given).label is label


def test_every_label_is_tested() -> None:
    assert {label for label, _ in CASES} == set(Label)


@pytest.mark.parametrize("stance", [WITHHOLDS, RELAYS])
def test_refusing_to_say_and_passing_on_dispute_nothing(stance: Stance) -> None:
    found = standing(case(act(KARABAKH, ASSERTS), act(AZERBAIJAN, stance)))

    assert found.label is Label.NO_DENIAL
    assert found.heard == (AZERBAIJAN, KARABAKH)


def test_refusing_to_say_leaves_an_earlier_denial_standing() -> None:
    found = standing(case(act(KARABAKH, ASSERTS), act(AZERBAIJAN, DENIES), act(AZERBAIJAN, WITHHOLDS, "2023-09-23")))

    assert found.label is Label.CONTESTED
    assert [position.event.speaker.id for position in found.with_stance(DENIES)] == [AZERBAIJAN]


def test_three_against_one_is_as_contested_as_one_against_one() -> None:
    found = standing(case(*(act(side, ASSERTS) for side in (ARMENIA, KARABAKH, RUSSIA)), act(AZERBAIJAN, DENIES)))

    assert found.label is Label.CONTESTED


def test_an_assertion_after_a_withdrawal_stands_again() -> None:
    acts = [act(KARABAKH, stance, f"2023-09-2{day}") for day, stance in enumerate((ASSERTS, RETRACTS, ASSERTS), 1)]

    assert standing(case(*acts)).label is Label.NO_DENIAL


def test_a_withdrawn_denial_alone_leaves_no_position() -> None:
    found = standing(case(act(AZERBAIJAN, DENIES), act(AZERBAIJAN, RETRACTS, "2023-09-22")))

    assert found.label is Label.NO_POSITION
    assert found.positions[0].withdrew is DENIES


def test_a_live_denial_by_who_had_asserted_it_is_not_hidden_by_another_s_withdrawal() -> None:
    reversed_it = [act(ARMENIA, ASSERTS), act(ARMENIA, DENIES, "2023-09-22")]
    withdrew = [act(KARABAKH, ASSERTS), act(KARABAKH, RETRACTS, "2023-09-22")]

    assert standing(case(*reversed_it, *withdrew)).label is Label.DENIED_REVERSED


def test_withdrawn_by_all_who_asserted_it_leaves_the_denial_of_another_among_the_positions() -> None:
    withdrew = [act(KARABAKH, ASSERTS), act(KARABAKH, RETRACTS, "2023-09-22")]
    found = standing(case(*withdrew, act(AZERBAIJAN, DENIES)))

    assert found.label is Label.WITHDRAWN
    assert [position.event.speaker.id for position in found.with_stance(DENIES)] == [AZERBAIJAN]


@pytest.mark.parametrize("others", [(), (act(AZERBAIJAN, DENIES),)])
def test_who_asserted_then_denied_then_withdrew_the_denial_has_still_asserted_it(others: tuple[Event, ...]) -> None:
    acts = [act(KARABAKH, stance, f"2023-09-2{day}") for day, stance in enumerate((ASSERTS, DENIES, RETRACTS), 1)]

    assert standing(case(*acts, *others)).label is Label.WITHDRAWN


def test_a_claim_is_contested_within_one_side_only_when_nobody_else_takes_part() -> None:
    armenian = [belongs(MIRZOYAN, ARMENIA), belongs(PASHINYAN, ARMENIA)]
    inside = [act(MIRZOYAN, ASSERTS), act(PASHINYAN, DENIES)]

    assert standing(case(*inside, affiliations=armenian)).within == ARMENIA
    assert standing(case(*inside, act(RUSSIA, ASSERTS), affiliations=armenian)).within is None
    assert standing(case(*inside)).within is None


def test_coverage_counts_the_sides_heard_on_this_very_claim() -> None:
    found = standing(
        case(
            act(MIRZOYAN, ASSERTS),
            affiliations=[belongs(MIRZOYAN, ARMENIA)],
            links=[link(ClaimLinkKind.IMPLIES, first=2, second=1)],
            linked=[OTHER],
        )
    )

    assert found.heard == (ARMENIA,)
    assert len(found.sides) == 4


def test_the_first_and_the_latest_time_are_those_of_the_acts() -> None:
    found = standing(case(act(KARABAKH, ASSERTS, "2023-09-22"), act(AZERBAIJAN, DENIES, "2023-09-20")))

    assert (found.first, found.latest) == (at("2023-09-20"), at("2023-09-22"))


def test_same_day_acts_of_one_speaker_are_marked_as_in_unknown_order() -> None:
    same_day = standing(case(act(ARMENIA, ASSERTS), act(ARMENIA, DENIES))).positions[0]
    next_day = standing(case(act(ARMENIA, ASSERTS), act(ARMENIA, DENIES, "2023-09-22"))).positions[0]

    assert same_day.stance is DENIES
    assert same_day.unordered
    assert not next_day.unordered


def test_an_exact_time_within_the_same_day_is_in_unknown_order_too() -> None:
    found = standing(case(act(ARMENIA, ASSERTS, "2023-09-21"), act(ARMENIA, DENIES, "2023-09-21T00:00")))

    assert found.positions[0].unordered


def test_saying_the_same_twice_on_a_day_is_in_no_unknown_order() -> None:
    assert not standing(case(act(ARMENIA, ASSERTS), act(ARMENIA, ASSERTS))).positions[0].unordered
