"""The buttons under what was found. They carry the finding's id and a number, and work after a restart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import discord

from bot.ui.base import BaseDynamicItem
from bot.ui.text import plain

_Press = discord.Interaction[Any]
_LONGEST = 80


class FoundButton(
    BaseDynamicItem[discord.ui.Button[Any]],
    template=r"cc:found:(?P<finding>\d{1,20}):(?P<do>record|edit|skip|back|page|sure|all):(?P<numbers>\d[\d.]{0,49})",
):
    """Does something with what was found: with one statement, several, or all."""

    def __init__(
        self,
        finding: int,
        do: str,
        numbers: str,
        label: str = "Go on",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        """`numbers` are those of statements, from 0, or of a page; `label` is text from people or of ours.

        With "record", a second number is that of the speaker.
        """
        self.finding, self.do, self.numbers = finding, do, [int(one) for one in numbers.split(".") if one]
        super().__init__(
            discord.ui.Button(label=plain(label, _LONGEST), custom_id=f"cc:found:{finding}:{do}:{numbers}", style=style)
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> FoundButton:
        """Read what is to be done."""
        return cls(int(match["finding"]), match["do"], match["numbers"])

    async def pressed(self, interaction: _Press) -> None:
        """Do it, for the person whose finding it is."""
        from bot.desk.found_flow import press

        await press(interaction, self.finding, self.do, self.numbers)


def record_button(
    finding: int, number: int, guesses: Sequence[str], *, moderator: bool, speaker: int | None = None
) -> FoundButton:
    """The button that puts a statement on record or proposes it; who was guessed is confirmed with it.

    `speaker` is the number of a speaker on record who is named, with a question mark, above the button.
    """
    label = does = "Record" if moderator else "Propose"
    if speaker is not None:
        label = f"Yes, {does.lower()}"  # all that is guessed stands above it, and names are long
    elif guesses:
        end = f"Yes, {does.lower()}"
        room = (_LONGEST - len(end)) // len(guesses) - len("? ")
        label = f"{' '.join(f'{plain(guess, room)}?' for guess in guesses)} {end}"
    numbers = str(number) if speaker is None else f"{number}.{speaker}"
    return FoundButton(finding, "record", numbers, label, discord.ButtonStyle.primary)
