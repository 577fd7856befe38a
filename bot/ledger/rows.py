"""Rows to domain objects."""

from __future__ import annotations

from bot.domain.dates import When
from bot.domain.records import (
    Affiliation,
    Citation,
    Claim,
    ClaimLink,
    Event,
    Lifetime,
    Quantity,
    Source,
    Speaker,
    StanceOnClaim,
    Statement,
    StatementLink,
)
from bot.domain.vocabulary import (
    Attribution,
    Basis,
    Bound,
    ClaimKind,
    ClaimLinkKind,
    Form,
    Origin,
    Scope,
    SourceKind,
    SpeakerKind,
    Stance,
    StatementLinkKind,
)
from bot.ledger.columns import moment, needed_when, optional_when, said_when
from bot.ledger.engine import Row


def lifetime(recorded: str, struck: str | None) -> Lifetime:
    """When a record was written down and struck."""
    return Lifetime(moment(recorded), moment(struck) if struck else None)


def speaker(identity: int, kind: str, name: str) -> Speaker:
    """A speaker, without the aliases, which are only for searching."""
    return Speaker(identity, SpeakerKind(kind), name)


def said(row: Row) -> When:
    """When a statement was made, from its columns."""
    return said_when(row["said_precision"], row["said_start"], row["said_end"], row["said_zone"])


def claim(row: Row) -> Claim:
    """A claim from all columns of its table."""
    number = None
    if row["measure"] is not None:
        number = Quantity(
            row["measure"],
            row["counted"],
            row["low"],
            row["high"],
            Bound(row["bound"]),
            needed_when(row["number_as_of"]),
        )
    return Claim(
        id=row["id"],
        topic=row["topic"],
        kind=ClaimKind(row["kind"]),
        text=row["text"],
        concerns=row["concerns"],
        place=row["place"],
        about=optional_when(row["about"]),
        quantity=number,
        life=lifetime(row["recorded"], row["struck"]),
    )


def statement(row: Row) -> Statement:
    """A statement from the columns that every reading query names the same."""
    return Statement(
        id=row["statement_id"],
        speaker=row["speaker"],
        said=said(row),
        venue=row["venue"],
        language=row["language"],
        attribution=Attribution(row["attribution"]),
        life=lifetime(row["statement_recorded"], row["statement_struck"]),
    )


def event(row: Row, citations: tuple[Citation, ...] = ()) -> Event:
    """A stance in full, from the view of that name."""
    stance = StanceOnClaim(
        id=row["stance_id"],
        statement=row["statement_id"],
        claim=row["claim"],
        stance=Stance(row["stance"]),
        hedge=row["hedge"],
        scope=Scope(row["scope"]) if row["scope"] else None,
        citation=row["citation"],
        life=lifetime(row["stance_recorded"], row["stance_struck"]),
    )
    return Event(statement(row), speaker(row["speaker"], row["speaker_kind"], row["speaker_name"]), stance, citations)


def citation(row: Row) -> Citation:
    """A citation with its source, from the view `reported`."""
    source = Source(
        id=row["source_id"],
        kind=SourceKind(row["source_kind"]),
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        published=needed_when(row["published"]),
        archived=row["archived"],
    )
    return Citation(
        id=row["id"],
        statement=row["statement"],
        source=source,
        wording=row["wording"],
        form=Form(row["form"]),
        language=row["language"],
        origin=Origin(row["origin"]),
        locator=row["locator"],
        upstream=row["upstream"],
        upstream_source=row["upstream_source"],
        life=lifetime(row["recorded"], row["struck"]),
    )


def affiliation(row: Row) -> Affiliation:
    """An affiliation from all columns of its table."""
    return Affiliation(
        id=row["id"],
        member=row["member"],
        body=row["body"],
        title=row["title"],
        since=optional_when(row["since"]),
        until=optional_when(row["until"]),
        life=lifetime(row["recorded"], row["struck"]),
    )


def claim_link(row: Row) -> ClaimLink:
    """A link between claims from all columns of its table."""
    life = lifetime(row["recorded"], row["struck"])
    return ClaimLink(row["id"], row["first"], row["second"], ClaimLinkKind(row["kind"]), life)


def statement_link(row: Row) -> StatementLink:
    """A link between statements from all columns of its table."""
    life = lifetime(row["recorded"], row["struck"])
    kind, basis = StatementLinkKind(row["kind"]), Basis(row["basis"])
    return StatementLink(row["id"], row["first"], row["second"], kind, basis, life)
