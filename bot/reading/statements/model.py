"""What reading a text gives: attributed statements, each with its place in the untouched text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.vocabulary import Form, Stance
from bot.reading.statements.acts import Act
from bot.reading.statements.rules import BY_NAME

SURE = 0.85
"""From this measured precision of its rule on, a statement counts as sure."""


class Span(NamedTuple):
    """A part of a text, in code points: from `start` to before `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at that place."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody in the text: where, in which words, and which name from elsewhere in the text they stand for.

    `sure` is False when `name` was guessed, as for "he", and a person should confirm it.
    """

    span: Span
    words: str
    name: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class AttributedStatement:
    """Somebody's statement as a text reports it.

    `speaker` is None when the text names nobody ("gunfire was reported"). `content` are the parts of the text that
    hold it, none when the text only says "X denies"; `form` says whether they are the speaker's own words. `target` is
    whom an accusation concerns. `hedge` and `date` are the words that soften or date it. `upstream` is the index, in
    the same list, of the statement that passes this one on. `rule` is the name of the rule that found it.
    """

    speaker: Mention | None
    cue: Span
    act: Act
    stance: Stance
    negated: bool
    content: tuple[Span, ...]
    form: Form
    target: Mention | None
    hedge: Span | None
    date: Span | None
    upstream: int | None
    rule: str

    @property
    def precision(self) -> float:
        """The share of what its rule found, on annotated news, that was a statement: see docs/reading.md."""
        return BY_NAME[self.rule].precision

    @property
    def sure(self) -> bool:
        """Whether rule and speaker are certain enough to be recorded after a look at the preview."""
        return self.precision >= SURE and self.speaker is not None and self.speaker.sure
