"""What may follow a verb or a noun that reports, how far it goes, and what only looks like it."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Stance
from bot.reading.statements import Act, read


def told(text: str) -> list[tuple[str | None, str]]:
    return [
        (one.speaker.words if one.speaker else None, " … ".join(part.of(text) for part in one.content))
        for one in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor criticised the plan, and the board left.", "the plan"),
        ("The mayor criticised the plan and the bank sued him.", "the plan"),
        ("The mayor criticised the plan while the board was meeting.", "the plan"),
        ("The mayor criticised the plan before leaving the room.", "the plan"),
        ("The mayor criticised delays, costs, and a lack of care.", "delays, costs, and a lack of care"),
        ("The mayor criticised the plan and its expected costs.", "the plan and its expected costs"),
        ("The mayor criticised Smith, his adviser.", "Smith"),
        ("The mayor criticised the plan, the costs and the board.", "the plan, the costs and the board"),
        ("The mayor referred to the plan while the board met.", "the plan"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Sales declined 5 percent.",
        "Sales declined sharply in May.",
        "Sales declined to $5 million.",
        "There are 40 pledged votes in the hall.",
        "The bank has more promised loans.",
    ],
)
def test_verbs_at_other_work(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg: 1,547.",
        "Latvia: Anna Berg, Jan Kalns, Ivo Ozols, Eva Liepa.",
        "Editor’s Note: The bridge was closed on Monday.",
        "Traffic Update: The bridge is closed.",
        "So: The bridge is closed again.",
        "THE FIX IS IN: Mayor closes the bridge",
    ],
)
def test_labels_that_nobody_speaks(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor fears what he calls a plot.", [("he", "a plot")]),
        ("It is a rule that critics called unfair.", [("critics", "unfair")]),
        ("The group, which he described as peaceful, left.", [("he", "as peaceful")]),
        ("The mayor calls Smith unfit; Smith left.", [("The mayor", "Smith unfit")]),
        ("The mayor called Smith back.", []),
        ("The mayor called Smith yesterday.", []),
        ("The report that called attention to it was lost.", []),
    ],
)
def test_what_somebody_calls_something(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith made an urgent call for a vote.", [("Smith", "a vote")]),
        ("Smith has issued a denial that he knew.", [("Smith", "that he knew")]),
        ("The union's call for a strike is late.", [("The union", "a strike")]),
        ("It is beyond Smith's promise to be fair.", [("Smith", "to be fair")]),
        ("The risks created by Smith's call for a strike are real.", [("Smith", "a strike")]),
        ("The bank's denial of access was wrong.", []),
        ("Smith issued a statement that was late.", []),
        ("Smith made a threat to the mayor.", []),
        ("Smith made no call for a vote.", []),
    ],
)
def test_who_makes_a_claim_and_where_it_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bank declined to comment, citing its rules.", "to comment"),
        ("The bank declined to comment, and its shares fell.", "to comment"),
        ("The bank refused to meet the union when it was asked.", "to meet the union"),
        ("The bank refused to say that the union was right and fair.", "to say that the union was right and fair"),
    ],
)
def test_what_is_declined(text: str, content: str) -> None:
    assert told(text)[0] == ("The bank", content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riga accuses Oslo of fraud, Oslo denies.", [("Riga", "Oslo of fraud"), ("Oslo", "Oslo of fraud")]),
        (
            "Oslo was accused by Riga of fraud, a charge it rejects.",
            [("Riga", "Oslo … of fraud"), ("it", "Oslo … of fraud")],
        ),
        ("Smith, who denies fraud, left the country.", [("who", "fraud")]),
        ("The report, denied by the bank, was wrong.", [("the bank", "The report")]),
        ("The bank would neither confirm nor deny the report.", [("The bank", "the report")]),
        ("Smith took back what he said about the bank.", [("Smith", "what he said about the bank")]),
        ("Smith backtracked on the plan.", [("Smith", "the plan")]),
        ("The bank brushed off the report.", [("The bank", "the report")]),
        ("The bank rescinded the claim.", [("The bank", "the claim")]),
    ],
)
def test_denials_and_retractions(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
    assert read(text)[-1].stance in (Stance.DENIES, Stance.WITHHOLDS, Stance.RETRACTS)


def test_each_other_is_no_target() -> None:
    assert [one.target for one in read("Riga and Oslo accused each other of fraud.")] == [None]


def test_to_call_for_something_is_to_urge_it() -> None:
    texts = ("The union called for a strike.", "The council heard the union's call for a strike.")

    assert [one.act for text in texts for one in read(text)] == [Act.URGES, Act.URGES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith took back his claim that it was late.", [("Smith", "his claim that it was late")]),
        (
            "Smith rejected his claim that it was late.",
            [("Smith", "his claim that it was late")],
        ),
        ("The door was blasted open by the wind.", []),
        ("WHO: no sign that it is more dangerous", [("WHO", "no sign that it is more dangerous")]),
        ("Rome urges restraint after the strike.", [("Rome", "restraint")]),
    ],
)
def test_small_matters(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
