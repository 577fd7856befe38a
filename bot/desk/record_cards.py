"""What the person who records sees: a question, what was recorded or proposed, or why it was not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.desk.edit_desk import EditButton
from bot.desk.hints import hint_rows
from bot.desk.queue_buttons import Act, QueueButton
from bot.desk.record_buttons import FixButton, NewButton, PickButton, pick_speaker
from bot.desk.undo_desk import UndoBatchButton
from bot.domain.answers import ClaimRecord
from bot.domain.history import RecordedAnswer
from bot.domain.ids import claim_label, number_of
from bot.domain.typed import TypedDraft, TypedStatement
from bot.domain.vocabulary import SpeakerKind, Stance
from bot.intake.recording import Done
from bot.intake.resolve import AskClaim, AskConcerned, AskSpeaker, Question
from bot.ledger.matching import is_turned
from bot.ui.acts import CLAIM, said_lines
from bot.ui.dynamic import ClaimButton
from bot.ui.layout import AnswerView
from bot.ui.people import People
from bot.ui.sheet import Open, Row, Sheet, Tone, View
from bot.ui.standings import people_of, standing_lines
from bot.ui.text import safe

_WORDS = 600
_FIELD = 300
_KEPT = "Nothing is lost: the form opens filled in as you typed it."

RETRACTS_NOTHING = (
    "No earlier stance of this speaker on this claim is on record, so there is nothing that this takes back. "
    "Record that statement too, or correct the speaker, the claim or the stance."
)
"""Shown with a retraction of what nobody has recorded."""

Item = discord.ui.Item[Any]
Buttons = Sequence[Item]
Lines = tuple[str, ...]


def question(draft: int, ask: Question, context: Lines = (), back: Item | None = None) -> AnswerView:
    """What must be asked before the draft can go on.

    `context` is lines that show what was read in a text, and `back` leads to the list of all that was.
    """
    last = [FixButton(draft), *([back] if back else ())]
    match ask:
        case AskSpeaker():
            return _speaker_question(draft, ask, context, last)
        case AskClaim():
            return _claim_question(draft, ask, context, last)
    return _concerned_question(draft, ask, context, last)


def _speaker_question(draft: int, ask: AskSpeaker, context: Lines, last: Buttons) -> AnswerView:
    """Who is meant: those who come near, or somebody new."""
    rows = [
        (Row((f"**{safe(one.text, CLAIM)}**",), "On record"), pick_speaker(draft, one.id, one.text)) for one in ask.near
    ]
    title = "Who is it?" if rows else "Somebody new?"
    lead = (
        f"Nobody on record is called “{safe(ask.name, 200)}” in so many words."
        if rows
        else f"Nobody like “{safe(ask.name, 200)}” is on record."
    )
    new = [NewButton(draft, kind) for kind in SpeakerKind]
    sheet = Sheet(title, (*context, lead), tuple(row for row, _ in rows))
    return _view(sheet, [one for _, one in rows], new, last)


def _concerned_question(draft: int, ask: AskConcerned, context: Lines, last: Buttons) -> AnswerView:
    """Whom a new claim concerns: those who come near, somebody new, or nobody."""
    rows = [
        (Row((f"**{safe(one.text, CLAIM)}**",), "On record"), pick_speaker(draft, one.id, one.text, "concerns"))
        for one in ask.near
    ]
    near = "in so many words" if rows else "or anything like it"
    lead = (
        *context,
        f"A new claim: “{safe(ask.sentence, CLAIM)}”",
        f"It is said of “{safe(ask.name, 200)}”. Nobody on record is called that {near}.",
    )
    new = [NewButton(draft, f"about-{kind}") for kind in ("person", "body", "nobody")]
    sheet = Sheet("Whom does it concern?", lead, tuple(row for row, _ in rows))
    return _view(sheet, [one for _, one in rows], new, last)


def _claim_question(draft: int, ask: AskClaim, context: Lines, last: Buttons) -> AnswerView:
    """Whether one of the claims near says the same, or the opposite, before a new one is made."""
    rows = tuple(Row((f"**{claim_label(one.id)}** {safe(one.text, CLAIM)}",), "On record") for one in ask.near)
    beside: list[discord.ui.Item[Any]] = []
    other: list[discord.ui.Item[Any]] = []
    for one in ask.near:
        same = PickButton(draft, "claim", number_of(one.id), f"This {ask.stance} {claim_label(one.id)}")
        if ask.stance is not Stance.ASSERTS:
            beside.append(same)
            continue
        opposite = PickButton(draft, "denies", number_of(one.id), f"This denies {claim_label(one.id)}")
        turned = is_turned(ask.sentence, one.text)
        beside.append(opposite if turned else same)
        other.append(same if turned else opposite)
    sheet = Sheet(
        "On record already?",
        (
            *context,
            f"{'Its claim' if context else 'You wrote'}: “{safe(ask.sentence, CLAIM)}”",
            *((f"A new claim would concern {safe(ask.concerns, 200)}.",) if ask.concerns else ()),
        ),
        rows,
        ("Two sides can only meet on one claim: pick the one that says the same, or the opposite.",),
    )
    return _view(sheet, beside, other, [NewButton(draft, "claim"), *last])


def recorded(
    done: Done,
    said: RecordedAnswer | None,
    record: ClaimRecord | None,
    *,
    retracts_nothing: bool = False,
    read_as: str | None = None,
) -> AnswerView:
    """What a moderator recorded, as it is on record, where its claim stands now, and how to take it back.

    `said` is the statement and `record` its claim, None when they are not on record any more. The sentence of a claim
    just made gets hints, and a way to edit it; words that were said never do. `retracts_nothing`: the speaker has no
    earlier stance there to take back. `read_as` says what the time was read as, when that is more than was typed.
    """
    settled = done.settled
    rows: list[Row] = []
    beside: list[discord.ui.Item[Any] | None] = []
    if said is not None:
        rows.append(Row(tuple(said_lines(said.rows, People(said.speakers, said.affiliations)))))
        beside.append(None)
    if read_as is not None:
        rows.append(Row((read_as,), "The time"))
        beside.append(None)
    if record is not None:
        whom = record.claim.concerns if done.new_claim else None
        concerns = () if whom is None else (f"-# concerns {people_of(record).name(whom)}",)
        rows.append(Row((*concerns, *standing_lines(record)), f"Where {claim_label(record.claim.id)} stands now"))
        beside.append(ClaimButton(Open(View.SHOW, number_of(record.claim.id))))
    if retracts_nothing:
        rows.append(Row((RETRACTS_NOTHING,), "Look again"))
    rows += hint_rows(done.new_claim)
    again = "already " if done.already else ""
    lead = () if said else ("It was taken back since.",)
    below: list[discord.ui.Item[Any]] = []
    if settled.batch is not None:
        below.append(UndoBatchButton(settled.batch, "Undo"))
        if done.new_claim and settled.claim is not None:
            below.append(EditButton("claim", settled.claim, settled.batch, "Edit claim"))
    return _view(Sheet(f"Recorded {again}as S{settled.statement}", lead, tuple(rows), tone=Tone.CLAIM), beside, below)


def refused(
    draft: int,
    content: TypedDraft,
    sentence: str,
    *,
    proposing: bool = False,
    rejects: int | None = None,
    back: Item | None = None,
) -> AnswerView:
    """Why it was not recorded, or when `proposing` not handed in, what was typed, and the way to put it right.

    `rejects` is the number of the proposal that would have been accepted, when it may be rejected for that.
    """
    return _view(
        Sheet(
            "Not handed in yet" if proposing else "Not recorded yet",
            (sentence,),
            (Row(tuple(typed_lines(content.typed)), "Your draft"),),
            (_KEPT,),
        ),
        [],
        [FixButton(draft), *([] if rejects is None else [QueueButton(Act.REJECT, rejects)]), *([back] if back else ())],
    )


def typed_lines(typed: TypedStatement) -> list[str]:
    """What was typed, field by field; what is empty is left out."""
    fields = {
        "Who": safe(typed.who, _FIELD) if typed.who.strip() else "",
        "Stance": typed.stance.value,
        "Claim": safe(typed.claim, _FIELD) if typed.claim.strip() else "",
        "Words": safe(typed.words, _WORDS) if typed.words.strip() else "",
        "When and where": safe(typed.when, _FIELD) if typed.when.strip() else "",
        "Source": safe(typed.source, _FIELD) if typed.source.strip() else "",
        "Concerns": safe(typed.concerns, _FIELD) if typed.concerns.strip() else "",
    }
    return [f"**{name}** · {value}" for name, value in fields.items() if value]


def _view(sheet: Sheet, beside: Sequence[discord.ui.Item[Any] | None], *below: Buttons) -> AnswerView:
    part = sheet.parts()[0]
    buttons = [*beside, *[None] * (len(part) - len(beside))]
    return AnswerView(sheet, part, buttons[: len(part)], below)
