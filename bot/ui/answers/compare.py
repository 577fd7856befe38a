"""Two speakers, claim by claim."""

from __future__ import annotations

from bot.domain.answers import CompareAnswer, CompareRow
from bot.domain.ids import number_of
from bot.domain.positions import Position
from bot.domain.records import Speaker
from bot.ui.acts import claim_line
from bot.ui.answers.positions import brief_line
from bot.ui.people import People
from bot.ui.sheet import Open, Row, Sheet, Tone, View
from bot.ui.text import safe


def compare_sheet(answer: CompareAnswer) -> Sheet:
    """The claims both have spoken on, then those only one has."""
    people = People({answer.first.id: answer.first, answer.second.id: answer.second})
    first, second = people.name(answer.first.id), people.name(answer.second.id)
    where = f"-# in {safe(answer.topic.title, 120)}" if answer.topic else None
    return Sheet(
        title=f"{first} and {second}",
        lead=tuple(filter(None, (where, None if answer.rows else "Neither has a position on record here."))),
        rows=tuple(_row(row, answer.first, answer.second, people) for row in answer.rows),
        notes=("not on record: nothing on this record, which is not a position",) if answer.rows else (),
        tone=Tone.SPEAKER,
        page=answer.page,
    )


def _row(row: CompareRow, first: Speaker, second: Speaker, people: People) -> Row:
    both = row.first is not None and row.second is not None
    return Row(
        (claim_line(row.claim, 200), _line(row.first, first, people), _line(row.second, second, people)),
        "Both have spoken" if both else "Only one has spoken",
        Open(View.SHOW, number_of(row.claim.id)),
    )


def _line(position: Position | None, speaker: Speaker, people: People) -> str:
    if position is None:
        return f"**{people.name(speaker.id)}** · not on record"
    line = brief_line(position, people)
    spoke_for = position.event.speaker.id != speaker.id
    return f"{line} · for {people.name(speaker.id)}" if spoke_for else line
