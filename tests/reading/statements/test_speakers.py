"""Who is meant: names found again, and guesses that say so."""

from __future__ import annotations

import pytest

from bot.reading.statements import Mention, read
from bot.reading.statements.speakers import name_in


def speakers(text: str) -> list[tuple[str, str, bool]]:
    return [(one.speaker.words, one.speaker.name, one.speaker.sure) for one in read(text) if one.speaker]


def last(text: str) -> tuple[str, str, bool]:
    return speakers(text)[-1]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Armenian Foreign Minister Ararat Mirzoyan", "Ararat Mirzoyan"),
        ("Armenia’s Prime Minister, Nikol Pashinyan", "Nikol Pashinyan"),
        ("His Azerbaijani counterpart, Jeyhun Bayramov,", "Jeyhun Bayramov"),
        ("Anna Berg, the chief negotiator", "Anna Berg"),
        ("Mr. Smith", "Smith"),
        ("Senator Tom Larsen (Oslo)", "Tom Larsen"),
        ("Anna Berg — a teacher from Leeds —", "Anna Berg"),
        ("Russia’s defence ministry", "Russia’s defence ministry"),
        ("the Russian Defence Ministry", "the Russian Defence Ministry"),
        ("the State Department", "the State Department"),
        ("Defence Ministry spokesman Tom Larsen", "Tom Larsen"),
        ("the breakaway authorities", "the breakaway authorities"),
        ("a source close to the talks", "a source close to the talks"),
    ],
)
def test_name_in(words: str, name: str) -> None:
    assert name_in(words) == name


def test_a_surname_is_the_full_name_from_before() -> None:
    text = "Anna Berg said the plan was ready. Berg said it would cost nothing."

    assert last(text) == ("Berg", "Anna Berg", True)


def test_a_surname_of_two_people_stays_itself() -> None:
    text = "Anna Berg said yes it was. Tom Berg said it was not. Berg said nothing was decided."

    assert last(text) == ("Berg", "Berg", True)


def test_he_is_who_spoke_last_and_must_be_confirmed() -> None:
    text = "Tom Larsen said the plan was ready. He added that it was cheap."

    assert last(text) == ("He", "Tom Larsen", False)


def test_he_is_a_person_rather_than_a_country() -> None:
    text = "Tom Larsen said the plan was ready. Norway denied that it was cheap. He added that it was late."

    assert last(text) == ("He", "Tom Larsen", False)
    assert last("Norway denied that it was cheap. He added that it was late.") == ("He", "Norway", False)


def test_she_is_not_the_spokesman() -> None:
    text = "Spokeswoman Anna Berg said it was ready. Mr. Larsen said it was not. She added that it was cheap."

    assert last(text) == ("She", "Anna Berg", False)


def test_the_minister_is_the_minister_from_before() -> None:
    text = "Foreign minister Anna Berg said it was ready. The union said it was not. The minister insisted that it was."

    assert last(text) == ("The minister", "Anna Berg", False)


def test_who_is_the_name_before_it() -> None:
    text = "The prize went to Anna Berg, who said she was surprised."

    assert last(text)[:2] == ("who", "Anna Berg")


def test_who_is_not_the_place_before_it() -> None:
    assert last("The prize went to Anna Berg in Oslo, who said she was surprised.") == ("who", "Anna Berg", False)


def test_nobody_known_leaves_the_pronoun() -> None:
    assert last("He said the plan was ready.") == ("He", "He", False)


@pytest.mark.parametrize(
    "text",
    [
        "On 22 September 2023 Berg said that it was over.",
        "On September 22 Berg said that it was over.",
        "On 22nd September Berg said that it was over.",
    ],
)
def test_a_date_is_no_part_of_a_name(text: str) -> None:
    assert last(text) == ("Berg", "Berg", True)


def test_a_number_may_be_part_of_who_speaks() -> None:
    assert last("22 residents said that it was over.")[0] == "22 residents"


def test_a_mention_knows_its_place() -> None:
    text = "Well, Anna Berg said it was ready."
    (one,) = read(text)

    assert isinstance(one.speaker, Mention)
    assert one.speaker.span.of(text) == one.speaker.words == "Anna Berg"
