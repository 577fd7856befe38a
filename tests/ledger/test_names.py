"""A name in any script, slips of the finger included, finds its bearer; an unclear one finds all who may be meant."""

from __future__ import annotations

import pytest

from bot.domain.answers import Match
from bot.ledger import Book
from tests.ledger.made import ACTOR, body, event, person, stand, statement

SPELLINGS = {
    "Nikol Pashinyan": [
        "Pashinyan", "Pashinian", "pashinyan nikol", "Пашинян", "Никол Пашинян", "Փաշինյան", "Նիկոլ Փաշինյան",
        "Paşinyan", "Pachinian", "PASHINYAN", "Pashnyan", "Pashinyan!", "  Pashinyan  ", "P'ashinyan",
    ],
    "Ilham Aliyev": [
        "Aliyev", "Aliev", "Əliyev", "İlham Əliyev", "Алиев", "Ильхам Алиев", "Իլհամ Ալիև", "Alijew",
        "Alyiev", "ilham", "Ilhm Aliyev",
    ],
    "Jeyhun Bayramov": ["Bayramov", "Bairamov", "Ceyhun Bayramov", "Байрамов", "Ջեյհուն Բայրամով", "jeyhun"],
    "Ararat Mirzoyan": ["Mirzoyan", "Mirzoian", "Միրզոյան", "Арарат Мирзоян", "Mirzoyn", "Ararat"],
    "Azerbaijan": ["Azerbaijan", "Azərbaycan", "Azerbaycan", "Азербайджан", "Ադրբեջան", "Baku", "Azerbaidjan"],
    "Armenia": ["armenia", "Հայաստան", "Армения", "Ermənistan", "Yerevan", "Armnia"],
    "Russia": ["Russia", "Россия", "Ռուսաստան", "moscow", "Rusia"],
    "Ministry of Defence of Russia": ["Russian Defence Ministry", "Минобороны", "ministry of defense russia"],
    "Karabakh breakaway authorities": ["Karabakh authorities", "Artsakh", "Karabakh separatists", "Արցախ"],
    "Presidency of Azerbaijan": ["Azerbaijan's presidency", "azerbaijani presidency"],
}  # fmt: skip


@pytest.mark.parametrize("name", SPELLINGS)
async def test_a_name_in_any_spelling_finds_its_bearer(sample: Book, name: str) -> None:
    for typed in SPELLINGS[name]:
        match = await sample.match_speaker(typed)
        assert match.candidates[0].text == name, typed
        assert match.id == match.candidates[0].id, f"{typed} is clear"
        assert (await sample.suggest_speakers(typed))[0].text == name, typed


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Nikol Pashinyan", "Pashinyna"), ("Ilham Aliyev", "Eliyev"), ("Jeyhun Bayramov", "Bayramof")],
)
async def test_a_name_that_is_only_near_is_offered_and_not_assumed(sample: Book, name: str, typed: str) -> None:
    match = await sample.match_speaker(typed)
    assert (match.id, [found.text for found in match.candidates]) == (None, [name])


@pytest.mark.parametrize("typed", ["xyzzyx", "1234", "Qqqqq Wwwww"])
async def test_a_name_like_nobodys_finds_nobody(sample: Book, typed: str) -> None:
    assert await sample.match_speaker(typed) == Match(None, ())


async def test_nothing_typed_matches_nobody_and_suggests_the_busiest(sample: Book) -> None:
    for typed in ("", "   ", "!?", "\u200b"):
        assert await sample.match_speaker(typed) == Match(None, ())
        busiest = [found.text for found in await sample.suggest_speakers(typed, 2)]
        assert busiest == ["Karabakh breakaway authorities", "Azerbaijan"]


async def test_a_whole_name_beats_a_longer_one_that_begins_so(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
        longer = [changes.add_speaker(person(f"Alina {number}")) for number in range(450)]
        short = changes.add_speaker(person("Ali"))
        for speaker in longer[:30]:
            changes.add_statement(statement(speaker, "2023", stand(claim)))
    match = await book.match_speaker("ali")
    assert match.id == short
    assert (await book.suggest_speakers("ali"))[0].id == short
    assert {found.id for found in (await book.suggest_speakers("ali"))[1:]} <= set(longer[:30])


async def test_a_name_of_two_people_is_asked_back(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        people = {changes.add_speaker(person(name)) for name in ("Ann Example", "Anna Example", "Beth Example")}
    match = await book.match_speaker("Example")
    assert match.id is None
    assert {found.id for found in match.candidates} == people
    assert (await book.match_speaker("Ann Example")).id is not None, "the whole name is clear"


async def test_two_of_the_same_name_are_never_told_apart_by_guessing(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        two = [changes.add_speaker(person("Ann Example")) for _ in range(2)]
    match = await book.match_speaker("Ann Example")
    assert match.id is None
    assert [found.id for found in match.candidates] == two


async def test_who_is_found_by_an_alias_is_shown_by_name(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        office = changes.add_speaker(body("Office of Weather", "OW", "Wetteramt"))
    for typed in ("ow", "wetteramt", "weteramt"):
        [found] = (await book.match_speaker(typed)).candidates
        assert (found.id, found.text) == (office, "Office of Weather")
