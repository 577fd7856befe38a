"""What a moderator presses on a card of the queue. Every press asks again who moderates, and reads the queue anew."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

import discord

from bot.desk.given_back import give_back
from bot.desk.proposal_text import REASON
from bot.domain.errors import UserError
from bot.ui.base import BaseDynamicItem
from bot.ui.book import Interaction
from bot.ui.forms import BaseForm
from bot.ui.permission import moderated_book
from bot.ui.text import clean

_NUMBER = r"[1-9]\d{0,9}"


class Act(StrEnum):
    """What a button does with the proposal whose number it carries; previous and next are counted from there."""

    TAKE = "take"
    RELEASE = "release"
    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    PREVIOUS = "previous"
    NEXT = "next"


_LABELS = {act: act.value.capitalize() for act in Act} | {Act.EDIT: "Edit, then accept", Act.RELEASE: "Give back"}
_STYLES = {Act.ACCEPT: discord.ButtonStyle.success}


class QueueButton(
    BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:queue:(?P<act>{'|'.join(Act)}):(?P<number>{_NUMBER})"
):
    """Does one thing with one proposal."""

    def __init__(self, act: Act, number: int) -> None:
        """`number` is the proposal's."""
        self.act, self.number = act, number
        style = _STYLES.get(act, discord.ButtonStyle.secondary)
        button = discord.ui.Button[Any](label=_LABELS[act], style=style, custom_id=f"cc:queue:{act}:{number}")
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> QueueButton:
        """Read what to do with which proposal."""
        return cls(Act(match["act"]), int(match["number"]))

    async def pressed(self, interaction: Interaction) -> None:
        """Do it, if the person moderates."""
        from bot.desk import queue_desk

        await queue_desk.press(interaction, await moderated_book(interaction), self.act, self.number)


class RejectForm(BaseForm, template=rf"cc:reject:(?P<number>{_NUMBER})"):
    """Asks why a proposal is turned down; whoever handed it in reads that."""

    def __init__(self, number: int) -> None:
        """`number` is the proposal's."""
        super().__init__(title=f"Reject proposal {number}", custom_id=f"cc:reject:{number}")
        self.number = number
        self.reason = discord.ui.TextInput[Any](
            custom_id="reason", style=discord.TextStyle.paragraph, min_length=2, max_length=REASON
        )
        self.add_item(
            discord.ui.Label(text="Why", description="Whoever handed it in reads this.", component=self.reason)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> RejectForm:
        """The form for the same proposal."""
        return cls(int(match["number"]))

    async def submitted(self, interaction: Interaction) -> None:
        """Turn it down, if the person moderates and nobody has decided meanwhile."""
        from bot.desk import queue_desk

        reason = clean(self.reason.value)
        try:
            book = await moderated_book(interaction)
            if not reason:
                raise UserError("Write why: whoever handed it in reads the reason.")
            await queue_desk.reject(interaction, book, self.number, reason)
        except UserError as error:
            await give_back(interaction, f"Proposal {self.number} is not rejected", error, reason)
