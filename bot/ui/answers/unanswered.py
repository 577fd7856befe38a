"""Accusations without an answer on record."""

from __future__ import annotations

from datetime import datetime

from bot.domain.answers import ClaimRecord, UnansweredAnswer
from bot.domain.ids import claim_label, number_of
from bot.domain.reply import ReplyState
from bot.domain.vocabulary import Stance
from bot.ui.acts import claim_line, event_lines
from bot.ui.answers.positions import as_of_note, reply_lines
from bot.ui.sheet import Open, Row, Sheet, Tone, View
from bot.ui.standings import coverage_text, people_of, standing_lines
from bot.ui.text import safe

_NONE = "No accusation without an answer is on record."
_NONE_THEN = "By then, no accusation without an answer was on record."
_NOTHING = "Nobody else asserts this claim now, so there is nothing to answer."
_NOTHING_THEN = "By then, nobody else asserted this claim, so there was nothing to answer."
SILENCE = "No answer on this record; that is not consent."


def unanswered_sheet(answer: UnansweredAnswer) -> Sheet:
    """The list of open accusations; or, of one claim, whether its side has answered."""
    if answer.record is not None:
        return _one(answer, answer.record)
    return Sheet(
        title="Unanswered accusations",
        lead=() if answer.rows else (_NONE_THEN if answer.question.as_of else _NONE,),
        rows=tuple(_row(record, answer.at) for record in answer.rows),
        notes=tuple(filter(None, _list_notes(answer))),
        tone=Tone.SILENCE,
        page=answer.page,
    )


def _list_notes(answer: UnansweredAnswer) -> list[str | None]:
    bounded = "only the latest accusations were looked at" if answer.bounded else None
    return [SILENCE if answer.rows else None, bounded, as_of_note(answer.question.as_of)]


def _row(record: ClaimRecord, at: datetime) -> Row:
    people = people_of(record)
    accusers = [position.event.speaker.id for position in record.standing.with_stance(Stance.ASSERTS)]
    return Row(
        (
            claim_line(record.claim),
            *reply_lines(record, at),
            f"-# asserted by {people.names(accusers[:5]) or 'nobody now'} · {coverage_text(record.standing)}",
        ),
        button=Open(View.SHOW, number_of(record.claim.id)),
    )


def _one(answer: UnansweredAnswer, record: ClaimRecord) -> Sheet:
    reply, people = record.standing.reply, people_of(record)
    if record.claim.concerns is None:
        state = ["This claim concerns no speaker on record, so there is nobody to answer it."]
    elif reply is None:
        state = [_NOTHING_THEN if answer.question.as_of else _NOTHING]
    else:
        state = [f"**{line}**" for line in reply_lines(record, answer.at)]
    answered = (
        [Row(tuple(event_lines(reply.event, people, record.statement_links)), "The answer")]
        if reply and reply.event
        else []
    )
    asserted = [
        Row(tuple(event_lines(position.event, people, record.statement_links)), "Asserted by")
        for position in record.standing.with_stance(Stance.ASSERTS)
    ]
    silent = reply is not None and reply.state is ReplyState.NO_ANSWER
    return Sheet(
        title=f"Answers to {claim_label(record.claim.id)}",
        lead=(safe(record.claim.text), *state, *standing_lines(record)),
        rows=(*answered, *asserted),
        notes=tuple(filter(None, (SILENCE if silent else None, as_of_note(answer.question.as_of)))),
        tone=Tone.SILENCE,
        page=answer.page,
        buttons=(Open(View.SHOW, number_of(record.claim.id)),),
    )
