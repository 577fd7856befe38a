"""Names and titles as people type them, as they are kept."""

from __future__ import annotations

import re

from bot.domain.errors import UserError

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def one_line(typed: str | None) -> str:
    """What was typed, on one line and without control characters, which no database keeps."""
    return " ".join(_UNSTORABLE.sub("", typed or "").split())


def needed(typed: str, what: str) -> str:
    """As `one_line`; `UserError` when nothing is left of `what`, such as "name"."""
    found = one_line(typed)
    if not found:
        raise UserError(f"The {what} is empty; write one.")
    return found
