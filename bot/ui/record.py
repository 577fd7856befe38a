"""What answers and buttons need of a server's record: the part of `bot.ledger.Book` that is used from here."""

from __future__ import annotations

from typing import Any, Protocol

import discord

from bot.domain.answers import Answer
from bot.domain.questions import Question
from bot.domain.settings import ServerSettings


class Record(Protocol):
    """One server's record."""

    @property
    def server(self) -> int:
        """The server's own small number."""

    async def answer(self, question: Question, *, page: int = 1) -> Answer:
        """The answer to a question; `NotOnRecord` when it names something that is not there."""

    async def remember(self, question: Question) -> int:
        """A small number for a question, for a button to carry."""

    async def recall(self, number: int) -> Question:
        """The question with that number; `NotOnRecord` when there is none."""

    async def settings(self) -> ServerSettings:
        """What the server has chosen."""


async def record_of(interaction: discord.Interaction[Any]) -> Record:
    """The record of the server that the interaction comes from."""
    record: Record = await interaction.client.ledger.book(interaction.guild_id)
    return record
