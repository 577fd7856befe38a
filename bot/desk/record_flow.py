"""From a form or a button to what is shown: the Discord side of recording."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.desk import found_flow, proposals, queue_show, record_cards
from bot.desk.in_place import show
from bot.desk.record_form import EITHER, RECORDING, RecordForm
from bot.domain.answers import Answer, ClaimAnswer
from bot.domain.dates import zone_named
from bot.domain.errors import NotOnRecord, StorageError, UserError
from bot.domain.history import RecordedAnswer
from bot.domain.ids import record_id
from bot.domain.questions import Question, Recorded, ShowClaim
from bot.domain.submissions import AlreadyDecided
from bot.domain.typed import Picked, TypedDraft
from bot.domain.vocabulary import Stance
from bot.errors import report
from bot.intake.again import OnRecordAlready
from bot.intake.read_back import read_back
from bot.intake.recording import Done, Outcome, proceed
from bot.ledger import Book
from bot.ledger.findings import number_in
from bot.ui.book import book_of
from bot.ui.layout import AnswerView
from bot.ui.permission import is_moderator

_Interaction = discord.Interaction[Any]


def zone_of(interaction: _Interaction) -> ZoneInfo:
    """The time zone of the server as it was when a form was opened last; UTC before that."""
    return zone_named(interaction.client.drafts.zones.get(interaction.guild_id, "UTC"))


async def open_form(interaction: _Interaction, content: TypedDraft, *, guess: str = "", found: int = 0) -> None:
    """Send the form at once, filled in with `content`; then keep that under the interaction's id.

    `guess` and `found` are as in `RecordForm`.
    """
    title = RECORDING if interaction.permissions.manage_guild else EITHER  # their roles would take a look first
    form = RecordForm(interaction.id, content.typed, title, guess=guess, found=found)
    await interaction.response.send_modal(form)
    interaction.client.drafts.put(_key(interaction, interaction.id), content)
    book = await book_of(interaction)
    await book.drafts.open(interaction.id, interaction.user.id, content, datetime.now(UTC))
    interaction.client.drafts.zones[interaction.guild_id] = (await book.settings()).zone


async def handed_in(interaction: _Interaction, form: RecordForm) -> None:
    """Go on with what the form holds. It is kept before anything else is done with it."""
    drafts, key = interaction.client.drafts, _key(interaction, form.draft)
    content = drafts.whole(key)
    if content is None:
        try:
            content = await _kept(interaction, form.draft)
        except UserError as error:
            before = drafts.get(key) or TypedDraft()
            content = _handed_in(before, form)
            drafts.put(key, content, whole=False)
            await _refuse(interaction, form.draft, content, error)
            return
    await begin(interaction, form.draft, _handed_in(content, form))


async def begin(interaction: _Interaction, draft: int, content: TypedDraft) -> None:
    """Keep a draft as it was typed, then record it, propose it or ask."""
    content = replace(content, typed_at=content.typed_at or datetime.now(UTC))
    interaction.client.drafts.put(_key(interaction, draft), content)
    book = await book_of(interaction)
    try:
        await book.drafts.keep(draft, interaction.user.id, content, datetime.now(UTC))
    except Exception as error:  # noqa: BLE001 - whatever it is, what was typed comes back
        await _refuse(interaction, draft, content, error)
        return
    await _go_on(interaction, book, draft, content, None)


async def go_on(interaction: _Interaction, draft: int, pick: Picked) -> None:
    """Go on with a kept draft after a question was answered; raises as `Drafts.get`."""
    book = await book_of(interaction)
    kept = await book.drafts.get(draft, interaction.user.id)
    await _go_on(interaction, book, draft, kept.content, pick)


async def _go_on(interaction: _Interaction, book: Book, draft: int, content: TypedDraft, pick: Picked | None) -> None:
    finding = await book.findings.holding(draft, interaction.user.id) if content.cited is not None else None
    if finding is not None:
        await found_flow.go_on(interaction, book, finding, number_in(finding, draft), content, pick)
        return
    moderator: bool | None = None
    try:
        moderator = is_moderator(interaction, await book.settings())
        outcome = await proceed(book, draft, interaction.user.id, moderator=moderator, now=datetime.now(UTC), pick=pick)
    except AlreadyDecided as decided:
        await queue_show.show_card(interaction, book, decided.submission)
        return
    except OnRecordAlready as error:
        await show(interaction, record_cards.refused(draft, content, str(error), rejects=error.accepts))
        return
    except Exception as error:  # noqa: BLE001 - as above
        await _refuse(interaction, draft, content, error, moderator=moderator)
        return
    if isinstance(outcome, Done):
        interaction.client.drafts.drop(_key(interaction, draft))
        if outcome.accepts is not None and outcome.settled.statement is not None:
            if outcome.already:  # then they know
                await queue_show.show_card(interaction, book, await book.queue.get(outcome.accepts))
            else:
                await queue_show.decided(interaction, book, outcome.accepts)
            return
    await show(interaction, await _card(book, draft, content, outcome))


async def _card(book: Book, draft: int, content: TypedDraft, outcome: Outcome) -> AnswerView:
    if not isinstance(outcome, Done):
        return record_cards.question(draft, outcome)
    if outcome.settled.proposal is not None:
        return await proposals.handed_in_view(book, outcome.settled.proposal, already=outcome.already)
    settled = outcome.settled
    said = await _answer(book, Recorded(record_id(book.server, settled.batch))) if settled.batch else None
    shown = await _answer(book, ShowClaim(record_id(book.server, settled.claim))) if settled.claim else None
    return record_cards.recorded(
        outcome,
        said if isinstance(said, RecordedAnswer) else None,
        shown.record if isinstance(shown, ClaimAnswer) else None,
        retracts_nothing=await _retracts_nothing(book, said),
        read_as=None if outcome.already else await read_back(book, content, datetime.now(UTC)),
    )


async def _answer(book: Book, question: Question) -> Answer | None:
    """What is on record; None when it is not any more."""
    try:
        return await book.answer(question)
    except NotOnRecord:
        return None


async def _retracts_nothing(book: Book, said: Answer | None) -> bool:
    if not isinstance(said, RecordedAnswer):
        return False
    for row in said.rows:
        if row.stance is not None and row.stance.stance is Stance.RETRACTS:
            return not await book.drafts.has_taken_a_stance(row.speaker.id, row.stance.claim)
    return False


async def _refuse(
    interaction: _Interaction, draft: int, content: TypedDraft, error: Exception, *, moderator: bool | None = None
) -> None:
    expected = isinstance(error, UserError) and not isinstance(error, StorageError)
    sentence = str(error) if expected else report(error, where="recording") or ""
    proposing = content.propose or moderator is False
    await show(interaction, record_cards.refused(draft, content, sentence, proposing=proposing))


def _handed_in(before: TypedDraft, form: RecordForm) -> TypedDraft:
    """A draft with what its form holds now. A date that was left as it was still counts from when it was typed."""
    typed = form.typed(before.typed)
    dated_anew = typed.when.split() != before.typed.when.split()
    return replace(before, typed=typed, picked=Picked(), typed_at=None if dated_anew else before.typed_at)


async def _kept(interaction: _Interaction, draft: int) -> TypedDraft:
    """The draft behind a form; an empty one when it could not be kept before the bot was restarted."""
    try:
        return (await (await book_of(interaction)).drafts.get(draft, interaction.user.id)).content
    except NotOnRecord:
        return TypedDraft()


def _key(interaction: _Interaction, draft: int) -> tuple[int | None, int, int]:
    return interaction.guild_id, draft, interaction.user.id
