"""What interprets the record: done at once, or proposed to a second moderator where the server wants that."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.desk.in_place import show
from bot.desk.proposal_text import REASON, summary
from bot.desk.undo_desk import UndoBatchButton
from bot.domain.actions import Action
from bot.domain.submissions import Submission, SubmissionState
from bot.ledger import Book
from bot.ledger.curation.actions import carry_out
from bot.ui.book import Interaction
from bot.ui.done import done_in
from bot.ui.permission import require_moderator
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe


async def do_or_propose(interaction: Interaction, book: Book, action: Action, reason: str | None) -> int | None:
    """Carry `action` out, or queue it for another moderator, and answer which; the number of the batch if it is done.

    The answer is private; after a press of a button it takes the place of the message pressed. `reason` is kept either
    way. Raises `RefusedError` for a plain member, and what `carry_out` raises.
    """
    settings = await book.settings()
    require_moderator(interaction, settings)
    person, now = interaction.user.id, datetime.now(UTC)
    why = (Row((safe(reason, REASON),), "Because"),) if reason else ()
    if settings.second_person and action.interprets:
        proposed = Submission(0, SubmissionState.PENDING, action, person, now)
        words = summary(action, await book.queue.names([proposed]))
        number = await book.queue.submit(action, person, now, moderator=True, why=reason)
        lead = (words, "Another moderator must agree before this is done; it waits in /mod queue.")
        await show(interaction, sheet_view(Sheet(f"Proposed as number {number}", lead, why)))
        return None
    async with book.transaction(person, reason) as changes:
        await carry_out(changes, action)
        batch = changes.number
    done = (Row(tuple(done_in(await book.history.one(batch)))), *why)
    sheet = Sheet("Done", (), done, (f"/mod undo batch: {batch} takes it back later",))
    await show(interaction, sheet_view(sheet, pager=[UndoBatchButton(batch, "Undo")]))
    return batch
