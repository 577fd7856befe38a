"""Batches in full, as steps of a read: what each did, with the names that are needed to say it, and who undid it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.history import TOLD, Batch, ChangeLine
from bot.domain.ids import number_of
from bot.ledger.columns import id_set, moment
from bot.ledger.engine import Reading, Row
from bot.ledger.scope import Scope

_NAMED = {
    "speaker": ("speaker", "member", "body", "concerns", "merged_into"),
    "topic": ("topic", "default_topic"),
}
"""Which fields hold a record that has a name."""

_DERIVED = frozenset({"folded", "said"})
"""What follows from other fields, which are told."""

_WORDS = frozenset({"wording", "text"})
"""What a record that was redacted keeps to itself, in its history too."""

_REDACTED = frozenset({"citation", "claim"})
"""Kinds of records whose words can be removed."""


def whole_batches(scope: Scope, rows: Sequence[Row]) -> Reading[list[Batch]]:
    """These batches with the first of their changes; the numbers of changes have no gap, so none needs counting."""
    spans = yield scope.ask("spans_of_batches", ids=id_set(row["id"] for row in rows))
    spans = [span for span in spans if span["first"] is not None]  # a decision may change no record
    totals = {span["id"]: span["last"] - span["first"] + 1 for span in spans}
    wanted = [at for span in spans for at in range(span["first"], min(span["last"] + 1, span["first"] + TOLD))]
    told: dict[int, list[Row]] = defaultdict(list)
    for change in (yield scope.ask("changes_by_id", ids=id_set(wanted))):
        told[change["batch"]].append(change)
    return (yield from told_batches(scope, rows, told, totals))


def told_batches(
    scope: Scope, rows: Sequence[Row], told: Mapping[int, Sequence[Row]], totals: Mapping[int, int]
) -> Reading[list[Batch]]:
    """These batches with the changes in `told`, by the batch's id, which are the first of so many."""
    changes = {batch: [_Change(row) for row in found] for batch, found in told.items()}
    every = [change for found in changes.values() for change in found]
    yield from _as_they_stand(scope, every)
    names = yield from _names(scope, every)
    undone = yield from undone_by(scope, [row["id"] for row in rows])
    return [
        Batch(
            number=number_of(row["id"]),
            actor=row["actor"],
            reason=row["reason"],
            at=moment(row["at"]),
            undoes=row["undoes"] and number_of(row["undoes"]),
            undone_by=number_of(undone[row["id"]]) if row["id"] in undone else None,
            changes=tuple(change.line() for change in changes.get(row["id"], ())),
            total=totals.get(row["id"], 0),
            names=names,
        )
        for row in rows
    ]


def undone_by(scope: Scope, batches: Sequence[int]) -> Reading[dict[int, int]]:
    """Of these batches, those that are undone now, each with the batch that did it; an undone undo does not count."""
    undos: dict[int, list[int]] = defaultdict(list)
    asked: Sequence[int] = batches
    while asked:
        rows = yield scope.ask("undoings_of_batches", ids=id_set(asked))
        for row in rows:
            undos[row["undoes"]].append(row["id"])
        asked = [row["id"] for row in rows]
    found: dict[int, int] = {}
    # An undo has a greater id than what it undoes, so whether it stands is known when its turn comes.
    for batch in sorted({*batches, *undos}, reverse=True):
        for undo in undos.get(batch, ()):
            if undo not in found:
                found[batch] = undo
    return {batch: found[batch] for batch in batches if batch in found}


class _Change:
    """A change row on its way to a `ChangeLine`."""

    def __init__(self, row: Row) -> None:
        self.kind: str = row["record_kind"]
        self.record: int = row["record"]
        self.before: dict[str, Any] | None = None if row["before"] is None else json.loads(row["before"])
        self.after: dict[str, Any] = json.loads(row["after"])
        self.now: dict[str, Any] = {}

    def line(self) -> ChangeLine:
        """What may be told of it: words that were removed from the record never are."""
        left_out = _DERIVED | (_WORDS if self.now.get("redacted") else set())
        before, after, now = (
            {name: value for name, value in (fields or {}).items() if name not in left_out}
            for fields in (self.before, self.after, self.now)
        )
        return ChangeLine(self.kind, self.record, None if self.before is None else before, after, now)


def _as_they_stand(scope: Scope, changes: Sequence[_Change]) -> Reading[None]:
    """Give each change of an old record, and each of words that may be gone, that record's fields of today."""
    by_kind: dict[str, list[_Change]] = defaultdict(list)
    for change in changes:
        if change.kind in _REDACTED or (change.before is not None and change.kind != "server"):
            by_kind[change.kind].append(change)
    for kind, found in by_kind.items():
        rows = yield scope.ask(f"read_{kind}", ids=id_set(change.record for change in found))
        now = {row["id"]: dict(row) for row in rows}
        for change in found:
            change.now = now[change.record]


def _names(scope: Scope, changes: Sequence[_Change]) -> Reading[dict[tuple[str, int], str]]:
    wanted: dict[str, set[int]] = {"speaker": set(), "topic": set()}
    for change in changes:
        for kind, fields in _NAMED.items():
            wanted[kind].update({change.record} if change.kind == kind else ())
            for held in (change.before or {}, change.after, change.now):
                wanted[kind].update(held[field] for field in fields if held.get(field) is not None)
    names: dict[tuple[str, int], str] = {}
    for kind, column in (("speaker", "name"), ("topic", "title")):
        if wanted[kind]:
            for row in (yield scope.ask(f"read_{kind}", ids=id_set(wanted[kind]))):
                names[kind, row["id"]] = row[column]
    return names
