"""The form to paste an article into."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.domain.limits import TITLE, URL
from bot.ui.forms import BaseForm

_FIELD = 4_000  # what Discord lets people type into one field
_DATE = 40


class PasteForm(BaseForm, template=r"cc:paste"):
    """Title or address, outlet, day and text of an article; a long text goes on in a second field."""

    def __init__(self) -> None:
        """An empty form."""
        super().__init__(title="Paste an article", custom_id="cc:paste")
        self.name = _input("name", URL, required=True)
        self.outlet = _input("outlet", TITLE)
        self.published = _input("published", _DATE)
        self.text = _input("text", _FIELD, required=True, style=discord.TextStyle.paragraph)
        self.more = _input("more", _FIELD, style=discord.TextStyle.paragraph)
        for label, description, component in (
            ("Title or address", "What the source is called; its address if it has one", self.name),
            ("Outlet", "Who published it", self.outlet),
            ("Published on", "2023-09-21; nothing when it is not known", self.published),
            ("Text", None, self.text),
            ("More of the text", "Where the first field ended", self.more),
        ):
            self.add_item(discord.ui.Label[Any](text=label, description=description, component=component))

    @classmethod
    def from_match(cls, _match: re.Match[str]) -> PasteForm:
        """The empty form."""
        return cls()

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Look for statements in what was pasted."""
        from bot.desk.import_flow import from_paste

        await from_paste(interaction, self)


def _input(
    name: str, limit: int, *, required: bool = False, style: discord.TextStyle = discord.TextStyle.short
) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(custom_id=name, style=style, required=required, max_length=limit)
