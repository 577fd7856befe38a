"""Reads everything that the standing of claims depends on, for any number of them step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.records import Affiliation, Citation, ClaimLink, Event, Lifetime, Speaker, StatementLink
from bot.domain.sides import Affiliations
from bot.ledger import rows
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading, Row
from bot.ledger.scope import Scope


@dataclass(frozen=True, slots=True)
class Side:
    """A body on the list of a topic's sides, and when it was put there and struck from it."""

    speaker: Speaker
    life: Lifetime


@dataclass(slots=True)
class Gathered:
    """What was read, by the id of the record that it belongs to.

    `claims` are those asked for, `far` those and the ones that they are linked to or in a series with.
    """

    claims: Mapping[int, Row]
    far: Mapping[int, Row]
    links: Mapping[int, Sequence[ClaimLink]]
    series: Mapping[int, Sequence[int]]
    events: dict[int, list[Event]] = field(default_factory=lambda: defaultdict(list))
    sides: dict[int, list[Side]] = field(default_factory=lambda: defaultdict(list))
    places: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[int, Speaker] = field(default_factory=dict)
    affiliations: dict[int, list[Affiliation]] = field(default_factory=lambda: defaultdict(list))
    statement_links: dict[int, list[StatementLink]] = field(default_factory=lambda: defaultdict(list))

    def up_the_chain(self, speakers: Iterable[int]) -> tuple[Affiliation, ...]:
        """The affiliations of these speakers, of their bodies, and so on."""
        found: dict[int, Affiliation] = {}
        seen, waiting = set(speakers), list(dict.fromkeys(speakers))
        while waiting:
            for affiliation in self.affiliations.get(waiting.pop(), ()):
                found[affiliation.id] = affiliation
                if affiliation.body not in seen:
                    seen.add(affiliation.body)
                    waiting.append(affiliation.body)
        return tuple(found[identity] for identity in sorted(found))


def gather(scope: Scope, wanted: Sequence[int], as_known: datetime | None, *, cited: bool) -> Reading[Gathered]:
    """Read what these claims depend on; what was struck only when the record of an earlier time is asked for.

    Citations, and the links between statements, are only read when `cited`, and only for the claims asked for.
    """
    ids = id_set(wanted)
    claims = {row["id"]: row for row in (yield scope.ask("claims_by_id", ids=ids))}
    link_rows = yield scope.ask("links_of_claims", ids=ids)
    counted = [identity for identity, row in claims.items() if row["counted"] is not None]
    series_rows = (yield scope.ask("series_of_claims", ids=id_set(counted))) if counted else ()
    links: dict[int, list[ClaimLink]] = defaultdict(list)
    series: dict[int, list[int]] = defaultdict(list)
    for row in link_rows:
        link = rows.claim_link(row)
        links[link.first].append(link)
        links[link.second].append(link)
    for row in series_rows:
        series[row["claim"]].append(row["other"])
    far = set(links).union(*series.values()).difference(claims)
    far_rows = (yield scope.ask("claims_by_id", ids=id_set(far))) if far else ()
    events = "live_events_on_claims" if as_known is None else "events_on_claims"
    event_rows = yield scope.ask(events, ids=id_set([*claims, *far]))
    gathered = Gathered(claims, claims | {row["id"]: row for row in far_rows}, links, series)
    cited_rows = [row for row in event_rows if row["claim"] in claims] if cited else []
    citations = yield from _citations(scope, gathered, cited_rows)
    yield from _complete(scope, gathered, event_rows, citations)
    return gathered


def _citations(scope: Scope, gathered: Gathered, event_rows: Sequence[Row]) -> Reading[Mapping[int, list[Citation]]]:
    citations: dict[int, list[Citation]] = defaultdict(list)
    if not event_rows:
        return citations
    statements = id_set(row["statement_id"] for row in event_rows)
    for row in (yield scope.ask("citations_of_statements", ids=statements)):
        citations[row["statement"]].append(rows.citation(row))
    for row in (yield scope.ask("links_of_statements", ids=statements)):
        link = rows.statement_link(row)
        gathered.statement_links[link.first].append(link)
        gathered.statement_links[link.second].append(link)
    return citations


def _complete(
    scope: Scope, gathered: Gathered, event_rows: Sequence[Row], citations: Mapping[int, list[Citation]]
) -> Reading[None]:
    claims = gathered.claims.values()
    topics = {row["topic"] for row in claims if row["topic"] is not None}
    places = {row["place"] for row in claims if row["place"] is not None}
    concerned = {row["concerns"] for row in gathered.far.values() if row["concerns"] is not None}
    side_rows = (yield scope.ask("sides_of_topics", ids=id_set(topics))) if topics else ()
    place_rows = (yield scope.ask("places_by_id", ids=id_set(places))) if places else ()
    speaking = id_set({row["speaker"] for row in event_rows} | concerned)
    affiliation_rows = yield scope.ask("affiliations_of_speakers", ids=speaking)
    for row in event_rows:
        event = rows.event(row, tuple(citations.get(row["statement_id"], ())))
        gathered.events[row["claim"]].append(event)
        gathered.speakers[event.speaker.id] = event.speaker
    for row in side_rows:
        side = rows.speaker(row["id"], row["kind"], row["name"])
        gathered.sides[row["topic"]].append(Side(side, rows.lifetime(row["recorded"], row["struck"])))
        gathered.speakers[side.id] = side
    for row in place_rows:
        gathered.places[row["place"]].append(row["name"])
    for row in affiliation_rows:
        gathered.affiliations[row["member"]].append(rows.affiliation(row))
        gathered.speakers[row["body"]] = rows.speaker(row["body"], row["body_kind"], row["body_name"])
    for row in gathered.far.values():
        if row["concerns"] is not None:
            named = rows.speaker(row["concerns"], row["concerned_kind"], row["concerned_name"])
            gathered.speakers[named.id] = named


def citations_of(scope: Scope, statements: Iterable[int]) -> Reading[Mapping[int, tuple[Citation, ...]]]:
    """The citations that stand, by statement."""
    found: dict[int, list[Citation]] = defaultdict(list)
    for row in (yield scope.ask("citations_of_statements", ids=id_set(statements))):
        if row["struck"] is None:
            found[row["statement"]].append(rows.citation(row))
    return {statement: tuple(citations) for statement, citations in found.items()}


def affiliations_of(scope: Scope, speakers: Iterable[int]) -> Reading[Affiliations]:
    """Whom these speakers belonged to, up the chain, as it stands now."""
    return (yield from affiliations_and_bodies(scope, speakers))[0]


def affiliations_and_bodies(
    scope: Scope, speakers: Iterable[int]
) -> Reading[tuple[Affiliations, Mapping[int, Speaker]]]:
    """Whom these speakers belonged to, up the chain, as it stands now, and the bodies by id."""
    found = yield scope.ask("affiliations_of_speakers", ids=id_set(speakers))
    standing_now = [row for row in found if row["struck"] is None]
    bodies = {row["body"]: rows.speaker(row["body"], row["body_kind"], row["body_name"]) for row in standing_now}
    return Affiliations(map(rows.affiliation, standing_now)), bodies
