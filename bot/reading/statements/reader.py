"""Reading a text paragraph by paragraph: what carries over from one to the next, and quotations that stand alone."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Found, Scan, span_of
from bot.reading.statements.groups import cue_at
from bot.reading.statements.labels import read_label
from bot.reading.statements.loose import read_plain_quotation
from bot.reading.statements.model import Span
from bot.reading.statements.nouns import read_noun
from bot.reading.statements.paragraphs import Paragraph
from bot.reading.statements.quotations import Quotation, find_quotations
from bot.reading.statements.sentences import sentences
from bot.reading.statements.signed import read_signed, signature
from bot.reading.statements.silences import read_silence
from bot.reading.statements.sources import read_put, read_source
from bot.reading.statements.subject_left import DASHES, subject_before
from bot.reading.statements.subject_right import first_subject
from bot.reading.statements.tokens import Tokens, tokenize
from bot.reading.statements.verbs import read_final, read_verb
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CUE,
    FINITE,
    NOUN_CUE,
    QUOTED,
    REPORT_NOUNS,
    SILENT,
    SOURCE_WORD,
)

_TELLING: Final = CUE | NOUN_CUE | SILENT


def read_sentence(t: Tokens, first: int, end: int, *, opens_paragraph: bool = False) -> list[Found]:
    """What is attributed in one sentence."""
    scan = Scan(t, first, end, first, opens_paragraph=opens_paragraph)
    seen = reduce(or_, t.flags[first:end], 0)
    if _takes_all(scan, seen):
        return scan.found
    if seen & _TELLING:
        _read_words(scan)
    if not scan.found and seen & QUOTED:
        read_plain_quotation(scan)
    return scan.found


def _takes_all(scan: Scan, seen: int) -> bool:
    """Whether a shape that takes the whole sentence was read; `seen` are the flags of all its tokens."""
    if scan.opens_paragraph and read_label(scan):
        return True
    if (seen & SOURCE_WORD or scan.tokens.lower[scan.first] == "as") and read_source(scan):
        return True
    if seen & FINITE and read_put(scan):
        return True
    if seen & QUOTED:
        return read_signed(scan)
    return bool(seen & CUE) and read_final(scan)


def _read_words(scan: Scan) -> None:
    """Reads the cues of a sentence in turn: verbs, nouns, and silences."""
    t, at = scan.tokens, scan.first
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


_SHORTEST: Final = 12
"""A shorter quotation that stands alone is no statement."""


class Reader:
    """Reads the paragraphs of a text one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.found: list[Found] = []
        self._last: Found | None = None
        self._announced: Found | None = None
        self._open = False
        self._unsigned: tuple[Tokens, Span] | None = None

    def read(self, paragraph: Paragraph) -> None:
        """Reads the next paragraph."""
        start, end, block = paragraph
        quotations = find_quotations(self._text, start, end, carried=self._open)
        t = tokenize(self._text, start, end, quotations)
        if not t.words:
            return
        if self._sign(t):
            return
        if t.lower[0] in DASHES and len(t) > 1:  # the mark of a list
            t = tokenize(self._text, t.start[1], end, quotations)
        announced, self._announced = self._announced, None
        if announced is not None and self._take_announced(announced, t, quotations):
            return
        here = self._sentences(t)
        self._open = bool(quotations) and not quotations[-1].closed
        if t.lower[-1] == ":":
            self._announced = _announcement(t) or _issued(t)
        begins_quoted = bool(t.flags[0] & QUOTED)
        if not here and not begins_quoted and not self._open:
            self._last = None
        whole = span_of(t, 0, len(t))
        alone = not here and (block or (begins_quoted and len(t) <= 2))
        self._unsigned = (t, whole) if alone and whole is not None else None

    def _sign(self, t: Tokens) -> bool:
        """Takes a paragraph that is only "- Name" as the speaker of the quotation in the paragraph before."""
        before, self._unsigned = self._unsigned, None
        name = signature(t, 0, len(t)) if before is not None else None
        if before is None or name is None:
            return False
        quoted, span = before
        found = Found(
            "signed",
            quoted,
            SAY.act,
            SAY,
            Span(t.start[0], t.end[0]),
            span_of(t, *name),
            [span],
            [(0, len(quoted))],
            quoted=True,
            sentence=Span(t.start[0], t.end[-1]),
        )
        self.found.append(found)
        return True

    def _take_announced(self, found: Found, t: Tokens, quotations: list[Quotation]) -> bool:
        """A paragraph after "X said:" is what X said, unless its own first sentence attributes a quotation."""
        own = bool(t.flags[0] & QUOTED) and len(t) > 3 and quotations[0].closed
        span = span_of(t, 0, len(t))
        if own or span is None or any(read_sentence(t, *sentence) for sentence in sentences(t)[:2]):
            return False
        found.content.append(span)
        found.parts.append((0, len(t)))
        found.tokens = t
        found.quoted = True
        self.found.append(found)
        self._last = found
        self._open = bool(quotations) and not quotations[-1].closed
        return True

    def _sentences(self, t: Tokens) -> list[Found]:
        here: list[Found] = []
        waiting: list[Span] = []
        for first, end in sentences(t):
            found = read_sentence(t, first, end, opens_paragraph=first == 0)
            if not found:
                alone = _alone(t, first, end)
                target = _going_on(here) or (self._last if self._open else None)
                if alone is not None and target is not None:
                    _take(target, alone)
                elif alone is not None:
                    waiting.append(alone)
                continue
            for one in found:
                if waiting and one.quoted:
                    one.content[:0] = waiting
                    waiting.clear()
                here.append(one)
                self._last = one
        if waiting and not here and self._last is not None and self._last.quoted:
            for span in waiting:
                _take(self._last, span)
        self.found += here
        return here


