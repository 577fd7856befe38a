"""Losing Discord for a while is no fault: one line in the log, where discord.py writes a traceback."""

from __future__ import annotations

import logging

_RECONNECTING = "Attempting a reconnect in %.2fs"  # as discord.py 2.7 has it


def in_one_line(record: logging.LogRecord) -> bool:
    """A filter for the logger `discord.client`: keeps every record, and makes that of a lost connection short."""
    error = record.exc_info[1] if record.exc_info else None
    if record.msg == _RECONNECTING and error is not None:
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg = f"no connection to Discord ({type(error).__name__}); next attempt in %.1f s"
        record.exc_info = None
    return True
