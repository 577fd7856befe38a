"""Claims with everything that their standing depends on, for any number of them at once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.answers import ClaimRecord
from bot.domain.positions import Case, LinkedClaim
from bot.domain.records import Affiliation, Citation, Claim, ClaimLink, Event, Place, Speaker, StatementLink, Topic
from bot.domain.sides import Affiliations
from bot.domain.standing import standing
from bot.ledger import rows
from bot.ledger.columns import id_set
from bot.ledger.engine import Reader, Row


@dataclass(slots=True)
class _Gathered:
    """Rows of several claims, by what they belong to."""

    claims: Mapping[int, Row]
    links: Sequence[ClaimLink]
    series: Mapping[int, list[int]]
    far: Mapping[int, Row]
    events: dict[int, list[Event]] = field(default_factory=lambda: defaultdict(list))
    sides: dict[int, list[Speaker]] = field(default_factory=lambda: defaultdict(list))
    places: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[int, Speaker] = field(default_factory=dict)
    affiliations: tuple[Affiliation, ...] = ()
    statement_links: list[StatementLink] = field(default_factory=list)


async def claim_records(
    reader: Reader,
    ids: Iterable[int],
    *,
    as_of: datetime | None = None,
    as_known: datetime | None = None,
) -> list[ClaimRecord]:
    """The claims with these ids, in their order, each with its standing at those times.

    Claims that do not exist, or were not on record at `as_known`, are left out.
    """
    wanted = list(dict.fromkeys(ids))
    gathered = await _gather(reader, wanted)
    found = []
    for identity in wanted:
        row = gathered.claims.get(identity)
        if row is not None and rows.lifetime(row["recorded"], row["struck"]).known_at(as_known):
            found.append(_record(gathered, row, as_of, as_known))
    return found


async def citations_of(reader: Reader, statements: Iterable[int]) -> Mapping[int, tuple[Citation, ...]]:
    """The citations that stand, by statement."""
    found: dict[int, list[Citation]] = defaultdict(list)
    for row in await reader.fetch("citations_of_statements", ids=id_set(statements)):
        if row["struck"] is None:
            found[row["statement"]].append(rows.citation(row))
    return {statement: tuple(citations) for statement, citations in found.items()}


async def affiliations_of(reader: Reader, speakers: Iterable[int]) -> Affiliations:
    """Whom these speakers belonged to, up the chain, as it stands now."""
    return (await affiliations_and_bodies(reader, speakers))[0]


async def affiliations_and_bodies(
    reader: Reader, speakers: Iterable[int]
) -> tuple[Affiliations, Mapping[int, Speaker]]:
    """Whom these speakers belonged to, up the chain, as it stands now, and the bodies by id."""
    found = await reader.fetch("affiliations_of_speakers", ids=id_set(speakers))
    standing_now = [row for row in found if row["struck"] is None]
    bodies = {row["body"]: rows.speaker(row["body"], row["body_kind"], row["body_name"]) for row in standing_now}
    return Affiliations(map(rows.affiliation, standing_now)), bodies


async def _gather(reader: Reader, wanted: Sequence[int]) -> _Gathered:
    ids = id_set(wanted)
    claim_rows, link_rows, series_rows = await asyncio.gather(
        reader.fetch("claims_by_id", ids=ids),
        reader.fetch("links_of_claims", ids=ids),
        reader.fetch("series_of_claims", ids=ids),
    )
    claims = {row["id"]: row for row in claim_rows}
    links = [rows.claim_link(row) for row in link_rows]
    series: dict[int, list[int]] = defaultdict(list)
    for row in series_rows:
        series[row["claim"]].append(row["other"])
    far = {end for link in links for end in (link.first, link.second)}.union(*series.values()).difference(claims)
    far_rows, event_rows = await asyncio.gather(
        reader.fetch("claims_by_id", ids=id_set(far)) if far else _none(),
        reader.fetch("events_on_claims", ids=id_set([*claims, *far])),
    )
    gathered = _Gathered(claims, links, series, claims | {row["id"]: row for row in far_rows})
    await _complete(reader, gathered, event_rows)
    return gathered


async def _complete(reader: Reader, gathered: _Gathered, event_rows: Sequence[Row]) -> None:
    claims = gathered.claims.values()
    statements = id_set(row["statement_id"] for row in event_rows)
    topics = {row["topic"] for row in claims if row["topic"] is not None}
    places = {row["place"] for row in claims if row["place"] is not None}
    concerned = {row["concerns"] for row in gathered.far.values() if row["concerns"] is not None}
    citation_rows, side_rows, place_rows, affiliation_rows, link_rows = await asyncio.gather(
        reader.fetch("citations_of_statements", ids=statements),
        reader.fetch("sides_of_topics", ids=id_set(topics)) if topics else _none(),
        reader.fetch("places_by_id", ids=id_set(places)) if places else _none(),
        reader.fetch("affiliations_of_speakers", ids=id_set({row["speaker"] for row in event_rows} | concerned)),
        reader.fetch("links_of_statements", ids=statements),
    )
    citations: dict[int, list[Citation]] = defaultdict(list)
    for row in citation_rows:
        citations[row["statement"]].append(rows.citation(row))
    for row in event_rows:
        event = rows.event(row, tuple(citations.get(row["statement_id"], ())))
        gathered.events[row["claim"]].append(event)
        gathered.speakers[event.speaker.id] = event.speaker
    for row in side_rows:
        side = rows.speaker(row["id"], row["kind"], row["name"])
        gathered.sides[row["topic"]].append(side)
        gathered.speakers[side.id] = side
    for row in place_rows:
        gathered.places[row["place"]].append(row["name"])
    for row in affiliation_rows:
        gathered.speakers[row["body"]] = rows.speaker(row["body"], row["body_kind"], row["body_name"])
    for row in gathered.far.values():
        if row["concerns"] is not None:
            named = rows.speaker(row["concerns"], row["concerned_kind"], row["concerned_name"])
            gathered.speakers[named.id] = named
    gathered.affiliations = tuple(rows.affiliation(row) for row in affiliation_rows)
    gathered.statement_links = [rows.statement_link(row) for row in link_rows]


def _record(gathered: _Gathered, row: Row, as_of: datetime | None, as_known: datetime | None) -> ClaimRecord:
    claim = rows.claim(row)
    links = tuple(link for link in gathered.links if claim.id in (link.first, link.second))
    ends = {end for link in links for end in (link.first, link.second)} - {claim.id}
    linked = {end: _linked(gathered, end, as_known) for end in ends if end in gathered.far}
    series = tuple(_linked(gathered, other, as_known) for other in gathered.series.get(claim.id, ()))
    sides = gathered.sides.get(claim.topic or 0, [])
    events = _standing_citations(gathered.events.get(claim.id, ()), as_known)
    case = Case(
        claim=claim,
        events=events,
        links=links,
        linked={end: found for end, found in linked.items() if found.claim.life.known_at(as_known)},
        series=series,
        sides=tuple(side.id for side in sides),
        affiliations=gathered.affiliations,
    )
    computed = standing(case, as_of=as_of, as_known=as_known)
    mentioned = {event.statement.id for event in events}
    return ClaimRecord(
        claim=claim,
        topic=_topic(row, sides),
        place=_place(gathered, claim),
        standing=computed,
        speakers=gathered.speakers,
        affiliations=Affiliations(found for found in gathered.affiliations if found.life.known_at(as_known)),
        related={found.claim.id: found.claim for found in (*linked.values(), *series)},
        statement_links=tuple(
            link
            for link in gathered.statement_links
            if link.life.known_at(as_known) and (link.first in mentioned or link.second in mentioned)
        ),
    )


def _linked(gathered: _Gathered, identity: int, as_known: datetime | None) -> LinkedClaim:
    events = _standing_citations(gathered.events.get(identity, ()), as_known)
    return LinkedClaim(rows.claim(gathered.far[identity]), events)


def _standing_citations(events: Iterable[Event], as_known: datetime | None) -> tuple[Event, ...]:
    """The events with only those citations that stood on record then."""
    return tuple(
        event
        if all(citation.life.known_at(as_known) for citation in event.citations)
        else replace(event, citations=tuple(cited for cited in event.citations if cited.life.known_at(as_known)))
        for event in events
    )


def _topic(row: Row, sides: Sequence[Speaker]) -> Topic | None:
    if row["topic"] is None:
        return None
    return Topic(row["topic"], row["topic_title"], row["topic_zone"], tuple(side.id for side in sides))


def _place(gathered: _Gathered, claim: Claim) -> Place | None:
    if claim.place is None:
        return None
    return Place(claim.place, tuple(gathered.places.get(claim.place, ())))


async def _none() -> Sequence[Row]:
    return ()
