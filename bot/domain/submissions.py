"""What waits in the queue for a moderator, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.actions import Action
from bot.domain.errors import RefusedError
from bot.domain.ids import number_of
from bot.domain.typed import TypedDraft

MOST_WAITING: Final = 10
"""Proposals of one member that may wait at a time in one server."""

MOST_A_DAY: Final = 25
"""Proposals that one member may hand in within 24 hours in one server, also those withdrawn or decided since."""

TAKEN_FOR: Final = timedelta(hours=1)
"""How long a proposal counts as taken by whoever took it; then somebody else may take it."""


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


Content = TypedDraft | Dispute | Action
"""What can be proposed."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a member, or a moderator who needs a second, proposes.

    `submitted_by`, `taken_by` and `decided_by` are Discord users (None: nobody, or forgotten); times are aware UTC.
    `reason` is that of the decision, `why` what was given for an action when it was proposed. `batch` is the number of
    the batch that accepting it made. `notify`: the submitter wants a direct message.
    """

    id: int
    state: SubmissionState
    content: Content
    submitted_by: int | None
    submitted: datetime
    notify: bool = False
    taken_by: int | None = None
    taken: datetime | None = None
    decided_by: int | None = None
    decided: datetime | None = None
    reason: str | None = None
    batch: int | None = None
    why: str | None = None

    @property
    def number(self) -> int:
        """The number that people type for it."""
        return number_of(self.id)

    @property
    def pending(self) -> bool:
        """Whether it waits for a decision."""
        return self.state is SubmissionState.PENDING

    def taken_at(self, now: datetime) -> bool:
        """Whether somebody has taken it and still counts as working on it."""
        return self.pending and self.taken is not None and now - self.taken < TAKEN_FOR


@dataclass(frozen=True, slots=True)
class Recorded:
    """A statement that accepting a submission has put on record, with the claims that it touches; ids."""

    statement: int
    claims: tuple[int, ...]


class AlreadyDecided(RefusedError):
    """Somebody else decided first; `submission` says who, what and when."""

    def __init__(self, submission: Submission) -> None:
        """`submission` as it was decided."""
        self.submission = submission
        super().__init__(f"{decision_text(submission)}.")


def decision_text(submission: Submission) -> str:
    """What was decided, by whom and when, in Discord's markup: "Proposal 12 was accepted by <@5> <t:1695300000:R>"."""
    state = submission.state
    by = f"<@{submission.decided_by}>" if submission.decided_by else "a moderator"
    who = "its submitter" if state is SubmissionState.WITHDRAWN else by
    when = f" <t:{int(submission.decided.timestamp())}:R>" if submission.decided else ""
    return f"Proposal {submission.number} was {state} by {who}{when}"
