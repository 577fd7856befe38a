"""Forms that can be sent off at any time, also after a restart: their `custom_id` says what they are about.

discord.py knows a form only while it is in memory. What it no longer knows is built again from the `custom_id`, filled
in from what was sent, and handled the same, so that nothing typed is lost.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Any, ClassVar, Self

import discord

from bot.ui.base import BaseModal

_KEPT = 900.0  # seconds that discord.py keeps a form that nobody has sent off


class BaseForm(BaseModal):
    """A form. A subclass names its `template`, builds itself in `from_match`, and does its work in `submitted`.

    Every input needs a `custom_id` of its own choosing, or a form built again could not tell them apart.
    """

    template: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")

    def __init_subclass__(cls, *, template: str) -> None:
        super().__init_subclass__()
        cls.template = re.compile(template)

    def __init__(self, *, title: str, custom_id: str) -> None:
        """`title` has at most 45 characters."""
        super().__init__(title=title, custom_id=custom_id, timeout=_KEPT)

    @classmethod
    @abstractmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """The form with that `custom_id`, its inputs empty."""

    @abstractmethod
    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Do what was asked for; whatever it raises is answered."""

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """What discord.py calls."""
        await self.submitted(interaction)


class Forms:
    """The kinds of forms that a bot knows."""

    def __init__(self) -> None:
        self._kinds: list[type[BaseForm]] = []

    def add(self, *kinds: type[BaseForm]) -> None:
        """Know these kinds from now on."""
        self._kinds.extend(kinds)

    def handle(self, interaction: discord.Interaction[Any]) -> bool:
        """Handle a form that discord.py no longer knows; False when it is none of ours."""
        data: Any = interaction.data
        for kind in self._kinds:
            if match := kind.template.fullmatch(data["custom_id"]):
                kind.from_match(match)._dispatch_submit(interaction, data["components"], data.get("resolved", {}))
                return True
        return False
