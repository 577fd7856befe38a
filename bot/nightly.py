"""The backup of every night, and what is known of the last one.

It is made by a process of its own (`counterclaim backup --keep`), which takes nothing from the one that answers and
may be ended at any moment.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import bot
from bot.config import Settings
from bot.domain.errors import StorageError
from bot.errors import report
from bot.ledger.backup import Shelf

HOUR = time(3, tzinfo=UTC)
"""When a night's backup is due."""

LOOK_EVERY = 60.0
"""Seconds between two looks at the clock and the folder. A bot that keeps being restarted gets to no backup."""

_RETRY = timedelta(hours=1)  # after a backup that failed
_TOO_LONG = 6 * 3600.0  # seconds: whatever it waits for will not come
_LEAVING = 0.3  # seconds for the process to clean up when the bot stops
_log = logging.getLogger(__name__)


def due(now: datetime, last: datetime | None) -> bool:
    """Whether a backup should have been made since the last one, so also after a night that was missed."""
    night = datetime.combine(now.astimezone(UTC), HOUR)
    return last is None or last < (night if night <= now else night - timedelta(days=1))


class Nightly:
    """Makes a backup each night, from `start` to `stop`.

    `last` is when the newest backup in the folder was made (aware; None: there is none, or it cannot be seen), `failed`
    when the last try came to nothing (None: it went well). `keep` 0 makes none.
    """

    def __init__(self, settings: Settings) -> None:
        self.keep = settings.backup_keep
        self.last: datetime | None = None
        self.failed: datetime | None = None
        self._settings = settings
        self._shelf = Shelf.of(settings.database_url, settings.backup_folder)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; the first backup, if one is due, follows after `LOOK_EVERY`."""
        self._task = asyncio.create_task(self._every_night())

    def cancel(self) -> None:
        """End what runs, without waiting for it."""
        if self._task is not None:
            self._task.cancel()

    async def stop(self) -> None:
        """End, and wait until nothing runs any more."""
        self.cancel()
        if self._task is not None:
            await asyncio.wait({self._task})

    async def _every_night(self) -> None:
        while True:
            try:
                await self._look()
                await asyncio.sleep(LOOK_EVERY)
                now = datetime.now(UTC)
                if self.keep and due(now, self.last) and (self.failed is None or now - self.failed >= _RETRY):
                    await self._back_up()
            except StorageError as error:
                self.failed = datetime.now(UTC)
                _log.error("no backup was made: %s", error)
            except Exception as error:  # noqa: BLE001 - the next night is another
                self.failed = datetime.now(UTC)
                report(error, where="the nightly backup")

    async def _look(self) -> None:
        """See what is in the folder. When it cannot be read, the next backup will say so."""
        with suppress(StorageError):
            # In a thread: the folder may be on another machine.
            made = await asyncio.to_thread(self._shelf.made, datetime.now(UTC))
            self.last = made[0][0] if made else None
            if self.failed and self.last and self.last > self.failed:
                self.failed = None  # somebody made one by hand

    async def _back_up(self) -> None:
        try:
            process = await self._started()
        except OSError as error:
            raise StorageError(f"The process for it could not be started ({type(error).__name__}).") from error
        try:
            async with asyncio.timeout(_TOO_LONG):
                _, said = await process.communicate()
        except TimeoutError:
            raise StorageError("It was not done after six hours, and was ended; look at the disk it goes to.") from None
        finally:
            await _end(process)
        if process.returncode:
            lines = said.decode(errors="replace").splitlines()
            last = lines[-1] if lines else f"It ended with status {process.returncode}."
            raise StorageError(last.removeprefix("counterclaim: "))
        self.failed = None
        _log.info("backup made")

    async def _started(self) -> Process:
        settings, root = self._settings, str(Path(bot.__file__).parents[1])
        given = {
            "DATABASE_URL": settings.database_url,
            "BACKUP_FOLDER": str(settings.backup_folder),
            "BACKUP_KEEP": str(settings.backup_keep),
            "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH")))),
        }
        environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"} | given
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "backup", "--keep", str(self.keep),
            stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, env=environment,
        )  # fmt: skip


async def _end(process: Process) -> None:
    """End the process if it still runs, giving it a moment to remove what it has begun."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
        try:
            async with asyncio.timeout(_LEAVING):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
