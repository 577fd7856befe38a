"""Ending well: SIGTERM and SIGINT ask a long-running command to finish."""

from __future__ import annotations

import asyncio
import signal


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
