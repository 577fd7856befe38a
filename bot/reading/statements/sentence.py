"""Reading one sentence: the shapes that take all of it, then its cues in turn."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Final

from bot.reading.statements.counted import counts
from bot.reading.statements.credits import read_credit
from bot.reading.statements.found import Found, Scan
from bot.reading.statements.labels import past_heading, read_label
from bot.reading.statements.loose import read_plain_quotation
from bot.reading.statements.nouns import read_noun
from bot.reading.statements.signed import read_signed
from bot.reading.statements.silences import read_silence
from bot.reading.statements.sources import read_put, read_source
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.verbs import read_final, read_verb
from bot.reading.statements.words import CUE, FINITE, NOUN_CUE, QUOTED, SILENT, SOURCE_WORD

_TELLING: Final = CUE | NOUN_CUE | SILENT


def read_sentence(t: Tokens, first: int, end: int, *, opens_paragraph: bool = False) -> list[Found]:
    """What is attributed in one sentence."""
    scan = Scan(t, first, end, first, opens_paragraph=opens_paragraph)
    seen = reduce(or_, t.flags[first:end], 0)
    if _takes_all(scan, seen):
        if scan.first < scan.used < end:
            _read_words(scan)
        return scan.found
    if seen & _TELLING:
        _read_words(scan)
        scan.found = [one for one in scan.found if counts(one)]
    if not scan.found and seen & QUOTED:
        read_plain_quotation(scan)
    return scan.found


def _takes_all(scan: Scan, seen: int) -> bool:
    """Whether a shape that takes the whole sentence was read; `seen` are the flags of all its tokens."""
    if scan.opens_paragraph:
        if read_label(scan):
            return True
        headed = past_heading(scan.tokens, scan.first, scan.end)
        titled = headed > scan.first and scan.tokens.flags[headed] & QUOTED
        scan.first = scan.used = headed
        if titled:  # "Song of the day: “...” - Smith"
            return False
    if (seen & SOURCE_WORD or scan.tokens.lower[scan.first] == "as") and read_source(scan):
        return True
    if seen & FINITE and read_put(scan):
        return True
    if seen & QUOTED:
        return read_signed(scan)
    return (bool(seen & CUE) and read_final(scan)) or read_credit(scan)


def _read_words(scan: Scan) -> None:
    """Reads the cues of a sentence in turn: verbs, nouns, and silences."""
    t, at = scan.tokens, max(scan.first, scan.used)
    while at < scan.end:
        flags = t.flags[at]
        if flags & _TELLING:
            past = read_silence(scan, at) if flags & SILENT else None
            if past is None and flags & CUE:
                past = read_verb(scan, at)
            if (past is None or past <= at + 1) and flags & NOUN_CUE:
                past = read_noun(scan, at)
            at = max(past or 0, at + 1)
        else:
            at += 1
