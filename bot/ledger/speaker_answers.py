"""Answers about speakers: how they compare, where they moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from operator import attrgetter

from bot.domain.answers import (
    ChangeOfPosition,
    ChangeRow,
    ChangesAnswer,
    CompareAnswer,
    CompareRow,
    Page,
    SaidRow,
)
from bot.domain.positions import Position, positions_of
from bot.domain.questions import Changes, Compare
from bot.domain.records import Claim, Event, Quantity
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import Stance
from bot.ledger import rows
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading
from bot.ledger.gather import affiliations_of, citations_of
from bot.ledger.lookups import claims_by_id, members_of, one_speaker, one_topic, said_row
from bot.ledger.scope import Scope

POSITIONS = 500
"""How many positions of a speaker that have moved, and how many on numbers, are looked at: the latest."""


def compare(scope: Scope, question: Compare, page: int, now: datetime) -> Reading[CompareAnswer]:  # noqa: ARG001
    """Two speakers, claim by claim: what both have spoken on first."""
    first = yield from one_speaker(scope, question.first)
    second = yield from one_speaker(scope, question.second)
    topic = None if question.topic is None else (yield from one_topic(scope, question.topic))
    mine = yield from members_of(scope, first.id)
    theirs = yield from members_of(scope, second.id)
    spoken = yield scope.ask("positions_of_speakers", speakers=id_set([*mine, *theirs]), topic=question.topic)
    affiliations = yield from affiliations_of(scope, [*mine, *theirs])
    stand: dict[int, set[int]] = defaultdict(set)  # the latest claim first
    for row in spoken:
        bodies = affiliations.bodies(row["speaker"], rows.said(row))
        stand[row["claim"]].update({first.id, second.id}.intersection(bodies))
    claims = sorted((claim for claim, found in stand.items() if found), key=lambda claim: -len(stand[claim]))
    cut = Page.of(len(claims), page)
    shown = yield from claims_by_id(scope, cut.cut(claims))
    acts = yield scope.ask("acts_of_speakers_on_claims", claims=id_set(shown), speakers=id_set([*mine, *theirs]))
    cited = yield from citations_of(scope, {row["statement_id"] for row in acts})
    events = [rows.event(row, cited.get(row["statement_id"], ())) for row in acts]
    events.sort(key=attrgetter("order"))
    found = []
    for claim in cut.cut(claims):
        held = positions_of([event for event in events if event.stance.claim == claim], affiliations, ())
        by_either = _stands(held, affiliations, first.id, second.id), _stands(held, affiliations, second.id, first.id)
        found.append(CompareRow(shown[claim], *by_either))
    return CompareAnswer(question, first, second, topic, tuple(found), cut)


def changes(scope: Scope, question: Changes, page: int, now: datetime) -> Reading[ChangesAnswer]:  # noqa: ARG001
    """Where the positions of a speaker, or of those speaking for it at the time, moved; in order."""
    speaker = yield from one_speaker(scope, question.speaker)
    members = id_set((yield from members_of(scope, speaker.id)))
    moved = yield scope.ask("events_of_moved_positions", speakers=members, limit=POSITIONS)
    numbers = yield scope.ask("events_with_numbers", speakers=members, limit=POSITIONS)
    bounded = any(len({(row["speaker"], row["claim"]) for row in found}) == POSITIONS for found in (moved, numbers))
    total = sum(row["statements"] for row in (yield scope.ask("statements_of_speakers", ids=members)))
    events = [[rows.event(row) for row in kind] for kind in (moved, numbers)]
    affiliations = yield from affiliations_of(scope, {event.speaker.id for kind in events for event in kind})
    own = [
        [event for event in kind if speaker.id in affiliations.bodies(event.speaker.id, event.said)] for kind in events
    ]
    claims = yield from claims_by_id(scope, {event.stance.claim for kind in own for event in kind})
    found = sorted(
        (*_moves(own[0], claims), *_revisions(own[1], claims)), key=lambda row: row.after.statement.said.sort_key
    )
    cut = Page.of(len(found), page)
    shown = yield from _cited(scope, cut.cut(found))
    return ChangesAnswer(question, speaker, shown, total, cut, bounded=bounded)


def _cited(scope: Scope, moves: Sequence[ChangeRow]) -> Reading[tuple[ChangeRow, ...]]:
    """The moves with the citations of their statements, which only those that are shown need."""
    citations = yield from citations_of(
        scope, {row.statement.id for move in moves for row in (move.before, move.after)}
    )

    def cited(row: SaidRow) -> SaidRow:
        return replace(row, citations=citations.get(row.statement.id, ()))

    return tuple(replace(move, before=cited(move.before), after=cited(move.after)) for move in moves)


def _stands(held: Iterable[Position], affiliations: Affiliations, speaker: int, other: int) -> Position | None:
    """The latest position among those who spoke for the speaker, but for the other one of the two."""
    own = [
        position
        for position in held
        if position.event.speaker.id != other
        and speaker in affiliations.bodies(position.event.speaker.id, position.event.said)
    ]
    return max(own, key=lambda position: position.event.order, default=None)


def _moves(events: Iterable[Event], claims: Mapping[int, Claim]) -> Iterable[ChangeRow]:
    """Each pair of successive acts of one speaker on one claim that differ."""
    acts: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in events:
        if event.stance.stance.moves_position:
            acts[event.speaker.id, event.stance.claim].append(event)
    for (_, claim), found in acts.items():
        found.sort(key=lambda event: event.order)
        for before, after in pairwise(found):
            kind = _kind_of_move(before, after)
            if kind is not None:
                yield ChangeRow(
                    kind,
                    said_row(before, claims[claim]),
                    said_row(after, claims[claim]),
                    before.said.overlaps(after.said),
                )


def _kind_of_move(before: Event, after: Event) -> ChangeOfPosition | None:
    was, now = before.stance, after.stance
    if now.stance is Stance.RETRACTS:
        return ChangeOfPosition.WITHDRAWN if was.stance is not Stance.RETRACTS else None
    if was.stance is Stance.RETRACTS:
        return None
    if was.stance is not now.stance:
        return ChangeOfPosition.REVERSED
    if bool(was.hedge) == bool(now.hedge):
        return None
    return ChangeOfPosition.FIRMER if was.hedge else ChangeOfPosition.SOFTER


def _revisions(events: Iterable[Event], claims: Mapping[int, Claim]) -> Iterable[ChangeRow]:
    """Each pair of successive numbers that one speaker gave for the same count, in the same topic and place."""
    series: dict[tuple[int | str | None, ...], list[tuple[Event, Quantity]]] = defaultdict(list)
    for event in events:
        claim = claims[event.stance.claim]
        number = claim.quantity
        if number is not None and number.counted is not None:
            key = (event.speaker.id, claim.topic, claim.place, number.measure, number.counted)
            series[key].append((event, number))
    for found in series.values():
        found.sort(key=lambda pair: (pair[1].as_of.sort_key, pair[0].order))
        for (before, old), (after, new) in pairwise(found):
            if (old.low, old.high, old.bound) != (new.low, new.high, new.bound) and old.as_of != new.as_of:
                yield ChangeRow(
                    ChangeOfPosition.REVISED,
                    said_row(before, claims[before.stance.claim]),
                    said_row(after, claims[after.stance.claim]),
                    old.as_of.overlaps(new.as_of),
                )
