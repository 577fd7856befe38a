"""Where quotations begin and end, in the marks of many languages, also when one is missing."""

from __future__ import annotations

import pytest

from bot.reading.statements import read
from bot.reading.statements.quotations import Quotation, find_quotations


def quoted(text: str, *, carried: bool = False) -> list[str]:
    return [text[one.start : one.end] for one in find_quotations(text, 0, len(text), carried=carried)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “never”.", ["“no”", "“never”"]),
        ("Он сказал «нет».", ["«нет»"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Er sagte »nein« und ging.", ["»nein«"]),
        ("Er sagte ‚ja‘, dann ‹nein›.", ["‹nein›"]),
        ("彼は「いいえ」と言った", ["「いいえ」"]),
        ('He said "no" to it.', ['"no"']),
        ("He said ‘not now’ twice.", ["‘not now’"]),
        ("It's the voters' choice, he said 'not now' to them.", ["'not now'"]),
        ("He said ``no,'' and left.", ["``no,''"]),
        ("''It is on 'Fox and Friends,''' he said.", ["''It is on 'Fox and Friends,'''"]),
        ('The board is 6\'2" long and 3" wide.', []),
        ("He said “she told me ‘no’ twice” again.", ["“she told me ‘no’ twice”"]),
        ('He said “no," and left.', ['“no,"']),
        ("“Not here,“ said the mayor.", ["“Not here,“"]),
        ("don't can't won't", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_left_open_reaches_to_the_end() -> None:
    text = "He said “we will never sign."

    assert find_quotations(text, 0, len(text)) == [Quotation(8, len(text), closed=False)]


def test_a_quotation_carried_over_is_closed_by_the_first_mark() -> None:
    assert quoted("and we will not sign,” he said. “Ever.”", carried=True) == ["and we will not sign,”", "“Ever.”"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We have waited for ten years,” the mayor said. “We asked twice.\n\n“We will not ask again.”"

    (one,) = read(text)

    assert [part.of(text) for part in one.content] == [
        "“We have waited for ten years,”",
        "“We asked twice.",
        "“We will not ask again.”",
    ]
