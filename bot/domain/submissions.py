"""What waits in the queue for a moderator, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.actions import Action
from bot.domain.typed import TypedDraft


class SubmissionState(StrEnum):
    """Where a submission is. Only a pending one can be decided, and only once."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Dispute:
    """An objection to a record: `record_kind` is "claim" or "statement", `record` its id, `reason` as typed."""

    record_kind: str
    record: int
    reason: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What a member, or a moderator who needs a second, proposes.

    `submitted_by`, `taken_by` and `decided_by` are Discord users (None: nobody, or forgotten); times are aware UTC.
    `batch` is the number of the batch that accepting it made. `notify`: the submitter wants a direct message.
    """

    id: int
    state: SubmissionState
    content: TypedDraft | Dispute | Action
    submitted_by: int | None
    submitted: datetime
    notify: bool = False
    taken_by: int | None = None
    taken: datetime | None = None
    decided_by: int | None = None
    decided: datetime | None = None
    reason: str | None = None
    batch: int | None = None