def _alone(t: Tokens, first: int, end: int) -> Span | None:
    """Where a sentence stands that is only a quotation, or begins with one that is most of it; None when it is not."""
    quoted = [at for at in range(first, end) if t.flags[at] & QUOTED]
    if not quoted or (len(quoted) < (end - first) - 2 and not _mostly_quoted(t, first, end)):
        return None
    span = span_of(t, quoted[0], quoted[-1] + 1)
    return span if span is not None and span.end - span.start >= _SHORTEST else None


def _take(target: Found, span: Span) -> None:
    """Adds a quotation to what somebody was saying."""
    target.content.append(span)
    target.quoted = True


def _going_on(here: list[Found]) -> Found | None:
    """Whose words a quotation goes on with: the last in the paragraph, but for “A,” X said, noting B."""
    if len(here) > 1 and here[-1].rule == "participle" and not here[-1].quoted and here[-2].quoted:
        return here[-2]
    return here[-1] if here else None


def _mostly_quoted(t: Tokens, first: int, end: int) -> bool:
    """Whether a sentence begins with a quotation that is most of it: “...” - and then a remark."""
    return bool(t.flags[first] & QUOTED) and 2 * (t.end[first] - t.start[first]) > t.end[end - 1] - t.start[first]


def _issued(t: Tokens) -> Found | None:
    """Who issued what follows, when a paragraph ends in "X released the following statement:"."""
    first = sentences(t)[-1][0]
    last = len(t) - 2
    if last < first or not ("following" in t.lower[first:] or t.lower[last] in REPORT_NOUNS):
        return None
    who = first_subject(t, first, last)
    if who is None:
        return None
    return Found("announced", t, SAY.act, SAY, Span(t.start[last], t.end[last]), span_of(t, *who), [], quoted=True)


def _announcement(t: Tokens) -> Found | None:
    """Who is about to speak, when a paragraph ends in "X said:"."""
    first = sentences(t)[-1][0]
    for verb in range(len(t) - 2, first - 1, -1):
        if not t.flags[verb] & CUE:
            continue
        cue = cue_at(t, verb, first)
        if cue is None or not cue.frames & {"clause", "that", "quote"} or cue.base == "ask":
            continue
        left = verb - 1
        while left >= first and t.flags[left] & (AUXILIARY | ADVERB):
            left -= 1
        start = subject_before(t, left, first) if left >= first else None
        who = span_of(t, start, left + 1) if start is not None else None
        return Found("announced", t, cue.act, cue, Span(t.start[verb], t.end[verb]), who, [], quoted=True)
    return None
