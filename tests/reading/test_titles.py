"""What is left of a name without its titles."""

from __future__ import annotations

import pytest

from bot.reading.titles import without_titles


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("PM Pashinyan", "Pashinyan"),
        ("President Ilham Aliyev", "Ilham Aliyev"),
        ("Azerbaijan's foreign ministry", "Azerbaijan"),
        ("Ministry of Foreign Affairs of Armenia", "Armenia"),
        ("Pashinyan, prime minister of Armenia", "Pashinyan"),
    ],
)
def test_a_title_is_left_out(name: str, first: str) -> None:
    assert first in without_titles(name)


@pytest.mark.parametrize("name", ["Nikol Pashinyan", "Two people in Shusha", "Никол Пашинян", "", ",", "President"])
def test_nothing_is_guessed_from_what_is_no_title_with_a_name(name: str) -> None:
    assert without_titles(name) == ()
