"""Telling Discord to wait when an answer takes long.

Discord gives an interaction up after three seconds. The first half of that belongs to the answer; then the interaction
is deferred here, and the answer follows. A command is deferred privately, so that nothing private can turn public: the
first follow-up takes the place of "thinking…" and its visibility. So is a form that a command or a message menu has
opened. A press of a button is deferred without a sign, and what follows is a message of its own; so is a form that a
button has opened.

Whoever answers asks `deferred` first: it ends the watch, so that an answer and a deferral never cross.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import discord

_log = logging.getLogger(__name__)
_PATIENCE = 1.5  # seconds
_ACKNOWLEDGED = 40060  # Discord's code for an interaction that was answered or deferred already
_WATCH = "watch"
_WATCHED = frozenset(
    {
        discord.InteractionType.application_command,
        discord.InteractionType.component,
        discord.InteractionType.modal_submit,
    }
)


@asynccontextmanager
async def watched(interaction: discord.Interaction[Any]) -> AsyncIterator[None]:
    """Defer the interaction if nothing has answered it within a while of entering the block."""
    if interaction.type not in _WATCHED:
        yield
        return
    watch = interaction.extras[_WATCH] = _Watch(interaction)
    try:
        yield
    finally:
        await watch.end()


async def deferred(interaction: discord.Interaction[Any]) -> bool:
    """Whether the interaction was deferred or answered, so that what is said now must follow; no longer deferred here.

    To be asked before every answer.
    """
    watch: _Watch | None = interaction.extras.get(_WATCH)
    if watch is not None:
        await watch.end()
    return interaction.response.is_done() or (watch is not None and watch.told)


async def make_way(interaction: discord.Interaction[Any], *, private: bool) -> None:
    """Take away a private "thinking…" whose place, and so whose visibility, a public follow-up would take.

    To be called before a follow-up. Raises `discord.HTTPException`; then nothing public must follow.
    """
    if private or interaction.type is discord.InteractionType.component:
        return
    with suppress(discord.NotFound):  # gone already
        first = await interaction.original_response()
        if first.flags.loading:
            # Discord takes no follow-up any more when a message that still says "thinking…" is deleted.
            await first.edit(content="…")
            await first.delete()


class _Watch:
    """Waits, and then defers one interaction, unless it is ended before.

    `told` says that Discord knows of the deferral although discord.py does not: the reply was lost on its way.
    """

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        self.told = False
        self._interaction = interaction
        self._deferring: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._time_is_up)

    async def end(self) -> None:
        """Defer no more; when it is being done right now, wait until it is through."""
        self._timer.cancel()
        if self._deferring is not None:
            await asyncio.shield(self._deferring)

    def _time_is_up(self) -> None:
        if not self._interaction.response.is_done():
            self._deferring = asyncio.create_task(self._defer())

    async def _defer(self) -> None:
        # What has no message yet, Discord may refuse to take as a change of one.
        thinking = self._interaction.message is None
        for _ in range(2):  # whether Discord heard of it when the connection broke, only asking again can tell
            try:
                await self._interaction.response.defer(ephemeral=True, thinking=thinking)
            except discord.HTTPException as error:
                self.told = error.code == _ACKNOWLEDGED
                _log.info("not deferred: %s %s", type(error).__name__, error.code)
            except Exception as error:  # noqa: BLE001 - the answer will meet it too, and is where it is told
                _log.info("not deferred: %s", type(error).__name__)
                continue
            return
