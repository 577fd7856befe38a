"""One act as a row: who, what they did to which claim, when, in which words, where reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.domain.answers import SaidRow
from bot.domain.ids import claim_label, statement_label
from bot.domain.records import Citation, Claim, Event, StanceOnClaim, Statement, StatementLink
from bot.domain.vocabulary import Attribution, Basis, Scope
from bot.ui.dates import when_text
from bot.ui.people import People
from bot.ui.sources import cited_lines
from bot.ui.text import safe

CLAIM = 300
_SCOPES = {Scope.EXACT: "exactly this claim", Scope.UNSPECIFIED: "scope not stated"}
_ATTRIBUTIONS = {
    Attribution.RECORDED: "recorded",
    Attribution.PUBLISHED: "published by the speaker",
    Attribution.ANONYMOUS: "anonymous",
    Attribution.DISPUTED: "attribution disputed",
}


def claim_line(claim: Claim, limit: int = CLAIM) -> str:
    """A claim with its number: "**#4** Azerbaijani forces violated …"."""
    return f"**{claim_label(claim.id)}** {safe(claim.text, limit)}"


def event_lines(event: Event, people: People, links: Iterable[StatementLink] = (), *, dated: bool = False) -> list[str]:
    """One act on the claim that the answer is about. `dated` puts the time first, for a timeline."""
    who, when = people.full(event.speaker, event.said), when_text(event.said)
    stance = f"**{event.stance.stance}**"
    first = f"{when} · {who} · {stance}" if dated else f"{who} · {stance} · {when}"
    small = details(event.statement, event.stance, links)
    return [first, *cited_lines(small, _carrying(event.citations, [event.stance]), event.stance.citation)]


def _carrying(citations: Sequence[Citation], stances: Sequence[StanceOnClaim]) -> Sequence[Citation]:
    """The citations that carry these stances: of a document that one was read from, only those with its words."""
    read_from = {stance.citation for stance in stances}
    if not stances or None in read_from:
        return citations
    documents = {one.source.id for one in citations if one.id in read_from}
    return [one for one in citations if one.id in read_from or one.source.id not in documents]


def said_lines(rows: Sequence[SaidRow], people: People) -> list[str]:
    """One statement with every claim of `rows` that it takes a stance on; all of them are of that statement."""
    statement, stances = rows[0].statement, [(row.stance, row.claim) for row in rows if row.stance and row.claim]
    lines = [f"{people.full(rows[0].speaker, statement.said)} · {when_text(statement.said)}"]
    for stance, claim in stances:
        small = _stance_details(stance)
        lines.append(f"**{stance.stance}** {claim_line(claim)}{f' ({small})' if small else ''}")
    if not stances:
        lines.append("takes no stance on a claim")
    read_from = stances[0][0].citation if stances else None
    citations = _carrying(rows[0].citations, [stance for stance, _ in stances])
    return [*lines, *cited_lines(details(statement), citations, read_from)]


def by_statement(rows: Iterable[SaidRow]) -> list[list[SaidRow]]:
    """Neighbouring rows of one statement together, so that its words stand there once."""
    return [list(found) for _statement, found in groupby(rows, key=lambda row: row.statement.id)]


def details(statement: Statement, stance: StanceOnClaim | None = None, links: Iterable[StatementLink] = ()) -> str:
    """Small print on an act: its number, hedge, scope, venue, attribution, and what it answers."""
    parts = [statement_label(statement.id)]
    if stance and (small := _stance_details(stance)):
        parts.append(small)
    if statement.venue:
        parts.append(safe(statement.venue, 100))
    if statement.attribution in _ATTRIBUTIONS:
        parts.append(_ATTRIBUTIONS[statement.attribution])
    for link in links:
        if link.first == statement.id:
            said_by = "the speaker says so" if link.basis is Basis.EXPLICIT else "linked by an editor"
            parts.append(f"{link.kind} {statement_label(link.second)} ({said_by})")
    return " · ".join(parts)


def _stance_details(stance: StanceOnClaim) -> str:
    hedge = f"hedged: “{safe(stance.hedge, 100)}”" if stance.hedge else None
    return " · ".join(filter(None, (hedge, _SCOPES[stance.scope] if stance.scope else None)))
