"""The reply clock: has the side that a claim concerns answered, and how long did it take.

The clock starts at the first live assertion by somebody else and stops when that is withdrawn. Silence is never read
as consent; it is only said to be silence on this record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.dates import When
from bot.domain.records import Event
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import Precision, Stance


class ReplyState(StrEnum):
    """What the side concerned has done about an accusation."""

    ANSWERED = "answered"
    NO_ANSWER = "no answer on record"
    ANSWERED_WITHDREW = "answered, then withdrew"


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply state of `side` (a speaker's id) to the accusation made at `since`.

    `event` is the answer, if any; `elapsed` the time between the two, given only when both are instants.
    """

    state: ReplyState
    side: int
    since: When
    event: Event | None = None
    elapsed: timedelta | None = None


_ANSWERS = (Stance.ASSERTS, Stance.DENIES, Stance.WITHHOLDS)


def reply_state(
    concerns: int | None, events: tuple[Event, ...], affiliations: Affiliations, sides: Iterable[int]
) -> Reply | None:
    """The reply state on a claim that concerns a speaker; None when it concerns nobody or no accusation is live.

    `events` are those that count, in order. Whoever speaks for the side concerned answers for it.
    """
    if concerns is None:
        return None
    sides = tuple(sides)
    own = [event for event in events if _speaks_for(event, concerns, affiliations, sides)]
    others = [event for event in events if event not in own]
    accusation = _first_live_assertion(others)
    if accusation is None:
        return None
    start = accusation.said
    answers = [event for event in own if event.stance.stance in _ANSWERS]
    if not answers:
        return Reply(ReplyState.NO_ANSWER, concerns, start)
    answer = next((event for event in answers if event.said.sort_key >= start.sort_key), answers[-1])
    if _all_withdrawn(own):
        return Reply(ReplyState.ANSWERED_WITHDREW, concerns, start, answer)
    return Reply(ReplyState.ANSWERED, concerns, start, answer, _elapsed(start, answer.said))


def _speaks_for(event: Event, concerns: int, affiliations: Affiliations, sides: tuple[int, ...]) -> bool:
    bodies = affiliations.bodies(event.speaker.id, event.said)
    if concerns in bodies:
        return True
    shared = set(affiliations.sides(concerns, event.said, sides))
    return bool(shared.intersection(bodies))


def _first_live_assertion(events: Iterable[Event]) -> Event | None:
    """The earliest assertion, among speakers who still assert, since they last did otherwise."""
    began: dict[int, Event] = {}
    for event in events:
        if event.stance.stance is Stance.ASSERTS:
            began.setdefault(event.speaker.id, event)
        elif event.stance.stance.moves_position:
            began.pop(event.speaker.id, None)
    return min(began.values(), key=lambda event: event.order, default=None)


def _all_withdrawn(own: Iterable[Event]) -> bool:
    """Whether every speaker of the side has taken back what they answered."""
    latest: dict[int, Stance] = {}
    for event in own:
        if event.stance.stance in (*_ANSWERS, Stance.RETRACTS):
            latest[event.speaker.id] = event.stance.stance
    return bool(latest) and all(stance is Stance.RETRACTS for stance in latest.values())


def _elapsed(start: When, end: When) -> timedelta | None:
    if start.precision is not Precision.INSTANT or end.precision is not Precision.INSTANT:
        return None
    if start.start is None or end.start is None or end.start < start.start:
        return None
    return end.start - start.start
