"""Whatever is asked is read, and what is handed on comes from the question."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.reading.lexicon import BY_FORM, VERBS
from bot.reading.questions import (
    LONGEST,
    Reading,
    read_question,
)
from tests.reading.test_document import as_documented


def test_every_form_belongs_to_one_verb() -> None:
    for verb in VERBS:
        assert {BY_FORM[form].base for form in (*verb.finite, verb.perfect, verb.progressive)} == {verb.base}


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("deny", ("denies", "denied", "deny", "denied", "denying")),
        ("admit", ("admits", "admitted", "admit", "admitted", "admitting")),
        ("accuse", ("accuses", "accused", "accuse", "accused", "accusing")),
        ("relay", ("relays", "relayed", "relay", "relayed", "relaying")),
        ("dismiss", ("dismisses", "dismissed", "dismiss", "dismissed", "dismissing")),
        ("withdraw", ("withdraws", "withdrew", "withdraw", "withdrawn", "withdrawing")),
        ("take back", ("takes back", "took back", "take back", "taken back", "taking back")),
        (
            "refuse to comment",
            "refuses to comment,refused to comment,refuse to comment,refused to comment,refusing to comment".split(","),
        ),
    ],
)
def test_forms(base: str, forms: tuple[str, ...]) -> None:
    verb = BY_FORM[base]

    assert (*verb.finite, verb.perfect, verb.progressive) == tuple(forms)


KEYS = sorted(
    {
        *BY_FORM,
        *"who what did has not it that by been the Baku 's of and ? on since between yesterday 21 May 2023".split(),
    }
)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=LONGEST))
@example("İ" * LONGEST)
@example("who said \ud800")
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read_question(text), Reading)


@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_any_heap_of_key_words_is_read(words: list[str]) -> None:
    assert isinstance(read_question(" ".join(words)), Reading)


@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_what_is_handed_on_comes_from_the_question(words: list[str]) -> None:
    reading = read_question(" ".join(words))
    told = set(re.findall(r"\w+", as_documented(reading)[1]))

    assert told <= set(re.findall(r"\w+", " ".join(words)))
