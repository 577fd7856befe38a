"""What the record answers: plain data, ready to be shown.

Each question of `bot.domain.questions` has one answer here. An answer carries only records and what is computed from
them; no sentence in it was written by a program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from bot.domain.history import PastAnswer
from bot.domain.positions import Position
from bot.domain.questions import (
    Changes,
    Compare,
    Contested,
    Did,
    Said,
    SearchRecord,
    ShowClaim,
    Timeline,
    Unanswered,
    Who,
)
from bot.domain.records import Citation, Claim, Event, Place, Speaker, StanceOnClaim, Statement, StatementLink, Topic
from bot.domain.sides import Affiliations
from bot.domain.standing import Standing
from bot.domain.tombstones import OfRecords, StruckAnswer

ROWS_PER_PAGE = 5
"""How many rows one page of an answer holds: few enough that they fit one message with their words shortened."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """Which page this is, counted from 1, of how many, and how many rows there are in all."""

    number: int
    last: int
    total: int

    @classmethod
    def of(cls, total: int, number: int = 1) -> Page:
        """Page `number` of `total` rows; a number out of range becomes the nearest page."""
        last = max(1, -(-total // ROWS_PER_PAGE))
        return cls(min(max(number, 1), last), last, total)

    @property
    def size(self) -> int:
        """How many rows a page holds."""
        return ROWS_PER_PAGE

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.number - 1) * ROWS_PER_PAGE

    def cut(self, rows: Sequence[T]) -> tuple[T, ...]:
        """The rows of this page out of all `rows`."""
        return tuple(rows[self.offset : self.offset + ROWS_PER_PAGE])


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with all that is needed to show it.

    `speakers` holds every speaker mentioned (speaking, concerned, sides) by id; `related` the claims at the other end
    of its links and its newer numbers; `statement_links` the links between the statements on it.
    """

    claim: Claim
    topic: Topic | None
    place: Place | None
    standing: Standing
    speakers: Mapping[int, Speaker]
    affiliations: Affiliations
    related: Mapping[int, Claim]
    statement_links: tuple[StatementLink, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoAnswer(OfRecords):
    """Who asserts or denies a claim: all its positions are in `record.standing`; `page` counts those asked for.

    `page.cut(record.standing.with_stance(question.stance))` are the rows to show.
    """

    question: Who
    record: ClaimRecord
    at: datetime
    page: Page


@dataclass(frozen=True, slots=True)
class UnansweredAnswer(OfRecords):
    """The accusations without an answer, latest first (`bounded`: of the latest); `record` of the one asked about."""

    question: Unanswered
    rows: tuple[ClaimRecord, ...]
    record: ClaimRecord | None
    at: datetime
    page: Page
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One record of what was said: a statement and, if it takes one, its stance on a claim."""

    statement: Statement
    speaker: Speaker
    stance: StanceOnClaim | None
    claim: Claim | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class DidAnswer(OfRecords):
    """What a speaker has on record on a claim.

    `direct` are their own acts on it; `members` the speakers counted with them; `nearby` their records on claims
    linked to it or to a claim that it implies.
    """

    question: Did
    speaker: Speaker
    record: ClaimRecord
    direct: tuple[Event, ...]
    nearby: tuple[SaidRow, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class SaidAnswer(OfRecords):
    """What a speaker said, latest first. `bounded` says that only the newest records were looked at.

    `speakers` holds the bodies of `affiliations` by id; `partly` says that no record holds all of the words asked
    about and these hold some.
    """

    question: Said
    speaker: Speaker
    rows: tuple[SaidRow, ...]
    affiliations: Affiliations
    bounded: bool
    page: Page
    speakers: Mapping[int, Speaker] = field(default_factory=dict)
    partly: bool = False


@dataclass(frozen=True, slots=True)
class ClaimAnswer(OfRecords):
    """One claim."""

    question: ShowClaim
    record: ClaimRecord
    at: datetime


@dataclass(frozen=True, slots=True)
class TimelineAnswer(OfRecords):
    """The acts on a claim in order of speaking."""

    question: Timeline
    record: ClaimRecord
    events: tuple[Event, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Claims and quotations with the words asked for.

    `instead` are the words searched for after a correction of spelling; `bounded` says that only the newest hits were
    ranked, `hurried` that time ran out and the newest hits stand in for the best, `partly` that no record holds all of
    the words and these hold some, `a_name` that none holds them but a speaker is called so.
    """

    question: SearchRecord
    claims: tuple[ClaimRecord, ...]
    quotations: tuple[SaidRow, ...]
    instead: str | None
    bounded: bool
    hurried: bool
    page: Page
    partly: bool = False
    a_name: bool = False


@dataclass(frozen=True, slots=True)
class ContestedAnswer:
    """The contested claims, latest act first; `bounded`: there may be more than were listed."""

    question: Contested
    topic: Topic | None
    rows: tuple[ClaimRecord, ...]
    page: Page
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One claim and where the two speakers stand on it (None: nothing on record)."""

    claim: Claim
    first: Position | None
    second: Position | None


@dataclass(frozen=True, slots=True)
class CompareAnswer(OfRecords):
    """Two speakers side by side: the claims both have spoken on, then those only one has."""

    question: Compare
    first: Speaker
    second: Speaker
    topic: Topic | None
    rows: tuple[CompareRow, ...]
    page: Page


class ChangeOfPosition(StrEnum):
    """How a position moved, without comment."""

    WITHDRAWN = "withdrawn"
    REVERSED = "reversed"
    FIRMER = "hedged, then without the hedge"
    SOFTER = "without a hedge, then hedged"
    REVISED = "number revised"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One move: from one act to a later one. For a revised number the claims differ."""

    kind: ChangeOfPosition
    before: SaidRow
    after: SaidRow
    unordered: bool = False


@dataclass(frozen=True, slots=True)
class ChangesAnswer(OfRecords):
    """A speaker's moves, in order, out of `records` statements; `bounded`: only the latest moves were looked at."""

    question: Changes
    speaker: Speaker
    rows: tuple[ChangeRow, ...]
    records: int
    page: Page
    bounded: bool = False


Answer = (
    WhoAnswer
    | UnansweredAnswer
    | DidAnswer
    | SaidAnswer
    | ClaimAnswer
    | TimelineAnswer
    | SearchAnswer
    | ContestedAnswer
    | CompareAnswer
    | ChangesAnswer
    | PastAnswer
    | StruckAnswer
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that words may have meant: a claim, a speaker or a topic, with its score from 0 to 100."""

    id: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """What words were matched to: `id` when it is clear, otherwise the nearest `candidates`, best first.

    `asked` is the record whose number was typed, when that was merged into `id`.
    """

    id: int | None
    candidates: tuple[Candidate, ...] = ()
    asked: int | None = None
