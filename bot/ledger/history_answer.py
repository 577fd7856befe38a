"""The answer to what was done to a claim."""

from __future__ import annotations

from datetime import datetime

from bot.domain.answers import Page
from bot.domain.errors import NotOnRecord
from bot.domain.history import HistoryAnswer
from bot.domain.ids import claim_label
from bot.domain.questions import ClaimHistory
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading
from bot.ledger.history import MOST_ABOUT, batches_about
from bot.ledger.scope import Scope


def history(scope: Scope, question: ClaimHistory, page: int, now: datetime) -> Reading[HistoryAnswer]:  # noqa: ARG001
    """What was done to a claim, also to one that was struck; `NotOnRecord` when there never was one."""
    found = yield scope.ask("read_claim", ids=id_set([scope.own(question.claim)]))
    if not found:
        raise NotOnRecord(f"There is no claim {claim_label(question.claim)} on record here.")
    batches = yield from batches_about(scope, ("claim", question.claim))
    cut = Page.of(len(batches), page)
    changes = sum(batch.total for batch in batches)
    return HistoryAnswer(question, found[0]["text"], cut.cut(batches), cut, bounded=changes >= MOST_ABOUT)
