"""Rows to domain objects.

Most of an answer's time is spent here. So rows with many columns are unpacked in the order of their view: to find a
column by its name costs a search among all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, cast

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

E = TypeVar("E", bound=StrEnum)


def _of(words: type[E]) -> Callable[[str], E]:
    """Finds the member for what a column holds; calling the enum takes three times as long."""
    return {word.value: word for word in words}.__getitem__


_ATTRIBUTION, _FORM, _ORIGIN, _SCOPE = _of(Attribution), _of(Form), _of(Origin), _of(Scope)
_SOURCE_KIND, _SPEAKER_KIND, _STANCE = _of(SourceKind), _of(SpeakerKind), _of(Stance)


@lru_cache(maxsize=4096)  # what one transaction has written shares its time
def lifetime(recorded: str, struck: str | None) -> Lifetime:
    """When a record was written down and struck."""
    return Lifetime(moment(recorded), moment(struck) if struck else None)


def speaker(identity: int, kind: str, name: str) -> Speaker:
    """A speaker, without the aliases, which are only for searching."""
    return Speaker(identity, _SPEAKER_KIND(kind), name)


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


def statement(row: Row) -> tuple[Statement, Speaker]:
    """A statement and who made it, from the query `statements_by_id`."""
    return _statement(_cells(row))


def event(row: Row, citations: tuple[Citation, ...] = ()) -> Event:
    """A stance in full, from the view of that name."""
    identity, claim, stance, hedge, scope, citation, recorded, struck, *spoken = _cells(row)
    made, speaking = _statement(spoken)
    life = lifetime(recorded, struck)
    taken = StanceOnClaim(
        identity, made.id, claim, _STANCE(stance), hedge, _SCOPE(scope) if scope else None, citation, life
    )
    return Event(made, speaking, taken, citations)


def _statement(cells: Sequence[Any]) -> tuple[Statement, Speaker]:
    """Out of the columns from `statement_id` to the speaker's name."""
    identity, speaking, _, precision, start, end, zone, venue, language, attribution, recorded, struck, kind, name = (
        cells
    )
    life = lifetime(recorded, struck)
    when = said_when(precision, start, end, zone)
    made = Statement(identity, speaking, when, venue, language, _ATTRIBUTION(attribution), life)
    return made, speaker(speaking, kind, name)


def citation(row: Row) -> Citation:
    """A citation with its source, from the view `reported`."""
    identity, made, wording, form, language, origin, locator, upstream, recorded, struck, *rest = _cells(row)
    *document, taken, redacted, passed_on_in = rest
    return Citation(
        id=identity,
        statement=made,
        source=_source(document),
        wording=wording,
        form=_FORM(form),
        language=language,
        origin=_ORIGIN(origin),
        locator=locator,
        upstream=upstream,
        upstream_source=taken,
        life=lifetime(recorded, struck),
        redacted=moment(redacted) if redacted else None,
        upstream_statement=passed_on_in,
    )


def _source(cells: Sequence[Any]) -> Source:
    identity, kind, url, outlet, title, published, archived = cells
    return Source(identity, _SOURCE_KIND(kind), url, outlet, title, needed_when(published), archived)


def _cells(row: Row) -> tuple[Any, ...]:
    """The values alone: rows of both drivers give them when they are walked through, unlike other mappings."""
    return tuple(cast("Iterable[Any]", row))


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
