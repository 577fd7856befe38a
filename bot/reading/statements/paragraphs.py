"""Cutting a text into paragraphs: lines without the marks of quote blocks and lists, soft line ends joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class Paragraph(NamedTuple):
    """A paragraph of a text, from `start` to before `end`; `block` says that it stood in a quote block ("> ...")."""

    start: int
    end: int
    block: bool = False


_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_BLOCK: Final = re.compile(r"[ \t]*>{1,3} ?")
_NUMBER = r"(?:No\. ?|#)?\d{1,3}"
_EMOJI: Final = r"[\u2190-\u259f\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u200d\ufe0f]"
_LIST: Final = re.compile(
    rf"[ \t]*(?:-# |#{{1,6}} )?(?:[ \t]*{_EMOJI}+)?[ \t]*"  # small print, a heading; a flag before it all
    rf"(?:(?:[*•●▪·◦‣] ?|{_NUMBER}(?:[.):] | ?[-–—―] | (?=[“\"«‘])))(?=[A-Z“\"«‘'@*_])"  # an item of a list
    rf"|{_NUMBER}[.):]?[ \t]*$)?"  # a number alone on its line
)
_LONG_LINE: Final = 50


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text in order. A long line that ends in mid-sentence goes on with the next."""
    open_one: Paragraph | None = None
    for line in _LINE.finditer(text):
        block = _BLOCK.match(text, line.start(), line.end())
        start = block.end() if block else line.start()
        listed = _LIST.match(text, start, line.end())
        start = listed.end() if listed else start
        if start >= line.end():
            continue
        if open_one is not None and _joins(text, open_one, line.start(), start, block=block is not None):
            open_one = open_one._replace(end=line.end())
            continue
        if open_one is not None:
            yield open_one
        open_one = Paragraph(start, line.end(), block is not None)
    if open_one is not None:
        yield open_one


def _joins(text: str, before: Paragraph, line: int, start: int, *, block: bool) -> bool:
    last_line = before.end - max(text.rfind("\n", before.start, before.end) + 1, before.start)
    if block or before.block or line - before.end != 1 or last_line < _LONG_LINE:
        return False
    return text[start].islower() and (text[before.end - 1].isalpha() or text[before.end - 1] in ",-–—―")
