"""The contested claims."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.answers import ContestedAnswer
from bot.ui.answers.listing import claim_row
from bot.ui.sheet import Sheet, Tone
from bot.ui.text import safe


def contested_sheet(answer: ContestedAnswer) -> Sheet:
    """Claims that one speaker asserts and another denies, latest act first."""
    where = f" in {safe(answer.topic.title, 120)}" if answer.topic else ""
    return Sheet(
        title=f"Contested{where}",
        lead=() if answer.rows else ("No claim on this record is both asserted and denied.",),
        rows=tuple(claim_row(record) for record in answer.rows),
        notes=tuple(_notes(answer)),
        tone=Tone.CONTESTED,
        page=answer.page,
    )


def _notes(answer: ContestedAnswer) -> Iterator[str]:
    if answer.rows:
        yield "contested: one speaker asserts it and another denies it, in terms"
    if answer.bounded:
        yield f"only the latest {answer.page.total:,} are listed" + ("" if answer.topic else "; a topic narrows them")
