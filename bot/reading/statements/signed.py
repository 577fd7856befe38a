"""Signed quotations: “...” - Name, 12 January 2022; also with the name on a line of its own."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Scan
from bot.reading.statements.names import name_line
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    STOP,
    WORD,
)

_LONGEST: Final = 10
_LONG: Final = 8
_TAIL: Final = 2
_AGE: Final = re.compile(r"\d\d?")
_HANDLE: Final = re.compile(r"[@/]?(?=\S*[\d_/@])[a-z][\w/.-]{2,}")
_NUMBER: Final = re.compile(r"\d[\d.:/-]*")


def read_signed(scan: Scan) -> bool:
    """Reads a sentence of the shape “...” - Name, date, or “...” [Name]; False when it is of another."""
    t = scan.tokens
    for at in range(scan.first, scan.end - 2):
        if not t.flags[at] & QUOTED or t.end[at] - t.start[at] < _LONG:
            continue
        name = (
            signature(t, at + 1, scan.end)
            if t.lower[at + 1] in DASHES
            else _bracketed(t, at, scan.end, alone=at == scan.first)
        )
        if name is not None:
            return scan.keep("signed", SAY, (at + 1, at + 2), name, (at, at + 1)) is not None
    return False


def _bracketed(t: Tokens, quotation: int, end: int, *, alone: bool) -> tuple[int, int] | None:
    """The name in brackets right behind a quotation that is a sentence and ends this one: “It is over.” (Reuters)."""
    begin = quotation + 2
    whole = alone or t.text[t.end[quotation] - 2] in ".?!…,"
    if t.lower[begin - 1] not in ("[", "(") or not whole:
        return None
    close = next((at for at in range(begin, end) if t.lower[at] in (")", "]")), end)
    line = name_line(t, begin, close) if end - close <= _TAIL else None
    if line is not None and line.sure > 1:
        return line.first, line.end
    stop = begin
    while stop < end and t.flags[stop] & CAPITAL:
        stop += 1
    while stop > begin and stop < end and t.flags[stop] & WORD and stop - begin < 4:
        stop += 1
    closed = stop >= end or (t.lower[stop] in (")", "]", ".") and end - stop <= 3)
    return (begin, stop) if stop > begin and closed else None


def signature(t: Tokens, dash: int, end: int) -> tuple[int, int] | None:
    """The name after a dash, when nothing but a name and what goes with it follows; None otherwise."""
    if dash >= end or t.lower[dash] not in DASHES or end - dash - 1 > 14:
        return None
    begin = dash + 1
    if begin + 2 < end and t.lower[begin] in ("statement", "letter", "post") and t.lower[begin + 1] in ("from", "by"):
        begin += 2
    if begin >= end:
        return None
    if not t.flags[begin] & (CAPITAL | DETERMINER):
        return _nameless(t, begin, end)
    stop = begin
    while stop < end and not t.flags[stop] & (COMMA | STOP | QUOTED) and t.lower[stop] not in ("(", "—", "–", "-"):
        verb = t.flags[stop] & (AUXILIARY | FINITE | PRONOUN) and t.lower[stop] != "to"
        if verb or (t.flags[stop] & CUE and not t.flags[stop] & CAPITAL):
            return None
        if _NUMBER.fullmatch(t.lower[stop]):
            break
        stop += 1
    lowers = sum(1 for at in range(begin, stop) if not t.flags[at] & (CAPITAL | PREPOSITION))
    return (begin, stop) if begin < stop <= begin + _LONGEST and lowers <= 3 else None


def _nameless(t: Tokens, begin: int, end: int) -> tuple[int, int] | None:
    """Who signs without a name: "woman, 24", "24, Miami", "maria_24", "u/maria"; None for other words."""
    end -= bool(t.flags[end - 1] & STOP)
    line = name_line(t, begin, end)
    if line is not None:
        return (line.first, line.end) if line.sure > 2 else None
    if begin + 1 < end and _AGE.fullmatch(t.lower[begin]) and t.flags[begin + 1] & COMMA and end - begin <= _LONGEST:
        return begin, end
    return (begin, end) if begin < end and _HANDLE.fullmatch(t.text, t.start[begin], t.end[end - 1]) else None
