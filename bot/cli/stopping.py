"""Ending well: SIGTERM and SIGINT ask a long-running command to finish."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot.domain.errors import StorageError

_T = TypeVar("_T")


def stop_requested() -> asyncio.Event:
    """An event that is set when the process is asked to end, by SIGTERM or Ctrl-C.

    Where the event loop cannot take signals (Windows) it is never set: there Ctrl-C cancels the main task.
    """
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, event.set)
        except NotImplementedError:
            break
    return event


async def unless_stopped(work: Coroutine[Any, Any, _T]) -> _T:
    """The result of `work`; raises `StorageError` when the process is asked to end before, after `work` cleaned up."""
    stop = stop_requested()
    working, waiting = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        working.cancel()  # does nothing when it is done
        await asyncio.wait({working})
        if working.cancelled():
            raise StorageError("It was stopped before it was done, and nothing was kept of it.")
        return working.result()
    finally:
        working.cancel()
        waiting.cancel()
        await asyncio.gather(working, waiting, return_exceptions=True)
