"""A wording is found again in a text that changed around it."""

from __future__ import annotations

from bot.reading.statements import Locator, Span

TEXT = "The mayor said it was over. The union said it was over, too. Nobody asked."
SECOND = Span(TEXT.index("it was over, too"), TEXT.index(", too"))


def test_the_wording_is_kept_as_printed() -> None:
    locator = Locator.of(TEXT, SECOND)

    assert (locator.exact, locator.suffix) == ("it was over", ", too. Nobody asked.")
    assert locator.prefix.endswith("The union said ")


def test_it_is_found_where_it_was() -> None:
    assert Locator.of(TEXT, SECOND).find(TEXT) == SECOND


def test_it_is_found_after_the_text_grew_before_it() -> None:
    grown = "A correction: it was over. " * 3 + TEXT
    found = Locator.of(TEXT, SECOND).find(grown)

    assert found == Span(SECOND.start + 81, SECOND.end + 81)


def test_a_wording_that_is_gone_is_not_found() -> None:
    assert Locator.of(TEXT, SECOND).find("The mayor said it was not.") is None


def test_an_empty_wording_is_nowhere() -> None:
    assert Locator.of(TEXT, Span(3, 3)).find(TEXT) is None
