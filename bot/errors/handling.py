"""One interaction from its start to its end, on every surface: counted, timed, logged in one line, never silent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any, TypeVar

import discord

from bot import log
from bot.domain.errors import RefusedError
from bot.errors.funnel import answer_error, name_of, outcome
from bot.errors.messages import Message
from bot.errors.waiting import watched

_log = logging.getLogger(__name__)
_InteractionT = TypeVar("_InteractionT", bound=discord.Interaction[Any])
_ChoiceT = TypeVar("_ChoiceT")
_TAKEN = "taken"
_SURFACES = {
    discord.InteractionType.application_command: "command",
    discord.InteractionType.autocomplete: "autocomplete",
    discord.InteractionType.component: "component",
    discord.InteractionType.modal_submit: "form",
}


async def handle(interaction: discord.Interaction[Any], work: Callable[[], Awaitable[object]]) -> None:
    """Do the work of one interaction. An error ends in `answer_error`; one line goes to the log.

    When the work takes long, Discord is told to wait (`bot.errors.waiting`).

    `interaction.client` must be a `bot.app.Counterclaim`: it waits for this to end before it closes, and while it is
    closing nothing new is begun.
    """
    bot = interaction.client
    started = perf_counter()
    take(interaction)
    task = asyncio.current_task()
    with log.request(str(interaction.id)):
        bot.running.add(task)
        try:
            if bot.stopping:
                raise RefusedError(Message.STOPPING)
            async with watched(interaction):
                await work()
        except Exception as error:  # noqa: BLE001 - this is where every error ends
            await answer_error(interaction, error)
        except asyncio.CancelledError:
            await answer_error(interaction, RefusedError(Message.STOPPING))
            raise
        finally:
            bot.running.discard(task)
            _log.info(
                "handled",
                extra=log.fields(
                    surface=_SURFACES.get(interaction.type, interaction.type.name),
                    command=name_of(interaction),
                    guild=interaction.guild_id,
                    ms=round((perf_counter() - started) * 1000, 1),
                    outcome=outcome(interaction),
                ),
            )


def take(interaction: discord.Interaction[Any]) -> None:
    """Mark an interaction as being handled."""
    interaction.extras[_TAKEN] = True


def taken(interaction: discord.Interaction[Any]) -> bool:
    """Whether a command, view, form or button of ours has begun to handle the interaction."""
    return _TAKEN in interaction.extras
