"""The standing of a claim: computed from the record, never typed in, never a verdict.

`standing(case)` is a pure function of the accepted stances on a claim and across its links, up to a time. The labels
and their rules are the table in docs/standing.md. Three against one is not a result: nothing here counts heads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

from bot.domain.dates import When
from bot.domain.origins import Documents, count_documents
from bot.domain.positions import LIVE, Case, Implied, Position, positions_of
from bot.domain.records import Claim, ClaimLink, Event, Lifetime, Quantity
from bot.domain.reply import Reply, reply_state
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import ClaimKind, ClaimLinkKind, Precision, Stance


class Label(StrEnum):
    """The label of a claim, in the words that are shown."""

    CONTESTED = "contested"
    CONFLICTS = "conflicts with another claim"
    REVISED = "revised by the same speaker"
    DENIAL_WITHDRAWN = "asserted; an earlier denial was withdrawn"
    NO_DENIAL = "no denial on record"
    DENIED_IMPLIED = "denied; asserted only by implication"
    DENIED_REVERSED = "denied; its own speaker had asserted it before"
    DENIED_ONLY = "denied; no assertion on record"
    IMPLIED = "implied only"
    WITHDRAWN = "withdrawn"
    NO_POSITION = "no position on record"
    CHARACTERISATION = "recorded as characterisation"
    POSITION = "recorded as position"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record says of a claim at a time.

    `heard` are the sides with a stance of their own on the claim, out of `sides`; `within` is the side when both an
    assertion and a denial come from it alone; `revised_to` the claims that carry the newer number; `tension` claims
    to read together with it; `left_out` counts statements that may or may not have been made by the time asked for;
    `documents` is None when the citations were not read.
    """

    label: Label
    positions: tuple[Position, ...]
    implied: tuple[Implied, ...]
    sides: tuple[int, ...]
    heard: tuple[int, ...]
    within: int | None
    revised_to: tuple[int, ...]
    reply: Reply | None
    documents: Documents | None
    tension: tuple[int, ...]
    first: When | None
    latest: When | None
    left_out: int

    def with_stance(self, stance: Stance) -> tuple[Position, ...]:
        """The positions that stand at `stance`."""
        return tuple(position for position in self.positions if position.stance is stance)


_UNJUDGED = {ClaimKind.CHARACTERISATION: Label.CHARACTERISATION, ClaimKind.POSITION: Label.POSITION}


def standing(case: Case, *, as_of: datetime | None = None, as_known: datetime | None = None) -> Standing:
    """The standing of `case.claim`.

    `as_of` (aware) counts only what had certainly been said by then; `as_known` (aware) only what we had recorded by
    then. Both may be None, which means now.
    """
    view = _View(case, as_of, as_known)
    events = view.stood(case.events)
    positions = view.positions(events)
    implied = view.implied()
    revised = view.revised(positions)
    spoken_for = {side for position in positions for side in position.sides}
    return Standing(
        label=_label(case.claim, positions, implied, revised),
        positions=positions,
        implied=implied,
        sides=case.sides,
        heard=tuple(side for side in case.sides if side in spoken_for),
        within=_one_side(positions),
        revised_to=revised,
        reply=reply_state(case.claim.concerns, events, view.affiliations, case.sides),
        documents=count_documents(events) if case.cited else None,
        tension=view.tension(),
        first=events[0].said if events else None,
        latest=_latest(events),
        left_out=view.left_out(case.events),
    )


