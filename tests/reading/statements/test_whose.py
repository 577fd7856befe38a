"""Whose a participle, a second verb, an infinitive or a passive is."""

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
        ("Walking out of the room, Keating lost his temper, saying it was over.", "Keating"),
        ("RIGA, 3 May (LETA) - Anna Berg left the party, saying it was over.", "Anna Berg"),
        ("Riga (LETA) – Anna Berg left the party, saying it was over.", "Anna Berg"),
        ("Later Bexly left the room, saying it was over.", "Bexly"),
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


def test_verbs_in_a_list_share_their_subject() -> None:
    text = "The mayor has rejected the plan, called it a “farce”, denied that he was told."

    assert told(text) == [
        ("The mayor", "the plan"),
        ("The mayor", "it a “farce”"),
        ("The mayor", "that he was told"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo denies attack, accuses Riga of lying", [("Oslo", "attack"), ("Oslo", "Riga of lying")]),
        ("Smith rejects the claim, says he was away", [("Smith", "the claim"), ("Smith", "he was away")]),
        ("Smith slams the board, praises Berg", [("Smith", "the board"), ("Smith", "Berg")]),
    ],
)
def test_a_list_of_verbs_in_a_headline(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_the_first_verb_of_a_list_may_tell_nothing() -> None:
    assert told("The mayor met the board, denied the claim and left.") == [("The mayor", "the claim")]


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Smith was accused of fraud by the mayor.", "the mayor", "Smith … of fraud"),
        ("Smith was called a liar by the mayor.", "the mayor", "Smith … a liar"),
        ("The group was labelled “a gang” by the EU on Monday.", "the EU", "The group … “a gang”"),
        ("The bank was criticised for its fees by the union.", "the union", "The bank … for its fees"),
        ("Smith was accused of being paid by the bank.", None, "Smith … of being paid by the bank"),
        ("The plan was rejected by the mayor, who left.", "the mayor", "The plan"),
        ("The plan was rejected by the mayor on Monday, leaving no choice.", "the mayor", "The plan"),
        ("While Smith is accused of fraud, the bank is safe.", None, "Smith … of fraud"),
        ("Smith, who is accused of fraud, left.", None, "who … of fraud"),
    ],
)
def test_who_says_it_in_a_passive_and_how_far_it_goes(text: str, who: str | None, content: str) -> None:
    assert told(text) == [(who, content)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The crowd cheered when Smith came in and said that it was over.", "Smith"),
        ("The mayor met Smith, who came in and said that it was over.", "who"),
        ("The mayor helped those who paid, and said that it was over.", "The mayor"),
        ("The mayor left after the board met and confirmed that it was over.", "the board"),
        ("Asked about it, the mayor rose and said that it was over.", "the mayor"),
        ("In Turku, Finland, on Sunday, Smith met the board, saying that it was over.", "Smith"),
        ("Smith (Lab) on Saturday said that it was over.", "Smith (Lab)"),
        ("Smith, the mayor, on Saturday said that it was over.", "Smith, the mayor"),
        ("Smith met the board and on Monday said that it was over.", "Smith"),
        ("Smith repeated his denial of the plan, saying that it was over.", "Smith"),
    ],
)
def test_who_said_it_was_over(text: str, who: str) -> None:
    assert told(text)[-1] == (who, "that it was over")


@pytest.mark.parametrize(
    ("text", "who", "negated"),
    [
        ("Smith used the speech to say that the bridge was safe.", "Smith", False),
        ("Hours later, Smith took to the radio to say that the bridge was safe.", "Smith", False),
        ("The report led the mayor to say that the bridge was safe.", "the mayor", False),
        ("Smith had no reason to say that the bridge was safe.", "Smith", True),
    ],
)
def test_an_infinitive_with_a_clause_reports(text: str, who: str, *, negated: bool) -> None:
    assert told(text) == [(who, "that the bridge was safe")]
    assert read(text)[0].negated is negated


@pytest.mark.parametrize(
    "text",
    [
        "It is hard to say that the bridge was safe.",
        "Smith would be the one to say that the bridge was safe.",
        "Smith had the time to say hello.",
        "We used the meeting to say that the bridge was safe.",
    ],
)
def test_an_infinitive_that_nobody_says(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith won them over by calling for a vote.", ("Smith", "a vote")),
        ("Smith answered by pointing out that it was late.", ("Smith", "that it was late")),
        ("But while denouncing the plan, Smith signed it.", ("Smith", "the plan")),
        ("In calling for a vote, Smith broke the rules.", ("Smith", "a vote")),
    ],
)
def test_what_is_said_by_the_way(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]
