"""The form for a statement that was found, to be looked over before it is recorded."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.desk.record_form import RecordForm
from bot.domain.typed import TypedStatement


class FoundForm(RecordForm, template=r"cc:found:(?P<finding>\d{1,20}):(?P<number>\d{1,3})"):
    """The form to record a statement; when it is sent off, the list that it was opened from is shown again."""

    def __init__(self, finding: int, number: int, typed: TypedStatement) -> None:
        """`number` is that of the statement, from 0; `typed` what the form is filled in with."""
        from bot.ledger.findings import draft_of

        super().__init__(draft_of(finding, number), typed)
        self.custom_id = f"cc:found:{finding}:{number}"
        self.finding, self.number = finding, number

    @classmethod
    def from_match(cls, match: re.Match[str]) -> FoundForm:
        """The empty form of a statement."""
        return cls(int(match["finding"]), int(match["number"]), TypedStatement())

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what was handed in, then record it or ask."""
        from bot.desk.found_flow import handed_in

        await handed_in(interaction, self)
