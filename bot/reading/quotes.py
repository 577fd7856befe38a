"""Words in quotation marks, in the marks of any script, nested or left open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_CLOSING: Final = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "「": "」", "『": "』", '"': '"'}
_CLOSED_BY: Final = {mark: [begin for begin, end in _CLOSING.items() if mark in end] for mark in '“”»›’」』"'}
_MARK: Final = re.compile('[“”„«»‹›‘’「」『』"]')


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: `start` and `end` take the marks in, `words` does not."""

    start: int
    end: int
    words: str


def quoted(text: str) -> list[Quoted]:
    """The outermost quotations of a text, in order; a mark that nothing closes, or an apostrophe, opens none."""
    found: list[Quoted] = []
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        opener = _closed_by(mark, at, text, waiting)
        if opener is None:
            if mark in _CLOSING and _may_open(mark, at, text):
                opened.append((mark, at))
                waiting[mark] += 1
            continue
        start = at
        while opened and start == at:  # what was opened inside and never closed is no quotation
            mark, place = opened.pop()
            waiting[mark] -= 1
            start = place if mark == opener else at
        while found and found[-1].start > start:
            found.pop()
        found.append(Quoted(start, at + 1, text[start + 1 : at].strip()))
    return found


def inside(text: str) -> str | None:
    """What stands in quotation marks when the whole text does, otherwise None."""
    whole = text.strip()
    found = quoted(whole)
    return found[0].words if len(found) == 1 and (found[0].start, found[0].end) == (0, len(whole)) else None


def without_quotations(text: str, spans: Sequence[Quoted]) -> str:
    """The text with blanks in place of these quotations, marks left, so that all else stays where it was."""
    kept: list[str] = []
    end = 0
    for span in spans:
        kept += (text[end : span.start + 1], " " * (span.end - span.start - 2), text[span.end - 1])
        end = span.end
    return "".join((*kept, text[end:]))


def _closed_by(mark: str, at: int, text: str, waiting: Counter[str]) -> str | None:
    """The opening mark that this one closes."""
    if mark in '’"' and not _may_close(at, text):
        return None
    for opener in _CLOSED_BY.get(mark, ()):
        if waiting[opener] > 0:
            return opener
    return None


def _may_open(mark: str, at: int, text: str) -> bool:
    """Whether a mark stands where a quotation can begin: a straight one is also an inch, and the end of one."""
    return mark != '"' or (not (at and text[at - 1].isalnum()) and not text[at + 1 : at + 2].isspace())


def _may_close(at: int, text: str) -> bool:
    return not text[at + 1 : at + 2].isalnum()
