"""An article as it was read: its text, and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LONGEST = 200_000
"""Characters of text."""


@dataclass(frozen=True, slots=True)
class Article:
    """The text with one paragraph a line, and its source.

    `published` is the day the document names, whatever its time zone; `language` a tag such as "en" or "hy".
    """

    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
