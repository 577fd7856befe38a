"""Quotations that are paragraphs of their own, until it is known whose they are: lists of what people said."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Found, Range
from bot.reading.statements.model import Span
from bot.reading.statements.quotations import Quotation
from bot.reading.statements.signed import signature
from bot.reading.statements.tokens import Tokens, tokenize
from bot.reading.statements.words import AUXILIARY, CAPITAL, COMMA, FINITE, PRONOUN, QUOTED, STOP

SHORTEST: Final = 12
"""A shorter quotation that stands alone is no statement, in characters."""
_FEW: Final = 4
_SENTENCE: Final = 8
_LONGEST_NAME: Final = 12
_NO_NAME: Final = QUOTED | AUXILIARY | FINITE | PRONOUN | STOP
_LEAD: Final = 30
_NEAR: Final = 4000
_CLOSING: Final = "”\"'’»›」』“"
_MOST: Final = 4
"""Before a single name, so many paragraphs at most are what one person said."""


class Standing:
    """Holds quotations that nobody has claimed yet, in the order of the text."""

    def __init__(self) -> None:
        self._waiting: list[Found] = []
        self._seen = 0
        self._said: Found | None = None

    def __bool__(self) -> bool:
        return bool(self._waiting)

    @property
    def shared(self) -> Found | None:
        """Those who are to speak in all that wait, "our readers told us:"; None when nobody was announced."""
        return self._said if self._waiting else None

    def add(self, t: Tokens, span: Span, said: Found | None, *, first: bool) -> None:
        """Holds a quotation; `said` is who was about to speak, `first` that it opens the text, as a title does."""
        found = Found("quotation alone", t, SAY.act, SAY, Span(span.start, span.start + 1), None, [span], quoted=True)
        found.parts, found.sentence = [(0, len(t))], Span(t.start[0], t.end[-1])
        if said is not None:
            found.rule, found.speaker, found.cue_span = said.rule, said.speaker, said.cue_span
            found.act, found.cue = said.act, said.cue
        self._seen += 1
        self._said = said
        if first:
            found.parts = []
        self._waiting.append(found)

    def go_on(self, span: Span) -> None:
        """The last one, which was left open, goes on with a paragraph."""
        self._waiting[-1].content.append(span)

    def sign(self, t: Tokens, name: Span, cue: Span, rule: str) -> list[Found]:
        """Gives those that wait to the person named below them; in return they are statements, parts of one speech."""
        own = self._waiting[-_MOST:] if len(self._waiting) <= _MOST else self._waiting[-1:]
        before = self._waiting[: len(self._waiting) - len(own)]
        one = own[0]
        for other in own[1:]:
            one.content += other.content
        one.rule, one.speaker, one.cue_span, one.sentence = rule, name, cue, Span(one.sentence.start, t.end[-1])
        one.parts = [(0, len(one.tokens))]
        self._waiting = before
        return self.settle() if _repeats(t.text, own[0].content[0]) else [*self.settle(), one]

    def settle(self) -> list[Found]:
        """Those that nobody claimed and that are long enough, or in a row, as statements of nobody in particular."""
        waiting, self._waiting = [one for held in self._waiting for one in _apart(held)], []
        return [one for one in waiting if self._says_something(one, alone=self._seen == 1)]

    @staticmethod
    def _says_something(one: Found, *, alone: bool) -> bool:
        text = one.content[0].of(one.tokens.text)
        words = len(text.split())
        if not one.parts and alone:  # a title
            return False
        return not text.isupper() and words >= (_SENTENCE if alone and one.speaker is None else _FEW)


def _apart(held: Found) -> list[Found]:
    """Paragraphs that were held as one speech because none is closed, each by itself when the last is not either."""
    if len(held.content) == 1 or held.content[-1].of(held.tokens.text)[-1] in _CLOSING:
        return [held]
    return [replace(held, content=[span], cue_span=Span(span.start, span.start + 1)) for span in held.content]


def stands_alone(t: Tokens) -> Span | None:
    """Where a paragraph stands that is nothing but quotations; None when it is more, or too short."""
    if not all(flags & (QUOTED | STOP) for flags in t.flags):
        return None
    quoted = [at for at, flags in enumerate(t.flags) if flags & QUOTED]
    if not quoted or t.end[quoted[-1]] - t.start[quoted[0]] < SHORTEST:
        return None
    return Span(t.start[quoted[0]], t.end[quoted[-1]])


def named_below(t: Tokens) -> tuple[int, int] | None:
    """The name in a paragraph that is only "- Name, 34, teacher"; None when it is something else."""
    return signature(t, 0, len(t))


def closing_name(t: Tokens, quotations: list[Quotation]) -> tuple[Tokens, Range] | None:
    """The name in a paragraph that closes a quotation left open above, "Maria Lopez, nurse.”"; None for others."""
    if len(quotations) != 1 or not quotations[0].carried or len(t) > 2:
        return None
    inner = tokenize(t.text, quotations[0].start, quotations[0].end - 1, ())
    end = len(inner) - bool(inner.words and inner.flags[-1] & STOP)
    if not 0 < end <= _LONGEST_NAME or any(flags & _NO_NAME for flags in inner.flags[:end]):
        return None
    comma = next((at for at in range(end) if inner.flags[at] & COMMA), end)
    return (inner, (0, comma)) if comma and inner.flags[0] & CAPITAL else None


def _repeats(text: str, span: Span) -> bool:
    """Whether a quotation only repeats in large print what stands near it in the text."""
    words = span.of(text).strip("“”\"'‘’ ")[:_LEAD]
    near = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    return len(words) == _LEAD and any(words in part for part in near)
