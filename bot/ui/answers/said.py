"""What a speaker said, latest first."""

from __future__ import annotations

from bot.domain.answers import SaidAnswer
from bot.domain.dates import from_iso
from bot.domain.ids import number_of
from bot.domain.vocabulary import SpeakerKind
from bot.ui.acts import by_statement, said_lines
from bot.ui.dates import moment_text
from bot.ui.people import People
from bot.ui.sheet import Open, Row, Sheet, Tone, View
from bot.ui.text import safe


def said_sheet(answer: SaidAnswer) -> Sheet:
    """The records of a speaker or of whoever spoke for a body."""
    people = People({**answer.speakers, answer.speaker.id: answer.speaker}, answer.affiliations)
    claims = (number_of(row.claim.id) for row in answer.rows if row.claim)
    return Sheet(
        title=f"What {people.name(answer.speaker.id)} said",
        lead=(*_narrowed(answer), *_lead(answer)),
        rows=tuple(Row(tuple(said_lines(rows, people))) for rows in by_statement(answer.rows)),
        notes=tuple(_notes(answer, people)),
        tone=Tone.SPEAKER,
        page=answer.page,
        buttons=tuple(Open(View.SHOW, number) for number in dict.fromkeys(claims))[:5],
    )


def _lead(answer: SaidAnswer) -> tuple[str, ...]:
    if not answer.rows:
        return ("Nothing on record.",)
    return ("No record holds all of these words; these hold some of them.",) if answer.partly else ()


def _narrowed(answer: SaidAnswer) -> list[str]:
    question = answer.question
    parts = []
    if question.about:
        parts.append(f"about “{safe(question.about, 100)}”")
    if question.stance:
        parts.append(f"only: {question.stance}")
    if question.since:
        parts.append(f"since {moment_text(from_iso(question.since))}")
    if question.until:
        parts.append(f"until {moment_text(from_iso(question.until))}")
    return [f"-# {' · '.join(parts)}"] if parts else []


def _notes(answer: SaidAnswer, people: People) -> list[str]:
    notes = []
    others = any(row.speaker.id != answer.speaker.id for row in answer.rows)
    if others and answer.speaker.kind is SpeakerKind.BODY:
        notes.append(f"counted with {people.name(answer.speaker.id)}: whoever spoke for it at the time")
    if answer.bounded:
        notes.append("the words were looked for among the newest records only")
    return notes
