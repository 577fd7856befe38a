"""Text from people shows as what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.text import BLANK, clean, escape, plain, safe, shorten, source_link, units
from tests.ui import hostile


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain words", "plain words"),
        ("two\n\nlines\tand  spaces", "two lines and spaces"),
        ("**bold** _it_ ~~s~~ ||x|| `c`", r"\*\*bold\*\* \_it\_ \~\~s\~\~ \|\|x\|\| \`c\`"),
        ("[click](https://evil.example)", r"\[click\](https\://evil.example)"),
        ("@everyone", "@\u200beveryone"),
        ("<@1> <#2> <t:3:R>", "\\<@\u200b1> \\<#2> \\<t:3:R>"),
        ("# heading", r"\# heading"),
        ("-# small", r"\-# small"),
        ("> quote", r"\> quote"),
        ("1. one", "1\u200b. one"),
        ("a\u202eb\u200bc\x00d\ud800e", "abcde"),
        ("", BLANK),
        ("\u3164\u2800 ", BLANK),
        ("don't, e-mail a@b.example!", "don't, e-mail a@b.example!"),
        ("می\u200cشود", "\u2068می\u200cشود\u2069"),
        ("Z\u0301\u0301\u0301\u0301\u0301", "Z\u0301\u0301\u0301"),
    ],
)
def test_what_is_typed_and_what_is_shown(typed: str, shown: str) -> None:
    assert safe(typed) == shown


@given(hostile.text, st.integers(8, 500))
def test_safe_text_is_one_short_line_that_nothing_hides_in(typed: str, limit: int) -> None:
    shown = safe(typed, limit)
    assert 0 < units(shown) <= limit
    assert "\n" not in shown
    assert shown.encode()
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u00ad\ufeff\x00") & set(shown)
    assert shown[0] not in "#>-+*"
    assert shown.count("\u2068") == shown.count("\u2069") <= 1


@given(hostile.text, st.integers(8, 100))
def test_a_choice_is_never_empty_nor_too_long(typed: str, limit: int) -> None:
    assert 0 < units(plain(typed, limit)) <= limit


def test_shortening_ends_at_a_word() -> None:
    assert shorten("Azerbaijani forces violated the ceasefire", 25) == "Azerbaijani forces…"
    assert shorten("short", 25) == "short"
    assert shorten("🎉" * 10, 9) == "🎉" * 4 + "…"


def test_escaping_leaves_nothing_to_escape_in_plain_words() -> None:
    assert escape(clean("Ararat Mirzoyan, «sic»")) == "Ararat Mirzoyan, «sic»"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a_(b)", "[Title](<https://example.org/a_%28b%29>) (example.org)"),
        ("http://example.org:8080/?q=[x]", "[Title](<http://example.org:8080/?q=%5Bx%5D>) (example.org)"),
        ("https://пример.example/", "[Title](<https://xn--e1afmkfd.example/>) (xn--e1afmkfd.example)"),
        ("javascript:alert(1)", None),
        ("https://user@example.org/", None),
        ("https://example.org/ x", None),
        ("https://example.org/" + "a" * 600, None),
        ("https://[::1]/", None),
        ("https://example.org:99999/", None),
    ],
)
def test_only_plain_web_addresses_become_links_and_they_show_their_host(url: str, shown: str | None) -> None:
    assert source_link("Title", url) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a_b*c/", "example.org/a\\_b\\*c"),
        ("https://example.org/)](https://evil.example)", "example.org/%29%5D%28https\\://evil.example%29"),
        ("https://example.org/@everyone/https://evil.example", "example.org/@\u200beveryone/https\\://evil.example"),
        ("https://example.org/" + "a" * 100, "example.org/" + "a" * 67 + "…"),
    ],
)
def test_what_is_shown_of_an_address_neither_pings_nor_leads_elsewhere(url: str, shown: str) -> None:
    linked = source_link("document", url, 80)
    assert linked is not None
    assert linked.endswith(f">) ({shown})")


def test_a_label_cannot_end_the_link() -> None:
    assert source_link("a](https://evil.example)", "https://example.org") == (
        "[a)(https evil.example)](<https://example.org>) (example.org)"
    )
