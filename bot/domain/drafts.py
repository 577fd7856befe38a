"""Records before they have a number: what an import reads and what a form fills in.

`R` is how a draft refers to other records: by key (`str`) in a dossier file, by record id (`int`) once resolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.domain.dates import UNKNOWN_TIME, When
from bot.domain.records import Quantity
from bot.domain.vocabulary import (
    Attribution,
    Basis,
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

R = TypeVar("R", int, str)


@dataclass(frozen=True, slots=True)
class SpeakerDraft:
    """A speaker and all the names it is found by."""

    kind: SpeakerKind
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AffiliationDraft(Generic[R]):
    """That a speaker belonged to a body."""

    member: R
    body: R
    title: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True)
class TopicDraft(Generic[R]):
    """A dossier, its time zone (IANA) and its sides."""

    title: str
    zone: str
    sides: tuple[R, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place by all its names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A document."""

    kind: SourceKind
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: When = UNKNOWN_TIME
    archived: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimDraft(Generic[R]):
    """A claim."""

    kind: ClaimKind
    text: str
    topic: R | None = None
    concerns: R | None = None
    place: R | None = None
    about: When | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class CitationDraft(Generic[R]):
    """Where a statement is reported. `upstream` refers to another citation."""

    source: R
    form: Form
    wording: str | None = None
    language: str | None = None
    origin: Origin = Origin.UNKNOWN
    locator: str | None = None
    upstream: R | None = None


@dataclass(frozen=True, slots=True)
class StanceDraft(Generic[R]):
    """What a statement does to a claim; `citation` counts the statement's citations from 0."""

    claim: R
    stance: Stance
    hedge: str | None = None
    scope: Scope | None = None
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class StatementDraft(Generic[R]):
    """A statement with its stances and citations."""

    speaker: R
    said: When
    venue: str | None = None
    language: str | None = None
    attribution: Attribution = Attribution.REPORTED
    stances: tuple[StanceDraft[R], ...] = ()
    citations: tuple[CitationDraft[R], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ClaimLinkDraft(Generic[R]):
    """A link between claims."""

    first: R
    second: R
    kind: ClaimLinkKind


@dataclass(frozen=True, slots=True)
class StatementLinkDraft(Generic[R]):
    """A link between statements."""

    first: R
    second: R
    kind: StatementLinkKind
    basis: Basis
