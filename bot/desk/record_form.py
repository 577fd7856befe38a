"""The form to record a statement. What it says about the message or command that opened it is kept in its draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord

from bot.domain.limits import CLAIM, HEDGE, NAME, TITLE, URL, WORDING
from bot.domain.typed import TypedStatement
from bot.domain.vocabulary import Stance
from bot.ui.forms import BaseForm
from bot.ui.text import plain

STANCES = {
    Stance.ASSERTS: ("Asserts", "They say that it is so"),
    Stance.DENIES: ("Denies", "They say that it is not so"),
    Stance.WITHHOLDS: ("Withholds", "They will not say: no comment, cannot confirm"),
    Stance.RELAYS: ("Relays", "They pass it on from somebody else, without saying so themselves"),
    Stance.RETRACTS: ("Retracts", "They take back what they said before"),
}
"""What each stance is called, and in plain words."""

EITHER, RECORDING, PROPOSING = "Record or propose a statement", "Record a statement", "Propose a statement"
"""Titles of the form: when it is not known whether the person moderates, when they do, and when it is a proposal."""

_WHO = "A name in any script, or a description: two sources in Stepanakert"
_FIRST_OF = "A name or a description. The first of {} found; the menu Find statements shows all"

_OCCASION = TITLE + HEDGE + URL
"""Characters for when, where and an address."""

_ABOUT = ":about"
"""Ends the value of a stance on a claim that concerns somebody."""

_WHOM, _OPTION = 60, 100


class RecordForm(BaseForm, template=r"cc:record:(?P<draft>\d{1,20})"):
    """Who, stance, claim, words, when and where."""

    def __init__(
        self, draft: int, typed: TypedStatement, title: str = EITHER, *, guess: str = "", found: int = 0
    ) -> None:
        """`draft` is the id under which it is kept, `typed` what it is filled in with.

        `guess` (from people) is shown in place of a name that is missing; `found` counts the statements of the
        message, of which `typed` is one.
        """
        super().__init__(title=title, custom_id=f"cc:record:{draft}")
        self.draft, self.filled = draft, typed
        self.who = _input("who", typed.who, NAME, required=True)
        self.who.placeholder = f"{plain(guess, 90)}?" if guess else None
        self.stance = discord.ui.Select[Any](custom_id="stance", options=_stances(typed))
        self.claim = _input("claim", typed.claim, CLAIM)
        self.words = _input("words", typed.words, WORDING, style=discord.TextStyle.paragraph)
        self.when = _input("when", typed.when, _OCCASION)
        for text, description, component in (
            ("Who said it", _FIRST_OF.format(found) if found > 1 else _WHO, self.who),
            ("What they do with the claim", None, self.stance),
            ("The claim", "#12, or one neutral sentence; empty when nothing is claimed", self.claim),
            ("The words", "In quotation marks if these are their exact words", self.words),
            (
                "When and where",
                "2023-09-21, UN Security Council; a link here takes the place of the message's",
                self.when,
            ),
        ):
            self.add_item(discord.ui.Label[Any](text=text, description=description, component=component))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> RecordForm:
        """The empty form of a draft."""
        return cls(int(match["draft"]), TypedStatement())

    def typed(self, before: TypedStatement) -> TypedStatement:
        """What was handed in. `before` is what the form was filled in with, for what it has no field for.

        A hedge that stood in the words goes when it is taken out of them.
        """
        gone = before.hedge in before.words and before.hedge not in self.words.value
        stance, _, about = next(iter(self.stance.values), f"{before.stance}{_ABOUT}").partition(":")
        return replace(
            before,
            hedge="" if gone else before.hedge,
            who=self.who.value,
            stance=Stance(stance),
            concerns=before.concerns if about else "",
            claim=self.claim.value,
            words=self.words.value,
            when=self.when.value,
        )

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what was handed in, then record it or ask."""
        from bot.desk.record_flow import handed_in

        await handed_in(interaction, self)


def _stances(typed: TypedStatement) -> list[discord.SelectOption]:
    """The stances, that of `typed` picked; when that concerns somebody, it is there with them and without."""
    options = []
    for stance, (label, meaning) in STANCES.items():
        picked = stance is typed.stance
        if picked and typed.concerns:
            whom = plain(typed.concerns, _WHOM)
            options.append(
                discord.SelectOption(
                    label=f"{label}, about {whom}",
                    value=f"{stance}{_ABOUT}",
                    description=plain(f"{meaning}; a new claim concerns {whom}", _OPTION),
                    default=True,
                )
            )
        default = picked and not typed.concerns
        options.append(discord.SelectOption(label=label, value=stance.value, description=meaning, default=default))
    return options


def _input(
    name: str, value: str, limit: int, *, required: bool = False, style: discord.TextStyle = discord.TextStyle.short
) -> discord.ui.TextInput[Any]:
    filled = value[:limit]
    if style is discord.TextStyle.short:
        filled = " ".join(filled.split())
    return discord.ui.TextInput(
        custom_id=name, style=style, default=filled or None, required=required, max_length=limit
    )
