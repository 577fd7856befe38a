"""The log: one line for each event, as text or JSON, with a request id, and never a secret.

What people type is not logged: no option values, no names, and of a database driver's error only the type. Libraries
that log what passes through them do so at the DEBUG level, so that level is given to our own modules only.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Literal, TextIO
from urllib.parse import quote, unquote

from bot import traces

_request: ContextVar[str | None] = ContextVar("request", default=None)
_OURS = ("bot", "cogs")
_HIDDEN = "[hidden]"
_TOKEN_LIKE = re.compile(
    r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # a bot's token
    r"|aW50ZXJhY3Rpb246[\w-]+"  # an interaction's token
    r"|(?<=://)[^\s/@]+(?=@)"  # who and password in an address
)
# Not by urllib, which refuses odd addresses; a password is hidden in those too.
_PASSWORD = re.compile(r"(?<=:)(?!//)[^:@]+(?=@)|(?<=[?&]password=)[^&]+")


@contextmanager
def request(identity: str) -> Iterator[None]:
    """Give every record logged inside the block, and in tasks started there, this request id."""
    token = _request.set(identity)
    try:
        yield
    finally:
        _request.reset(token)


def fields(**values: Any) -> dict[str, Any]:
    """The `extra` of a logging call: values shown as `key=value` in text and as keys in JSON."""
    return {"fields": values}


def set_up(
    level: str = "INFO",
    form: Literal["text", "json"] = "text",
    *,
    secrets: Iterable[str | None] = (),
    stream: TextIO | None = None,
) -> None:
    """Send all logging to `stream` (standard error by default), once; a second call replaces the first.

    `secrets` are hidden wherever they turn up, and so is the password inside any of them that is an address.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter((_Json if form == "json" else _Text)(_forms(secrets)))
    wanted = logging.getLevelNamesMapping()[level]
    logging.basicConfig(handlers=[handler], level=max(wanted, logging.INFO), force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(wanted)
    logging.captureWarnings(capture=True)


def _forms(secrets: Iterable[str | None]) -> list[str]:
    """Every spelling of the secrets that could turn up, longest first."""
    found: set[str] = set()
    for secret in filter(None, secrets):
        for part in _PASSWORD.findall(secret) if "://" in secret else [secret]:
            found |= {part, unquote(part), quote(unquote(part), safe="")}
    return sorted(found, key=len, reverse=True)


class _Formatter(logging.Formatter):
    """What both forms share: hiding of secrets in the finished texts, so also in tracebacks."""

    def __init__(self, secrets: list[str]) -> None:
        super().__init__()
        self._secrets = secrets

    def scrub(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _TOKEN_LIKE.sub(_HIDDEN, text)

    def parts(self, record: logging.LogRecord) -> dict[str, Any]:
        """A record as plain values, in the order in which they are read."""
        parts: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.scrub(record.getMessage()),
        }
        if (identity := _request.get()) is not None:
            parts["request"] = identity
        for key, value in getattr(record, "fields", {}).items():
            parts[key] = self.scrub(value) if isinstance(value, str) else value
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            parts["traceback"] = self.scrub(traces.formatted(error))
        if record.stack_info:
            parts["stack"] = self.scrub(self.formatStack(record.stack_info))
        return parts


class _Text(_Formatter):
    def format(self, record: logging.LogRecord) -> str:
        parts = self.parts(record)
        below = [parts.pop(key) for key in ("traceback", "stack") if key in parts]
        line = " ".join(str(parts.pop(key)) for key in ("time", "level", "logger")) + f": {parts.pop('message')}"
        # A line feed inside a message would let it pass for a record of its own.
        line = line.replace("\r", "\\r").replace("\n", "\\n")
        return "\n".join([" ".join([line, *(f"{key}={_quoted(value)}" for key, value in parts.items())]), *below])


class _Json(_Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(self.parts(record), ensure_ascii=False, default=str)


def _quoted(value: Any) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if " " in text or not text.isprintable() else text
