"""What goes wrong at Discord, on demand."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """An answer in the one content type that discord.py takes for JSON: without a character set."""
    body = json.dumps(value).encode()
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)


def error(status: int, code: int, message: str) -> web.Response:
    """A refusal with one of Discord's codes."""
    return json_response({"message": message, "code": code}, status)


def rate_limited(seconds: float, *, via: bool = True) -> web.Response:
    """A request to slow down: from Discord itself, which says so in `Via`, or from what stands in front of it."""
    body = {"message": "You are being rate limited.", "code": 0, "retry_after": seconds, "global": False}
    headers = {"Retry-After": str(max(1, round(seconds)))} | ({"Via": "1.1 google"} if via else {})
    return json_response(body, 429, headers)


def broken(status: int = 500) -> web.Response:
    """A fault on Discord's side."""
    return json_response({"message": f"{status}: Internal Server Error", "code": 0}, status)


@dataclass(kw_only=True)
class Held:
    """Keeps the next `times` requests with that method and that in their path waiting.

    They wait from when `reached` is set until `release` is, and are then done as if nothing had been.
    """

    method: str
    path: str
    times: int = 1
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)

    def meets(self, request: web.Request) -> bool:
        """Whether this request meets it; one fewer is left then."""
        if self.times < 1 or request.method != self.method or not re.search(self.path, request.path):
            return False
        self.times -= 1
        return True


@dataclass(kw_only=True)
class Fault(Held):
    """Answers them, instead, or with `answer` None tears the line.

    `after` lets Discord do what was asked first: only the answer is lost.
    """

    answer: Callable[[], web.Response] | None
    after: bool = False
