"""A claim as one row of a list."""

from __future__ import annotations

from bot.domain.answers import ClaimRecord
from bot.domain.ids import number_of
from bot.domain.standing import Label
from bot.domain.vocabulary import Stance
from bot.ui.acts import claim_line
from bot.ui.dates import when_text
from bot.ui.sheet import Open, Row, View
from bot.ui.standings import coverage_text, label_text, people_of

_NAMED = 4


def claim_row(record: ClaimRecord, group: str | None = None) -> Row:
    """The claim, who asserts and denies it, its label with coverage; a button to open it."""
    standing, people = record.standing, people_of(record)
    lines = [claim_line(record.claim)]
    stands = []
    for stance in (Stance.ASSERTS, Stance.DENIES):
        speakers = [position.event.speaker.id for position in standing.with_stance(stance)]
        more = f" and {len(speakers) - _NAMED} more" if len(speakers) > _NAMED else ""
        if speakers:
            stands.append(f"**{stance}** {people.names(speakers[:_NAMED])}{more}")
    if stands:
        lines.append(" · ".join(stands))
    small = [label_text(record)]
    if standing.label not in (Label.CHARACTERISATION, Label.POSITION):
        small.append(coverage_text(standing))
    if standing.latest is not None:
        small.append(f"latest {when_text(standing.latest)}")
    return Row((*lines, f"-# {' · '.join(small)}"), group, Open(View.SHOW, number_of(record.claim.id)))
