"""One proposal as a moderator sees it, with the buttons that decide it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import discord

from bot.desk.edit_desk import edit_buttons
from bot.desk.proposal_text import (
    REASON,
    claim_buttons,
    content_rows,
    kind_text,
    recorded_text,
    taken_text,
)
from bot.desk.queue_buttons import Act, QueueButton
from bot.desk.record_cards import RETRACTS_NOTHING
from bot.desk.undo_desk import UndoBatchButton
from bot.domain.refs import Ref
from bot.domain.submissions import Content, Dispute, Submission, SubmissionState, decision_text
from bot.domain.typed import TypedDraft
from bot.domain.vocabulary import Stance
from bot.intake.read_back import read_back
from bot.ledger import Book
from bot.ui.dates import moment_text
from bot.ui.dynamic import button_of
from bot.ui.layout import AnswerView
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe

Buttons = list[discord.ui.Item[Any]]

_UPHELD = "Accepting says that the objection holds. What to change is then yours to do: /mod edit, /mod strike."
_UPHELD_NOW = "The objection holds: change the record here, or its parts with /mod edit, /mod strike."
_NOTHING = "Nothing waits for a decision."


def empty_view(title: str = "The queue is empty") -> AnswerView:
    """What is shown when nothing waits."""
    return sheet_view(Sheet(title, (_NOTHING,)))


async def card_view(book: Book, submission: Submission, moderator: int, now: datetime) -> AnswerView:
    """The card of a submission, waiting or decided, for `moderator` (a Discord user)."""
    content = submission.content
    names = await book.queue.names([submission])
    recorded = (await book.queue.recorded([submission])).get(submission.number, ())
    position, waiting = await book.queue.place(submission)
    notes: tuple[str | None, ...]
    if submission.pending:
        head = f"Proposal {submission.number} · {position} of {waiting} waiting"
        state = taken_text(submission, now)
        warning = RETRACTS_NOTHING if await _retracts_nothing(book, content) else None
        notes = (_UPHELD if isinstance(content, Dispute) else None, warning)
    else:
        head = f"Proposal {submission.number} · {waiting} still waiting"
        accepted = submission.state is SubmissionState.ACCEPTED
        state = f"**{decision_text(submission)}**{recorded_text(submission, recorded) if accepted else ''}"
        notes = (_UPHELD_NOW if accepted and isinstance(content, Dispute) else None,)
    by = f"<@{submission.submitted_by}>" if submission.submitted_by else "somebody who has left"
    lead = [f"{kind_text(content)} from {by} · {moment_text(submission.submitted, 'R')}", *([state] if state else [])]
    read_as = await read_back(book, content, submission.submitted) if isinstance(content, TypedDraft) else None
    rows = content_rows(submission, names, read_as, moderating=True)
    if submission.reason:
        rows = (*rows, Row((safe(submission.reason, REASON),), "Reason"))
    sheet = Sheet(head, tuple(lead), rows, tuple(filter(None, notes)))
    buttons: Buttons = _deciding(submission, moderator, now) if submission.pending else []
    if submission.batch is not None:
        buttons = [UndoBatchButton(submission.batch, "Undo")]
    elif submission.state is SubmissionState.ACCEPTED and isinstance(content, Dispute):
        buttons = [*edit_buttons(await book.curation.card(Ref(content.record_kind, content.record)))]
    moving: Buttons = [QueueButton(act, submission.number) for act in await _turns(book, submission)]
    moving += [button_of(one) for one in claim_buttons(content, names)]
    return AnswerView(sheet, rows, [None] * len(rows), (buttons, moving))


def _deciding(submission: Submission, moderator: int, now: datetime) -> Buttons:
    acts = [Act.ACCEPT, *([Act.EDIT] if isinstance(submission.content, TypedDraft) else []), Act.REJECT]
    if not submission.taken_at(now):
        acts = [Act.TAKE, *acts]
    elif submission.taken_by == moderator:
        acts = [Act.RELEASE, *acts]
    return [QueueButton(act, submission.number) for act in acts]


async def _retracts_nothing(book: Book, content: Content) -> bool:
    if not isinstance(content, TypedDraft):
        return False
    picked = content.picked
    if (picked.stance or content.typed.stance) is not Stance.RETRACTS or not picked.speaker or not picked.claim:
        return False
    return not await book.drafts.has_taken_a_stance(picked.speaker, picked.claim)


async def _turns(book: Book, submission: Submission) -> list[Act]:
    turns = []
    if await book.queue.before(submission.number) is not None:
        turns.append(Act.PREVIOUS)
    if await book.queue.after(submission.number) is not None:
        turns.append(Act.NEXT)
    return turns
