"""What happens to a proposal when a moderator presses something: looked at, taken, decided, and its submitter told.

Whoever calls has asked whether the person moderates.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.desk import record_flow
from bot.desk.in_place import open_form, show
from bot.desk.queue_buttons import Act, RejectForm
from bot.desk.queue_card import empty_view
from bot.desk.queue_show import decided, show_card
from bot.desk.record_form import RECORDING, RecordForm
from bot.domain.actions import Action
from bot.domain.errors import RefusedError
from bot.domain.submissions import AlreadyDecided, Dispute, Submission
from bot.domain.typed import TypedDraft
from bot.ledger import Book
from bot.ledger.curation.actions import carry_out
from bot.ui.book import Interaction


async def press(interaction: Interaction, book: Book, act: Act, number: int) -> None:
    """Do what a button says with proposal `number`. What somebody else decided meanwhile is shown as decided."""
    queue, moderator, now = book.queue, interaction.user.id, datetime.now(UTC)
    try:
        match act:
            case Act.TAKE:
                await show_card(interaction, book, await queue.take(number, moderator, now))
            case Act.RELEASE:
                await show_card(interaction, book, await queue.release(number, moderator))
            case Act.PREVIOUS | Act.NEXT:
                await turn(interaction, book, number, back=act is Act.PREVIOUS)
            case Act.REJECT:
                await open_form(interaction, RejectForm((await _waiting(book, number)).number))
            case Act.ACCEPT:
                await _accept(interaction, book, await _waiting(book, number))
            case Act.EDIT:
                await _edit(interaction, book, await _waiting(book, number))
    except AlreadyDecided as before:
        await show_card(interaction, book, before.submission)


async def reject(interaction: Interaction, book: Book, number: int, reason: str) -> None:
    """Turn proposal `number` down, unless somebody has decided, and tell whoever handed it in."""
    try:
        await book.queue.reject(number, interaction.user.id, reason)
    except AlreadyDecided as before:
        await show_card(interaction, book, before.submission)
        return
    await decided(interaction, book, number)


async def turn(interaction: Interaction, book: Book, number: int, *, back: bool) -> None:
    """Show the proposal that waits before or after number `number`; at the end, the nearest that waits."""
    found = await (book.queue.before(number) if back else book.queue.after(number)) or await book.queue.oldest()
    if found is None:
        await show(interaction, empty_view())
    else:
        await show_card(interaction, book, found)


async def _accept(interaction: Interaction, book: Book, submission: Submission) -> None:
    number, moderator = submission.number, interaction.user.id
    match submission.content:
        case TypedDraft() as content:
            await _accept_statement(interaction, book, submission, content)
            return
        case Dispute():
            await book.queue.uphold(number, moderator)
        case action:
            await _carry_out(book, submission, action, moderator)
    await decided(interaction, book, number)


async def _accept_statement(interaction: Interaction, book: Book, submission: Submission, content: TypedDraft) -> None:
    """Record it as it was typed; what is not clear is asked of the moderator."""
    await record_flow.begin(interaction, interaction.id, await _draft_of(interaction, book, submission, content))


async def _edit(interaction: Interaction, book: Book, submission: Submission) -> None:
    """Open the form, filled in; recording what it then holds accepts the proposal."""
    if not isinstance(submission.content, TypedDraft):
        raise RefusedError("Only a statement can be edited here; accept this, or reject it with a reason.")
    # The draft says which proposal the form decides, so it must be kept before the form can be sent off.
    content = await _draft_of(interaction, book, submission, submission.content)
    await open_form(interaction, RecordForm(interaction.id, content.typed, RECORDING))


async def _draft_of(interaction: Interaction, book: Book, submission: Submission, content: TypedDraft) -> TypedDraft:
    """Keep a proposed statement as a draft of the moderator's, under the id of this press."""
    content = replace(content, propose=False, typed_at=content.typed_at or submission.submitted)
    moderator, now = interaction.user.id, datetime.now(UTC)
    await book.drafts.open(interaction.id, moderator, content, now, submission=submission.id)
    return content


async def _carry_out(book: Book, submission: Submission, action: Action, moderator: int) -> None:
    async with book.transaction(moderator, submission.why) as changes:
        await book.queue.accept(changes, submission.number, moderator)
        await carry_out(changes, action)


async def _waiting(book: Book, number: int) -> Submission:
    submission = await book.queue.get(number)
    if not submission.pending:
        raise AlreadyDecided(submission)
    return submission
