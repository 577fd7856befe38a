"""Typed text as it is kept. Characters that nobody can see are not taken for text."""

from __future__ import annotations

import re

from bot.domain.errors import UserError
from bot.ui.text import clean

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without characters that a database does not take."""
    return _UNSTORABLE.sub("", text)


def one_line(text: str, what: str = "") -> str:
    """The text on one line. With `what` it is, `UserError` when something was typed that nobody can see."""
    line = " ".join(storable(text).split())
    if what:
        check_seen(line, what)
    return line


def check_seen(text: str, what: str) -> None:
    """Raise `UserError` when `text` is something, and yet nothing that can be seen."""
    if text and not clean(text).strip("\u2068\u2069 “”\"'«»"):
        raise UserError(f"The {what} cannot be seen: it is nothing but blank characters. Write it in letters.")
