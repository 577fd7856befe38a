"""What follows through a link between claims, and what does not."""

from __future__ import annotations

import pytest

from bot.domain.positions import LinkedClaim
from bot.domain.standing import Label, standing
from bot.domain.vocabulary import ClaimLinkKind, Stance
from tests.domain.build import (
    ASSERTS,
    AZERBAIJAN,
    DENIES,
    KARABAKH,
    LIFE,
    RELAYS,
    RETRACTS,
    RUSSIA,
    act,
    case,
    claim,
    link,
)

THROUGH = [
    (ClaimLinkKind.CONTRADICTS, 1, ASSERTS, DENIES),
    (ClaimLinkKind.CONTRADICTS, 2, DENIES, ASSERTS),
    (ClaimLinkKind.EXCLUDES, 1, ASSERTS, DENIES),
    (ClaimLinkKind.EXCLUDES, 1, DENIES, None),
    (ClaimLinkKind.IMPLIES, 2, ASSERTS, ASSERTS),
    (ClaimLinkKind.IMPLIES, 2, DENIES, None),
    (ClaimLinkKind.IMPLIES, 1, DENIES, DENIES),
    (ClaimLinkKind.IMPLIES, 1, ASSERTS, None),
    (ClaimLinkKind.TENSION, 1, ASSERTS, None),
    (ClaimLinkKind.TENSION, 2, DENIES, None),
    (ClaimLinkKind.CONTRADICTS, 1, RELAYS, None),
    (ClaimLinkKind.IMPLIES, 2, RETRACTS, None),
]


@pytest.mark.parametrize(("kind", "first", "there", "here"), THROUGH)
def test_what_a_stance_on_the_other_claim_says_about_this_one(
    kind: ClaimLinkKind, first: int, there: Stance, here: Stance | None
) -> None:
    other = LinkedClaim(claim(2), (act(RUSSIA, there),))
    found = standing(case(links=[link(kind, first=first, second=3 - first)], linked=[other]))

    assert [(implied.stance, implied.via, implied.kind) for implied in found.implied] == (
        [] if here is None else [(here, 2, kind)]
    )
    assert found.label is (Label.NO_POSITION if here is None else Label.IMPLIED)


def test_an_implication_is_followed_one_step_only() -> None:
    middle = LinkedClaim(claim(2))
    links = [link(ClaimLinkKind.IMPLIES, first=2, second=1), link(ClaimLinkKind.IMPLIES, first=3, second=2)]
    far = LinkedClaim(claim(3), (act(RUSSIA, ASSERTS),))

    assert standing(case(links=links[:1], linked=[middle, far])).implied == ()
    assert standing(case(about=claim(2), links=links, linked=[LinkedClaim(claim(1)), far])).label is Label.IMPLIED


def test_denying_what_implies_a_claim_does_not_deny_the_claim() -> None:
    violated = LinkedClaim(claim(2), (act(KARABAKH, ASSERTS), act(AZERBAIJAN, DENIES)))
    found = standing(case(links=[link(ClaimLinkKind.IMPLIES, first=2, second=1)], linked=[violated]))

    assert [implied.position.event.speaker.id for implied in found.implied] == [KARABAKH]
    assert found.label is Label.IMPLIED


def test_tension_is_listed_and_carries_nothing() -> None:
    found = standing(
        case(
            act(KARABAKH, ASSERTS),
            links=[link(ClaimLinkKind.TENSION)],
            linked=[LinkedClaim(claim(2), (act(RUSSIA, ASSERTS),))],
        )
    )

    assert found.tension == (2,)
    assert found.implied == ()
    assert found.label is Label.NO_DENIAL


def test_a_struck_link_or_claim_carries_nothing() -> None:
    struck = type(LIFE)(LIFE.recorded, LIFE.recorded)
    there = (act(RUSSIA, ASSERTS),)

    for kind in ClaimLinkKind:
        for given in (
            case(links=[link(kind, life=struck)], linked=[LinkedClaim(claim(2), there)]),
            case(links=[link(kind)], linked=[LinkedClaim(claim(2, life=struck), there)]),
        ):
            assert standing(given).implied == ()
            assert standing(given).tension == ()
