"""The work that a standing takes grows with the record and no faster: counted in calls, which no machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from bot.domain.positions import Case
from bot.domain.standing import standing
from tests.domain.build import ASSERTS, AZERBAIJAN, DENIES, KARABAKH, act, belongs, case, cites, claim


def calls(work: Callable[[], object]) -> int:
    """How many functions are called in doing `work`."""
    count, before = 0, sys.getprofile()

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def many_speakers(size: int) -> Case:
    """As many of the side concerned as of another, each with one act."""
    own, others = range(1000, 1000 + size), range(10_000, 10_000 + size)
    return case(
        *(act(speaker, ASSERTS) for speaker in others),
        *(act(speaker, DENIES) for speaker in own),
        about=claim(concerns=AZERBAIJAN),
        affiliations=[belongs(speaker, AZERBAIJAN) for speaker in own],
    )


def one_speaker(size: int) -> Case:
    return case(*(act(KARABAKH, (ASSERTS, DENIES)[turn % 2]) for turn in range(size)), about=claim(concerns=AZERBAIJAN))


def long_chain(size: int) -> Case:
    return case(act(KARABAKH, ASSERTS, citations=tuple(cites(place, taken_from=place + 1) for place in range(1, size))))


@pytest.mark.parametrize("made", [many_speakers, one_speaker, long_chain])
def test_twice_the_record_is_twice_the_work(made: Callable[[int], Case]) -> None:
    small, large = made(150), made(300)

    assert calls(lambda: standing(large)) < 2.2 * calls(lambda: standing(small))
