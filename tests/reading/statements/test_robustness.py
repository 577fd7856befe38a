"""Any text is read, in time that grows with its length, and every place that is given lies in it."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading import HOSTILE
from bot.reading.statements import AttributedStatement, Span, read
from bot.reading.statements.cues import BY_FORM

PIECES = [
    *sorted(BY_FORM)[::7],
    *"“ ” « » \" ' ’ '' . , : ; — - ( ) > \n he she they who that according to Smith the minister not never did".split(
        " "
    ),
    *"accused of by was which denies per via Reuters he’s n't 12 May 2022 @user <@12> **".split(" "),
]


def places(one: AttributedStatement) -> list[Span]:
    mentions = [mention.span for mention in (one.speaker, one.target) if mention]
    return [one.cue, *one.content, *mentions, *(span for span in (one.hedge, one.date) if span)]


def check(text: str) -> None:
    found = read(text)
    for at, one in enumerate(found):
        assert all(0 <= span.start < span.end <= len(text) for span in places(one))
        assert one.upstream is None or one.upstream < at
        assert 0 < one.precision <= 1
    assert read(text) == found


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_heap_of_pieces_is_read(pieces: list[str]) -> None:
    check(" ".join(pieces))


def calls(text: str) -> int:
    """How many functions reading a text calls: unlike time, the same in each run."""
    count = 0

    def one_more(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(one_more)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length_of_the_text(name: str) -> None:
    text = HOSTILE[name][:12_000]
    half = text[: len(text) // 2]

    assert calls(text) <= 2.3 * calls(half) + 500
