"""Words as typed: quotation, fragment or account."""

from __future__ import annotations

import pytest

from bot.domain.errors import UserError
from bot.domain.vocabulary import Form
from bot.intake.wording import Wording, read_words


@pytest.mark.parametrize(
    ("typed", "text", "form"),
    [
        ("“We never agreed to that.”", "We never agreed to that.", Form.VERBATIM),
        ('"We never agreed to that."', "We never agreed to that.", Form.VERBATIM),
        ("«Мы на это не соглашались!»", "Мы на это не соглашались!", Form.VERBATIM),
        ("„Dem haben wir nie zugestimmt.“", "Dem haben wir nie zugestimmt.", Form.VERBATIM),
        ("「我々は同意していない。」", "我々は同意していない。", Form.VERBATIM),
        ("«Մենք դրան չենք համաձայնել։»", "Մենք դրան չենք համաձայնել։", Form.VERBATIM),
        ("“We never agreed to that”.", "We never agreed to that", Form.PARTIAL),
        ("“constructive and peaceful”", "constructive and peaceful", Form.PARTIAL),
        (f"“{' '.join('word' for _ in range(20))}”", " ".join("word" for _ in range(20)), Form.VERBATIM),
        ("denied violating the ceasefire", "denied violating the ceasefire", Form.PARAPHRASE),
        ("“One” and “two”", "“One” and “two”", Form.PARAPHRASE),
        ("called it “constructive”", "called it “constructive”", Form.PARAPHRASE),
        ("“never closed", "“never closed", Form.PARAPHRASE),
        ("  two lines\nof it ", "two lines\nof it", Form.PARAPHRASE),
        (f"“{'x' * 3998}”", "x" * 3998, Form.PARTIAL),
    ],
)
def test_marks_make_a_quotation_and_are_taken_off(typed: str, text: str, form: Form) -> None:
    assert read_words(typed) == Wording(text, form)


@pytest.mark.parametrize("typed", ["", "  \n ", "“”", "« »"])
def test_no_words_are_none(typed: str) -> None:
    assert read_words(typed) is None


def test_too_many_are_refused() -> None:
    with pytest.raises(UserError, match="4,000"):
        read_words("x" * 4001)
