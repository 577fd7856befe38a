"""Sentences as moderators write them, and what is said of their wording."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data import SAMPLE_DOSSIER
from bot.desk.hints import hint_rows
from bot.reading.wording import hints
from bot.ui.text import units

LIST = tomllib.loads(files("bot.data").joinpath("loaded-words.toml").read_text(encoding="utf-8"))["entry"]


def words_of(sentence: str) -> list[str]:
    return [hint.word for hint in hints(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Azerbaijani forces violated the ceasefire on 21 September 2023",
        "Gunfire was heard in Stepanakert on 21 September 2023",
        "The ceasefire regime was kept",
        "Civilians were exposed to shelling",
        "Five violations were recorded just after noon",
        "Three people were admitted to hospital",
        "Order No. 5 opened the corridor",
        "The no-fly zone was closed no later than noon",
        "The corridor is open not only to lorries",
        "",
    ],
)
def test_a_neutral_sentence_gets_no_hint(sentence: str) -> None:
    assert hints(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The regime liberated the town", ["regime", "liberated"]),
        ("TERRORISTS held the road", ["TERRORISTS"]),
        ("A so-called army of terrorists and other terrorists", ["so-called", "terrorists"]),
        ("The anti-terrorist operation ended", ["anti-terrorist operation"]),
        ("Troops slaughtered as many as 200 people", ["slaughtered", "as many as"]),
        ("The puppet government left", ["puppet government"]),
        ("The ceasefire regime was set up by the regime", ["regime"]),
        ("Only a ceasefire was signed, not only a truce", ["Only"]),
    ],
)
def test_loaded_words(sentence: str, words: list[str]) -> None:
    assert words_of(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The town is “liberated” and the “regime” gone",
        "Leaflets read «Смерть террористам, terrorists, regime»",
        'The order called it an "anti-terrorist operation"',
        "The poster says „nobody said that the regime lied“",
    ],
)
def test_quotations_are_never_touched(sentence: str) -> None:
    assert hints(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Bayramov said that the ceasefire held", "Bayramov"),
        ("Azerbaijan's foreign ministry denies firing on the town", "Azerbaijan's foreign ministry"),
        ("According to Reuters, two people were hurt", "Reuters"),
        ("It was announced that the ceasefire held", "announced"),
    ],
)
def test_who_says_so_does_not_belong_into_a_claim(sentence: str, word: str) -> None:
    found = next(hint for hint in hints(sentence) if "belongs to the statement" in hint.why)

    assert found.word == word


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Azerbaijani forces did not fire", "not"),
        ("Azerbaijani forces didn’t fire", "didn’t"),
        ("No civilians were hurt", "No"),
        ("The corridor was never closed", "never"),
        ("Baku denied it", "denied"),
    ],
)
def test_a_claim_is_affirmative(sentence: str, word: str) -> None:
    assert [hint.word for hint in hints(sentence) if "let the stance deny it" in hint.instead] == [word]


def test_hints_stand_in_the_order_of_the_sentence() -> None:
    assert words_of("The regime said that terrorists never fired") == ["regime", "said", "terrorists", "never"]


def test_the_list_gives_each_word_once_with_a_reason_and_another_wording() -> None:
    words = [word for entry in LIST for word in entry["words"]]

    assert len(LIST) >= 60
    assert len(words) == len(set(words))
    assert all(re.fullmatch(r"[a-z][a-z -]*[a-z]", word) for word in words)
    assert all(entry["why"] and entry["instead"] for entry in LIST)


@pytest.mark.parametrize("entry", LIST, ids=lambda entry: entry["words"][0])
def test_every_word_and_every_exception_works(entry: dict[str, Any]) -> None:
    found = [hint for word in entry["words"] for hint in hints(f"Xyz {word} abc") if hint.word == word]

    assert {(hint.why, hint.instead) for hint in found} == {(entry["why"], entry["instead"])}
    assert not [hint for phrase in entry.get("except", ()) for hint in hints(phrase) if hint.why == entry["why"]]


def test_most_claims_of_the_sample_dossier_need_no_hint() -> None:
    """They are neutral already: what is hinted at there is what a side's own words brought in."""
    records = [json.loads(line) for line in SAMPLE_DOSSIER.read_text(encoding="utf-8").splitlines() if line]
    hinted = [hints(record["text"]) for record in records if record["record"] == "claim"]

    assert sum(map(bool, hinted)) <= len(hinted) / 4


def test_a_row_shows_the_first_three_and_forges_nothing() -> None:
    (row,) = hint_rows("The [regime](https://x.example) said that **terrorists** and the junta murdered @everyone")

    assert row.group == "The wording of the claim"
    assert [line.partition(" · ")[0] for line in row.lines] == ["“regime”", "“said”", "“terrorists”"]
    assert row.lines[0].endswith("says that a government is not lawful: government, authorities")
    assert hint_rows("The ceasefire held") == ()
    assert hint_rows(None) == ()


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=400))
def test_any_sentence_is_read(sentence: str) -> None:
    assert all(hint.word in sentence for hint in hints(sentence))


@given(st.lists(st.sampled_from([word for entry in LIST for word in entry["words"]] + ["not", "said that", "İ", "“"])))
def test_a_row_stays_short(words: list[str]) -> None:
    assert all(units(row.text) < 1000 for row in hint_rows(" ".join(words)[:300]))
