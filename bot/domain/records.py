"""The records: speakers, topics, claims, statements and what connects them.

Ids are explained in `bot.domain.ids`. `recorded` and `struck` are aware UTC datetimes: when we wrote the record down,
and when an editor struck it (None while it stands). They answer "what had we recorded by then".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.dates import UNKNOWN_TIME, When
from bot.domain.vocabulary import (
    Attribution,
    Basis,
    Bound,
    ClaimKind,
    ClaimLinkKind,
    Form,
    Origin,
    Scope,
    SourceKind,
    SpeakerKind,
    Stance,
    StatementLinkKind,
)

_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lifetime:
    """When a record was written down and, if so, struck (aware UTC)."""

    recorded: datetime
    struck: datetime | None = None

    def known_at(self, moment: datetime | None) -> bool:
        """Whether it stood in our record at that moment; None asks about now."""
        if moment is None:
            return self.struck is None
        return self.recorded <= moment and (self.struck is None or self.struck > moment)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever says something. `name` is shown; `aliases` only help to find it."""

    id: int
    kind: SpeakerKind
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Affiliation:
    """That `member` belonged to `body`, with a title, from `since` to `until` (None: not known or still)."""

    id: int
    member: int
    body: int
    title: str | None
    since: When | None
    until: When | None
    life: Lifetime

    def held_during(self, when: When) -> bool:
        """Whether it can have held at that time: a vague time counts for every affiliation it may fall into."""
        if self.since and when.over_before(self.since.start):
            return False
        return not (self.until and self.until.end and when.start is not None and when.start >= self.until.end)


@dataclass(frozen=True, slots=True)
class Topic:
    """One dossier: its title, the zone its days are named in, and its sides (ids of bodies, in reading order)."""

    id: int
    title: str
    zone: str
    sides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place with all its names; none of them is "the" name."""

    id: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """The number in a claim: what is measured, what is counted (None: not stated), the range and its bound."""

    measure: str
    counted: str | None
    low: float
    high: float
    bound: Bound
    as_of: When = UNKNOWN_TIME

    def comparable(self, other: Quantity) -> bool:
        """Whether both count the same thing; "not stated" is comparable with nothing, not even itself."""
        return self.counted is not None and (self.measure, self.counted) == (other.measure, other.counted)


@dataclass(frozen=True, slots=True)
class Claim:
    """A neutral affirmative sentence about one thing, with no speaker in it: where two sides meet."""

    id: int
    topic: int | None
    kind: ClaimKind
    text: str
    concerns: int | None
    place: int | None
    about: When | None
    quantity: Quantity | None
    life: Lifetime


@dataclass(frozen=True, slots=True)
class Statement:
    """An act: one speaker, one occasion, one time."""

    id: int
    speaker: int
    said: When
    venue: str | None
    language: str | None
    attribution: Attribution
    life: Lifetime


@dataclass(frozen=True, slots=True)
class StanceOnClaim:
    """What one statement does to one claim, with the speaker's own hedging words and the scope, if stated.

    `citation` is the one whose wording it was read from, when the statement has several; an error in one outlet can
    then be repaired without rewriting the rest.
    """

    id: int
    statement: int
    claim: int
    stance: Stance
    hedge: str | None
    scope: Scope | None
    citation: int | None
    life: Lifetime


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `url` is None when the address is not held."""

    id: int
    kind: SourceKind
    url: str | None
    outlet: str | None
    title: str | None
    published: When
    archived: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement is reported, with the wording printed there.

    `upstream` is the citation it was taken from, `upstream_source` that one's document and `upstream_statement` what
    that one carries; None means not recorded, which is not the same as independent. `wording` is None when no words are
    held or they were removed, at `redacted` (aware UTC).
    """

    id: int
    statement: int
    source: Source
    wording: str | None
    form: Form
    language: str | None
    origin: Origin
    locator: str | None
    upstream: int | None
    upstream_source: int | None
    life: Lifetime
    redacted: datetime | None = None
    upstream_statement: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A link between two claims; `implies` reads from `first` to `second`, the others both ways."""

    id: int
    first: int
    second: int
    kind: ClaimLinkKind
    life: Lifetime


@dataclass(frozen=True, slots=True)
class StatementLink:
    """That statement `first` answers statement `second`, and who says so."""

    id: int
    first: int
    second: int
    kind: StatementLinkKind
    basis: Basis
    life: Lifetime


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to one record: append-only. `before` is None when it was created."""

    id: int
    batch: int
    table: str
    record: int
    before: dict[str, object] | None
    after: dict[str, object]
    actor: int | None
    reason: str | None
    at: datetime
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One stance in full: the statement, its speaker and the citations that carry it."""

    statement: Statement
    speaker: Speaker
    stance: StanceOnClaim
    citations: tuple[Citation, ...] = ()

    @property
    def said(self) -> When:
        """When it was said."""
        return self.statement.said

    @property
    def order(self) -> tuple[datetime, datetime, int]:
        """Orders events by time said, then by when we recorded them.

        An unknown time comes first; but a retraction takes back what came before it, so one of unknown time has the
        latest that it can have: when we recorded it.
        """
        said, recorded = self.statement.said.anchor, self.stance.life.recorded
        if said is None:
            said = recorded.replace(microsecond=0) if self.stance.stance is Stance.RETRACTS else _FIRST
        return (said, recorded, self.stance.id)
