"""What answers for a record that does not stand any more: the one it was merged into, or its tombstone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from bot.domain.answers import Answer
from bot.domain.errors import NotOnRecord
from bot.domain.ids import number_of, server_of
from bot.domain.questions import ClaimHistory, Question, ShowClaim
from bot.domain.tombstones import Merged, OfRecords, StruckAnswer, Tombstone
from bot.ledger.columns import id_set, moment
from bot.ledger.scope import Scope

_ASKS = {"claim": "claim", "speaker": "speaker", "first": "speaker", "second": "speaker"}
"""The fields in which a question names a record, and of which kind."""

_TEXT = {"claim": "text", "speaker": "name"}


async def answer_or_tombstone(
    scope: Scope, question: Question, read: Callable[[Question], Awaitable[Answer]]
) -> Answer:
    """What `read` answers to `question`, asked of the records that those it names were merged into, if they were.

    Only a question that finds something gone costs a second look. Raises `NotOnRecord` when it never was on record.
    """
    if isinstance(question, ShowClaim) and question.as_known is not None:
        # A merged claim was on record then, but what was said about it now stands on another one.
        question, merged = await _follow(scope, question)
        return _noting(await read(question), merged)
    try:
        return await read(question)
    except NotOnRecord:
        moved, merged = await _follow(scope, question)
        found = await _tombstone_of(scope, moved)
        if found is not None:
            return StruckAnswer(moved, found, merged=merged)
        if not merged:
            raise
    return _noting(await read(moved), merged)


async def survivors(scope: Scope, kind: str, ids: Iterable[int]) -> Mapping[int, int]:
    """Of these claims or speakers, those that were merged, each with the record that answers for it now."""
    own = [identity for identity in ids if server_of(identity) == scope.server]
    rows = await scope.fetch(f"survivors_of_{kind}s", ids=id_set(own))
    return {row["id"]: row["survivor"] for row in rows}


async def tombstone(scope: Scope, kind: str, record: int) -> Tombstone | None:
    """What is left of a claim, statement or speaker that an editor struck; None when it stands or never did.

    What an undo took away, or a merge, has none.
    """
    rows = await scope.fetch(f"read_{kind}", ids=id_set([scope.own(record)]))
    if not rows or rows[0]["struck"] is None:
        return None
    by = (await scope.fetch("struck_in", record=record, record_kind=kind))[0]
    if by["undoes"] is not None or (kind in _TEXT and rows[0]["merged_into"] is not None):
        return None
    text = rows[0][_TEXT[kind]] if kind in _TEXT else ""
    return Tombstone(kind, record, text, moment(rows[0]["struck"]), by["actor"], by["reason"], number_of(by["id"]))


async def _follow(scope: Scope, question: Question) -> tuple[Question, tuple[Merged, ...]]:
    """The question asked of the survivors, and which those are."""
    if isinstance(question, ClaimHistory):
        return question, ()
    found: dict[str, int] = {}
    merged: list[Merged] = []
    for column, kind in _ASKS.items():
        asked: int | None = getattr(question, column, None)
        if asked is None:
            continue
        into = (await survivors(scope, kind, [asked])).get(asked)
        if into is not None:
            found[column] = into
            names = await _names(scope, asked, into) if kind == "speaker" else {}
            merged.append(Merged(kind, asked, into, names.get(asked, ""), names.get(into, "")))
    return replace(question, **cast(Any, found)) if found else question, tuple(merged)


async def _names(scope: Scope, *speakers: int) -> dict[int, str]:
    return {row["id"]: row["name"] for row in await scope.fetch("speakers_by_id", ids=id_set(speakers))}


async def _tombstone_of(scope: Scope, question: Question) -> Tombstone | None:
    for column, kind in _ASKS.items():
        asked: int | None = getattr(question, column, None)
        if asked is not None and server_of(asked) == scope.server:
            found = await tombstone(scope, kind, asked)
            if found is not None:
                return found
    return None


def _noting(answer: Answer, merged: tuple[Merged, ...]) -> Answer:
    return replace(answer, merged=merged) if merged and isinstance(answer, OfRecords) else answer
