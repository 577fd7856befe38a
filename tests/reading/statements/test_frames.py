"""Whose a participle or a second verb is, and how far a noun phrase goes that is content."""

from __future__ import annotations

import pytest

from bot.reading.statements import read


def told(text: str) -> list[tuple[str | None, str]]:
    return [
        (one.speaker.words if one.speaker else None, " … ".join(part.of(text) for part in one.content))
        for one in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hours later, the bank closed the office, saying it had no choice.", "the bank"),
        ("A few days later, in May, Anna Berg left, saying it was over.", "Anna Berg"),
        ("Last month, a group of doctors wrote to the mayor, saying it was over.", "a group of doctors"),
        ("On Monday, even as the shares fell, Anna Berg wrote to the staff, saying it was over.", "Anna Berg"),
        ("Here in Riga, Anna Berg changed her mind, saying it was over.", "Anna Berg"),
        ("Walking out of the room, Ebeling lost his temper, saying it was over.", "Ebeling"),
        ("RIGA, 3 May (LETA) - Anna Berg left the party, saying it was over.", "Anna Berg"),
        ("Riga (LETA) – Anna Berg left the party, saying it was over.", "Anna Berg"),
        ("Later Schlafly left the room, saying it was over.", "Schlafly"),
        ("The court fined the bank and the mayor left the board, saying it was over.", "the mayor"),
        ("Last week the mayor resigned and denied that the bank had paid.", "the mayor"),
        ("Noting that it was late, Anna Berg left.", "Anna Berg"),
        ("Anna Berg sent a letter this week saying it was over.", "Anna Berg"),
        ("Anna Berg filed a lawsuit saying it was over.", "Anna Berg"),
        ("Anna Berg mislaid a lawsuit saying it was over.", "a lawsuit"),
    ],
)
def test_whose_a_participle_is(text: str, who: str) -> None:
    assert told(text)[0][0] == who


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The mayor kept saying that the bridge was safe.", False),
        ("The mayor has begun saying that the bridge was safe.", False),
        ("The mayor avoided saying that the bridge was safe.", True),
    ],
)
def test_a_participle_behind_another_verb_is_of_the_same_speaker(text: str, negated: bool) -> None:
    assert told(text) == [("The mayor", "that the bridge was safe")]
    assert read(text)[0].negated is negated


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor criticised the plan, and the board left.", "the plan"),
        ("The mayor criticised the plan and the bank sued him.", "the plan"),
        ("The mayor criticised the plan while the board was meeting.", "the plan"),
        ("The mayor criticised the plan before leaving the room.", "the plan"),
        ("The mayor criticised delays, costs, and a lack of care.", "delays, costs, and a lack of care"),
        ("The mayor criticised the plan and its expected costs.", "the plan and its expected costs"),
        (
            "The mayor criticised the plan adopted after two weeks of talks.",
            "the plan adopted after two weeks of talks",
        ),
        ("The mayor criticised the plan because of its cost.", "the plan because of its cost"),
    ],
)
def test_where_a_phrase_ends(text: str, content: str) -> None:
    assert told(text)[0] == ("The mayor", content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor denied the charges through his lawyer.", "the charges"),
        ("The mayor denied the charges were true.", "the charges were true"),
        ("The mayor announced a new bridge this week.", "a new bridge"),
    ],
)
def test_a_verb_that_takes_clauses_may_take_a_phrase(text: str, content: str) -> None:
    assert told(text)[0] == ("The mayor", content)


def test_verbs_in_a_list_share_their_subject() -> None:
    text = "The mayor has rejected the plan, called it a “farce”, denied that he was told."

    assert told(text) == [
        ("The mayor", "the plan"),
        ("The mayor", "it a “farce”"),
        ("The mayor", "that he was told"),
    ]


def test_the_first_verb_of_a_list_may_tell_nothing() -> None:
    assert told("The mayor met the board, denied the claim and left.") == [("The mayor", "the claim")]
