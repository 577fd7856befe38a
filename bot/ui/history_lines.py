"""The log in plain words: who did what, when and why, one line for each batch."""

from __future__ import annotations

from bot.domain.history import FORGOTTEN, Batch
from bot.ui.dates import moment_text
from bot.ui.done import done_in
from bot.ui.text import safe

_ITEMS = 4
_REASON = 200


def line_of(batch: Batch) -> str:
    """One batch in one line: number, when, who, what, why; safe to show, pings nobody when sent as we send."""
    parts = [f"**{batch.number}**", moment_text(batch.at), who_text(batch.actor), what_of(batch)]
    if reason := why_text(batch):
        parts.append(reason)
    if batch.undone_by is not None:
        parts.append(f"undone in batch {batch.undone_by}")
    return " · ".join(parts)


def who_text(actor: int | None) -> str:
    """A Discord user as the one who did something."""
    if actor is None:
        return "the owner"
    return "a former member" if actor == FORGOTTEN else f"<@{actor}>"


def why_text(batch: Batch) -> str | None:
    """The reason in quotation marks; None when none was given, or it only names what was done."""
    if not batch.reason or not batch.total or what_of(batch).startswith(batch.reason):
        return None
    return f"“{safe(batch.reason, _REASON)}”"


def what_of(batch: Batch) -> str:
    """What a batch did: "recorded S34: Azerbaijan denies #1"; of a long one only how much."""
    if batch.undoes is not None:
        return f"undid batch {batch.undoes}"
    if not batch.total:
        return safe(batch.reason, _REASON)
    if batch.total > len(batch.changes):
        return f"made {batch.total:,} changes"
    done = done_in(batch)
    more = f"; and {len(done) - _ITEMS} more" if len(done) > _ITEMS else ""
    return "; ".join(done[:_ITEMS]) + more
