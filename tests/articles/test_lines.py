"""What print and pages make of a text is taken back, so that statements are found in it and quoted from it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.lines import typed, unbroken
from bot.reading.statements import read

WIDE = "Baku said in the evening that the truce was holding and"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (
            "the oﬃcial conﬁrmed the ﬂow, the eﬀect and the ﬁrﬆ",
            "the official confirmed the flow, the effect and the first",
        ),
        ("Baku\u00a0said\u202fthat\u2009it", "Baku said that it"),
        ("con\u00adfirmed re\u200bport\ufeff", "confirmed report"),
        ("“Մենք” – نه\u200cخواهم", "“Մենք” – نه\u200cخواهم"),
    ],
)
def test_letters_and_blanks(printed: str, plain: str) -> None:
    assert typed(printed) == plain


@pytest.mark.parametrize(
    ("pages", "paragraphs"),
    [
        (
            f"{WIDE}\nthat nobody had fired.\nYerevan denied it.",
            [f"{WIDE} that nobody had fired.", "Yerevan denied it."],
        ),
        (f"A fragile truce\n{WIDE}\nthat is all.", ["A fragile truce", f"{WIDE} that is all."]),
        (f"{WIDE}\n\nthat is all.", [f"{WIDE} that is all."]),  # over the end of a page
        (f"{WIDE}\n\nThat is all.", [WIDE, "That is all."]),
        (f"{WIDE}\nthe cease-\nfire was holding.", [f"{WIDE} the ceasefire was holding."]),
        (f"{WIDE}\nthe cease\u00ad\nfire was holding.", [f"{WIDE} the ceasefire was holding."]),
        (f"{WIDE}\nthe cease-\n\nfire was holding.", [f"{WIDE} the ceasefire was holding."]),
        ("A Moscow-led team and a Moscow-\nled force.", ["A Moscow-led team and a Moscow-led force."]),
        ("It was 2020-\n2021 then.", ["It was 2020- 2021 then."]),
        (f"{WIDE} “we deny it.\nWe never fired,” he said.", [f"{WIDE} “we deny it. We never fired,” he said."]),
        (f'{WIDE} "we deny it.\nWe never fired," he said.', [f'{WIDE} "we deny it. We never fired," he said.']),
        ("", [""]),
        ("\n \n", [""]),
    ],
)
def test_lines(pages: str, paragraphs: list[str]) -> None:
    assert unbroken(pages).split("\n") == paragraphs


def test_a_mark_that_is_never_closed_joins_no_more_than_a_long_quotation() -> None:
    pages = "He said “we deny it.\n" + "That was all of it.\n" * 1_000
    assert unbroken(pages).count("\n") > 900


def test_a_wide_table_breaks_no_other_line() -> None:
    table = "cell " * 80
    pages = f"{WIDE}\nthat it was so.\n" * 10 + table
    assert unbroken(pages).split("\n")[:10] == [f"{WIDE} that it was so."] * 10


def test_what_was_broken_is_found_and_quoted_whole() -> None:
    pages = "A fragile truce\nThe Azerbaijani ministry conﬁrmed in the evening that the\ncease-\nfire was holding."
    text = typed(unbroken(pages))
    [found] = read(text)
    assert found.speaker is not None
    assert found.speaker.name == "The Azerbaijani ministry"
    assert found.content[0].of(text) == "that the ceasefire was holding"


@given(st.text(alphabet='ab -\n.“”"\u00adA'))
def test_no_letter_is_lost(pages: str) -> None:
    kept = [character for character in unbroken(pages) if character.isalpha()]
    assert kept == [character for character in pages if character.isalpha()]


def test_it_takes_time_in_proportion_to_the_text() -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        unbroken("cease-\nfire “x.\n" * size)
        return time.process_time() - began

    seconds(1_000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.001)
