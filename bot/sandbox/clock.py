"""Today in the sandbox: the simulated Discord starts in a fixed year and stands still between actions."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from simcord import Env


async def follow_the_wall(env: Env) -> None:
    """Set the simulated clock by the real one every second, for ever; it never goes back."""
    while True:
        catch_up(env)
        await asyncio.sleep(1)


def catch_up(env: Env) -> None:
    """Set the simulated clock to now."""
    behind = (datetime.now(UTC) - env.now()).total_seconds()
    if behind > 0:
        env.backend.clock.advance(behind)
