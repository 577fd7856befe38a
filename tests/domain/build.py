"""Records made in one line, for tests of what is computed from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count

from bot.domain.dates import UNKNOWN_TIME, When, parse_when
from bot.domain.positions import Case, LinkedClaim
from bot.domain.records import (
    Affiliation,
    Citation,
    Claim,
    ClaimLink,
    Event,
    Lifetime,
    Quantity,
    Source,
    Speaker,
    StanceOnClaim,
    Statement,
)
from bot.domain.vocabulary import (
    Attribution,
    Bound,
    ClaimKind,
    ClaimLinkKind,
    Form,
    Origin,
    SourceKind,
    SpeakerKind,
    Stance,
)

ASSERTS, DENIES, WITHHOLDS = Stance.ASSERTS, Stance.DENIES, Stance.WITHHOLDS
RELAYS, RETRACTS = Stance.RELAYS, Stance.RETRACTS

RECORDED = datetime(2023, 10, 1, tzinfo=UTC)
LIFE = Lifetime(RECORDED)

ARMENIA, AZERBAIJAN, KARABAKH, RUSSIA = 1, 2, 3, 4
"""The sides."""
MIRZOYAN, BAYRAMOV, PASHINYAN, MINISTRY = 11, 12, 13, 14
SIDES = (ARMENIA, AZERBAIJAN, KARABAKH, RUSSIA)

_numbers = count(1)


def at(text: str) -> When:
    """A time in UTC."""
    return parse_when(text)


def moment(text: str) -> datetime:
    """An aware UTC moment."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def claim(
    identity: int = 1,
    *,
    kind: ClaimKind = ClaimKind.EVENT,
    concerns: int | None = None,
    place: int | None = None,
    quantity: Quantity | None = None,
    life: Lifetime = LIFE,
) -> Claim:
    return Claim(identity, None, kind, f"claim {identity}", concerns, place, None, quantity, life)


def number(value: float, as_of: str, *, measure: str = "killed", counted: str | None = "civilians") -> Quantity:
    return Quantity(measure, counted, value, value, Bound.EXACTLY, at(as_of))


def act(
    speaker: int,
    stance: Stance,
    when: str = "2023-09-21",
    *,
    hedge: str | None = None,
    citations: tuple[Citation, ...] = (),
    life: Lifetime | None = None,
) -> Event:
    """What a speaker did to a claim. Acts made later are recorded later, by a second each."""
    identity = next(_numbers)
    lifetime = life or Lifetime(RECORDED + timedelta(seconds=identity))
    statement = Statement(identity, speaker, at(when), None, None, Attribution.REPORTED, lifetime)
    taken = StanceOnClaim(identity, identity, 0, stance, hedge, None, None, lifetime)
    return Event(statement, Speaker(speaker, SpeakerKind.BODY, f"speaker {speaker}"), taken, citations)


def cites(
    document: int,
    *,
    kind: SourceKind = SourceKind.REPORT,
    taken_from: int | None = None,
    life: Lifetime = LIFE,
) -> Citation:
    source = Source(document, kind, None, None, f"document {document}", UNKNOWN_TIME, None)
    upstream = None if taken_from is None else 1
    return Citation(
        next(_numbers), 1, source, None, Form.PARAPHRASE, None, Origin.UNKNOWN, None, upstream, taken_from, life
    )


def belongs(
    member: int, body: int, *, since: str | None = None, until: str | None = None, life: Lifetime = LIFE
) -> Affiliation:
    return Affiliation(
        next(_numbers),
        member,
        body,
        None,
        None if since is None else at(since),
        None if until is None else at(until),
        life,
    )


def link(kind: ClaimLinkKind, *, first: int = 1, second: int = 2, life: Lifetime = LIFE) -> ClaimLink:
    return ClaimLink(next(_numbers), first, second, kind, life)


def case(
    *events: Event,
    about: Claim | None = None,
    links: Iterable[ClaimLink] = (),
    linked: Iterable[LinkedClaim] = (),
    series: Iterable[LinkedClaim] = (),
    affiliations: Iterable[Affiliation] = (),
) -> Case:
    """A case about claim 1, unless another is given."""
    return Case(
        claim=about or claim(),
        events=events,
        links=tuple(links),
        linked={other.claim.id: other for other in linked},
        series=tuple(series),
        sides=SIDES,
        affiliations=tuple(affiliations),
    )
