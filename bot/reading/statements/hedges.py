"""Hedges: the speaker's own softening words, as the text prints them: "generally", "did not perceive"."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.model import Span

HEDGES: Final = (
    "generally",
    "apparently",
    "allegedly",
    "reportedly",
    "probably",
    "possibly",
    "perhaps",
    "likely",
    "unlikely",
    "largely",
    "mostly",
    "essentially",
    "presumably",
    "seemingly",
    "potentially",
    "as far as (?:he|she|they|I|we) kn(?:o|e)ws?",
    "to (?:his|her|their|my|our) knowledge",
    "(?:he|she|they|I|we) (?:think|thinks|thought|believe|believes|believed)",
    "(?:did|does|do) not (?:perceive|see|believe|expect|recall|remember)",
    "(?:sees|saw|see) no",
    "no (?:indication|evidence|sign) (?:of|that)",
    "appear(?:s|ed)? to",
    "seem(?:s|ed)? to",
    "may(?: have| be)?",
    "might(?: have| be)?",
    "could(?: have| be)",
    "about(?= \\d)",
    "around(?= \\d)",
    "roughly",
    "nearly",
    "almost",
    "at least",
    "up to(?= \\d)",
)
"""Patterns, each with its test."""

_HEDGE: Final = re.compile(rf"\b(?:{'|'.join(HEDGES)})\b")


def hedge_in(text: str, parts: tuple[Span, ...]) -> Span | None:
    """The first hedge in the content, or None."""
    for part in parts:
        if (found := _HEDGE.search(text, part.start, part.end)) is not None:
            return Span(*found.span())
    return None
