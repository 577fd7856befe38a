"""What was done to a claim: its revisions field by field, and what was recorded on it, linked, merged and struck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.domain.history import Batch, ChangeLine, HistoryAnswer
from bot.domain.ids import claim_label, number_of
from bot.ui.dates import moment_text
from bot.ui.done import done_in
from bot.ui.history_lines import who_text, why_text
from bot.ui.record_names import FIELDS, speaker_name, topic_name
from bot.ui.sheet import Open, Row, Sheet, Tone, View
from bot.ui.text import safe

_VALUE = 300
_LINES = 6
_REVISED = re.compile(r"(edited|brought back) #\d+: ")


def history_sheet(answer: HistoryAnswer) -> Sheet:
    """Each batch as a row: when, who and why, then what it did."""
    claim = answer.question.claim
    return Sheet(
        title=f"History of {claim_label(claim)}",
        lead=(safe(answer.text),),
        rows=tuple(Row(tuple(_lines(batch, claim))) for batch in answer.batches),
        notes=(
            "latest first; what was removed from the record is not shown here either",
            *(("only the latest changes were looked at",) if answer.bounded else ()),
        ),
        tone=Tone.CLAIM,
        page=answer.page,
        buttons=(Open(View.SHOW, number_of(claim)),),
    )


def _lines(batch: Batch, claim: int) -> Iterator[str]:
    head = [moment_text(batch.at), who_text(batch.actor), f"batch {batch.number}"]
    if batch.undoes is not None:
        head.append(f"undid batch {batch.undoes}")
    if batch.undone_by is not None:
        head.append(f"undone in batch {batch.undone_by}")
    yield " · ".join(head)
    revised = [line for change in batch.changes for line in _revision(batch, change, claim)]
    told = [*revised, *(f"- {done}" for done in done_in(batch) if not (revised and _REVISED.match(done)))]
    yield from told[:_LINES]
    if len(told) > _LINES:
        yield f"- and {len(told) - _LINES} more"
    if reason := why_text(batch):
        yield f"-# {reason}"


def _revision(batch: Batch, change: ChangeLine, claim: int) -> Iterator[str]:
    """The claim's own fields that were changed, each with what stood there before and after."""
    if (change.kind, change.record) != ("claim", claim) or change.before is None:
        return
    for name, after in change.after.items():
        if name in FIELDS:
            before = change.before.get(name)
            yield f"- {FIELDS[name]}: {_value(batch, name, before)} → {_value(batch, name, after)}"


def _value(batch: Batch, name: str, value: Any) -> str:
    if value is None:
        return "nothing"
    if name == "concerns":
        return speaker_name(batch, value)
    if name == "topic":
        return topic_name(batch, value)
    if name == "place":
        return f"place {number_of(value)}"
    return f"“{safe(str(value), _VALUE)}”"
