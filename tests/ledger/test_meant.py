"""Which claim words mean: a wrong claim is worse than a question back."""

from __future__ import annotations

import pytest

from bot.domain.ids import claim_label
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from bot.ledger.searching import RANKED
from tests.ledger.made import ACTOR, event


async def meant(book: Book, words: str, speaker: str | None = None, stance: Stance | None = None) -> str | None:
    """The label of the claim that is clearly meant."""
    who = None if speaker is None else (await book.match_speaker(speaker)).id
    match = await book.match_claim(words, speaker=who, stance=stance)
    return None if match.id is None else claim_label(match.id)


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Azerbaijan violated the ceasefire", "#1"),
        ("Azerbaijani forces violated the ceasefire on 21 September", "#1"),
        ("a violation occurred", "#2"),
        ("five ceasefire violations were recorded", "#3"),
        ("5 ceasefire violations", "#3"),
        ("gunfire in Xankəndi", "#4"),
        ("spreadng disinformaton", "#5"),
        ("a danger of atrocities", "#6"),
        ("200 casualties", "#11"),
        ("there are no more sides", "#14"),
        ("S7", "#1"),
    ],
)
async def test_words_that_a_claim_covers_mean_it(sample: Book, words: str, claim: str) -> None:
    assert await meant(sample, words) == claim


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Armenian forces violated the ceasefire on 21 September 2023", "another side"),
        ("Azerbaijan is spreading disinformation", "another side"),
        ("Armenia controls Nagorno-Karabakh", "another side"),
        ("gunfire was heard in Shusha", "another place"),
        ("ten ceasefire violations were recorded", "another number, in words"),
        ("2000 casualties", "another number, in digits"),
        ("Azerbaijani forces violated the ceasefire on 20 September 2023", "another day"),
        ("Azerbaijan did not violate the ceasefire", "negated"),
        ("the ceasefire is not holding", "negated"),
        ("no ceasefire violation", "negated"),
        ("violating the ceasefire", "three claims fit alike"),
        ("S13", "a statement on two claims"),
        ("#99", "no such claim"),
    ],
)
async def test_words_that_point_elsewhere_mean_no_claim(sample: Book, words: str, why: str) -> None:
    assert await meant(sample, words) is None, why


async def test_what_is_not_clear_comes_with_the_nearest(sample: Book) -> None:
    match = await sample.match_claim("Armenian forces violated the ceasefire")
    assert claim_label(match.candidates[0].id) == "#1"
    match = await sample.match_claim("S13")
    assert [claim_label(one.id) for one in match.candidates] == ["#7", "#8"]


async def test_of_claims_that_fit_alike_the_denied_one_is_asked_about(sample: Book) -> None:
    assert await meant(sample, "violating the ceasefire", stance=Stance.DENIES) == "#1"


async def test_of_claims_that_fit_alike_the_one_that_concerns_the_speaker_is_asked_about(sample: Book) -> None:
    assert await meant(sample, "violating the ceasefire", "Azerbaijan") == "#1"


async def test_what_the_speaker_said_does_not_decide_what_is_asked_about(sample: Book) -> None:
    assert await meant(sample, "the ceasefire was violated", "Russia") is None


async def test_a_bonus_does_not_make_a_poor_match_a_clear_one(sample: Book) -> None:
    words = "forces of another country on 21 September"
    assert await meant(sample, words, "Azerbaijan", Stance.DENIES) is None


@pytest.mark.parametrize("words", ["UN", "press", "gunfire in Stepanakert", "the"])
async def test_a_word_of_a_description_does_not_mean_an_unnamed_speaker(sample: Book, words: str) -> None:
    assert (await sample.match_speaker(words)).id is None


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("Bayramov", "spreading disinformation"),
        ("Azerbaijan", "it is spreading disinformation"),
        ("Armenia", "violating the ceasefire"),
        ("Russia", "violating the ceasefire"),
        ("Armenia", "it controls Nagorno-Karabakh"),
        ("Russia", "sovereignty over Nagorno-Karabakh"),
    ],
)
async def test_a_claim_about_somebody_else_is_not_meant_of_the_one_asked_about(
    sample: Book, speaker: str, words: str
) -> None:
    assert await meant(sample, words, speaker, Stance.DENIES) is None


@pytest.mark.parametrize(
    ("speaker", "words", "claim"),
    [
        ("Bayramov", "Armenia is spreading disinformation", "#5"),
        ("Aliyev", "sovereignty has been restored", "#10"),
        ("Azerbaijan", "controls Nagorno-Karabakh", "#9"),
        ("Pashinyan", "a direct threat to civilians", "#7"),
        ("Russia", "five ceasefire violations were recorded", "#3"),
    ],
)
async def test_a_claim_is_meant_that_names_whom_the_words_name_or_who_is_asked_about(
    sample: Book, speaker: str, words: str, claim: str
) -> None:
    assert await meant(sample, words, speaker) == claim


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Defence of Azerbaijan",
        "Ministry of Defence of Ukraine",
        "the authorities",
        "Federation",
        "Aliyeva",
        "Mehriban Aliyeva",
    ],
)
async def test_a_name_with_one_wrong_word_means_nobody(sample: Book, name: str) -> None:
    assert (await sample.match_speaker(name)).id is None


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Ministry of Defense of Russia", "Ministry of Defence of Russia"),
        ("Russian Defence Ministry", "Ministry of Defence of Russia"),
        ("Karabakh authorities", "Karabakh breakaway authorities"),
        ("Azerbaijani presidency", "Presidency of Azerbaijan"),
        ("Rusia", "Russia"),
        ("Alijew", "Ilham Aliyev"),
    ],
)
async def test_a_name_with_a_slip_means_its_speaker(sample: Book, name: str, speaker: str) -> None:
    match = await sample.match_speaker(name)
    assert match.id == match.candidates[0].id
    assert match.candidates[0].text == speaker


async def test_an_old_claim_is_found_by_its_rare_words_behind_many_newer_ones(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        meant = changes.add_claim(event("The forces shelled the bakery of the village"))
        for n in range(RANKED + 1):
            changes.add_claim(event(f"The forces shelled the village on day {n}"))
    for typed in ("forces shelled the bakery in that village", "the village's bakeries were shelled by the forces"):
        match = await book.match_claim(typed)
        assert match.candidates[0].id == meant, typed
