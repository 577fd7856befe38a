"""Today in the sandbox: the simulated Discord starts in a fixed year and stands still between actions."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from simcord import Env, Preview


async def follow_the_wall(env: Env, page: Preview) -> None:
    """Set the simulated clock, and that of the page, by the real one, for ever; it never goes back."""
    while True:
        catch_up(env)
        page.capture_time = env.now()  # or "2 minutes ago" would count from when the page was last refreshed by hand
        await asyncio.sleep(0.2)  # less than what is rounded to a second


def catch_up(env: Env) -> None:
    """Set the simulated clock to now."""
    behind = (datetime.now(UTC) - env.now()).total_seconds()
    if behind > 0:
        env.backend.clock.advance(behind)
