"""Undoing a batch by a new batch: history is only ever added to, so an undo can be undone as well."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from bot.domain.errors import AlreadyUndoneError, GoneForGoodError, NotOnRecord, RefusedError
from bot.domain.ids import number_of
from bot.domain.text import folded_name
from bot.ledger.batches import undone_by
from bot.ledger.changeset import Changeset
from bot.ledger.columns import id_set, stamp
from bot.ledger.engine import Reader, Reading, Row, T
from bot.ledger.references import WORDS, let_go
from bot.ledger.scope import Scope

_FOLDED = "folded"
"""Follows from the name by the folding of today, whatever it was when the change was made."""

_ROLES = "moderator_roles"
_APPOINTING = (
    "That would choose anew which roles moderate, and only people with the permission Manage Server may do that."
)

_WORDS = frozenset({"wording", "text", "redacted"})
"""What no undo moves in a record whose words were removed for good."""


async def refuse_undone(changes: Changeset, scope: Scope, batch: int) -> None:
    """Raise `AlreadyUndoneError` when a batch is undone already: of two who press at once, one undoes."""
    undone = await _read(changes.writer, undone_by(scope, [changes.own(batch)]))
    if batch in undone:
        raise AlreadyUndoneError(number_of(batch), number_of(undone[batch]))


async def take_back(changes: Changeset, batch: int) -> None:
    """Take back, in `changes`, everything that a batch did.

    What was taken from a citation that goes, goes on without it, and a document that others cite by now stays. Raises
    `NotOnRecord` when there is no such batch, `RefusedError` when a later change touched the same fields. That nothing
    else stands on what goes is checked for every transaction (`bot.ledger.references`).
    """
    rows = await changes.writer.fetch("changes_of_batch", batch=changes.own(batch))
    if not rows:
        raise NotOnRecord(f"There is no batch {number_of(batch)} to undo.")
    by_kind: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_kind[row["record_kind"]].append(row["record"])
    for kind, records in by_kind.items():
        await changes.load(kind, records)
    shared = await _shared_sources(changes, rows)
    for row in reversed(rows):
        if row["record_kind"] == "source" and row["record"] in shared:
            continue
        await _take_back_one(changes, row["record_kind"], row["record"], row["before"], json.loads(row["after"]))
    await _loosen(changes)


def refuse_appointing(changes: Changeset) -> None:
    """Raise `RefusedError` when other roles would moderate after `changes` than before."""
    servers = changes.of_kind("server").values()
    if any(one.before is not None and one.before[_ROLES] != one.now[_ROLES] for one in servers):
        raise RefusedError(_APPOINTING)


class OnlyTriedError(Exception):
    """Ends a transaction that only found out whether a batch could be undone."""


async def _read(reader: Reader, reading: Reading[T]) -> T:
    """Run a read of several steps inside a transaction."""
    try:
        ask = next(reading)
        while True:
            ask = reading.send(await reader.fetch(ask.query, **ask.parameters))
    except StopIteration as end:
        found: T = end.value
        return found


async def _shared_sources(changes: Changeset, rows: Sequence[Row]) -> set[int]:
    """The documents that came with a batch and that statements of other batches cite."""
    made, own = (
        {row["record"] for row in rows if row["record_kind"] == kind and row["before"] is None}
        for kind in ("source", "citation")
    )
    if not made:
        return set()
    citing = await changes.writer.fetch("children_of", kind="source", ids=id_set(made))
    others = {row["child"] for row in citing if row["child_struck"] is None} - own
    await changes.load("citation", others)
    return {changes.of_kind("citation")[one].now["source"] for one in others} & made


async def _loosen(changes: Changeset) -> None:
    """Have no live citation name one that does not stand as what it was taken from, whichever of the two moved."""
    citations = changes.of_kind("citation")
    gone = {identity for identity, found in citations.items() if found.live_before and not found.live_now}
    if gone:
        await let_go(changes, "citation", gone)
    taken = {
        identity: found.now["upstream"]
        for identity, found in citations.items()
        if found.live_now and found.now["upstream"] is not None
    }
    await changes.load("citation", taken.values())
    for identity, upstream in taken.items():
        if not citations[upstream].live_now:
            await changes.update("citation", identity, upstream=None)


async def _take_back_one(changes: Changeset, kind: str, record: int, before: str | None, after: dict[str, Any]) -> None:
    now = changes.of_kind(kind)[record].now
    touched = after.keys() if before is not None else now.keys() - {"id", "recorded"}
    kept = frozenset({_FOLDED})
    if before is None and kind == "citation":
        kept |= {"upstream"}  # filled in when what it was taken from followed: it goes as a whole all the same
    if now.get("redacted"):
        if before is not None and not _WORDS.isdisjoint(touched):
            raise GoneForGoodError(
                f"The words of the {WORDS[kind]} {number_of(record)} were removed for good, and this would bring them "
                "back: it cannot be undone."
            )
        kept |= _WORDS  # what has lost its words can still be taken away as a whole
    if any(now[name] != after.get(name) for name in touched - kept):
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
