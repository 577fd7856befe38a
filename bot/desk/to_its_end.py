"""One step of what follows a change: a message to Discord, and the note that it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

_PATIENCE = 0.8
"""Seconds to end in when the bot stops: fewer than `bot.app` waits."""


async def to_its_end(step: Coroutine[Any, Any, None]) -> None:
    """Do a step; raises what it raises. When this is cancelled, the step has `_PATIENCE` seconds to come to its end.

    Cut between message and note, it would say the same again after the restart.
    """
    task = asyncio.create_task(step)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=_PATIENCE)
        raise
    finally:
        task.cancel()  # does nothing when it is done
