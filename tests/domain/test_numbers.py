"""Numbers that a speaker revised, and numbers that cannot be compared."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.positions import LinkedClaim
from bot.domain.records import Lifetime, Quantity
from bot.domain.standing import Label, standing
from bot.domain.vocabulary import ClaimKind
from tests.domain.build import ASSERTS, KARABAKH, RECORDED, RETRACTS, RUSSIA, act, case, claim, number


def counted(identity: int, quantity: Quantity, *speakers: int, place: int | None = None) -> LinkedClaim:
    about = claim(identity, kind=ClaimKind.QUANTITY, quantity=quantity, place=place)
    return LinkedClaim(about, tuple(act(speaker, ASSERTS, "2023-09-21") for speaker in speakers))


EARLIER = counted(1, number(27, "before 2023-09-20T03:32"), KARABAKH)


def label(first: LinkedClaim, *series: LinkedClaim) -> Label:
    return standing(case(*first.events, about=first.claim, series=series)).label


def test_a_later_number_of_the_same_speaker_revises_the_earlier_one() -> None:
    later = counted(2, number(200, "2023-09-20T21:30"), KARABAKH)
    found = standing(case(*EARLIER.events, about=EARLIER.claim, series=[EARLIER, later]))

    assert found.label is Label.REVISED
    assert found.revised_to == (2,)
    assert label(later, EARLIER, later) is Label.NO_DENIAL


def test_the_newest_of_several_later_numbers_is_named() -> None:
    series = [counted(2, number(200, "2023-09-22"), KARABAKH), counted(3, number(223, "2023-09-25"), KARABAKH)]
    found = standing(case(*EARLIER.events, about=EARLIER.claim, series=reversed(series)))

    assert found.revised_to == (3,)


def test_another_speaker_s_later_number_revises_nothing() -> None:
    assert label(EARLIER, counted(2, number(200, "2023-09-22"), RUSSIA)) is Label.NO_DENIAL


def test_a_number_stands_while_one_of_its_speakers_has_given_no_later_one() -> None:
    both = counted(1, number(27, "2023-09-20"), KARABAKH, RUSSIA)

    assert label(both, counted(2, number(200, "2023-09-22"), KARABAKH)) is Label.NO_DENIAL


def test_a_later_number_that_was_withdrawn_revises_nothing() -> None:
    later = counted(2, number(200, "2023-09-22"), KARABAKH)
    withdrawn = LinkedClaim(later.claim, (*later.events, act(KARABAKH, RETRACTS, "2023-09-23")))

    assert label(EARLIER, withdrawn) is Label.NO_DENIAL


def test_a_later_number_that_was_struck_revises_nothing() -> None:
    later = counted(2, number(200, "2023-09-22"), KARABAKH)
    struck = replace(later.claim, life=Lifetime(RECORDED, RECORDED))

    assert label(EARLIER, LinkedClaim(struck, later.events)) is Label.NO_DENIAL


def test_numbers_of_the_same_day_are_not_known_to_revise_each_other() -> None:
    morning = counted(1, number(27, "2023-09-20T08:00"), KARABAKH)

    assert label(morning, counted(2, number(200, "2023-09-20"), KARABAKH)) is Label.NO_DENIAL


def test_a_number_without_a_date_is_neither_earlier_nor_later() -> None:
    undated = counted(1, number(27, "unknown"), KARABAKH)
    dated = counted(2, number(200, "2023-09-22"), KARABAKH)

    assert label(undated, dated) is Label.NO_DENIAL
    assert label(dated, undated) is Label.NO_DENIAL


def test_numbers_of_different_things_or_places_are_not_compared() -> None:
    for other in (
        counted(2, number(200, "2023-09-22", measure="wounded"), KARABAKH),
        counted(2, number(200, "2023-09-22", counted="soldiers"), KARABAKH),
        counted(2, number(200, "2023-09-22"), KARABAKH, place=5),
    ):
        assert label(EARLIER, other) is Label.NO_DENIAL


def test_not_stated_is_comparable_with_nothing_not_even_itself() -> None:
    vague = number(200, "2023-09-20", counted=None)

    assert not vague.comparable(vague)
    assert not vague.comparable(number(200, "2023-09-20"))
    assert not number(200, "2023-09-20").comparable(vague)
    assert number(200, "2023-09-20").comparable(number(27, "2023-09-19"))
    assert (
        label(counted(1, vague, KARABAKH), counted(2, number(300, "2023-09-22", counted=None), KARABAKH))
        is Label.NO_DENIAL
    )
