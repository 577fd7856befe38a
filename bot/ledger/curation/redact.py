"""Redacting: words are removed for good, from the record, its history and everything else that holds them.

What remains is a tombstone that says so. It is the one thing done here that no undo brings back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bot.domain.errors import RefusedError
from bot.domain.ids import number_of, statement_label
from bot.ledger.changeset import Changeset
from bot.ledger.columns import id_set, stamp
from bot.ledger.curation.scrub import scrub

REDACTED = "[redacted]"
"""What stands where words were."""


async def redact_statement(changes: Changeset, statement: int, citation: int | None = None) -> None:
    """Remove the words of a statement with the speaker's hedges, or of one of its citations (by id), struck or not.

    That the speaker hedged stays on record. Raises `NotOnRecord` for records that this server does not have,
    `RefusedError` when there are no words to remove.
    """
    await changes.load("statement", [changes.own(statement)])
    rows = await changes.writer.fetch("wordings_of_statement", statement=statement)
    held = {row["id"]: row["wording"] for row in rows if citation in (None, row["id"])}
    rows = await changes.writer.fetch("hedges_of_statement", statement=statement)
    hedges = {row["id"]: row["hedge"] for row in rows if citation is None and row["hedge"] != REDACTED}
    if not held and not hedges:
        raise RefusedError(f"No words are held for {statement_label(statement)}, so there is nothing to remove.")
    for identity in held:
        await changes.update("citation", identity, wording=None, redacted=stamp(changes.at))
    for identity in hedges:
        await changes.update("stance", identity, hedge=REDACTED)
    await _forget(changes, "citation", "wording", None, held.values(), held)
    if citation is None:
        stances = await changes.writer.fetch("stances_of_statements", ids=id_set([statement]))
        # A hedge alone is too common a word to be looked for anywhere else.
        await _rewrite_history(changes, "stance", "hedge", REDACTED, [row["id"] for row in stances])
    sources = {changes.of_kind("citation")[identity].now["source"] for identity in held}
    await changes.writer.execute_many("forget_snapshot", [{"source": source} for source in sorted(sources)])


async def redact_claim(changes: Changeset, claim: int) -> None:
    """Remove the sentence of a claim, and of all its earlier revisions. Raises as `redact_statement`."""
    await changes.load("claim", [changes.own(claim)])
    now = changes.of_kind("claim")[claim].now
    if now["redacted"] is not None:
        raise RefusedError(f"The words of #{number_of(claim)} were removed before, so there is nothing to remove.")
    text = now["text"]
    await changes.update("claim", claim, text=REDACTED, redacted=stamp(changes.at))
    await _forget(changes, "claim", "text", REDACTED, [text], [claim])


async def _forget(
    changes: Changeset, kind: str, column: str, instead: str | None, words: Iterable[str], records: Iterable[int]
) -> None:
    """Take the words, and what they were before, out of the history and of everything typed that holds them."""
    await changes.writer.fetch("overwrite_deleted")
    await changes.flush()
    await scrub(changes, {*words, *await _rewrite_history(changes, kind, column, instead, records)}, REDACTED)


async def _rewrite_history(
    changes: Changeset, kind: str, column: str, instead: str | None, records: Iterable[int]
) -> set[str]:
    """Put `instead` in the place of what these records said in a column; all that they ever said there."""
    gone, rewritten = set(), []
    rows = await changes.writer.fetch("changes_of_records", ids=id_set(records), record_kind=kind)
    for row in rows:
        before, after = (None if row[side] is None else json.loads(row[side]) for side in ("before", "after"))
        for side in (before, after):
            if side is not None and side.get(column) is not None:
                if side[column] != instead:
                    gone.add(side[column])
                side[column] = instead
        rewritten.append({"id": row["id"], "before": _json(before), "after": _json(after)})
    await changes.writer.execute_many("rewrite_change", rewritten)
    return gone


def _json(fields: dict[str, Any] | None) -> str | None:
    return None if fields is None else json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
