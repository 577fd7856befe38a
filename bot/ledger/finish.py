"""Doing something to its end although the task that does it is being cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


async def finish(work: Coroutine[Any, Any, object], *, kept: bool = True) -> None:
    """Run `work` to its end; raises what it raises.

    A cancellation that comes meanwhile surfaces when `work` has ended: when it failed, or when nothing is `kept` by
    its success. Otherwise the caller goes on as if it had not been cancelled: what is on disk must be reported as
    done, or a person would enter it a second time.
    """
    task = asyncio.ensure_future(work)
    cancelled = 0
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            cancelled += 1
    if cancelled and (not kept or task.cancelled() or task.exception() is not None):
        raise asyncio.CancelledError
    caller = asyncio.current_task()
    if caller is not None:
        for _ in range(cancelled):
            caller.uncancel()
    task.result()
