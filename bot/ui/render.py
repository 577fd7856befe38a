"""From any answer to its sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.answers import (
    Answer,
    ChangesAnswer,
    ClaimAnswer,
    CompareAnswer,
    ContestedAnswer,
    DidAnswer,
    SaidAnswer,
    SearchAnswer,
    TimelineAnswer,
    UnansweredAnswer,
    WhoAnswer,
)
from bot.domain.history import HistoryAnswer, RecordedAnswer
from bot.domain.tombstones import OfRecords, StruckAnswer
from bot.ui.answers.changes import changes_sheet
from bot.ui.answers.claim import claim_sheet
from bot.ui.answers.compare import compare_sheet
from bot.ui.answers.contested import contested_sheet
from bot.ui.answers.did import did_sheet
from bot.ui.answers.history import history_sheet
from bot.ui.answers.recorded import recorded_sheet
from bot.ui.answers.said import said_sheet
from bot.ui.answers.search import search_sheet
from bot.ui.answers.struck import merged_line, struck_sheet
from bot.ui.answers.timeline import timeline_sheet
from bot.ui.answers.unanswered import unanswered_sheet
from bot.ui.answers.who import who_sheet
from bot.ui.sheet import Sheet

_RENDERERS: dict[type[Any], Callable[[Any], Sheet]] = {
    WhoAnswer: who_sheet,
    UnansweredAnswer: unanswered_sheet,
    DidAnswer: did_sheet,
    SaidAnswer: said_sheet,
    ClaimAnswer: claim_sheet,
    TimelineAnswer: timeline_sheet,
    SearchAnswer: search_sheet,
    ContestedAnswer: contested_sheet,
    CompareAnswer: compare_sheet,
    ChangesAnswer: changes_sheet,
    HistoryAnswer: history_sheet,
    StruckAnswer: struck_sheet,
    RecordedAnswer: recorded_sheet,
}


def sheet_of(answer: Answer) -> Sheet:
    """The sheet that shows `answer`; what it leads on from is said first."""
    sheet = _RENDERERS[type(answer)](answer)
    if isinstance(answer, OfRecords) and answer.merged:
        return replace(sheet, lead=(*map(merged_line, answer.merged), *sheet.lead))
    return sheet
