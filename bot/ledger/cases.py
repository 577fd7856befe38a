"""Claims with their standing and all that is needed to show them, for any number of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.answers import ClaimRecord
from bot.domain.dates import from_iso
from bot.domain.errors import NotOnRecord
from bot.domain.ids import claim_label
from bot.domain.positions import Case, LinkedClaim
from bot.domain.records import Claim, Place, Topic
from bot.domain.sides import Affiliations
from bot.domain.standing import standing
from bot.ledger import rows
from bot.ledger.engine import Reading, Row
from bot.ledger.gather import Gathered, gather
from bot.ledger.scope import Scope


def claim_records(
    scope: Scope,
    ids: Iterable[int],
    *,
    as_of: datetime | None = None,
    as_known: datetime | None = None,
    cited: bool = True,
) -> Reading[list[ClaimRecord]]:
    """The claims with these ids, in their order, each with its standing at those times.

    Their citations are only read when `cited`: lists do without, and are made in a third of the time.
    Claims that do not exist, or were not on record at `as_known`, are left out.
    """
    wanted = list(dict.fromkeys(ids))
    gathered = yield from gather(scope, wanted, as_known, cited=cited)
    found = []
    for identity in wanted:
        row = gathered.claims.get(identity)
        if row is not None and rows.lifetime(row["recorded"], row["struck"]).known_at(as_known):
            found.append(_record(gathered, row, as_of, as_known, cited=cited))
    return found


def one_claim(
    scope: Scope, claim: int, *, as_of: str | None = None, as_known: str | None = None
) -> Reading[ClaimRecord]:
    """The claim, or `NotOnRecord`."""
    found = yield from claim_records(
        scope,
        [scope.own(claim)],
        as_of=from_iso(as_of) if as_of else None,
        as_known=from_iso(as_known) if as_known else None,
    )
    if found:
        return found[0]
    if as_known is not None and (yield from claim_records(scope, [claim])):
        raise NotOnRecord(f"Claim {claim_label(claim)} had not been recorded by then.")
    raise NotOnRecord(f"There is no claim {claim_label(claim)} on record here.")


def _record(
    gathered: Gathered, row: Row, as_of: datetime | None, as_known: datetime | None, *, cited: bool
) -> ClaimRecord:
    claim = rows.claim(row)
    links = tuple(gathered.links.get(claim.id, ()))
    ends = {end for link in links for end in (link.first, link.second)} - {claim.id}
    linked = {end: _linked(gathered, end) for end in ends if end in gathered.far}
    series = tuple(_linked(gathered, other) for other in gathered.series.get(claim.id, ()))
    events = tuple(gathered.events.get(claim.id, ()))
    sides = tuple(side.speaker.id for side in gathered.sides.get(claim.topic or 0, ()) if side.life.known_at(as_known))
    near = (*events, *(event for found in (*linked.values(), *series) for event in found.events))
    affiliations = gathered.up_the_chain([event.speaker.id for event in near] + [claim.concerns or 0])
    case = Case(
        claim=claim,
        events=events,
        links=links,
        linked={end: found for end, found in linked.items() if found.claim.life.known_at(as_known)},
        series=series,
        sides=sides,
        affiliations=affiliations,
        cited=cited,
    )
    statement_links = {
        link.id: link
        for event in events
        for link in gathered.statement_links.get(event.statement.id, ())
        if link.life.known_at(as_known)
    }
    return ClaimRecord(
        claim=claim,
        topic=None if row["topic"] is None else Topic(row["topic"], row["topic_title"], row["topic_zone"], sides),
        place=_place(gathered, claim),
        standing=standing(case, as_of=as_of, as_known=as_known),
        speakers=gathered.speakers,
        affiliations=Affiliations(found for found in affiliations if found.life.known_at(as_known)),
        related={found.claim.id: found.claim for found in (*linked.values(), *series)},
        statement_links=tuple(statement_links[identity] for identity in sorted(statement_links)),
    )


def _linked(gathered: Gathered, identity: int) -> LinkedClaim:
    return LinkedClaim(rows.claim(gathered.far[identity]), tuple(gathered.events.get(identity, ())))


def _place(gathered: Gathered, claim: Claim) -> Place | None:
    if claim.place is None:
        return None
    return Place(claim.place, tuple(gathered.places.get(claim.place, ())))
