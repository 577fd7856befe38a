"""Undoing a batch by a new batch: history is only ever added to, so an undo can be undone as well."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.ids import number_of
from bot.ledger.changeset import KINDS, Changeset
from bot.ledger.columns import id_set, stamp

_WORDS = {kind: kind.replace("_", " ") for kind in KINDS} | {"server": "settings"}


async def undo(changes: Changeset, batch: int) -> None:
    """Take back everything that a batch did.

    Raises `NotOnRecord` when there is no such batch, `RefusedError` when a later change touched the same fields or
    something else on record now stands on what would go.
    """
    rows = await changes.writer.fetch("changes_of_batch", batch=changes.own(batch))
    if not rows:
        raise NotOnRecord(f"There is no batch {number_of(batch)} to undo.")
    changes.undoes = batch
    by_kind: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_kind[row["record_kind"]].append(row["record"])
    for kind, records in by_kind.items():
        await changes.load(kind, records)
    for row in reversed(rows):
        await _take_back(changes, row["record_kind"], row["record"], row["before"], json.loads(row["after"]))
    await changes.flush()
    await _check_references(changes, by_kind)


async def _take_back(changes: Changeset, kind: str, record: int, before: str | None, after: dict[str, Any]) -> None:
    now = changes.touched[kind, record].now
    if any(now[name] != value for name, value in after.items()):
        later = await changes.writer.fetch("latest_change", record=record, record_kind=kind)
        raise RefusedError(
            f"The {_WORDS[kind]} was changed again since, in batch {number_of(later[0]['batch'])}: undo that one first."
        )
    if before is None:
        await changes.update(kind, record, struck=stamp(changes.at))
    else:
        await changes.update(kind, record, **json.loads(before))


async def _check_references(changes: Changeset, by_kind: dict[str, list[int]]) -> None:
    """No live record may stand on a struck one, whichever of the two this undo touched."""
    for kind, records in by_kind.items():
        mine = changes.of_kind(kind)
        struck = [record for record in records if not mine[record].live_now]
        for row in await changes.writer.fetch("live_children", kind=kind, ids=id_set(struck)) if struck else ():
            raise RefusedError(
                f"{_named(row['child_kind'], row['child'])} still stands on this {_WORDS[kind]}: strike it first."
            )
        live = [record for record in records if mine[record].live_now]
        for row in await changes.writer.fetch("parents", kind=kind, ids=id_set(live)) if live else ():
            await changes.load(row["parent_kind"], [row["parent"]])
            if not changes.touched[row["parent_kind"], row["parent"]].live_now:
                raise RefusedError(
                    f"{_named(row['parent_kind'], row['parent'])} is not on record any more, and this stands on it: "
                    "bring that back first."
                )


def _named(kind: str, record: int) -> str:
    mark = {"claim": "#", "statement": "S"}.get(kind, "")
    return f"The {_WORDS[kind]} {mark}{number_of(record)}"
