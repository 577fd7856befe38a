"""The buttons under answers. They carry only numbers, so they work after a restart and on old messages.

Numbers are looked up in the record of the server that the press comes from, never in another one's.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.domain.ids import record_id
from bot.domain.questions import Question, ShowClaim, Timeline, Who
from bot.domain.vocabulary import Stance
from bot.ui.base import BaseDynamicItem
from bot.ui.book import book_of
from bot.ui.sheet import Ask, Open, View
from bot.ui.text import plain

_Press = discord.Interaction[Any]
_LABELS = {View.TIMELINE: "Timeline", View.CLAIMED: "Who claimed it", View.DENIED: "Who denied it"}
_NUMBER = r"[1-9]\d{0,9}"


def claim_question(view: View, claim: int) -> Question:
    """The question behind a view of a claim (by id)."""
    match view:
        case View.TIMELINE:
            return Timeline(claim)
        case View.CLAIMED:
            return Who(claim, Stance.ASSERTS)
        case View.DENIED:
            return Who(claim, Stance.DENIES)
        case View.SHOW:
            return ShowClaim(claim)


class ClaimButton(
    BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:(?P<view>{'|'.join(View)}):(?P<number>{_NUMBER})"
):
    """Opens a view of a claim, for the person who presses it alone."""

    def __init__(self, target: Open) -> None:
        """`target` names the view and the claim's number."""
        self.target = target
        label = _LABELS.get(target.view, f"Show #{target.number}")
        super().__init__(discord.ui.Button(label=label, custom_id=f"cc:{target.view}:{target.number}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> ClaimButton:
        """Read the view and the number."""
        return cls(Open(View(match["view"]), int(match["number"])))

    async def pressed(self, interaction: _Press) -> None:
        """Answer privately: the channel has seen enough when one person looks further."""
        from bot.ui.send import answer

        book = await book_of(interaction)
        question = claim_question(self.target.view, record_id(book.server, self.target.number))
        await answer(interaction, book, question, private=True)


class AskButton(BaseDynamicItem[discord.ui.Button[Any]], template=rf"cc:ask:(?P<stored>{_NUMBER})"):
    """Asks a stored question: one of those offered by "did you mean"."""

    def __init__(self, target: Ask) -> None:
        """`target` names the stored question and what the button says."""
        self.stored = target.stored
        super().__init__(discord.ui.Button(label=plain(target.label, 40), custom_id=f"cc:ask:{target.stored}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> AskButton:
        """Read the number of the question."""
        return cls(Ask(int(match["stored"]), "Ask"))

    async def pressed(self, interaction: _Press) -> None:
        """Answer as the command would have."""
        from bot.ui.send import answer

        book = await book_of(interaction)
        await answer(interaction, book, await book.recall(self.stored))


class PageButton(
    BaseDynamicItem[discord.ui.Button[Any]],
    template=rf"cc:(?P<kind>page|shown):(?P<stored>{_NUMBER}):(?P<page>{_NUMBER})(?:\.(?P<part>{_NUMBER}))?",
):
    """Turns to a page of an answer. A page too full for one message comes in parts, after a dot."""

    def __init__(self, stored: int, page: int, part: int = 1, label: str = "Page", *, shown: bool = False) -> None:
        """`stored` numbers the question; page and part count from 1.

        `shown` is for an answer that somebody has shown to the channel, which stays marked so.
        """
        self.stored, self.page, self.part, self.shown = stored, page, part, shown
        kind, suffix = "shown" if shown else "page", f".{part}" if part > 1 else ""
        super().__init__(discord.ui.Button(label=label, custom_id=f"cc:{kind}:{stored}:{page}{suffix}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> PageButton:
        """Read where to turn."""
        shown = match["kind"] == "shown"
        return cls(int(match["stored"]), int(match["page"]), int(match["part"] or 1), shown=shown)

    async def pressed(self, interaction: _Press) -> None:
        """Turn the page in place for the person who asked, and show it privately to anybody else."""
        from bot.ui.send import turn

        await turn(interaction, self.stored, self.page, self.part, shown=self.shown)


class ChannelButton(
    BaseDynamicItem[discord.ui.Button[Any]],
    template=rf"cc:channel:(?P<stored>{_NUMBER}):(?P<page>{_NUMBER})(?:\.(?P<part>{_NUMBER}))?",
):
    """Shows a private answer to the channel."""

    def __init__(self, stored: int, page: int, part: int = 1) -> None:
        """`stored` numbers the question; page and part count from 1."""
        self.stored, self.page, self.part = stored, page, part
        suffix = f".{part}" if part > 1 else ""
        super().__init__(discord.ui.Button(label="Show to channel", custom_id=f"cc:channel:{stored}:{page}{suffix}"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> ChannelButton:
        """Read what to show."""
        return cls(int(match["stored"]), int(match["page"]), int(match["part"] or 1))

    async def pressed(self, interaction: _Press) -> None:
        """Post the page for everybody, if the person may write there themselves."""
        from bot.ui.send import publish

        await publish(interaction, self.stored, self.page, self.part)


def button_of(target: Open | Ask) -> ClaimButton | AskButton:
    """The button for what a sheet names."""
    return ClaimButton(target) if isinstance(target, Open) else AskButton(target)


DYNAMIC_ITEMS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (ClaimButton, AskButton, PageButton, ChannelButton)
