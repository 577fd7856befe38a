"""Undoing a batch by a new batch: history is only ever added to, so an undo can be undone as well."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.ids import number_of
from bot.domain.text import folded_name
from bot.ledger.changeset import Changeset
from bot.ledger.columns import stamp
from bot.ledger.references import WORDS

_FOLDED = "folded"
"""Follows from the name by the folding of today, whatever it was when the change was made."""


async def take_back(changes: Changeset, batch: int) -> None:
    """Take back, in `changes`, everything that a batch did.

    Raises `NotOnRecord` when there is no such batch, `RefusedError` when a later change touched the same fields. That
    nothing else stands on what goes is checked for every transaction (`bot.ledger.references`).
    """
    rows = await changes.writer.fetch("changes_of_batch", batch=changes.own(batch))
    if not rows:
        raise NotOnRecord(f"There is no batch {number_of(batch)} to undo.")
    by_kind: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_kind[row["record_kind"]].append(row["record"])
    for kind, records in by_kind.items():
        await changes.load(kind, records)
    for row in reversed(rows):
        await _take_back_one(changes, row["record_kind"], row["record"], row["before"], json.loads(row["after"]))


async def _take_back_one(changes: Changeset, kind: str, record: int, before: str | None, after: dict[str, Any]) -> None:
    now = changes.of_kind(kind)[record].now
    touched = after.keys() if before is not None else now.keys() - {"id", "recorded"}
    if any(now[name] != after.get(name) for name in touched - {_FOLDED}):
        later = await changes.writer.fetch("latest_change", record=record, record_kind=kind)
        raise RefusedError(
            f"The {WORDS[kind]} was changed again since, in batch {number_of(later[0]['batch'])}: undo that one first."
        )
    if before is None:
        await changes.update(kind, record, struck=stamp(changes.at))
    else:
        fields = json.loads(before)
        if _FOLDED in fields:
            fields[_FOLDED] = folded_name(fields.get("name", now["name"]))
        await changes.update(kind, record, **fields)
