"""Where content to the right of a verb begins and ends."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Stance
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg said for years that it was late.", "that it was late"),
        ("Berg disclosed for the first time that it was late.", "that it was late"),
        ("When the bells rang at noon, Berg said, “It is late now.”", "“It is late now.”"),
        ("Sunday on the show “Morning,” Berg said it was late.", "it was late"),
        ("Berg said on the radio in May, in a note to all staff, including Tom, “It is late.”", "“It is late.”"),
    ],
)
def test_when_and_where_it_was_said_is_not_content(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize("text", ["It rained. Berg said in the morning.", "Berg said at the time of the crash."])
def test_a_time_alone_is_no_content(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ship - an old one - had sunk, Berg said.", "The ship - an old one - had sunk"),
        ("It rained hard - 20 mm in an hour, Berg said.", "It rained hard - 20 mm in an hour"),
        ("They met in May - and it rained hard, Berg said.", "it rained hard"),
        ("They raised $5.2bn and 3.4m of debt, Berg said.", "They raised $5.2bn and 3.4m of debt"),
    ],
)
def test_a_clause_before_its_speaker(text: str, expected: str) -> None:
    assert content(text) == expected


def test_a_name_goes_on_with_whose_partner_it_is() -> None:
    (one,) = read("It was late, said Anna Berg, Larsen’s former partner.")

    assert one.speaker is not None
    assert one.speaker.words == "Anna Berg, Larsen’s former partner"


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("Other risks, according to the report, include fires.", "the report", "Other risks … include fires"),
        ("Since May, according to Reuters, troops have shot 40.", "Reuters", "troops have shot 40"),
        ("While they met, according to Reuters, the army left.", "Reuters", "the army left"),
        ("Prices rise, according to the bank, a lender.", "the bank, a lender", "Prices rise"),
        ("“The bank was slow to act,” according to Reuters.", "Reuters", "“The bank was slow to act,”"),
        ("One was late; two left, according to Reuters.", "Reuters", "two left"),
        ("One was late; and two left, according to Reuters.", "Reuters", "One was late; and two left"),
        ("There is a cheaper road: it is now open, according to Reuters.", "Reuters", "it is now open"),
        ("Prices rose in May, with oil up by half, according to Reuters.", "Reuters", "oil up by half"),
        ("That’s according to Reuters and the BBC.", "Reuters and the BBC", "That"),
        ("He fled because, according to Reuters, troops had come.", "Reuters", "troops had come"),
        ("Berg said that according to the map, it was late.", "Berg", "that according to the map, it was late"),
        (
            "According to a poll by the University of Oslo and the Norwegian state radio in May, 40 had left.",
            "a poll by the University of Oslo and the Norwegian state radio in May",
            "40 had left",
        ),
    ],
)
def test_according_to(text: str, speaker: str, expected: str) -> None:
    first = read(text)[0]

    assert first.speaker is not None
    assert first.speaker.words == speaker
    assert content(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "stance"),
    [
        ("Asked about it, Berg said yes, but Larsen left.", "yes", Stance.ASSERTS),
        ("Berg said no. Larsen left.", "no", Stance.ASSERTS),
        ("Berg said almost nothing about the ferry.", "the ferry", Stance.WITHHOLDS),
        ("Berg said much about the ferry.", "the ferry", Stance.ASSERTS),
    ],
)
def test_an_answer_and_what_little_was_said_about(text: str, expected: str, stance: Stance) -> None:
    said = [one for one in read(text) if one.cue.of(text) == "said"]

    assert [(" … ".join(part.of(text) for part in one.content), one.stance) for one in said] == [(expected, stance)]
