"""Keeps what is computed from the records, positions, counters and indexes, in the transaction that changes them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bot.ledger.changeset import Changeset, Touched
from bot.ledger.columns import id_set
from bot.ledger.indexing import indexed_claims, name_grams, name_tokens, uses_of_words, wording_words

_TALLIED = {"claim", "statement", "speaker", "source"}
"""The kinds that the summary of a record counts."""


async def refresh(changes: Changeset) -> None:
    """Bring everything derived in line with what `changes` has written."""
    await _names(changes)
    await _wordings(changes)
    await _positions(changes)
    await _claim_search(changes)
    await _tallies(changes)
    await _forget(changes)


async def _forget(changes: Changeset) -> None:
    """Leave nothing in the indexes of words that were removed for good."""
    for kind, query in (("claim", "settle_claims"), ("citation", "settle_wordings")):
        if any(map(_redacted, changes.of_kind(kind).values())):
            await _many(changes, query, [{}])


def _redacted(record: Touched) -> bool:
    """Whether this transaction removed the words of a record."""
    return record.before is not None and record.before["redacted"] is None and record.now["redacted"] is not None


async def _tallies(changes: Changeset) -> None:
    moved: Counter[str] = Counter()
    for kind in _TALLIED:
        moved[kind] = sum(record.live_now - record.live_before for record in changes.of_kind(kind).values())
    rows = [{"server": changes.server, "kind": kind, "delta": delta} for kind, delta in moved.items() if delta]
    await _many(changes, "count_records", rows)


async def _names(changes: Changeset) -> None:
    gone, come = _moved(changes.of_kind("speaker_name"), ("folded",))
    await _many(changes, "delete_name_tokens", name_tokens(gone))
    await _many(changes, "unindex_name", name_grams(gone))
    await _many(changes, "insert_name_token", name_tokens(come))
    await _many(changes, "index_name", name_grams(come))


async def _wordings(changes: Changeset) -> None:
    gone, come = _moved(changes.of_kind("citation"), ("wording", "statement"))
    respoken = await _respoken(changes, {row["id"] for row in (*gone, *come)})
    gone, come = [*gone, *respoken], [*come, *respoken]
    rows = [row for row in (*gone, *come) if row["wording"]]
    await changes.load("statement", {row["statement"] for row in rows})
    statements = changes.of_kind("statement")
    for query, wanted in (("unindex_wording", gone), ("index_wording", come)):
        await _many(
            changes,
            query,
            [
                wording_words(row["id"], row["wording"], _speaker(statements[row["statement"]], query))
                for row in wanted
                if row["wording"]
            ],
        )


async def _respoken(changes: Changeset, moved: set[int]) -> list[dict[str, Any]]:
    """Citations that stay as they are while their statement goes to another speaker; those in `moved` left out."""
    found = [
        identity
        for identity, statement in changes.of_kind("statement").items()
        if statement.before is not None and statement.before["speaker"] != statement.now["speaker"]
    ]
    if not found:
        return []
    rows = await changes.writer.fetch("citations_to_index_for_statements", ids=id_set(found))
    ids = {row["id"] for row in rows} - moved
    await changes.load("citation", ids)
    return [changes.of_kind("citation")[identity].now for identity in sorted(ids)]


def _speaker(statement: Touched, query: str) -> int:
    """The speaker under whom a wording was, or is to be, indexed."""
    if query == "unindex_wording" and statement.before is not None:
        return int(statement.before["speaker"])
    return int(statement.now["speaker"])


async def _positions(changes: Changeset) -> None:
    moved: Counter[tuple[int, int]] = Counter()  # how many stances of a speaker on a claim came, less those that went
    for stance in changes.of_kind("stance").values():
        if stance.before is not None:
            moved[stance.before["speaker"], stance.before["claim"]] -= stance.live_before
        moved[stance.now["speaker"], stance.now["claim"]] += stance.live_now
    pairs = [{"speaker": speaker, "claim": claim} for speaker, claim in moved]
    await _many(changes, "uncount_position", pairs)
    await _many(changes, "clear_position", pairs)
    await _many(changes, "keep_position", pairs)
    await _many(changes, "count_positions", _counted_anew(changes))
    last = {claim: speaker for speaker, claim in moved}
    await _many(
        changes,
        "keep_claim",
        [
            {"speaker": speaker, "claim": claim, "moved": count, "last": int(last[claim] == speaker)}
            for (speaker, claim), count in moved.items()
        ],
    )
    spoken: Counter[int] = Counter()
    for statement in changes.of_kind("statement").values():
        if statement.live_before and statement.before is not None:
            spoken[statement.before["speaker"]] -= 1
        if statement.live_now:
            spoken[statement.now["speaker"]] += 1
    await _many(changes, "count_statements", [{"id": key, "delta": delta} for key, delta in spoken.items() if delta])


def _counted_anew(changes: Changeset) -> list[dict[str, Any]]:
    """Claims that now count something, or no longer do."""
    return [
        {"id": claim.now["id"], "counted": int(claim.now["counted"] is not None)}
        for claim in changes.of_kind("claim").values()
        if claim.before is not None and (claim.before["counted"] is None) != (claim.now["counted"] is None)
    ]


async def _claim_search(changes: Changeset) -> None:
    claims = changes.of_kind("claim")
    gone, come = _moved(claims, ("text", "place", "concerns"))
    await _many(changes, "count_word", uses_of_words(gone, come))
    unused = [{"server": row["server"], "word": row["word"]} for row in uses_of_words(gone, ())]
    await _many(changes, "forget_unused_word", unused)
    stale = {row["id"] for row in (*gone, *come)} | await _named_anew(changes)
    await changes.load("claim", stale)
    claims = changes.of_kind("claim")
    live = [claims[identity].now for identity in sorted(stale) if claims[identity].live_now]
    await _many(changes, "unindex_claim", [{"id": identity} for identity in stale if claims[identity].before])
    await _many(changes, "index_claim", await indexed_claims(changes.writer, live))


async def _named_anew(changes: Changeset) -> set[int]:
    """Claims found under the names of a speaker or place whose names have changed."""
    found: set[int] = set()
    for kind, owner, query in (
        ("speaker_name", "speaker", "claims_to_index_for_speakers"),
        ("place_name", "place", "claims_to_index_for_places"),
    ):
        gone, come = _moved(changes.of_kind(kind), ("name", owner))
        owners = {row[owner] for row in (*gone, *come)}
        if owners:
            found.update(row["id"] for row in await changes.writer.fetch(query, ids=id_set(owners)))
    return found


def _moved(records: dict[int, Touched], fields: tuple[str, ...]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows to take out of an index (as they were) and to put in (as they are)."""
    gone, come = [], []
    for record in records.values():
        before, now = record.before, record.now
        same = before is not None and all(before[name] == now[name] for name in fields)
        if same and record.live_before == record.live_now:
            continue
        if before is not None and record.live_before:
            gone.append(before)
        if record.live_now:
            come.append(now)
    return gone, come


async def _many(changes: Changeset, query: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        await changes.writer.execute_many(query, rows)
