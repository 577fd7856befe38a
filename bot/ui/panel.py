"""A message of headings, each with a row of buttons or a menu under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.ui.base import BaseLayoutView
from bot.ui.sheet import Tone

Item = discord.ui.Item[Any]


@dataclass(frozen=True, slots=True)
class Block:
    """A text, safe to show, and what stands under it: one menu, or up to five buttons."""

    text: str
    items: Sequence[Item] = ()


class Panel(BaseLayoutView):
    """Blocks one under the other. What can be pressed is dynamic, so that nothing of it is kept in memory."""

    def __init__(self, title: str, blocks: Sequence[Block], foot: str = "") -> None:
        """At most eight blocks, with 3,900 characters of text in all."""
        super().__init__(timeout=None)
        box = discord.ui.Container[Any](accent_colour=int(Tone.PLAIN))
        box.add_item(discord.ui.TextDisplay(f"### {title}"))
        for block in blocks:
            box.add_item(discord.ui.Separator())
            box.add_item(discord.ui.TextDisplay(block.text))
            if block.items:
                box.add_item(discord.ui.ActionRow(*block.items))
        if foot:
            box.add_item(discord.ui.Separator())
            box.add_item(discord.ui.TextDisplay(f"-# {foot}"))
        self.add_item(box)
