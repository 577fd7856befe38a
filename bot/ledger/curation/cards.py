"""Records as their editors see them, and the parts of a claim or a statement that can be put right by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.errors import NotOnRecord
from bot.domain.ids import number_of
from bot.domain.refs import Card, Ref
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading
from bot.ledger.references import references_of
from bot.ledger.scope import Scope

PARTS = 40
"""How many parts of a record are offered."""

_NAMED = {"speaker": "name", "claim": "text", "topic": "title", "source": "title"}
"""The kinds of records that are called something, and the column that says so."""


def card(scope: Scope, ref: Ref) -> Reading[Card]:
    """The record; `NotOnRecord` when this server has none such."""
    rows = yield scope.ask(f"read_{ref.kind}", ids=id_set([scope.own(ref.id)]))
    if not rows:
        raise NotOnRecord(f"There is no {ref.label} on record here.")
    fields = dict(rows[0])
    changed = yield scope.ask("latest_change", record=ref.id, record_kind=ref.kind)
    names: dict[tuple[str, int], str] = {}
    columns = {**references_of(ref.kind)}
    if "speaker" in fields:
        columns["speaker"] = "speaker"  # of which a stance has a copy
    for column, kind in columns.items():
        if fields[column] is not None and kind in _NAMED:
            for row in (yield scope.ask(f"read_{kind}", ids=id_set([fields[column]]))):
                names[kind, row["id"]] = row[_NAMED[kind]] or ""
    return Card(ref, fields, names, number_of(changed[0]["batch"]), fields["struck"] is None)


def parts(scope: Scope, ref: Ref) -> Reading[list[tuple[Ref, dict[str, Any]]]]:
    """What stands on a claim or a statement, and the latter's sources, each with its columns; `PARTS` at most."""
    found = yield scope.ask("children_of", kind=ref.kind, ids=id_set([scope.own(ref.id)]))
    listed = [Ref(row["child_kind"], row["child"]) for row in found if row["child_struck"] is None][:PARTS]
    rows: dict[Ref, dict[str, Any]] = {}
    for kind in dict.fromkeys(one.kind for one in listed):
        rows |= yield from _rows(scope, kind, [one.id for one in listed if one.kind == kind])
    sources = {fields["source"] for one, fields in rows.items() if one.kind == "citation"}
    documents = yield from _rows(scope, "source", sorted(sources))
    return [*((one, rows[one]) for one in listed if one in rows), *documents.items()]


def _rows(scope: Scope, kind: str, ids: Sequence[int]) -> Reading[dict[Ref, dict[str, Any]]]:
    if not ids:
        return {}
    return {Ref(kind, row["id"]): dict(row) for row in (yield scope.ask(f"read_{kind}", ids=id_set(ids)))}
