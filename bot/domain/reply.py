"""The reply clock: has the side that a claim concerns answered, and how long did it take.

The clock starts at the first live assertion by somebody else and stops when that is withdrawn. Silence is never read
as consent; it is only said to be silence on this record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import chain

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

    `event` is the answer, if any: the first that was not taken back or, when all were, the first. `elapsed` is the time
    between the two, given only when both are instants.
    """

    state: ReplyState
    side: int
    since: When
    event: Event | None = None
    elapsed: timedelta | None = None


ANSWERS = (Stance.ASSERTS, Stance.DENIES, Stance.WITHHOLDS)
"""The stances that answer an accusation."""


def reply_state(
    concerns: int | None, events: tuple[Event, ...], affiliations: Affiliations, sides: Iterable[int]
) -> Reply | None:
    """The reply state on a claim that concerns a speaker; None when it concerns nobody or no accusation is live.

    `events` are those that count, in order. Whoever speaks for the side concerned answers for it.
    """
    if concerns is None:
        return None
    sides = frozenset(sides)
    own: list[Event] = []
    others: list[Event] = []
    for event in events:
        (own if speaks_for(event.speaker.id, event.said, concerns, affiliations, sides) else others).append(event)
    accusation = _first_live_assertion(others)
    if accusation is None:
        return None
    start = accusation.said
    answers = [event for event in own if event.stance.stance in ANSWERS]
    if not answers:
        return Reply(ReplyState.NO_ANSWER, concerns, start)
    standing = _not_taken_back(own)
    if not standing:
        return Reply(ReplyState.ANSWERED_WITHDREW, concerns, start, _first_since(start, answers))
    answer = _first_since(start, standing)
    return Reply(ReplyState.ANSWERED, concerns, start, answer, _elapsed(start, answer.said))


def speaks_for(speaker: int, when: When, concerns: int, affiliations: Affiliations, sides: Collection[int]) -> bool:
    """Whether what `speaker` said then counts for the one concerned: itself, a member, or another of the same side."""
    bodies = affiliations.bodies(speaker, when)
    if concerns in bodies:
        return True
    spoken_for = [body for body in bodies if body in sides]
    return bool(spoken_for) and not set(affiliations.bodies(concerns, when)).isdisjoint(spoken_for)


def _first_live_assertion(events: Iterable[Event]) -> Event | None:
    """The earliest assertion, among speakers who still assert, since they last did otherwise.

    `events` are in order. One of unknown time starts a clock only when there is no other.
    """
    live: dict[int, list[tuple[bool, int, Event]]] = defaultdict(list)
    for place, event in enumerate(events):
        if event.stance.stance is Stance.ASSERTS:
            live[event.speaker.id].append((event.said.precision is Precision.UNKNOWN, place, event))
        elif event.stance.stance.moves_position:
            live.pop(event.speaker.id, None)
    first = min(chain.from_iterable(live.values()), default=None)
    return first and first[2]


def _not_taken_back(own: Iterable[Event]) -> list[Event]:
    """The answers that each speaker gave since they last retracted, in order."""
    retracted: set[int] = set()
    standing = []
    for event in reversed(tuple(own)):
        if event.stance.stance is Stance.RETRACTS:
            retracted.add(event.speaker.id)
        elif event.stance.stance in ANSWERS and event.speaker.id not in retracted:
            standing.append(event)
    return standing[::-1]


def _first_since(start: When, answers: Sequence[Event]) -> Event:
    """The first of `answers` (at least one, in order) from `start` on; when all came before, the last."""
    began = start.anchor
    since = (event for event in answers if began is None or (event.said.anchor and event.said.anchor >= began))
    return next(since, answers[-1])


def _elapsed(start: When, end: When) -> timedelta | None:
    if start.precision is not Precision.INSTANT or end.precision is not Precision.INSTANT:
        return None
    if start.start is None or end.start is None or end.start < start.start:
        return None
    return end.start - start.start