class _View:
    """One case at one pair of times."""

    def __init__(self, case: Case, as_of: datetime | None, as_known: datetime | None) -> None:
        self.case, self.as_of, self.as_known = case, as_of, as_known
        self.affiliations = Affiliations(found for found in case.affiliations if self.known(found.life))

    def known(self, life: Lifetime) -> bool:
        return life.known_at(self.as_known)

    def stood(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The events that count, in order."""
        counted = [event for event in events if self._recorded(event) and self._said(event)]
        counted.sort(key=attrgetter("order"))
        return tuple(map(self._with_known_citations, counted))

    def _recorded(self, event: Event) -> bool:
        return self.known(event.stance.life) and self.known(event.statement.life)

    def _with_known_citations(self, event: Event) -> Event:
        citations = [citation for citation in event.citations if citation.life.known_at(self.as_known)]
        return event if len(citations) == len(event.citations) else replace(event, citations=tuple(citations))

    def _said(self, event: Event) -> bool:
        return self.as_of is None or event.said.by(self.as_of)

    def left_out(self, events: Iterable[Event]) -> int:
        """How many statements may or may not have been made by the time asked for."""
        if self.as_of is None:
            return 0
        vague = {
            event.statement.id
            for event in events
            if self._recorded(event)
            and not event.said.by(self.as_of)
            and (event.said.start is None or event.said.start < self.as_of)
        }
        return len(vague)

    def positions(self, events: Iterable[Event]) -> tuple[Position, ...]:
        return positions_of(events, self.affiliations, self.case.sides)

    def implied(self) -> tuple[Implied, ...]:
        """What follows through one link. Nothing is ever followed further."""
        found = []
        for link in self.case.links:
            far = link.second if link.first == self.case.claim.id else link.first
            other = self.case.linked.get(far)
            if other is None or not (self.known(link.life) and self.known(other.claim.life)):
                continue
            for position in self.positions(self.stood(other.events)):
                stance = _through(link, self.case.claim.id, position.stance)
                if stance is not None:
                    found.append(Implied(stance, position, far, link.kind))
        return tuple(found)

    def tension(self) -> tuple[int, ...]:
        """The claims an editor wants read together with this one."""
        ends = (
            link.second if link.first == self.case.claim.id else link.first
            for link in self.case.links
            if link.kind is ClaimLinkKind.TENSION and self.known(link.life)
        )
        return tuple(far for far in ends if far in self.case.linked and self.known(self.case.linked[far].claim.life))

    def revised(self, positions: Iterable[Position]) -> tuple[int, ...]:
        """The newer claims, when every speaker who still asserts this number has given a later one."""
        number = self.case.claim.quantity
        asserting = {position.event.speaker.id for position in positions if position.stance is Stance.ASSERTS}
        if number is None or not asserting:
            return ()
        newer: dict[int, int] = {}
        for other in sorted(self.case.series, key=lambda found: _as_of_key(found.claim)):
            if other.claim.id == self.case.claim.id or not self.known(other.claim.life):
                continue
            if other.claim.place != self.case.claim.place or not _is_newer(other.claim.quantity, number):
                continue
            for position in self.positions(self.stood(other.events)):
                if position.stance is Stance.ASSERTS:
                    newer[position.event.speaker.id] = other.claim.id
        if asserting <= newer.keys():
            return tuple(dict.fromkeys(newer[speaker] for speaker in sorted(asserting)))
        return ()


def _latest(events: tuple[Event, ...]) -> When | None:
    """The latest time said; a retraction of unknown time comes last, and tells none."""
    known = (event.said for event in reversed(events) if event.said.precision is not Precision.UNKNOWN)
    return next(known, events[-1].said if events else None)


def _as_of_key(claim: Claim) -> str:
    return claim.quantity.as_of.sort_key if claim.quantity else ""


def _is_newer(number: Quantity | None, than: Quantity) -> bool:
    """Whether both count the same thing and `number` was certainly counted later."""
    return number is not None and than.comparable(number) and than.as_of.over_before(number.as_of.start)


def _through(link: ClaimLink, claim: int, stance: Stance) -> Stance | None:
    """What a stance on the far claim says about `claim`, or None.

    Contradicting claims cannot both hold nor both fail; excluding ones cannot both hold; an implication carries an
    assertion forwards and a denial backwards.
    """
    if link.kind is ClaimLinkKind.CONTRADICTS:
        return {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}.get(stance)
    if link.kind is ClaimLinkKind.EXCLUDES:
        return Stance.DENIES if stance is Stance.ASSERTS else None
    if link.kind is ClaimLinkKind.IMPLIES:
        carried = Stance.ASSERTS if link.second == claim else Stance.DENIES
        return carried if stance is carried else None
    return None


def _label(
    claim: Claim, positions: tuple[Position, ...], implied: tuple[Implied, ...], revised: tuple[int, ...]
) -> Label:
    if not claim.kind.has_standing:
        return _UNJUDGED[claim.kind]
    stances = {position.stance for position in positions}
    implied_stances = {found.stance for found in implied}
    if Stance.ASSERTS in stances:
        return _label_asserted(positions, stances, implied_stances, revised)
    if Stance.DENIES in stances:
        return _label_denied(positions, implied_stances)
    if any(_held_before(position, Stance.ASSERTS) for position in positions):
        return Label.WITHDRAWN
    return Label.IMPLIED if implied_stances else Label.NO_POSITION


def _label_asserted(
    positions: tuple[Position, ...], stances: set[Stance], implied: set[Stance], revised: tuple[int, ...]
) -> Label:
    if Stance.DENIES in stances:
        return Label.CONTESTED
    if Stance.DENIES in implied:
        return Label.CONFLICTS
    if revised:
        return Label.REVISED
    if any(_held_before(position, Stance.DENIES) for position in positions):
        return Label.DENIAL_WITHDRAWN
    return Label.NO_DENIAL


def _label_denied(positions: tuple[Position, ...], implied: set[Stance]) -> Label:
    if Stance.ASSERTS in implied:
        return Label.DENIED_IMPLIED
    former = [position.stance for position in positions if _held_before(position, Stance.ASSERTS)]
    if Stance.DENIES in former:
        return Label.DENIED_REVERSED
    return Label.WITHDRAWN if former else Label.DENIED_ONLY


def _held_before(position: Position, stance: Stance) -> bool:
    """Whether the speaker stood at `stance` earlier and does no longer."""
    return position.stance is not stance and any(act.stance.stance is stance for act in position.earlier)


def _one_side(positions: Iterable[Position]) -> int | None:
    """The side that both asserts and denies, when nobody outside it does either."""
    live = [position for position in positions if position.stance in LIVE]
    if {position.stance for position in live} != set(LIVE):
        return None
    shared = set.intersection(*(set(position.sides) for position in live))
    return min(shared) if shared else None
