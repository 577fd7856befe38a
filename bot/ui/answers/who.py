"""Who claimed or denied a claim."""

from __future__ import annotations

from bot.domain.answers import ClaimRecord, WhoAnswer
from bot.domain.ids import claim_label, number_of
from bot.domain.positions import Position
from bot.domain.standing import Standing
from bot.domain.vocabulary import Stance
from bot.ui.acts import event_lines
from bot.ui.answers.positions import as_of_note, brief_line, earlier_line, reply_lines
from bot.ui.sheet import Open, Row, Sheet, View
from bot.ui.standings import implied_line, notes_of, people_of, standing_lines, tone_of
from bot.ui.text import safe

_ASKED = {Stance.ASSERTS: "claimed", Stance.DENIES: "denied"}
_NOBODY = {
    Stance.ASSERTS: "**No assertion on record.** Nobody on record asserts this claim in terms.",
    Stance.DENIES: "**No denial on record.** Nobody on record denies this claim in terms.",
}
_WITHDRAWN = {Stance.ASSERTS: "Asserted, then withdrawn", Stance.DENIES: "Denied, then withdrawn"}
_OTHER = {Stance.ASSERTS: View.DENIED, Stance.DENIES: View.CLAIMED}


def who_sheet(answer: WhoAnswer) -> Sheet:
    """Those who took the stance first, then who took it back, who does by implication, and everybody else in brief."""
    record, stance = answer.record, answer.question.stance
    return Sheet(
        title=f"Who {_ASKED.get(stance, stance)} {claim_label(record.claim.id)}",
        lead=(safe(record.claim.text), *standing_lines(record), *reply_lines(record, answer.at)),
        rows=(*_direct(answer), *(_further(record, stance) if answer.page.number == answer.page.last else ())),
        notes=tuple(notes_of(record, as_of=as_of_note(answer.question.as_of))),
        tone=tone_of(record.standing),
        page=answer.page,
        buttons=_buttons(record, stance),
    )


def _direct(answer: WhoAnswer) -> list[Row]:
    record, stance = answer.record, answer.question.stance
    found = answer.page.cut(record.standing.with_stance(stance))
    people = people_of(record)
    if not found:
        return [Row((_NOBODY.get(stance, f"**Nothing on record that {stance} this claim.**"),))]
    return [
        Row((*event_lines(position.event, people, record.statement_links), *earlier_line(position)))
        for position in found
    ]


def _further(record: ClaimRecord, stance: Stance) -> list[Row]:
    """What stands after the last of those asked for."""
    return [*_withdrawn(record, stance), *_implied(record, stance), *_others(record, stance)]


def _withdrawn(record: ClaimRecord, stance: Stance) -> list[Row]:
    people = people_of(record)
    return [
        Row((*event_lines(position.event, people, record.statement_links), *earlier_line(position)), _WITHDRAWN[stance])
        for position in record.standing.positions
        if position.withdrew is stance and stance in _WITHDRAWN
    ]


def _implied(record: ClaimRecord, stance: Stance) -> list[Row]:
    return [
        Row((implied_line(found, record),), "By implication, through another claim")
        for found in record.standing.implied
        if found.stance is stance
    ]


def _others(record: ClaimRecord, stance: Stance) -> list[Row]:
    people = people_of(record)
    return [Row((brief_line(position, people),), "Also on record") for position in _rest(record.standing, stance)]


def _rest(standing: Standing, stance: Stance) -> list[Position]:
    return [found for found in standing.positions if found.stance is not stance and found.withdrew is not stance]


def _buttons(record: ClaimRecord, stance: Stance) -> tuple[Open, ...]:
    number = number_of(record.claim.id)
    via = dict.fromkeys(number_of(found.via) for found in record.standing.implied)
    other = (Open(_OTHER[stance], number),) if stance in _OTHER else ()
    return (Open(View.SHOW, number), *other, Open(View.TIMELINE, number), *(Open(View.SHOW, one) for one in via))[:5]
