"""Scoring attributed statements against annotated text: content by the words in it, speaker by any word in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.slices import slices_of
from bot.domain.vocabulary import Stance
from bot.reading.statements import AttributedStatement, Span

_WORD: Final = re.compile(r"\w+")
_SMALL: Final = frozenset(("the", "a", "an", "of", "and", "s"))
ENOUGH: Final = 0.5
"""From this share of common words on, content counts as found."""


@dataclass(frozen=True, slots=True)
class Row:
    """One attributed statement, annotated or found: places in the text; `stance`, `target` and `rule` where known."""

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance | None = None
    target: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated text."""

    name: str
    text: str
    gold: tuple[Row, ...]


@dataclass(slots=True)
class Tally:
    """How much was annotated, found, and right; of the found, how many had the right speaker and stance."""

    gold: int = 0
    found: int = 0
    gold_hit: int = 0
    found_hit: int = 0
    gold_speaker: int = 0
    found_speaker: int = 0
    stance_known: int = 0
    stance_right: int = 0
    target_known: int = 0
    target_right: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is annotated."""
        return self.found_hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what is annotated, the share that was found."""
        return self.gold_hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return _mean(self.precision, self.recall)

    @property
    def speaker_f1(self) -> float:
        """The same where only what has the right speaker counts as found."""
        return _mean(
            self.found_speaker / self.found if self.found else 0.0, self.gold_speaker / self.gold if self.gold else 0.0
        )


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of a run: by slice, and by rule."""

    slices: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    empty: int = 0
    """How many texts without any annotated statement there were."""
    empty_hit: int = 0
    """In how many of those something was found."""


def rows_of(found: Iterable[AttributedStatement], *, outermost: bool) -> list[Row]:
    """What reading found as rows; `outermost` leaves out what is inside another statement."""
    return [
        Row(
            (one.speaker.span,) if one.speaker else (),
            (one.cue,),
            one.content,
            one.stance,
            one.target.words if one.target else None,
            one.rule,
        )
        for one in found
        if one.upstream is None or not outermost
    ]


def add(score: Score, document: Document, found: Sequence[Row]) -> None:
    """Counts one document."""
    words = _Words(document.text)
    gold = [row for row in document.gold if words.of(row.content) or not row.content]
    pairs = dict(_matched(words, gold, found))
    back = {there: here for here, there in pairs.items()}
    if not gold:
        score.empty += 1
        score.empty_hit += bool(found)
    for at, row in enumerate(gold):
        hit = found[back[at]] if at in back else None
        for name in slices_of(document.text, row.content, row.cue):
            _count_gold(score.slices[name], words, row, hit)
    for at, row in enumerate(found):
        hit = gold[pairs[at]] if at in pairs else None
        for tally in (
            score.rules[row.rule],
            *(score.slices[name] for name in slices_of(document.text, row.content, row.cue)),
        ):
            tally.found += 1
            tally.found_hit += hit is not None
            tally.found_speaker += hit is not None and (
                not hit.speaker or bool(words.of(row.speaker) & words.of(hit.speaker))
            )


def _count_gold(tally: Tally, words: _Words, row: Row, hit: Row | None) -> None:
    tally.gold += 1
    if hit is None:
        return
    tally.gold_hit += 1
    tally.gold_speaker += _same_speaker(words, row, hit)
    if row.stance is not None:
        tally.stance_known += 1
        tally.stance_right += row.stance is hit.stance
    if row.target is not None:
        tally.target_known += 1
        tally.target_right += row.target == hit.target


def _same_speaker(words: _Words, gold: Row, found: Row) -> bool:
    if not gold.speaker:
        return True
    common = words.of(gold.speaker) & words.of(found.speaker)
    return any(words.lower(at) not in _SMALL for at in common) or (bool(common) and words.small(gold.speaker))


def _matched(words: _Words, gold: Sequence[Row], found: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Pairs of found and annotated rows, the best first, each once."""
    candidates = []
    for here, one in enumerate(found):
        for there, other in enumerate(gold):
            share = _share(words.of(one.content), words.of(other.content))
            agree = bool(words.of(one.speaker) & words.of(other.speaker)) + bool(
                words.of(one.cue) & words.of(other.cue)
            )
            if share >= ENOUGH:
                candidates.append((share, agree, here, there))
    taken_here: set[int] = set()
    taken_there: set[int] = set()
    for _, _, here, there in sorted(candidates, reverse=True):
        if here not in taken_here and there not in taken_there:
            taken_here.add(here)
            taken_there.add(there)
            yield here, there


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other)


class _Words:
    """The words of a text by number; punctuation never counts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [found.span() for found in _WORD.finditer(text)]
        self._at = {offset: at for at, (start, end) in enumerate(self._spans) for offset in range(start, end)}
        self._known: dict[tuple[Span, ...], frozenset[int]] = {}

    def of(self, parts: tuple[Span, ...]) -> frozenset[int]:
        """The words that some parts of the text touch."""
        if parts not in self._known:
            self._known[parts] = frozenset(
                self._at[at] for start, end in parts for at in range(start, end) if at in self._at
            )
        return self._known[parts]

    def lower(self, at: int) -> str:
        """A word in lower case."""
        return self._text[slice(*self._spans[at])].lower()

    def small(self, parts: tuple[Span, ...]) -> bool:
        """Whether those parts hold nothing but words such as "the"."""
        return all(self.lower(at) in _SMALL for at in self.of(parts))
