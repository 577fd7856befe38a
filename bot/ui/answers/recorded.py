"""What is new on record: each statement with its words, its stances and its sources."""

from __future__ import annotations

from bot.domain.history import RecordedAnswer
from bot.domain.ids import number_of
from bot.ui.acts import by_statement, said_lines
from bot.ui.people import People
from bot.ui.sheet import Open, Row, Sheet, Tone, View


def recorded_sheet(answer: RecordedAnswer) -> Sheet:
    """The statements of a batch, in the order of recording."""
    people = People(answer.speakers, answer.affiliations)
    claims = (number_of(row.claim.id) for row in answer.rows if row.claim)
    return Sheet(
        title="New on record",
        rows=tuple(Row(tuple(said_lines(rows, people))) for rows in by_statement(answer.rows)),
        notes=(f"batch {number_of(answer.question.batch)}",),
        tone=Tone.SPEAKER,
        page=answer.page,
        buttons=tuple(Open(View.SHOW, number) for number in dict.fromkeys(claims))[:5],
    )


def many_recorded_sheet(answer: RecordedAnswer) -> Sheet:
    """Of a batch too long to show: how much it put on record."""
    lead = f"{answer.statements:,} statements were put on record at once."
    return Sheet("New on record", (lead,), notes=(f"batch {number_of(answer.question.batch)}",), tone=Tone.SPEAKER)
