"""Messages as they are posted: the links in them, and how they look without markup."""

from __future__ import annotations

import pytest

from bot.domain.limits import URL
from bot.reading.posts import link_in, readable


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("see https://example.org/a, and https://example.org/b", "https://example.org/a"),
        ("(https://example.org/wiki/Shusha_(town))", "https://example.org/wiki/Shusha_(town)"),
        ("[post](https://t.me/caliber/12)", "https://t.me/caliber/12"),
        ("<https://t.me/caliber/12>", "https://t.me/caliber/12"),
        ("||https://t.me/caliber/12||", "https://t.me/caliber/12"),
        ("https://discord.com/channels/1/2/3 https://t.me/x/12", "https://t.me/x/12"),
        ("https://ptb.discord.com/channels/1/2/3", ""),
        ("https://cdn.discordapp.com/attachments/1/2/a.png https://media.discordapp.net/a", ""),
        ("https://discord.gg/abc", ""),
        ("https://discord.community.example/a", "https://discord.community.example/a"),
        ("http://example.org", "http://example.org"),
        ("ftp://example.org javascript:alert(1) www.example.org https:// https:///x", ""),
        ("https://example.org/" + "a" * URL, ""),
    ],
)
def test_link_in(text: str, source: str) -> None:
    assert link_in(text) == source


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** _it_ snake_case __under__ ~~gone~~ ||secret||", "bold it snake_case under gone secret"),
        ("<@123> asked </who denied:123456789012345678> at <t:1700000000:R> <:pepe:123>", " asked at "),
        ("[our post](https://example.org/x) on it", "our post on it"),
        ("see https://example.org/x now", "see now"),
        ("> quoted\n-# small", "> quoted\n-# small"),
        ("Փաշինյան. «Ոչ»", "Փաշինյան: «Ոչ»"),
        ("Smith. “No”", "Smith. “No”"),
        ("a\x00b", "a b"),
    ],
)
def test_readable(text: str, shown: str) -> None:
    assert readable(text) == shown
