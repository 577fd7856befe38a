"""From the bytes of a document to its characters, as browsers go about it: not every site says what it writes in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from bot.domain.errors import UserError

_NOT_TEXT = "That file is not text; give it as .txt in UTF-8, or paste the text instead."
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{1,200}?charset|<\?xml[^>]{1,100}?encoding)\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE
)
_HEAD = 65_536
_WIDE = re.compile(rb"u(?:tf|cs)[-_]?(?:16|32|2|4)", re.IGNORECASE)  # it could not have been read there then
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What those who name the first write in: with quotation marks, for one."""


def decoded(body: bytes, charset: str, guess: Callable[[bytes], Iterable[str]] | None = None) -> str:
    """The text in the charset that is named (may be ""), or in UTF-8. Raises `UserError` for what is no text.

    With `guess` for a document that may declare inside what it is in, and that is read however badly it is written.
    """
    for name in _named(body, charset, guess):
        with suppress(LookupError, UnicodeError):
            return _text(body.decode(_MEANT.get(codecs.lookup(name).name, name)))
    if guess is None:
        raise UserError(_NOT_TEXT)
    return _text(body.decode(errors="replace"))


def _named(body: bytes, charset: str, guess: Callable[[bytes], Iterable[str]] | None) -> Iterator[str]:
    yield from (name for mark, name in _MARKS if body.startswith(mark))
    if charset:
        yield charset
    inside = _DECLARED.search(body[:_HEAD]) if guess else None
    if inside and not _WIDE.match(inside[1]):
        yield inside[1].decode("ascii")
    yield "utf-8"
    if guess:
        yield from guess(body)


def _text(text: str) -> str:
    if "\0" in text:
        raise UserError(_NOT_TEXT)
    return text
