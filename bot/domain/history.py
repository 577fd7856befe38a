"""What was done to the record: batches of changes, as people read them in the log.

Words that were removed from the record are not in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.domain.answers import Page, SaidRow
    from bot.domain.questions import ClaimHistory, Recorded
    from bot.domain.records import Speaker
    from bot.domain.sides import Affiliations

FORGOTTEN = 0
"""Stands as the actor of a batch for a member who asked to be forgotten; no Discord user has this id."""

TOLD = 40
"""How many changes of one batch are read and told; an import has thousands, and then they are only counted."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of one record, of the kind that the table is called.

    `before` is None for a new record, otherwise the changed fields as they were; `after` what they became, and of a new
    record every field that is filled. `now` are the record's fields as they stand today, for a change of an old one.
    """

    kind: str
    record: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]
    now: Mapping[str, Any]

    def field(self, name: str) -> Any:
        """A field as this change left it; None when it is empty or not known."""
        return self.after.get(name, self.now.get(name))


@dataclass(frozen=True, slots=True)
class Batch:
    """What one person did at once.

    `number` is what people type. `actor` is a Discord user (None: the owner, on the command line; `FORGOTTEN`: a
    former member). `at` is aware UTC. `undoes` and `undone_by` are numbers of batches; the latter is None again when
    the undo was undone. `changes` are the first of `total`, in order. `names` are names and titles, by kind and id. A
    batch without changes is a decision, and `reason` tells it.
    """

    number: int
    actor: int | None
    reason: str | None
    at: datetime
    undoes: int | None
    undone_by: int | None
    changes: tuple[ChangeLine, ...]
    total: int
    names: Mapping[tuple[str, int], str]

    def name(self, kind: str, record: int | None) -> str:
        """The name of a speaker or the title of a topic, unsafe; "?" when it is not known."""
        return self.names.get((kind, record or 0), "?")


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """What was done to a claim, latest first, each batch with its changes of that claim and what is tied to it.

    `text` is the claim's sentence of today; `bounded`: only the latest changes were looked at.
    """

    question: ClaimHistory
    text: str
    batches: tuple[Batch, ...]
    page: Page
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """The statements that a batch put on record and that still are: `statements` of them, in the order of recording.

    `speakers` holds the bodies of `affiliations` by id.
    """

    question: Recorded
    rows: tuple[SaidRow, ...]
    statements: int
    affiliations: Affiliations
    speakers: Mapping[int, Speaker]
    page: Page


PastAnswer = HistoryAnswer | RecordedAnswer
"""What tells of batches."""
