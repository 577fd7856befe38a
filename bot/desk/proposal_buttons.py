"""What a member presses about their own proposals. Whose a proposal is, is asked again on every press."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

import discord

from bot.ui.base import BaseDynamicItem
from bot.ui.book import Interaction, book_of

_NUMBER = r"[1-9]\d{0,9}"


class Do(StrEnum):
    """What a button does with the proposal whose number it carries."""

    OPEN = "open"
    TELL = "tell"
    HUSH = "hush"
    WITHDRAW = "withdraw"


_LABELS = {
    Do.OPEN: "Open",
    Do.TELL: "Tell me by direct message",
    Do.HUSH: "No direct message",
    Do.WITHDRAW: "Withdraw",
}


class ProposalButton(
    BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:mine:(?P<what>{'|'.join(Do)}):(?P<number>{_NUMBER})"
):
    """Does one thing with one proposal of the person's own."""

    def __init__(self, what: Do, number: int) -> None:
        """`number` is the proposal's."""
        self.what, self.number = what, number
        super().__init__(discord.ui.Button(label=_LABELS[what], custom_id=f"cc:mine:{what}:{number}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> ProposalButton:
        """Read what to do with which proposal."""
        return cls(Do(match["what"]), int(match["number"]))

    async def pressed(self, interaction: Interaction) -> None:
        """Do it, if the proposal is the person's own."""
        from bot.desk.proposals import do

        await do(interaction, await book_of(interaction), self.what, self.number)


class ProposalsButton(BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:mine:page:(?P<page>{_NUMBER})"):
    """Turns to a page of one's own proposals, whoever's list it was pressed under."""

    def __init__(self, page: int, label: str = "Page") -> None:
        """Pages count from 1."""
        self.page = page
        super().__init__(discord.ui.Button(label=label, custom_id=f"cc:mine:page:{page}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> ProposalsButton:
        """Read the page."""
        return cls(int(match["page"]))

    async def pressed(self, interaction: Interaction) -> None:
        """Turn the page in place."""
        from bot.desk.in_place import show
        from bot.desk.proposals import list_view

        await show(interaction, await list_view(await book_of(interaction), interaction.user.id, self.page))
