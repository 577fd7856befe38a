"""The program as a process, with discord.py pointed to a Discord on this machine."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.config import ENVIRONMENT
from tests.wire.payloads import TOKEN
from tests.wire.server import Discord

ROOT = Path(__file__).parents[2]
SHIM = Path(__file__).parent / "shim"
ENDS_WITHIN = 5.0
"""Seconds that the program may take to end when it is told to: what it promises."""

_WARNINGS = "error,ignore::DeprecationWarning:discord.player"  # which imports audioop


async def counterclaim(
    *arguments: str, folder: Path, discord: str | None = None, **settings: str
) -> asyncio.subprocess.Process:
    """Start the program in `folder` with these settings and no others, talking to the Discord at that address."""
    kept = {key: value for key, value in os.environ.items() if key not in ENVIRONMENT.values()}
    path = [str(ROOT)]
    if discord is not None:
        path.insert(0, str(SHIM))
        kept["DISCORD_ON_LOOPBACK"] = discord
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *arguments),
        cwd=folder,
        env={**kept, "PYTHONPATH": os.pathsep.join(path), "PYTHONWARNINGS": _WARNINGS, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def run(*arguments: str, folder: Path, discord: str | None = None, **settings: str) -> tuple[int, str, str]:
    """Run the program to its end: exit status, what it printed, and what it said on standard error."""
    process = await counterclaim(*arguments, folder=folder, discord=discord, **settings)
    printed, said = await asyncio.wait_for(process.communicate(), timeout=60)
    assert process.returncode is not None
    return process.returncode, printed.decode(), said.decode()


class Bot:
    """The running program. `log` is all it said so far, on standard error, in lines."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log: list[str] = []
        self._more = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log.append(line.decode().rstrip("\n"))
            self._more.set()

    def lines(self, *words: str) -> list[str]:
        """The lines of the log that hold all these words."""
        return [line for line in self.log if all(word in line for word in words)]

    async def says(self, *words: str, seconds: float = 30) -> str:
        """The first line of the log with all these words, as soon as there is one."""
        async with asyncio.timeout(seconds):
            while not (found := self.lines(*words)):
                self._more.clear()
                await self._more.wait()
            return found[0]

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    async def printed(self) -> bytes:
        """What it said on standard output, when it has ended."""
        assert self.process.stdout is not None
        return await self.process.stdout.read()

    async def ended(self, seconds: float = ENDS_WITHIN) -> int:
        """The status it ends with, when it does so in time."""
        status = await asyncio.wait_for(self.process.wait(), timeout=seconds)
        await self._reading
        return status

    async def kill(self) -> None:
        """End it without a warning."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()
        await self._reading


@asynccontextmanager
async def running(
    discord: Discord, folder: Path, *, tracebacks: int = 0, ready: bool = True, **settings: str
) -> AsyncIterator[Bot]:
    """The bot, connected; at the end it is told to stop, unless it has ended, and must do so well.

    Whatever was done with it, its log holds no secret, as many tracebacks as said here, and nothing that it sent was
    wrong. `ready=False` does not wait until it is connected.
    """
    discord.ready.clear()
    bot = Bot(await counterclaim("run", folder=folder, discord=discord.address, DISCORD_TOKEN=TOKEN, **settings))
    try:
        if ready:
            await _connected(discord, bot)
        yield bot
        if bot.process.returncode is None:
            bot.signal(signal.SIGTERM)
            assert await bot.ended() == 0, bot.log
    finally:
        await bot.kill()
    said = "\n".join(bot.log)
    assert TOKEN not in said
    assert not [use for use in discord.interactions.uses.values() if use.payload["token"] in said]
    assert said.count("Traceback") == tracebacks, said
    assert "RuntimeWarning" not in said, said
    assert await bot.printed() == b""
    assert discord.problems == [], discord.problems


async def _connected(discord: Discord, bot: Bot) -> None:
    ready, ended = asyncio.create_task(discord.ready.wait()), asyncio.create_task(bot.process.wait())
    done, waiting = await asyncio.wait({ready, ended}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    assert ready in done, bot.log
