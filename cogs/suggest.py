"""Autocomplete: what is offered while somebody types. At most 25 choices of 100 characters, safe to show."""

from __future__ import annotations

from collections.abc import Iterable

from discord.app_commands import Choice

from bot.domain.answers import Candidate
from bot.domain.ids import claim_label, number_of
from bot.ui.book import Interaction, book_of
from bot.ui.text import plain

MOST = 25
_LENGTH = 100
EVERYTHING = "*"

CLAIM = "A claim: pick one, type its number like #4, or a few of its words"
"""How an option that takes a claim is described to people."""


async def claims(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Claims by number and text; what is sent is "#4"."""
    found = await (await book_of(interaction)).suggest_claims(typed, MOST)
    return [
        Choice(name=plain(f"{claim_label(one.id)} · {one.text}", _LENGTH), value=claim_label(one.id)) for one in found
    ]


async def speakers(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Speakers by name in any script; what is sent is "Ararat Mirzoyan @6", exact even where names are shared."""
    return _named(await (await book_of(interaction)).suggest_speakers(typed, MOST))


async def topics(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Topics by title, after a choice for all of them."""
    found = await (await book_of(interaction)).suggest_topics(typed, MOST - 1)
    return [*([] if typed else [Choice(name="all topics", value=EVERYTHING)]), *_named(found)]


def _named(found: Iterable[Candidate]) -> list[Choice[str]]:
    return [Choice(name=plain(one.text, _LENGTH), value=_exact(one)) for one in found]


def _exact(one: Candidate) -> str:
    number = f" @{number_of(one.id)}"
    return plain(one.text, _LENGTH - len(number)) + number
