"""Whether a speaker has something on record on a claim: records, never yes or no."""

from __future__ import annotations

from bot.domain.answers import DidAnswer
from bot.domain.ids import claim_label, number_of
from bot.domain.vocabulary import Stance
from bot.ui.acts import by_statement, event_lines, said_lines
from bot.ui.people import People
from bot.ui.sheet import Open, Row, Sheet, Tone, View
from bot.ui.standings import people_of, standing_lines
from bot.ui.text import safe

_HAVE = {
    Stance.ASSERTS: "asserted",
    Stance.DENIES: "denied",
    Stance.WITHHOLDS: "withheld comment on",
    Stance.RELAYS: "relayed",
    Stance.RETRACTS: "retracted anything on",
}


def did_sheet(answer: DidAnswer) -> Sheet:
    """Their own acts on the claim, then what is near it."""
    record, stance = answer.record, answer.question.stance
    label = claim_label(record.claim.id)
    people = people_of(record)
    named = People({**record.speakers, answer.speaker.id: answer.speaker}, record.affiliations)
    who = f"**{named.name(answer.speaker.id)}**"
    asked = [event for event in answer.direct if event.stance.stance is stance]
    others = [event for event in answer.direct if event.stance.stance is not stance]
    count = f"{len(asked)} statement" + ("s" if len(asked) > 1 else "")
    finding = (
        f"On record: {who} has {_HAVE[stance]} {label}; {count} below."
        if asked
        else f"Not on record: {who} has not {_HAVE[stance]} {label}."
    )
    return Sheet(
        title=f"{named.name(answer.speaker.id)} on {label}",
        lead=(safe(record.claim.text), finding, *standing_lines(record)),
        rows=(
            *(Row(tuple(event_lines(event, people, record.statement_links))) for event in asked),
            *(Row(tuple(event_lines(event, people, record.statement_links)), "Other acts on it") for event in others),
            *(Row(tuple(said_lines(rows, named)), "Near it") for rows in by_statement(answer.nearby)),
        ),
        notes=_notes(answer),
        tone=Tone.SPEAKER,
        buttons=tuple(Open(View.SHOW, number) for number in dict.fromkeys(_claims(answer)))[:5],
    )


def _claims(answer: DidAnswer) -> list[int]:
    near = (number_of(row.claim.id) for row in answer.nearby if row.claim)
    return [number_of(answer.record.claim.id), *near]


def _notes(answer: DidAnswer) -> tuple[str, ...]:
    notes = ["An absence here is an absence from this record only."]
    if any(event.speaker.id != answer.speaker.id for event in answer.direct):
        name = People({answer.speaker.id: answer.speaker}).name(answer.speaker.id)
        notes.append(f"counted with {name}: whoever spoke for it at the time")
    return tuple(notes)
