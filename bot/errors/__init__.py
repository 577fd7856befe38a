"""What is said and written down when something goes wrong."""

from __future__ import annotations

from bot.errors.funnel import answer_error, report
from bot.errors.handling import handle, take, taken
from bot.errors.messages import Message
from bot.errors.startup import StartupError, TokenRefusedError, UnreachableError
from bot.errors.waiting import deferred, make_way

__all__ = [
    "Message",
    "StartupError",
    "TokenRefusedError",
    "UnreachableError",
    "answer_error",
    "deferred",
    "handle",
    "make_way",
    "report",
    "take",
    "taken",
]
