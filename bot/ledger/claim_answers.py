"""Answers about claims: who, did, show, timeline, contested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.answers import (
    ClaimAnswer,
    ContestedAnswer,
    DidAnswer,
    Page,
    TimelineAnswer,
    WhoAnswer,
)
from bot.domain.dates import from_iso
from bot.domain.questions import Contested, Did, ShowClaim, Timeline, Who
from bot.domain.records import Event
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import ClaimLinkKind
from bot.ledger import rows
from bot.ledger.cases import claim_records, one_claim
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading, Row
from bot.ledger.gather import affiliations_of, citations_of
from bot.ledger.lookups import one_speaker, one_topic, said_row
from bot.ledger.scope import Scope

LISTED = 1000
"""How many of the contested claims are listed, latest first: to count all would cost more the more there are."""


def who(scope: Scope, question: Who, page: int, now: datetime) -> Reading[WhoAnswer]:
    """Who takes a stance on a claim."""
    record = yield from one_claim(scope, question.claim, as_of=question.as_of)
    found = record.standing.with_stance(question.stance)
    return WhoAnswer(question, record, _asked_about(question.as_of, now), Page.of(len(found), page))


def show(scope: Scope, question: ShowClaim, page: int, now: datetime) -> Reading[ClaimAnswer]:  # noqa: ARG001
    """One claim in full."""
    record = yield from one_claim(scope, question.claim, as_of=question.as_of, as_known=question.as_known)
    return ClaimAnswer(question, record, _asked_about(question.as_of, now))


def timeline(scope: Scope, question: Timeline, page: int, now: datetime) -> Reading[TimelineAnswer]:  # noqa: ARG001
    """Every act on a claim, in order of speaking."""
    record = yield from one_claim(scope, question.claim)
    total = (yield scope.ask("count_stances", claim=question.claim))[0]["total"]
    cut = Page.of(total, page)
    shown = yield scope.ask("timeline_of_claim", claim=question.claim, limit=cut.size, offset=cut.offset)
    return TimelineAnswer(question, record, tuple((yield from _in_full(scope, shown))), cut)


def contested(scope: Scope, question: Contested, page: int, now: datetime) -> Reading[ContestedAnswer]:  # noqa: ARG001
    """The claims that one speaker asserts and another denies."""
    topic = None if question.topic is None else (yield from one_topic(scope, question.topic))
    if topic is None:
        found = yield scope.ask("contested_claims", limit=LISTED)
    else:
        found = yield scope.ask("contested_claims_of_topic", topic=topic.id, limit=LISTED)
    cut = Page.of(len(found), page)
    records = yield from claim_records(scope, (row["id"] for row in cut.cut(found)), cited=False)
    return ContestedAnswer(question, topic, tuple(records), cut, bounded=len(found) == LISTED)


def did(scope: Scope, question: Did, page: int, now: datetime) -> Reading[DidAnswer]:  # noqa: ARG001
    """What a speaker, or anyone speaking for it, has on record on a claim and near it."""
    speaker = yield from one_speaker(scope, question.speaker)
    record = yield from one_claim(scope, question.claim)
    on_claim = yield from _live_events(scope, [question.claim])
    direct = yield from _spoken_for(scope, on_claim, speaker.id)
    near = yield from _near(scope, question.claim)
    nearby = yield from _spoken_for(scope, (yield from _live_events(scope, near)), speaker.id)
    own_bodies = yield from affiliations_of(scope, [speaker.id])
    told = {event.stance.id for event in direct}
    nearby += [
        event
        for event in on_claim
        if event.stance.id not in told and event.speaker.id in own_bodies.bodies(speaker.id, event.said)
    ]
    near.add(question.claim)
    claims = {row["id"]: rows.claim(row) for row in (yield scope.ask("claims_by_id", ids=id_set(near)))}
    return DidAnswer(
        question=question,
        speaker=speaker,
        record=record,
        direct=tuple(direct),
        nearby=tuple(said_row(event, claims[event.stance.claim]) for event in nearby),
        at=now,
    )


def _asked_about(as_of: str | None, now: datetime) -> datetime:
    """The moment that an answer speaks of: its clocks stop there."""
    return from_iso(as_of) if as_of else now


def _live_events(scope: Scope, claims: Iterable[int]) -> Reading[list[Event]]:
    return (yield from _in_full(scope, (yield scope.ask("live_events_on_claims", ids=id_set(claims)))))


def _in_full(scope: Scope, found: Sequence[Row]) -> Reading[list[Event]]:
    """Rows of `event` with their citations, in order of speaking."""
    citations = yield from citations_of(scope, {row["statement_id"] for row in found})
    events = (rows.event(row, citations.get(row["statement_id"], ())) for row in found)
    return sorted(events, key=lambda event: event.order)


def _spoken_for(scope: Scope, events: Iterable[Event], speaker: int) -> Reading[list[Event]]:
    events = list(events)
    affiliations: Affiliations = yield from affiliations_of(scope, {event.speaker.id for event in events})
    return [event for event in events if speaker in affiliations.bodies(event.speaker.id, event.said)]


def _near(scope: Scope, claim: int) -> Reading[set[int]]:
    """Live claims linked to this one, or to a claim that this one implies."""
    links = yield from _live_links(scope, [claim])
    implied = [link["second"] for link in links if link["kind"] == ClaimLinkKind.IMPLIES and link["first"] == claim]
    beyond = (yield from _live_links(scope, implied)) if implied else []
    ends = {end for link in (*links, *beyond) for end in (link["first"], link["second"])} - {claim}
    live = (yield scope.ask("claim_texts", ids=id_set(ends))) if ends else ()
    return {row["id"] for row in live}


def _live_links(scope: Scope, claims: Iterable[int]) -> Reading[list[Row]]:
    return [row for row in (yield scope.ask("links_of_claims", ids=id_set(claims))) if row["struck"] is None]
