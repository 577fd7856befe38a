"""What a single value in a dossier file may look like."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.domain import limits

KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
KEY_RULE: Final = (
    f"up to {limits.KEY} Latin letters, digits, dots, hyphens and underscores, beginning with a letter or digit"
)
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
URL: Final = re.compile(r"https?://[^\s<>\"/?#]+[^\s<>\"]*", re.IGNORECASE)
DATES: Final = "write 2023, 2023-09, 2023-09-21, 2023-09-21T14:30, A..B, before A, after A or unknown"
TYPES: Final[dict[type, str]] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
}


def type_name(value: object) -> str:
    """What JSON calls the type of a value."""
    return TYPES.get(type(value), "null")


def fault_in(text: str, limit: int, *, lines: bool = False) -> str | None:
    """What is wrong with a text, as the rest of a sentence; None when nothing is. `lines` allows line breaks."""
    if not any(map(str.isalnum, text)):
        return "has no letter or digit in it; write something or leave the field out."
    if text != text.strip():
        return "begins or ends with a space; remove it."
    if any(unicodedata.category(character) in ("Cc", "Cs") and not (lines and character == "\n") for character in text):
        return "holds a control character; remove it."
    if len(text) > limit:
        return f"has {len(text)} characters; at most {limit} are kept."
    return None
