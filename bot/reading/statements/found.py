"""What a rule found, while a text is being read: token ranges of speaker and content, before names are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.cues import Cue
from bot.reading.statements.model import Span
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import COMMA, QUOTED

NOWHERE: Final = Span(0, 0)
Range = tuple[int, int]
"""Tokens from the first to before the second."""


@dataclass(slots=True)
class Found:
    """An attributed statement as a rule found it; `parts` are the token ranges of its content within `tokens`."""

    rule: str
    tokens: Tokens
    act: Act
    cue: Cue
    cue_span: Span
    speaker: Span | None
    content: list[Span]
    parts: list[Range] = field(default_factory=list)
    negated: bool = False
    quoted: bool = False
    target: Span | None = None
    group: Range = (0, 0)
    sentence: Span = NOWHERE
    upstream: Found | None = None


_EDGE_MARKS = frozenset((",", ";", ":", "—", "--", "–", ".", "-"))
_FIRST_MARKS = _EDGE_MARKS | {"?", "!", ")", "]"}


def trimmed(t: Tokens, first: int, end: int) -> Range | None:
    """A token range without the marks at its edges; None when nothing is left."""
    while first < end and t.words[first] in _FIRST_MARKS:
        first += 1
    while end > first and t.words[end - 1] in _EDGE_MARKS:
        end -= 1
    return (first, end) if end > first else None


def span_of(t: Tokens, first: int, end: int) -> Span | None:
    """Where a token range stands in the text, without the marks at its edges."""
    kept = trimmed(t, first, end)
    return Span(t.start[kept[0]], t.end[kept[1] - 1]) if kept else None


@dataclass(slots=True)
class Scan:
    """A sentence being read: tokens from `first` to before `end`; what lies before `used` belongs to what was found."""

    tokens: Tokens
    first: int
    end: int
    used: int
    found: list[Found] = field(default_factory=list)
    opens_paragraph: bool = False
    head: int | None = None
    """The last token of the name that a relative clause just read was about: "a woman who accused him" goes on."""

    def go_on(self, end: int) -> None:
        """What lies before `end`, and a comma there, belongs to what was found."""
        self.used = end
        while self.used < self.end and self.tokens.flags[self.used] & COMMA:
            self.used += 1

    def keep(
        self,
        rule: str,
        cue: Cue,
        cue_range: Range,
        speaker: Range | Span | None,
        *parts: Range | None,
        negated: bool = False,
        bare: bool = False,
    ) -> Found | None:
        """Adds a statement with that content, unless nothing is left of it and it is not `bare` of any."""
        t = self.tokens
        kept = [part for given in parts if given is not None and (part := trimmed(t, *given)) is not None]
        if not kept and not bare:
            return None
        who = speaker if isinstance(speaker, Span) or speaker is None else span_of(t, *speaker)
        found = Found(
            rule,
            t,
            cue.act,
            cue,
            Span(t.start[cue_range[0]], t.end[cue_range[1] - 1]),
            who,
            [Span(t.start[first], t.end[end - 1]) for first, end in kept],
            kept,
            negated,
            any(t.flags[at] & QUOTED for first, end in kept for at in range(first, end)),
            group=cue_range,
            sentence=Span(t.start[self.first], t.end[self.end - 1]),
        )
        self.found.append(found)
        return found
