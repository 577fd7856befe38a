"""Text of documents as people would have typed it: without what print and pages make of letters, blanks and lines."""

from __future__ import annotations

import re

_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = "\u00a0\u2007\u2009\u200a\u202f"
_AS_TYPED: dict[int, int | str] = {
    **str.maketrans(_BLANKS, " " * len(_BLANKS)),
    **{0xFB00 + number: letters for number, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
}
"""Blanks, and letters joined for print: words are looked for in the text, and quoted from it."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad]\n+([^\W\d_]+)")
_ENDS = re.compile(r"[.!?:;…][”\"»’')]*$")
_SHORT = 0.6  # of a full line: one that ends there without a mark is a heading, or one of a list
_FULL = 0.8  # the share of lines that are no longer than a full one
_LONGEST_QUOTATION = 1_500  # characters, after which a mark is taken for a slip


def typed(text: str) -> str:
    """The text with plain letters and blanks."""
    return _HIDDEN.sub("", text).translate(_AS_TYPED)


def unbroken(text: str) -> str:
    """Text of pages with one paragraph a line: a page breaks lines and words where they are full."""
    lines = [line.strip() for line in _whole_words(text).split("\n")]
    widths = sorted(len(line) for line in lines if line)
    full = widths[int(len(widths) * _FULL)] if widths else 0
    paragraphs: list[list[str]] = []
    apart = True
    for line in lines:
        if not line:
            apart = True
        elif paragraphs and _goes_on(paragraphs[-1], line, full, apart=apart):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        apart = not line
    return "\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _goes_on(before: list[str], line: str, full: int, *, apart: bool) -> bool:
    """Whether a line belongs to the paragraph before it; `apart`: there is an empty line or a new page between them."""
    last = before[-1]
    if _ENDS.search(last):
        return not apart and _in_quotation(" ".join(before))
    return line[0].islower() or (not apart and len(last) >= _SHORT * full)


def _in_quotation(text: str) -> bool:
    if len(text) > _LONGEST_QUOTATION:
        return False
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _whole_words(text: str) -> str:
    """Words that were broken at the end of a line; with their hyphen only where the text writes it elsewhere too."""
    written = set(_WORD.findall(text))

    def whole(found: re.Match[str]) -> str:
        first, rest = found[1], found[2]
        return f"{first}-{rest}" if f"{first}-{rest}" in written and first + rest not in written else first + rest

    return _BROKEN_WORD.sub(whole, text)
