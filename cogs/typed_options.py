"""The options of /mod record and /submit: what the form asks for, and what it has no room for."""

from __future__ import annotations

from typing import Any, Literal

from discord import app_commands

from bot.domain.limits import CLAIM, HEDGE, TITLE, URL, WORDING
from bot.domain.typed import TypedStatement
from bot.domain.vocabulary import Scope, Stance
from cogs import suggest

Speaker = app_commands.Range[str, 1, 100]
StanceName = Literal["asserts", "denies", "withholds", "relays", "retracts"]
Claim = app_commands.Range[str, 1, CLAIM]
Words = app_commands.Range[str, 1, WORDING]
When = app_commands.Range[str, 1, 60]
Where = app_commands.Range[str, 1, TITLE]
Source = app_commands.Range[str, 1, URL]
Hedge = app_commands.Range[str, 1, HEDGE]
ScopeName = Literal["exact", "unspecified"]

DESCRIBED: dict[str, Any] = {
    "speaker": "Who said it: pick one, or type a name in any script",
    "stance": "What they do with the claim",
    "claim": "A claim: pick one, type its number like #4, or one neutral sentence for a new one",
    "words": "What was said, in quotation marks if these are the exact words",
    "when": "When it was said: 2023-09-21, 21 Sep 2023, yesterday; nothing when it is not known",
    "where": "Where, or on what occasion: UN Security Council",
    "source": "Where it was reported: the address of the document, or its title",
    "hedge": "Their own hedging words, such as: generally",
    "scope": "For asserts and denies: whether they said exactly what",
    "concerns": "For a new claim: whom it accuses or is about",
}
OFFERED: dict[str, Any] = {"speaker": suggest.speakers, "claim": suggest.claims, "concerns": suggest.speakers}


def typed(speaker: str, stance: str, *, when: str | None, where: str | None, **more: str | None) -> TypedStatement:
    """The options as the form would have them; `more` are those that it calls the same."""
    scope = more.pop("scope", None)
    return TypedStatement(
        who=speaker,
        stance=Stance(stance),
        when=f"{when or ''}, {where}" if where else when or "",
        scope=Scope(scope) if scope else None,
        **{name: value or "" for name, value in more.items()},
    )
