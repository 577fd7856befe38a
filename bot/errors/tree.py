"""The way in for every command."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors.funnel import answer_error
from bot.errors.handling import handle

_COMMANDS, _SECONDS = 5, 10.0  # for each member of a server: more than a person types, less than a program can


class Tree(app_commands.CommandTree[Any]):
    """The commands, with every error in the funnel, one log line for each use, and a pace for each member."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self._pace = commands.CooldownMapping[discord.Interaction[Any]].from_cooldown(_COMMANDS, _SECONDS, _member)

    async def _call(self, interaction: discord.Interaction[Any]) -> None:
        offered = interaction.type is discord.InteractionType.autocomplete
        await handle(interaction, partial(self._offer if offered else super()._call, interaction))

    async def _offer(self, interaction: discord.Interaction[Any]) -> None:
        """Offer choices as discord.py does, but let errors through: it would log them and leave whoever types alone."""
        data: Any = interaction.data
        command, options = self._get_app_command_options(data)
        interaction._cs_command = command  # type: ignore[attr-defined]  # as discord.py does
        namespace = app_commands.Namespace(interaction, data.get("resolved", {}), options)
        interaction._cs_namespace = namespace  # type: ignore[attr-defined]
        focused = next((option["name"] for option in options if option.get("focused")), None)
        if focused is None:
            await interaction.response.autocomplete([])
            return
        await command._invoke_autocomplete(interaction, focused, namespace)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let no member keep the bot busy: so many commands in so much time; choices while typing are free."""
        wait = self._pace.update_rate_limit(interaction)
        if wait is not None:
            raise app_commands.CommandOnCooldown(app_commands.Cooldown(_COMMANDS, _SECONDS), wait)
        return True

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
        """Answer what a command raised."""
        await answer_error(interaction, error)


def _member(interaction: discord.Interaction[Any]) -> tuple[int | None, int]:
    return interaction.guild_id, interaction.user.id
