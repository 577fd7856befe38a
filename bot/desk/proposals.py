"""A member's own proposals: the list, and one of them with what can still be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord

from bot.desk.in_place import show
from bot.desk.proposal_buttons import Do, ProposalButton, ProposalsButton
from bot.desk.proposal_text import claim_buttons, content_rows, kind_text, state_text, summary
from bot.domain.ids import number_of
from bot.domain.submissions import AlreadyDecided, Recorded, Submission
from bot.domain.typed import TypedDraft
from bot.intake.read_back import read_back
from bot.ledger import Book
from bot.ui.book import Interaction
from bot.ui.dynamic import button_of
from bot.ui.layout import AnswerView
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Open, Row, Sheet, View

_NONE = "You have proposed nothing here yet: /submit proposes a statement, /dispute objects to a record."

_BRIEF = 200
"""Units of a reason in the list."""


async def list_view(book: Book, member: int, page: int = 1) -> AnswerView:
    """A page of what `member` (a Discord user) has proposed, newest first."""
    found, place = await book.queue.of_member(member, page)
    if not found:
        return sheet_view(Sheet("Your proposals", (_NONE,)))
    names, recorded = await book.queue.names(found), await book.queue.recorded(found)
    rows = tuple(
        Row((f"**{one.number}** · {kind_text(one.content)} · {_state(one, recorded)}", summary(one.content, names)))
        for one in found
    )
    beside: list[discord.ui.Item[Any]] = [ProposalButton(Do.OPEN, one.number) for one in found]
    turns: list[discord.ui.Item[Any]] = []
    if place.number > 1:
        turns.append(ProposalsButton(place.number - 1, "Previous"))
    if place.number < place.last:
        turns.append(ProposalsButton(place.number + 1, "Next"))
    return AnswerView(Sheet("Your proposals", (), rows, (), page=place), rows, beside, (turns,))


async def one_view(book: Book, submission: Submission, title: str | None = None) -> AnswerView:
    """One proposal for whoever handed it in, with what can still be done about it."""
    names = await book.queue.names([submission])
    recorded = (await book.queue.recorded([submission])).get(submission.number, ())
    content, at = submission.content, submission.submitted
    read_as = await read_back(book, content, at) if isinstance(content, TypedDraft) else None
    rows = content_rows(submission, names, read_as)
    told = "You are told by direct message when it is decided." if submission.notify else None
    lead = (f"{kind_text(submission.content)} · {state_text(submission, recorded)}", *([told] if told else []))
    buttons: list[discord.ui.Item[Any]] = []
    if submission.pending:
        tell = Do.HUSH if submission.notify else Do.TELL
        buttons = [ProposalButton(tell, submission.number), ProposalButton(Do.WITHDRAW, submission.number)]
    shown = [Open(View.SHOW, number_of(claim)) for one in recorded for claim in one.claims]
    buttons += [button_of(one) for one in dict.fromkeys([*shown, *claim_buttons(submission.content, names)][:2])]
    sheet = Sheet(title or f"Your proposal {submission.number}", lead, rows, ("/proposals lists all of yours",))
    return AnswerView(sheet, rows, [None] * len(rows), (buttons,))


async def handed_in_view(book: Book, number: int, *, already: bool = False) -> AnswerView:
    """That proposal `number` was handed in, with the choice to be told what becomes of it; `already`: it was before."""
    title = f"Handed in {'already ' if already else ''}as proposal {number}"
    return await one_view(book, await book.queue.get(number), title)


async def do(interaction: Interaction, book: Book, what: Do, number: int) -> None:
    """Do what a button says with one's own proposal `number`; somebody else's is refused."""
    queue, member = book.queue, interaction.user.id
    try:
        match what:
            case Do.OPEN:
                submission = await queue.own(number, member)
                await send(interaction, await one_view(book, submission), private=True)
                return
            case Do.TELL | Do.HUSH:
                submission = await queue.notify(number, member, wanted=what is Do.TELL)
            case Do.WITHDRAW:
                submission = await queue.withdraw(number, member, datetime.now(UTC))
    except AlreadyDecided as decided:
        submission = decided.submission
    await show(interaction, await one_view(book, submission))


def _state(submission: Submission, recorded: Mapping[int, tuple[Recorded, ...]]) -> str:
    return state_text(submission, recorded.get(submission.number, ()), _BRIEF)
