"""What is left of a struck record: who struck it, when and why."""

from __future__ import annotations

from bot.domain.ids import claim_label, statement_label
from bot.domain.tombstones import Merged, StruckAnswer, Tombstone
from bot.ui.dates import moment_text
from bot.ui.history_lines import who_text
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe

_REASON = 500
_NAME = 100


def struck_sheet(answer: StruckAnswer) -> Sheet:
    """A struck record in the place of an answer about it."""
    return tombstone_sheet(answer.tombstone)


def tombstone_sheet(left: Tombstone) -> Sheet:
    """What a struck record was, and that it is not on record any more."""
    if left.kind == "speaker":
        label = safe(left.text, _NAME)
    else:
        label = claim_label(left.record) if left.kind == "claim" else statement_label(left.record)
    what = (safe(left.text),) if left.kind == "claim" else ()
    reason = f": “{safe(left.reason, _REASON)}”" if left.reason else ", without a reason"
    line = f"Struck on {moment_text(left.struck)} by {who_text(left.actor)}{reason}"
    notes = (f"a moderator can bring it back: /mod undo batch: {left.batch}",)
    return Sheet(f"{label} was struck", what, (Row((line,)),), notes)


def merged_line(merged: Merged) -> str:
    """That one record leads to another: "#7 was merged into #3"."""
    if merged.kind == "claim":
        return f"-# {claim_label(merged.away)} was merged into {claim_label(merged.into)}."
    return f"-# {safe(merged.away_name, _NAME)} was merged into {safe(merged.into_name, _NAME)}."
