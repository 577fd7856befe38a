"""What follows a change of the record by itself: corrections of posted answers, the log channel, the feed channel.

A change made by this process wakes all three at once; a slow look at the database finds those that others make. One
process serves a Discord server: each follows the servers that it is connected to.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from discord.ext import tasks

from bot.desk.corrections import Corrections
from bot.desk.housekeeping import Housekeeping
from bot.desk.telling import FeedChannel, LogChannel
from bot.domain.errors import StorageError
from bot.errors import report

if TYPE_CHECKING:
    from bot.app import Counterclaim

LOOK_EVERY = 30
"""Seconds between two looks at the database."""


class Follower:
    """Does its work again whenever it is woken, once at a time. An error is reported and ends the round, no more."""

    def __init__(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        self.task: asyncio.Task[None] | None = None
        self._name, self._work = name, work
        self._again = self._stopped = False

    def wake(self) -> None:
        """Work, or once more when that is being done."""
        self._again = True
        if not self._stopped and (self.task is None or self.task.done()):
            self.task = asyncio.create_task(self._rounds())

    async def stop(self) -> None:
        """End, and wait until nothing runs any more."""
        self._stopped = True
        if self.task is not None:
            self.task.cancel()
            await asyncio.wait({self.task})

    async def _rounds(self) -> None:
        while self._again:
            self._again = False
            try:
                await self._work()
            except Exception as error:  # noqa: BLE001 - nobody waits for it
                report(error, where=self._name)
                if isinstance(error, StorageError):
                    return


class Followers:
    """The followers of one bot, from `start` to `stop`."""

    def __init__(self, bot: Counterclaim) -> None:
        self._bot = bot
        self._seconds = 0
        self.housekeeping = Housekeeping(bot.ledger)
        self.corrections = Corrections(bot)
        self.all = (
            Follower("corrections", self.corrections.work),
            Follower("the log channel", LogChannel(bot).work),
            Follower("the feed channel", FeedChannel(bot).work),
        )

    def start(self) -> None:
        """Begin to follow."""
        self._bot.ledger.on_change(self.wake)
        self._tick.start()
        self.housekeeping.start()

    def wake(self) -> None:
        """Something was changed."""
        if self._bot.is_ready():
            for follower in self.all:
                follower.wake()

    async def stop(self) -> None:
        """End, and wait until nothing runs any more."""
        self._tick.cancel()
        await asyncio.gather(self.housekeeping.stop(), *(follower.stop() for follower in self.all))

    @tasks.loop(seconds=1)
    async def _tick(self) -> None:
        """Write down what was posted; every now and then, look for changes that others made."""
        if not self._bot.is_ready():
            return
        self._seconds -= 1
        if await self._bot.posts.write() or self._seconds < 0:
            self._seconds = LOOK_EVERY
            self.wake()
