"""The bot as a process on a Discord of this machine, and a bot that does nothing, for comparison."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import memory_of, processor_time_of
from tests.wire.interactions import Use
from tests.wire.payloads import TOKEN
from tests.wire.process import ROOT, SHIM, running
from tests.wire.server import Discord, discord_on_loopback


@dataclass(slots=True)
class Served:
    """A running bot, the Discord that it is connected to, and the seconds it took to be ready."""

    discord: Discord
    pid: int
    ready_after: float

    async def took(self, command: str, **options: str) -> float:
        """The seconds from the event on the gateway to the first answer."""
        use = await self.discord.slash(command, **options)
        callback = await asyncio.wait_for(use.first, timeout=60)
        seconds = callback.at - use.sent_at
        await self._through(use, callback.body["type"])
        return seconds

    async def _through(self, use: Use, kind: int) -> None:
        if kind == 5:  # deferred: the answer comes after
            await use.seen(60)
        self.discord.interactions.forget(use)

    @property
    def worked(self) -> float:
        """The seconds of processor time that the bot has used."""
        return processor_time_of(self.pid)

    @property
    def memory(self) -> float:
        """The MB that it holds."""
        return memory_of(self.pid)[0]


@asynccontextmanager
async def our_bot(record: Path, folder: Path) -> AsyncIterator[Served]:
    """`python -m bot run` on a record, which it may write to."""
    async with discord_on_loopback(checking=False) as discord:
        started = time.monotonic()
        async with running(discord, folder, DATABASE_URL=str(record.absolute()), LOG_LEVEL="WARNING") as bot:
            yield Served(discord, bot.process.pid, time.monotonic() - started)


@asynccontextmanager
async def empty_bot(folder: Path) -> AsyncIterator[Served]:
    """A bot of discord.py whose only command says "ok"."""
    async with discord_on_loopback(checking=False) as discord:
        started = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(Path(__file__).parent / "empty_bot.py"), TOKEN),
            cwd=folder,
            env={
                **os.environ,
                "DISCORD_ON_LOOPBACK": discord.address,
                "PYTHONPATH": os.pathsep.join((str(SHIM), str(ROOT))),
            },
        )
        try:
            await asyncio.wait_for(discord.ready.wait(), timeout=60)
            yield Served(discord, process.pid, time.monotonic() - started)
        finally:
            process.terminate()
            await process.wait()
