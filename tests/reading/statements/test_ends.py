"""Where content to the right of a verb begins and ends."""

from __future__ import annotations

import pytest

from bot.reading.statements import read


def content(text: str) -> str:
    """The content of the first statement in a text."""
    return " … ".join(part.of(text) for part in read(text)[0].content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Berg said the ferry, which sank in May, was old.",
            "the ferry, which sank in May, was old",
        ),
        ("Berg said that Larsen, a pilot, was late.", "that Larsen, a pilot, was late"),
        ("Berg said the ferry was old, which nobody had known.", "the ferry was old"),
        ("Berg promised to sell the ferry, which is old, in May.", "to sell the ferry"),
    ],
)
def test_what_is_said_of_a_subject_belongs_to_its_clause(text: str, expected: str) -> None:
    assert content(text) == expected
