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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg said that if it rains, a boat will sail.", "that if it rains, a boat will sail"),
        (
            "Berg warned that by calling it “a gift,” which it was, Larsen had misled them.",
            "that by calling it “a gift,” which it was, Larsen had misled them",
        ),
        ("As Berg said, even if it rained, he would go.", "even if it rained, he would go"),
    ],
)
def test_the_comma_behind_an_opening_clause_ends_nothing(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg said it was “late,” because it rained.", "it was “late,” because it rained"),
        ("Berg said it was “late,” Larsen left.", "it was “late,”"),
        ("Berg said it was late, but not too late.", "it was late, but not too late"),
        ("Berg said it was late, but he left.", "it was late"),
        ("Berg said the plan, though costly, was good.", "the plan, though costly, was good"),
        ("Berg said the plan was good, though he had left.", "the plan was good"),
    ],
)
def test_what_follows_a_comma_decides(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg said that the ship - an old one - had sunk.", "that the ship - an old one - had sunk"),
        ("Berg confirmed that the ship – built in 1950 – had sunk.", "that the ship – built in 1950 – had sunk"),
        ("Berg said that - in his view - it was late.", "that - in his view - it was late"),
        (
            "Berg said it had sunk off Oslo — the port of Norway — in May.",
            "it had sunk off Oslo — the port of Norway — in May",
        ),
        ("Berg said the ship had sunk - an old one.", "the ship had sunk"),
        ("Berg confirmed the loss of three ships - among them an old one.", "the loss of three ships"),
        (
            "Berg confirmed the loss of three ships - including an old one.",
            "the loss of three ships - including an old one",
        ),
    ],
)
def test_dashes_around_an_aside_end_nothing(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained, and while Berg said he would stay, Larsen left.", "he would stay"),
        ("Larsen left after Berg said it was late, because it rained.", "it was late, because it rained"),
        ("Berg said he would stay, as did Larsen.", "he would stay"),
        ("Berg said he would stay, as a friend of Larsen.", "he would stay, as a friend of Larsen"),
    ],
)
def test_a_main_clause_is_not_content(text: str, expected: str) -> None:
    assert content(text) == expected
