"""The shapes that are no plain verb: labels, sources, signatures, nouns, silences, answers, loose quotations."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Stance
from bot.reading.statements import AttributedStatement, read
from bot.reading.statements.labels import ROLES
from bot.reading.statements.nouns import NOUNS

LINKS = {
    "that": "The council heard the union's {noun} that the bridge was closed.",
    "of": "The council heard the union's {noun} of the plan.",
    "for": "The council heard the union's {noun} for a strike.",
    "to": "The council heard the union's {noun} to close the road.",
    "on": "The council heard the union's {noun} on a new vote.",
    "was": "The union's {noun} was that the bridge was closed.",
}


def told(text: str, one: AttributedStatement) -> tuple[str, str | None, str]:
    return one.rule, one.speaker.words if one.speaker else None, " … ".join(part.of(text) for part in one.content)


@pytest.mark.parametrize("noun", NOUNS)
def test_each_link_of_a_noun_is_read(noun: str) -> None:
    for link in sorted(NOUNS[noun].links):
        text = LINKS[link].format(noun=noun)
        (one,) = read(text)

        assert one.rule == ("noun that" if "that the bridge" in text else "noun of"), text
        assert one.act is NOUNS[noun].cue.act
        assert one.speaker is not None
        assert one.speaker.words.lower() == "the union"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_may_speak_before_a_colon(role: str) -> None:
    text = f"Dutch {role}: nothing has been decided yet"

    assert [told(text, one) for one in read(text)] == [("label", f"Dutch {role}", "nothing has been decided yet")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith: “It is over.” (it was not)", ("label", "Smith", "“It is over.” (it was not)")),
        ("🇦🇿 MoD Azerbaijan: the report is false", ("label", "MoD Azerbaijan", "the report is false")),
        ("⚡️ **Smith**: “It is over.”", ("label", "Smith", "“It is over.”")),
        ("Anna van der Berg: it is over for now", ("label", "Anna van der Berg", "it is over for now")),
        ("RT @anna_berg: the strike is over for now", ("label", "@anna_berg", "the strike is over for now")),
        ("Local reports claim that it is over.", ("speaker, verb, that", "Local reports", "that it is over")),
        ("UN: 3 dead in the north", ("label", "UN", "3 dead in the north")),
        ("RT @north: the strike is over for now", ("label", "@north", "the strike is over for now")),
        ("According to Reuters, it is over.", ("according to", "Reuters", "it is over")),
        ("It is over, according to Reuters.", ("according to", "Reuters", "It is over")),
        ("The talks, according to Reuters, are over.", ("according to", "Reuters", "The talks … are over")),
        ("“It is all over now,” according to Reuters.", ("according to", "Reuters", "“It is all over now,”")),
        ("Acc. to Reuters, it is over.", ("per", "Reuters", "it is over")),
        ("As per Reuters, it is over.", ("per", "Reuters", "it is over")),
        ("It is over (via @north)", ("per", "@north", "It is over")),
        ("As reported by Reuters, it is over.", ("per", "Reuters", "it is over")),
        ("“It is over,” as Smith put it.", ("as X put it", "Smith", "“It is over,”")),
        ("“It is over now.” - Smith, 2 May 2022", ("signed", "Smith", "“It is over now.”")),
        ("“It is over now.” ― Smith, 2 May 2022", ("signed", "Smith", "“It is over now.”")),
        ("“It is over now.” (Reuters)", ("signed", "Reuters", "“It is over now.”")),
        ("“It is over now.”\n- Anna Berg", ("signed", "Anna Berg", "“It is over now.”")),
        ("> It is over now.\n— Anna Berg", ("signed", "Anna Berg", "It is over now")),
        ("“It is over now” — statement from the bank", ("signed", "the bank", "“It is over now”")),
        ("“It is all over now,” Smith shot back.", ("quotation, any verb", "Smith", "“It is all over now,”")),
        ("“It is all over now,” thundered Smith.", ("quotation, any verb", "Smith", "“It is all over now,”")),
        ("Smith went further: “It is all over.”", ("quotation after colon", "Smith", "“It is all over.”")),
        ("Added Smith: “It is all over.”", ("verb, speaker, colon", "Smith", "“It is all over.”")),
        ("The bank did not respond to questions.", ("silence", "The bank", "respond to questions")),
        ("The bank has yet to comment.", ("silence", "The bank", "comment")),
        ("The bank had no comment.", ("silence", "The bank", "no comment")),
        ("No comment from the bank.", ("silence", "the bank", "No comment")),
        ("Asked whether it was over, Smith left.", ("asked", None, "whether it was over")),
        ("Smith, the union said, was late.", ("clause, speaker, verb", "the union", "Smith … was late")),
        ("Anna Berg left early, saying it was over.", ("participle", "Anna Berg", "it was over")),
        ("Berg sent a letter saying it was over.", ("participle", "Berg", "it was over")),
        ("The bank met the union and denied the claim.", ("shared subject", "The bank", "the claim")),
        ("Losses were denied by the bank.", ("passive", "the bank", "Losses")),
    ],
)
def test_shape(text: str, expected: tuple[str, str | None, str]) -> None:
    assert expected in [told(text, one) for one in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 per person, per night.",
        "We flew via London, then on to Rome.",
        "Reminder: pay your dues by Friday",
        "Smith: 1,547",
        "He returned the books to the library.",
        "“The Waiting Room” (Penguin, 2012) was her first.",
        "- and then we went home",
    ],
)
def test_what_only_looks_like_a_shape(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Smith said it was over, which the bank denies.", "it was over"),
        ("The road is closed, which the bank denies.", "The road is closed"),
        ("The road is closed, something she has always denied.", "The road is closed"),
        ("The road is closed, a claim the bank disputes.", "The road is closed"),
    ],
)
def test_an_answer_is_to_what_was_just_said(text: str, content: str) -> None:
    last = read(text)[-1]

    assert told(text, last)[2] == content
    assert last.stance is Stance.DENIES


def test_what_is_announced_with_a_colon_is_in_the_next_paragraph() -> None:
    text = "The mayor said:\n\nWe never signed it, and we never will."
    (one,) = read(text)

    assert told(text, one) == ("announced", "The mayor", "We never signed it, and we never will")


def test_a_quotation_that_stands_alone_goes_on() -> None:
    text = "“It is over,” the mayor said. “We have lost everything.”"
    (one,) = read(text)

    assert told(text, one)[2] == "“It is over,” … “We have lost everything.”"


def test_lines_of_a_wrapped_text_are_read_as_one() -> None:
    text = "The mayor of the northern district said on Monday that the\nbridge was closed."
    (one,) = read(text)

    assert told(text, one)[2] == "that the\nbridge was closed"


def test_a_quote_block_is_read_without_its_mark() -> None:
    text = "> The mayor said the bridge was closed.\nno way"
    (one,) = read(text)

    assert told(text, one) == ("speaker, verb, clause", "The mayor", "the bridge was closed")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("<@123456> says the bridge is closed", "<@123456>"),
        ("**Reuters** says the bridge is closed", "Reuters"),
        ("||Reuters|| says the bridge is closed", "Reuters"),
        ("<:alert:123456> Reuters says the bridge is closed", "Reuters"),
        ("🚨 Reuters says the bridge is closed", "Reuters"),
        ("https://example.org/x Reuters says the bridge is closed", "Reuters"),
        ("@north says the bridge is closed", "@north"),
    ],
)
def test_what_discord_adds_to_a_text(text: str, speaker: str) -> None:
    assert [told(text, one)[1:] for one in read(text)] == [(speaker, "the bridge is closed")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Larsen claims he's worth ten billion.", "Larsen", "he's worth ten billion"),
        ("The city said about half of the houses were lost.", "The city", "about half of the houses were lost"),
        ("Larsen said having a plan is a start.", "Larsen", "having a plan is a start"),
        ("Tom Larsen (Oslo), said on Monday that it was late.", "Tom Larsen (Oslo)", "that it was late"),
        ("Anna Berg - a teacher - told the Post that it was late.", "Anna Berg - a teacher", "that it was late"),
        ("The aides, led by Tom Larsen, told the group it was late.", "The aides, led by Tom Larsen", "it was late"),
        ("A man who accused the bank said it was late.", "A man", "it was late"),
        ("Officials in the U.S. He said it was late.", "He", "it was late"),
        ("“Is it late?” asked the judge.", "the judge", "“Is it late?”"),
        ("Larsen, in a statement on Monday, said it was late.", "Larsen", "it was late"),
        ("In a statement, Larsen said, “It is late now.”", "Larsen", "“It is late now.”"),
    ],
)
def test_who_speaks_and_where_the_content_is(text: str, speaker: str, content: str) -> None:
    found = [told(text, one)[1:] for one in read(text)]

    assert (speaker, content) in [(who, what) for who, what in found]
