"""Answers about claims: who, unanswered, did, show, timeline, contested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.answers import (
    ClaimAnswer,
    ClaimRecord,
    ContestedAnswer,
    DidAnswer,
    Page,
    SaidRow,
    TimelineAnswer,
    UnansweredAnswer,
    WhoAnswer,
)
from bot.domain.dates import from_iso
from bot.domain.errors import NotOnRecord
from bot.domain.ids import claim_label
from bot.domain.questions import Contested, Did, ShowClaim, Timeline, Unanswered, Who
from bot.domain.records import Claim, Event, Speaker, Topic
from bot.domain.reply import ReplyState
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import ClaimLinkKind
from bot.ledger import rows
from bot.ledger.cases import claim_records
from bot.ledger.columns import id_set
from bot.ledger.engine import Row
from bot.ledger.gather import affiliations_of, citations_of
from bot.ledger.scope import Scope

ACCUSATIONS = 200
"""How many of the latest accusations are looked at for those without an answer."""

_AT_ONCE = 20  # the event loop gets a turn between


async def one_claim(scope: Scope, claim: int, *, as_of: str | None = None, as_known: str | None = None) -> ClaimRecord:
    """The claim, or `NotOnRecord`."""
    found = await claim_records(
        scope,
        [scope.own(claim)],
        as_of=from_iso(as_of) if as_of else None,
        as_known=from_iso(as_known) if as_known else None,
    )
    if found:
        return found[0]
    if as_known is not None and await claim_records(scope, [claim]):
        raise NotOnRecord(f"Claim {claim_label(claim)} had not been recorded by then.")
    raise NotOnRecord(f"There is no claim {claim_label(claim)} on record here.")


async def one_speaker(scope: Scope, identity: int) -> Speaker:
    """The speaker with all its names, or `NotOnRecord`."""
    found = await scope.fetch("speakers_by_id", ids=id_set([scope.own(identity)]))
    if not found or found[0]["struck"] is not None:
        raise NotOnRecord("That speaker is not on record here.")
    names = tuple(row["name"] for row in await scope.fetch("names_of_speaker", speaker=identity))
    speaker = rows.speaker(identity, found[0]["kind"], found[0]["name"])
    return Speaker(speaker.id, speaker.kind, speaker.name, tuple(name for name in names if name != speaker.name))


async def who(scope: Scope, question: Who, page: int, now: datetime) -> WhoAnswer:
    """Who takes a stance on a claim."""
    record = await one_claim(scope, question.claim, as_of=question.as_of)
    found = record.standing.with_stance(question.stance)
    return WhoAnswer(question, record, _asked_about(question.as_of, now), Page.of(len(found), page))


async def show(scope: Scope, question: ShowClaim, page: int, now: datetime) -> ClaimAnswer:  # noqa: ARG001
    """One claim in full."""
    record = await one_claim(scope, question.claim, as_of=question.as_of, as_known=question.as_known)
    return ClaimAnswer(question, record, _asked_about(question.as_of, now))


async def timeline(scope: Scope, question: Timeline, page: int, now: datetime) -> TimelineAnswer:  # noqa: ARG001
    """Every act on a claim, in order of speaking."""
    record = await one_claim(scope, question.claim)
    total = (await scope.fetch("count_stances", claim=question.claim))[0]["total"]
    cut = Page.of(total, page)
    shown = await scope.fetch("timeline_of_claim", claim=question.claim, limit=cut.size, offset=cut.offset)
    return TimelineAnswer(question, record, tuple(await _in_full(scope, shown)), cut)


async def contested(scope: Scope, question: Contested, page: int, now: datetime) -> ContestedAnswer:  # noqa: ARG001
    """The claims that one speaker asserts and another denies."""
    topic = None if question.topic is None else await one_topic(scope, question.topic)
    total = (await scope.fetch("count_contested", topic=question.topic))[0]["total"]
    cut = Page.of(total, page)
    ids = await scope.fetch("contested_claims", topic=question.topic, limit=cut.size, offset=cut.offset)
    return ContestedAnswer(question, topic, tuple(await claim_records(scope, (row["id"] for row in ids))), cut)


async def unanswered(scope: Scope, question: Unanswered, page: int, now: datetime) -> UnansweredAnswer:
    """The accusations without an answer, or whether one claim is such."""
    as_of = from_iso(question.as_of) if question.as_of else None
    if question.claim is not None:
        record = await one_claim(scope, question.claim, as_of=question.as_of)
        found = [record] if _is_unanswered(record) else []
        return UnansweredAnswer(question, tuple(found), record, as_of or now, Page.of(len(found), page))
    query = "accusations_ever" if as_of else "latest_accusations"
    ids = [row["id"] for row in await scope.fetch(query, limit=ACCUSATIONS)]
    found = []
    for first in range(0, len(ids), _AT_ONCE):
        records = await claim_records(scope, ids[first : first + _AT_ONCE], as_of=as_of)
        found += [record for record in records if _is_unanswered(record)]
    cut = Page.of(len(found), page)
    bounded = len(ids) == ACCUSATIONS
    return UnansweredAnswer(question, cut.cut(found), None, as_of or now, cut, bounded=bounded)


async def did(scope: Scope, question: Did, page: int, now: datetime) -> DidAnswer:  # noqa: ARG001
    """What a speaker, or anyone speaking for it, has on record on a claim and near it."""
    speaker = await one_speaker(scope, question.speaker)
    record = await one_claim(scope, question.claim)
    on_claim = await _live_events(scope, [question.claim])
    direct = await _spoken_for(scope, on_claim, speaker.id)
    near = await _near(scope, question.claim)
    nearby = await _spoken_for(scope, await _live_events(scope, near), speaker.id)
    own_bodies = await affiliations_of(scope, [speaker.id])
    told = {event.stance.id for event in direct}
    nearby += [
        event
        for event in on_claim
        if event.stance.id not in told and event.speaker.id in own_bodies.bodies(speaker.id, event.said)
    ]
    near.add(question.claim)
    claims = {row["id"]: rows.claim(row) for row in await scope.fetch("claims_by_id", ids=id_set(near))}
    return DidAnswer(
        question=question,
        speaker=speaker,
        record=record,
        direct=tuple(direct),
        nearby=tuple(said_row(event, claims[event.stance.claim]) for event in nearby),
        at=now,
    )


def said_row(event: Event, claim: Claim) -> SaidRow:
    """An event as a row of what was said."""
    return SaidRow(event.statement, event.speaker, event.stance, claim, event.citations)


async def one_topic(scope: Scope, identity: int) -> Topic:
    """The topic, or `NotOnRecord`."""
    for row in await scope.fetch("topics_of_server"):
        if row["id"] == identity:
            sides = await scope.fetch("sides_of_topics", ids=id_set([identity]))
            live = tuple(side["id"] for side in sides if side["struck"] is None)
            return Topic(identity, row["title"], row["zone"], live)
    raise NotOnRecord("That topic is not on record here.")


def _is_unanswered(record: ClaimRecord) -> bool:
    reply = record.standing.reply
    return reply is not None and reply.state is ReplyState.NO_ANSWER


def _asked_about(as_of: str | None, now: datetime) -> datetime:
    """The moment that an answer speaks of: its clocks stop there."""
    return from_iso(as_of) if as_of else now


async def _live_events(scope: Scope, claims: Iterable[int]) -> list[Event]:
    return await _in_full(scope, await scope.fetch("live_events_on_claims", ids=id_set(claims)))


async def _in_full(scope: Scope, found: Sequence[Row]) -> list[Event]:
    """Rows of `event` with their citations, in order of speaking."""
    citations = await citations_of(scope, {row["statement_id"] for row in found})
    events = (rows.event(row, citations.get(row["statement_id"], ())) for row in found)
    return sorted(events, key=lambda event: event.order)


async def _spoken_for(scope: Scope, events: Iterable[Event], speaker: int) -> list[Event]:
    events = list(events)
    affiliations: Affiliations = await affiliations_of(scope, {event.speaker.id for event in events})
    return [event for event in events if speaker in affiliations.bodies(event.speaker.id, event.said)]


async def _near(scope: Scope, claim: int) -> set[int]:
    """Live claims linked to this one, or to a claim that this one implies."""
    links = await _live_links(scope, [claim])
    implied = [link["second"] for link in links if link["kind"] == ClaimLinkKind.IMPLIES and link["first"] == claim]
    beyond = await _live_links(scope, implied) if implied else []
    ends = {end for link in (*links, *beyond) for end in (link["first"], link["second"])} - {claim}
    live = await scope.fetch("claim_texts", ids=id_set(ends)) if ends else ()
    return {row["id"] for row in live}


async def _live_links(scope: Scope, claims: Iterable[int]) -> list[Row]:
    return [row for row in await scope.fetch("links_of_claims", ids=id_set(claims)) if row["struck"] is None]
