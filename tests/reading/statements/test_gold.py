"""Our own annotated texts: no change may find less of them than is on record here."""

from __future__ import annotations

import pytest

from benchmarks.reading import scored
from tests.reading.statements.gold import annotated, examples

FLOORS = {"chat": (0.97, 0.98, 0.97), "news": (0.96, 0.97, 0.95)}
"""Precision, recall, and F1 with the right speaker."""


@pytest.mark.parametrize("name", FLOORS)
def test_floor(name: str) -> None:
    score = scored(annotated(name), outermost=False).slices["all"]
    precision, recall, with_speaker = FLOORS[name]

    assert score.precision >= precision
    assert score.recall >= recall
    assert score.speaker_f1 >= with_speaker
    assert score.stance_right >= 0.97 * score.stance_known
    assert score.target_right == score.target_known


def test_little_is_found_where_nothing_is_said() -> None:
    score = scored(annotated("chat"), outermost=False)

    assert score.empty >= 70
    assert score.empty_hit <= 0.04 * score.empty


def test_there_are_enough_texts() -> None:
    assert sum(len(examples(name)) for name in FLOORS) >= 150


def test_the_scorer_sees_what_is_missing() -> None:
    texts = annotated("news")[:5]
    whole = scored(texts, outermost=False).slices["all"]
    silent = [type(text)(text.name, "x" * len(text.text), text.gold) for text in texts]
    nothing = scored(silent, outermost=False).slices["all"]

    assert whole.recall > 0.8
    assert (nothing.recall, nothing.found) == (0.0, 0)
