"""What is let go of after a while, looked after by the bot while it runs."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.errors import report
from bot.ledger import Ledger
from bot.ledger.purge import purge

FIRST, EVERY = 60.0, 6 * 3600.0
"""Seconds from the start to the first round, and between two. A bot that keeps being restarted gets to none."""


class Housekeeping:
    """Purges every few hours, from `start` to `stop`. What goes wrong is reported, and the next round tries again."""

    def __init__(self, ledger: Ledger, *, first: float = FIRST, every: float = EVERY) -> None:
        self._ledger = ledger
        self._first, self._every = first, every
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._rounds())

    async def stop(self) -> None:
        """End, and wait until nothing runs any more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def _rounds(self) -> None:
        await asyncio.sleep(self._first)
        while True:
            try:
                await purge(self._ledger.engine, datetime.now(UTC))
            except Exception as error:  # noqa: BLE001 - the next round is another
                report(error, where="housekeeping")
            await asyncio.sleep(self._every)
