"""Submissions as they are stored."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.actions import action_from_json, action_to_json
from bot.domain.ids import number_of
from bot.domain.submissions import Content, Dispute, Submission, SubmissionState
from bot.domain.typed import TypedDraft, typed_from_json, typed_to_json
from bot.ledger.columns import moment
from bot.ledger.engine import Row

_WHY = "why"


def kind_of(content: Content) -> str:
    """What the table calls its sort of content."""
    match content:
        case TypedDraft():
            return "statement"
        case Dispute():
            return "dispute"
    return "action"


def content_columns(content: Content, why: str | None) -> dict[str, Any]:
    """The columns for what is proposed; `why` is kept with it."""
    match content:
        case TypedDraft():
            stored = typed_to_json(content)
        case Dispute():
            stored = {"record_kind": content.record_kind, "record": content.record, "reason": content.reason}
        case _:
            stored = action_to_json(content)
    return {"kind": kind_of(content), "content": json.dumps(stored | ({} if why is None else {_WHY: why}))}


def submission(row: Row) -> Submission:
    """A row of the table as a submission."""
    stored: dict[str, Any] = json.loads(row["content"])
    why = stored.pop(_WHY, None)
    return Submission(
        id=row["id"],
        state=SubmissionState(row["state"]),
        content=_content(row["kind"], stored),
        submitted_by=row["submitted_by"],
        submitted=moment(row["submitted"]),
        notify=bool(row["notify"]),
        taken_by=row["taken_by"],
        taken=moment(row["taken"]) if row["taken"] else None,
        decided_by=row["decided_by"],
        decided=moment(row["decided"]) if row["decided"] else None,
        reason=row["reason"],
        batch=None if row["batch"] is None else number_of(row["batch"]),
        why=why,
    )


def _content(kind: str, stored: dict[str, Any]) -> Content:
    match kind:
        case "statement":
            return typed_from_json(stored)
        case "dispute":
            return Dispute(**stored)
    return action_from_json(stored)
