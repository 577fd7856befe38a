"""What a standing is computed from, and where each speaker stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.records import Affiliation, Claim, ClaimLink, Event
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import ClaimLinkKind, Stance

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

    `event` is the latest act that moved the position, or the latest act of all when none did; `earlier` are the acts
    before it. `unordered` says that acts that disagree may have come in either order.
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
    latest, earlier = acts[place], tuple(acts[:place])
    unordered = any(
        act.stance.stance is not latest.stance.stance and act.said.overlaps(latest.said)
        for act in earlier
        if act.stance.stance.moves_position and act.statement.id != latest.statement.id
    )
    return Position(latest, affiliations.sides(latest.speaker.id, latest.said, sides), earlier, unordered)
