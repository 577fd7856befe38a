"""The acts on a claim in order of speaking."""

from __future__ import annotations

from bot.domain.answers import TimelineAnswer
from bot.domain.ids import claim_label, number_of
from bot.ui.acts import event_lines
from bot.ui.sheet import Open, Row, Sheet, View
from bot.ui.standings import people_of, standing_lines, tone_of
from bot.ui.text import safe


def timeline_sheet(answer: TimelineAnswer) -> Sheet:
    """Each act with its time first."""
    record = answer.record
    people = people_of(record)
    return Sheet(
        title=f"Timeline of {claim_label(record.claim.id)}",
        lead=(safe(record.claim.text), *standing_lines(record), *(() if answer.events else ("No act on record.",))),
        rows=tuple(
            Row(tuple(event_lines(event, people, record.statement_links, dated=True))) for event in answer.events
        ),
        notes=("in order of speaking; acts of the same day may have come in either order",) if answer.events else (),
        tone=tone_of(record.standing),
        page=answer.page,
        buttons=(Open(View.SHOW, number_of(record.claim.id)),),
    )
