"""Editing: a new revision of a record; the change rows keep the old one. A citation's words are never edited."""

from __future__ import annotations

from typing import TypedDict, Unpack

from bot.domain.dates import When
from bot.domain.errors import RefusedError, UserError
from bot.domain.ids import number_of
from bot.domain.records import Quantity
from bot.domain.vocabulary import Attribution, ClaimKind, Scope, SourceKind, Stance
from bot.ledger.changeset import Changeset, Fields
from bot.ledger.columns import id_set, said_columns, when_text
from bot.ledger.references import WORDS
from bot.ledger.transaction import quantity_columns


class ClaimEdit(TypedDict, total=False):
    """What a claim is to say anew. References are ids."""

    text: str
    kind: ClaimKind
    topic: int | None
    concerns: int | None
    place: int | None
    about: When | None
    quantity: Quantity | None


class StatementEdit(TypedDict, total=False):
    """What a statement is to say anew; `speaker` is an id."""

    speaker: int
    said: When
    venue: str | None
    language: str | None
    attribution: Attribution


class StanceEdit(TypedDict, total=False):
    """What a stance is to say anew."""

    stance: Stance
    hedge: str | None
    scope: Scope | None


class SourceEdit(TypedDict, total=False):
    """What a source is to say anew."""

    kind: SourceKind
    url: str | None
    outlet: str | None
    title: str | None
    published: When
    archived: str | None


async def edit_claim(changes: Changeset, claim: int, seen: int | None = None, /, **chosen: Unpack[ClaimEdit]) -> None:
    """Change what is given of a claim.

    `seen` is the number of the batch that made the revision which the editor looked at. Raises `RefusedError` when that
    is not the latest one, or the claim does not stand any more; `UserError` when nothing would change, or the kind does
    not go with the number; `NotOnRecord` for a record that this server does not have.
    """
    columns: Fields = {}
    if "text" in chosen:
        columns["text"] = chosen["text"]
    if "kind" in chosen:
        columns["kind"] = chosen["kind"].value
    referred = {name: chosen.get(name) for name in ("topic", "concerns", "place") if name in chosen}
    columns |= {name: changes.own(one) if isinstance(one, int) else None for name, one in referred.items()}
    if "about" in chosen:
        columns["about"] = when_text(chosen["about"])
    if "quantity" in chosen:
        columns |= quantity_columns(chosen["quantity"])
    await changes.load("claim", [changes.own(claim)])
    now = changes.of_kind("claim")[claim].now
    if "text" in chosen and now["redacted"] is not None:
        raise RefusedError("The words of this claim were removed for good: record a new claim instead.")
    after = now | columns
    if (after["kind"] == ClaimKind.QUANTITY) != (after["measure"] is not None):
        raise UserError("A claim of the kind quantity has a number, and no other kind has one: change both together.")
    await _edit(changes, "claim", claim, seen, columns)


async def edit_statement(
    changes: Changeset, statement: int, seen: int | None = None, /, **chosen: Unpack[StatementEdit]
) -> None:
    """Change what is given of a statement; its stances follow. Raises as `edit_claim`."""
    columns: Fields = {name: chosen[name] for name in ("venue", "language") if name in chosen}
    if "speaker" in chosen:
        columns["speaker"] = changes.own(chosen["speaker"])
    if "said" in chosen:
        columns |= said_columns(chosen["said"])
    if "attribution" in chosen:
        columns["attribution"] = chosen["attribution"].value
    await _edit(changes, "statement", statement, seen, columns)
    copied = {name: columns[name] for name in ("speaker", "said") if name in columns}
    for row in await changes.writer.fetch("stances_of_statements", ids=id_set([statement])):
        await changes.update("stance", row["id"], **copied)


async def edit_stance(
    changes: Changeset, stance: int, seen: int | None = None, /, **chosen: Unpack[StanceEdit]
) -> None:
    """Change what is given of a stance. Raises as `edit_claim`."""
    columns: Fields = {}
    if "stance" in chosen:
        columns["stance"] = chosen["stance"].value
    if "hedge" in chosen:
        columns["hedge"] = chosen["hedge"]
    if "scope" in chosen:
        columns["scope"] = chosen["scope"] and chosen["scope"].value
    await _edit(changes, "stance", stance, seen, columns)


async def edit_source(
    changes: Changeset, source: int, seen: int | None = None, /, **chosen: Unpack[SourceEdit]
) -> None:
    """Change what is given of a source. Raises as `edit_claim`."""
    columns: Fields = {name: chosen[name] for name in ("url", "outlet", "title", "archived") if name in chosen}
    if "kind" in chosen:
        columns["kind"] = chosen["kind"].value
    if "published" in chosen:
        columns["published"] = when_text(chosen["published"])
    await _edit(changes, "source", source, seen, columns)


async def _edit(changes: Changeset, kind: str, record: int, seen: int | None, columns: Fields) -> None:
    await changes.load(kind, [changes.own(record)])
    found = changes.of_kind(kind)[record]
    if not found.live_now:
        raise RefusedError(f"The {WORDS[kind]} {number_of(record)} does not stand any more, so it cannot be edited.")
    if seen is not None:
        latest = await changes.writer.fetch("latest_change", record=record, record_kind=kind)
        if number_of(latest[0]["batch"]) != seen:
            raise RefusedError(
                f"Somebody has changed this {WORDS[kind]} since you looked at it, in batch "
                f"{number_of(latest[0]['batch'])}: open it again to see how it stands now."
            )
    if all(found.now[name] == value for name, value in columns.items()):
        raise UserError(f"That is what the {WORDS[kind]} says already: nothing was changed.")
    await changes.update(kind, record, **columns)
