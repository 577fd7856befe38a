"""The answer to what a batch put on record."""

from __future__ import annotations

from datetime import datetime

from bot.domain.answers import Page
from bot.domain.errors import NotOnRecord
from bot.domain.history import RecordedAnswer
from bot.domain.questions import Recorded
from bot.ledger.engine import Reading
from bot.ledger.gather import affiliations_and_bodies
from bot.ledger.lookups import said_rows
from bot.ledger.scope import Scope


def recorded(scope: Scope, question: Recorded, page: int, now: datetime) -> Reading[RecordedAnswer]:  # noqa: ARG001
    """The statements of a batch; `NotOnRecord` when none is on record any more."""
    found = yield scope.ask("statements_made_in_batch", batch=scope.own(question.batch))
    if not found:
        raise NotOnRecord("What was put on record here is on record no more.")
    cut = Page.of(len(found), page)
    shown = cut.cut(found)
    affiliations, bodies = yield from affiliations_and_bodies(scope, {row["speaker"] for row in shown})
    rows = yield from said_rows(scope, shown)
    statements = len({row["statement_id"] for row in found})
    return RecordedAnswer(question, rows, statements, affiliations, bodies, cut)
