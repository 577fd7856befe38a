"""What a standing is computed from, and where each speaker stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.records import Affiliation, Claim, ClaimLink, Event
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import ClaimLinkKind, SourceKind, Stance

LIVE = (Stance.ASSERTS, Stance.DENIES)
"""The stances that stand for or against a claim."""


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """A claim at the other end of a link, with the stances on it."""

    claim: Claim
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All that the standing of one claim depends on.

    `linked` holds the claims at the other end of `links`; `series` the claims of the same topic that carry a
    comparable number (those of another place do not count, and need not be there); `affiliations` whatever is recorded
    about the speakers, up the chain; `sides` the topic's. `cited` says whether the events on the claim carry their
    citations.
    """

    claim: Claim
    events: tuple[Event, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    linked: Mapping[int, LinkedClaim] = field(default_factory=dict)
    series: tuple[LinkedClaim, ...] = ()
    sides: tuple[int, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    cited: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """Where one speaker stands on one claim.

    `event` is the latest act that moved the position, or the latest act of all when none did; among acts that say the
    same and may have come in either order, one that a document carries goes before a message in chat. `earlier` are
    the others up to the latest. `unordered` says that acts that disagree may have come in either order.
    """

    event: Event
    sides: tuple[int, ...]
    earlier: tuple[Event, ...] = ()
    unordered: bool = False

    @property
    def stance(self) -> Stance:
        """The stance of the latest act that counts; RETRACTS means the speaker withdrew what went before."""
        return self.event.stance.stance

    @property
    def withdrew(self) -> Stance | None:
        """What a retraction took back: the stance that stood before it."""
        if self.stance is not Stance.RETRACTS:
            return None
        before = [found.stance.stance for found in self.earlier if found.stance.stance in LIVE]
        return before[-1] if before else None


@dataclass(frozen=True, slots=True)
class Implied:
    """A position that follows from another claim through one link: `stance` towards this claim, `via` that one."""

    stance: Stance
    position: Position
    via: int
    kind: ClaimLinkKind


def positions_of(events: Iterable[Event], affiliations: Affiliations, sides: Collection[int]) -> tuple[Position, ...]:
    """One position per speaker, in the order in which they came to it; `events` on one claim, in order.

    Each position has those of `sides` that its speaker spoke for.
    """
    of: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        of[event.speaker.id].append(event)
    found = [_position(acts, affiliations, sides) for acts in of.values()]
    return tuple(sorted(found, key=lambda position: position.event.order))


def _position(acts: list[Event], affiliations: Affiliations, sides: Collection[int]) -> Position:
    if len(acts) == 1:  # as nearly always
        return Position(acts[0], affiliations.sides(acts[0].speaker.id, acts[0].said, sides))
    moving = (place for place, act in enumerate(acts) if act.stance.stance.moves_position)
    place = max(moving, default=len(acts) - 1)
    latest = acts[place]
    unordered = any(
        act.stance.stance is not latest.stance.stance and act.said.overlaps(latest.said)
        for act in acts[:place]
        if act.stance.stance.moves_position and act.statement.id != latest.statement.id
    )
    shown = _shown(acts[: place + 1])
    earlier = tuple(act for act in acts[: place + 1] if act is not shown)
    return Position(shown, affiliations.sides(latest.speaker.id, latest.said, sides), earlier, unordered)


def _shown(acts: list[Event]) -> Event:
    """The last act; or one that says the same, is not certainly earlier, and unlike it is carried by a document.

    A message in chat that repeats a report does not take its place only because it was recorded later.
    """
    latest = acts[-1]
    if _in_document(latest):
        return latest
    for act in reversed(acts[:-1]):
        if not act.stance.stance.moves_position:
            continue
        if _position_taken(act) != _position_taken(latest):
            break  # the position has moved since
        timed = act.said.anchor is not None or latest.said.anchor is None
        if timed and _in_document(act) and act.said.overlaps(latest.said):
            return act
    return latest


def _position_taken(act: Event) -> tuple[Stance, bool]:
    """What the stored position of a speaker holds of an act."""
    return act.stance.stance, act.stance.hedge is not None


def _in_document(act: Event) -> bool:
    return any(citation.source.kind is not SourceKind.CHAT for citation in act.citations)
