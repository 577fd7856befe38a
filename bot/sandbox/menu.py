"""/menu: the page has no menus on messages, so in the sandbox, and only there, a command stands in for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands
from simcord import Env
from simcord.backend import serializers

from bot.domain.errors import UserError
from bot.ui.text import plain

_MOST = 25
_NO_MENU = "There is no such menu; pick one from the list."
_NO_MESSAGE = "There is no such message in this channel; pick one from the list."


class MessageMenus(commands.Cog):
    """/menu runs the menus of the bot, as they are, on a message of the channel."""

    def __init__(self, bot: commands.Bot, env: Env) -> None:
        """`env` is where the bot's messages are."""
        self._bot, self._env = bot, env

    @app_commands.command(description="What right-click, Apps does in Discord: a menu of the bot, on a message")
    @app_commands.guild_only()
    @app_commands.describe(menu="What to do with the message", message="One of the latest messages of members")
    async def menu(self, interaction: discord.Interaction[Any], menu: str, message: str) -> None:
        """Run that menu on that message."""
        found = self._bot.tree.get_command(menu, type=discord.AppCommandType.message)
        if not isinstance(found, app_commands.ContextMenu):
            raise UserError(_NO_MENU)
        await found._invoke(interaction, self._message(interaction, message))

    @menu.autocomplete("menu")
    async def _menus(self, _interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
        names = (menu.name for menu in self._bot.tree.get_commands(type=discord.AppCommandType.message))
        return [Choice(name=name, value=name) for name in names if typed.casefold() in name.casefold()]

    @menu.autocomplete("message")
    async def _latest(self, interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
        shown = (
            (plain(f"{name}: {text}", 100), str(number)) for number, name, text in self._members_messages(interaction)
        )
        return [Choice(name=name, value=value) for name, value in shown if typed.casefold() in name.casefold()][:_MOST]

    def _members_messages(self, interaction: discord.Interaction[Any]) -> Iterator[tuple[int, str, str]]:
        """Id, author and text of what members wrote in this channel, newest first."""
        backend = self._env.backend
        for number, stored in sorted(backend.messages[interaction.channel_id or 0].items(), reverse=True):
            author = backend.users[stored.author_id]
            if not author.bot:
                yield number, author.name, stored.content

    def _message(self, interaction: discord.Interaction[Any], number: str) -> discord.Message:
        """The message as a menu brings it along, with its text."""
        backend = self._env.backend
        stored = backend.messages[interaction.channel_id or 0].get(int(number) if number.isdecimal() else 0)
        if stored is None or backend.users[stored.author_id].bot:
            raise UserError(_NO_MESSAGE)
        channel: Any = interaction.channel
        return discord.Message(
            state=interaction._state, channel=channel, data=serializers.message_payload(backend, stored)
        )
