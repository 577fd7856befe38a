"""The least that a bot of discord.py can do: /who denied, answered with "ok". Takes the token."""

from __future__ import annotations

import sys
from typing import Any

import discord
from discord import app_commands


class Empty(discord.Client):
    """A client with a tree of one command."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        who = app_commands.Group(name="who", description="Who")

        @who.command(name="denied", description="Denied")
        async def denied(interaction: discord.Interaction[Any], claim: str) -> None:  # noqa: ARG001
            await interaction.response.send_message("ok")

        self.tree.add_command(who)


if __name__ == "__main__":
    Empty().run(sys.argv[1], log_handler=None)
