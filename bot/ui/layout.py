"""From a sheet to a message of Components V2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord

from bot.ui.base import BaseLayoutView
from bot.ui.sheet import Row, Sheet

Item = discord.ui.Item[Any]


class AnswerView(BaseLayoutView):
    """One part of a sheet. Its buttons are dynamic, so that nothing of it is kept in memory."""

    def __init__(
        self, sheet: Sheet, part: Sequence[Row], beside: Sequence[Item | None], below: Iterable[Sequence[Item]]
    ) -> None:
        """`beside` holds one button, or None, for each row of `part`; `below` rows of up to five buttons."""
        super().__init__(timeout=None)
        box = discord.ui.Container[Any](accent_colour=int(sheet.tone))
        box.add_item(discord.ui.TextDisplay(sheet.head))
        group = None
        for row, button in zip(part, beside, strict=True):
            new_group = row.group if row.group != group else None
            box.add_item(discord.ui.Separator(visible=row is part[0] or new_group is not None))
            text = f"-# **{new_group}**\n{row.text}" if new_group else row.text
            group = row.group
            box.add_item(discord.ui.Section(text, accessory=button) if button else discord.ui.TextDisplay(text))
        box.add_item(discord.ui.Separator(visible=bool(sheet.foot)))
        if sheet.foot:
            box.add_item(discord.ui.TextDisplay(sheet.foot))
        for buttons in below:
            if buttons:
                box.add_item(discord.ui.ActionRow(*buttons))
        self.add_item(box)
