"""One claim: what it says, where it stands, who stands where."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.answers import ClaimAnswer, ClaimRecord
from bot.domain.ids import claim_label, number_of
from bot.domain.records import Claim, Quantity
from bot.domain.vocabulary import Bound, Precision, Stance
from bot.ui.acts import event_lines
from bot.ui.answers.positions import as_of_note, earlier_line, reply_lines
from bot.ui.dates import when_text
from bot.ui.sheet import Open, Row, Sheet, View
from bot.ui.standings import implied_line, notes_of, people_of, place_text, standing_lines, tension_lines, tone_of
from bot.ui.text import safe

NO_VERDICT = "Counterclaim keeps records and does not rule on truth. This is what is on record."


def claim_sheet(answer: ClaimAnswer) -> Sheet:
    """The claim, its standing, every position on it, what follows from other claims and what to read with it."""
    record, question = answer.record, answer.question
    claim, standing = record.claim, record.standing
    linked = (*standing.revised_to, *standing.tension, *(found.via for found in standing.implied))
    return Sheet(
        title=f"Claim {claim_label(claim.id)}",
        lead=(
            *((NO_VERDICT,) if question.asked_if_true else ()),
            f"**{safe(claim.text, 320)}**",
            *_about(record),
            *standing_lines(record),
            *reply_lines(record, answer.at),
        ),
        rows=(*_positions(record), *_implied(record), *_together(record)),
        notes=tuple(notes_of(record, as_of=as_of_note(question.as_of, question.as_known), with_tension=False)),
        tone=tone_of(standing),
        buttons=_buttons(claim, linked),
    )


def quantity_text(quantity: Quantity) -> str:
    """A number as it was given: "ceasefire violations: exactly 5, counted: not stated"."""
    low, high = _number(quantity.low), _number(quantity.high)
    amount = low if low == high else f"{low} to {high}"
    bound = "" if quantity.bound is Bound.EXACTLY else f"{quantity.bound} "
    counted = safe(quantity.counted, 100) if quantity.counted else "not stated"
    as_of = "" if quantity.as_of.precision is Precision.UNKNOWN else f", as of {when_text(quantity.as_of)}"
    return f"{safe(quantity.measure, 100)}: {bound}{amount}, counted as: {counted}{as_of}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _about(record: ClaimRecord) -> list[str]:
    claim = record.claim
    parts = [claim.kind.value]
    if claim.concerns is not None:
        parts.append(f"concerns {people_of(record).name(claim.concerns)}")
    if claim.about is not None:
        parts.append(when_text(claim.about))
    place = place_text(record)
    if place:
        parts.append(place)
    if record.topic is not None:
        parts.append(safe(record.topic.title, 100))
    lines = [f"-# {' · '.join(parts)}"]
    if claim.quantity is not None:
        lines.append(f"-# {quantity_text(claim.quantity)}")
    return lines


def _positions(record: ClaimRecord) -> list[Row]:
    people = people_of(record)
    return [
        Row((*event_lines(position.event, people, record.statement_links), *earlier_line(position)))
        for position in record.standing.positions
    ]


def _implied(record: ClaimRecord) -> list[Row]:
    return [
        Row((f"{_towards(found.stance)} {implied_line(found, record)}",), "By implication, through another claim")
        for found in record.standing.implied
    ]


def _towards(stance: Stance) -> str:
    """What an implied position amounts to on this claim."""
    return "for it:" if stance is Stance.ASSERTS else "against it:"


def _together(record: ClaimRecord) -> list[Row]:
    return [Row((line,), "Read together with") for line in tension_lines(record)]


def _buttons(claim: Claim, linked: Iterable[int]) -> tuple[Open, ...]:
    number = number_of(claim.id)
    others = dict.fromkeys(map(number_of, linked))
    return (Open(View.TIMELINE, number), *(Open(View.SHOW, other) for other in others))[:5]
