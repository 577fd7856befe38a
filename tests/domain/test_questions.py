"""Questions as they are stored, so that a button works after a restart."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.questions import Question, Said, Who, question_from_json, question_to_json
from bot.domain.vocabulary import Stance

KINDS = get_args(Question)


@given(st.one_of(*(st.from_type(kind) for kind in KINDS)))
def test_a_question_comes_back_as_it_was_stored(question: Question) -> None:
    stored = json.loads(json.dumps(question_to_json(question)))

    assert question_from_json(stored) == question


def test_the_stored_form_leaves_out_what_was_not_asked() -> None:
    assert question_to_json(Who(7, Stance.DENIES)) == {"ask": "Who", "claim": 7, "stance": "denies"}
    assert question_to_json(Said(9, about="gunfire")) == {"ask": "Said", "speaker": 9, "about": "gunfire"}


def test_every_kind_of_question_has_a_name_of_its_own() -> None:
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS)
    assert all("ask" not in {field.name for field in fields(kind)} for kind in KINDS)


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"ask": "Verdict"},
        {"ask": "Who"},
        {"ask": "Who", "claim": 7, "stance": "denies", "colour": "red"},
        {"ask": "Who", "claim": 7, "stance": "doubts"},
    ],
)
def test_what_is_no_stored_question(stored: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"not a stored question|not a valid Stance"):
        question_from_json(stored)
