"""From what was found to the record: each statement by itself, or those that are sure after one look at all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord

from bot.desk import record_cards
from bot.desk.found_cards import PREVIEWED, back_button, became, context_of, found_view, numbers_on, page_of, preview
from bot.desk.found_form import FoundForm
from bot.desk.hints import hint_lines
from bot.desk.in_place import open_form, show
from bot.domain.answers import Candidate
from bot.domain.errors import NotOnRecord, StorageError, UserError
from bot.domain.found import Finding
from bot.domain.ids import record_id
from bot.domain.typed import Picked, TypedDraft, TypedStatement
from bot.errors import report
from bot.intake.again import OnRecordAlready
from bot.intake.found_before import kept_finding
from bot.intake.recording import Done, Outcome, proceed
from bot.intake.resolve import Ready, resolve
from bot.intake.speakers import in_other_words, speaker_named
from bot.ledger import Book
from bot.ledger.drafts import Draft
from bot.ledger.findings import Kept, draft_of
from bot.ui.book import book_of
from bot.ui.layout import AnswerView
from bot.ui.panel import Panel
from bot.ui.permission import is_moderator, require_moderator
from bot.ui.send import send

_Interaction = discord.Interaction[Any]
_AS_LEFT = "You had this text read before; this is how you left it."
_NO_SUCH = "That statement is not kept any more; look for statements again."


async def keep_and_show(interaction: _Interaction, content: Finding, *, in_place: bool = False) -> None:
    """Keep what was found, and show the first page on which something is open to the person who asked.

    When they had the same found before, it is shown as they left it. `in_place` puts it into the answer that the
    interaction was given before.
    """
    book = await book_of(interaction)
    finding = await book.findings.open(interaction.user.id, content, datetime.now(UTC))
    kept = await kept_finding(book, finding, interaction.user.id)
    said = (_AS_LEFT,) if kept.finding.skipped or any(kept.outcomes.values()) else ()
    view = await _list(interaction, book, finding, page_of(next(iter(kept.open), 0)), *said)
    if in_place:
        await interaction.edit_original_response(view=view, allowed_mentions=discord.AllowedMentions.none())
    else:
        await send(interaction, view, private=True)


async def press(interaction: _Interaction, finding: int, do: str, numbers: list[int]) -> None:
    """Do what a button says. Raises as `Findings.get`, and `RefusedError` for what only moderators may do."""
    book = await book_of(interaction)
    match do:
        case "record":
            await _record(interaction, book, finding, *numbers[:2])
        case "edit":
            await _edit(interaction, book, finding, numbers[0])
        case "skip" | "back":
            await book.findings.skip(finding, interaction.user.id, numbers[0], skipped=do == "skip")
            said = f"{numbers[0] + 1} is {'skipped' if do == 'skip' else 'open again'}."
            await show(interaction, await _next(interaction, book, finding, numbers[0], said))
        case "page":
            await show(interaction, await _list(interaction, book, finding, numbers[0]))
        case "sure":
            await _preview(interaction, book, finding, numbers[0])
        case _:
            await _record_all(interaction, book, finding, numbers)


async def handed_in(interaction: _Interaction, form: FoundForm) -> None:
    """Go on with what the form holds. It is kept before anything else is done with it."""
    key = (interaction.guild_id, form.draft, interaction.user.id)
    content = TypedDraft(form.typed(form.filled))
    interaction.client.drafts.put(key, content, whole=False)
    try:
        book = await book_of(interaction)
        kept = await book.drafts.get(form.draft, interaction.user.id)
        typed, now = form.typed(kept.content.typed), datetime.now(UTC)
        content = replace(kept.content, typed=typed, picked=Picked(), typed_at=now)
        interaction.client.drafts.put(key, content)
        await book.drafts.keep(form.draft, interaction.user.id, content, now)
    except StorageError as error:
        report(error, where="keeping what was found")
        back = back_button(form.finding, form.number)
        await show(interaction, record_cards.refused(form.draft, content, str(error), back=back))
        return
    await go_on(interaction, book, form.finding, form.number, content)


async def _record(interaction: _Interaction, book: Book, finding: int, number: int, speaker: int | None = None) -> None:
    """Record a statement as it was found, or open the form when its claim has to be put into words first.

    `speaker` is the number of the speaker who was confirmed. What was edited since does not stand in the list: the form
    shows it first.
    """
    kept = await _kept(interaction, book, finding, number)
    content = await _as_found(interaction, book, finding, number, kept)
    found = kept.finding.statements[number].said
    confirmed = None if speaker is None else record_id(book.server, speaker)
    if content is None:
        draft = await book.drafts.get(draft_of(finding, number), interaction.user.id)
        filled = draft.content.typed
        if not _edited(draft, found) and confirmed is not None:
            filled = replace(filled, who=(await book.drafts.speaker_names([confirmed])).get(confirmed, found.who))
        await open_form(interaction, FoundForm(finding, number, filled))
        return
    if confirmed is None:  # "Somebody else", and whoever was confirmed before it is not meant
        content = replace(content, picked=replace(content.picked, speaker=None, new_speaker=None))
    pick = None if confirmed is None else Picked(speaker=confirmed)
    await book.drafts.keep(draft_of(finding, number), interaction.user.id, content, datetime.now(UTC))
    await go_on(interaction, book, finding, number, content, pick)


def _edited(draft: Draft, found: TypedStatement) -> bool:
    """Whether a person has changed what was found; that a rough claim was left away is no change."""
    return draft.content.typed not in (found, replace(found, claim=""))


async def _as_found(interaction: _Interaction, book: Book, finding: int, number: int, kept: Kept) -> TypedDraft | None:
    """What to record of a statement that nobody has edited; None when somebody has, or has to write its claim.

    A rough claim is good for finding those on record like it. With none, a quotation is kept for its words.
    """
    draft = await book.drafts.get(draft_of(finding, number), interaction.user.id)
    found = kept.finding.statements[number]
    if draft.settled is not None:
        return draft.content
    if _edited(draft, found.said):
        return None
    content = replace(draft.content, typed=found.said)
    if not found.rough:
        return content
    if found.said.claim:
        match = await book.drafts.claims_like(found.said.claim)
        if match.id is not None or match.candidates:
            return content
    return replace(content, typed=replace(content.typed, claim="")) if found.quoted else None


async def _edit(interaction: _Interaction, book: Book, finding: int, number: int) -> None:
    await _kept(interaction, book, finding, number)
    draft = await book.drafts.get(draft_of(finding, number), interaction.user.id)
    await open_form(interaction, FoundForm(finding, number, draft.content.typed))


async def go_on(
    interaction: _Interaction, book: Book, finding: int, number: int, content: TypedDraft, pick: Picked | None = None
) -> None:
    """Record or propose a statement whose draft is kept, then show the list again; or ask, in the place of the list.

    `content` is what the draft holds, `pick` the answer to the question asked last.
    """
    draft = draft_of(finding, number)
    try:
        outcome = await _proceed(interaction, book, draft, pick)
    except OnRecordAlready as error:
        await show(interaction, await _list(interaction, book, finding, page_of(number), str(error)))
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, what was typed comes back
        await show(interaction, await _refused(interaction, book, finding, number, content, error))
        return
    if isinstance(outcome, Done):
        interaction.client.drafts.drop((interaction.guild_id, draft, interaction.user.id))
        said = [f"{number + 1} is {became(outcome.settled)}.", *hint_lines(outcome.new_claim, 1)]
        await show(interaction, await _next(interaction, book, finding, number, *said))
        return
    context = context_of(await kept_finding(book, finding, interaction.user.id), number)
    await show(interaction, record_cards.question(draft, outcome, (context,), back_button(finding, number)))


async def _proceed(interaction: _Interaction, book: Book, draft: int, pick: Picked | None = None) -> Outcome:
    moderator = is_moderator(interaction, await book.settings())
    return await proceed(book, draft, interaction.user.id, moderator=moderator, now=datetime.now(UTC), pick=pick)


async def _refused(
    interaction: _Interaction, book: Book, finding: int, number: int, content: TypedDraft, error: Exception
) -> AnswerView:
    expected = isinstance(error, UserError) and not isinstance(error, StorageError)
    sentence = str(error) if expected else report(error, where="recording what was found") or ""
    proposing = expected and not is_moderator(interaction, await book.settings())
    draft, back = draft_of(finding, number), back_button(finding, number)
    return record_cards.refused(draft, content, sentence, proposing=proposing, back=back)


async def _preview(interaction: _Interaction, book: Book, finding: int, page: int) -> None:
    require_moderator(interaction, await book.settings())
    kept = await kept_finding(book, finding, interaction.user.id)
    ready: list[tuple[int, Ready]] = []
    asking = 0
    for number in (one for one in kept.open if kept.finding.statements[one].ready):
        found = await _resolved(book, await _as_found(interaction, book, finding, number, kept))
        if found is None:
            asking += 1
        elif len(ready) < PREVIEWED:
            ready.append((number, found))
    concerned = {found.concerned for _, found in ready if isinstance(found.concerned, int)}
    names = await book.drafts.speaker_names(concerned)
    await show(interaction, preview(finding, kept.finding, ready, names, asking, page))


async def _resolved(book: Book, content: TypedDraft | None) -> Ready | None:
    """What would be recorded of a draft; None when something has to be asked or put right first."""
    if content is None:
        return None
    try:
        found = await resolve(book, content, datetime.now(UTC))
    except StorageError:
        raise
    except UserError:
        return None
    return found if isinstance(found, Ready) else None


async def _record_all(interaction: _Interaction, book: Book, finding: int, numbers: list[int]) -> None:
    require_moderator(interaction, await book.settings())
    kept = await kept_finding(book, finding, interaction.user.id)
    recorded = left = 0
    again = sum(number in kept.on_record for number in numbers)
    for number in (one for one in numbers if one in kept.open):
        content = await _as_found(interaction, book, finding, number, kept)
        if await _resolved(book, content) is None or content is None:
            left += 1
            continue
        draft = draft_of(finding, number)
        await book.drafts.keep(draft, interaction.user.id, content, datetime.now(UTC))
        try:
            recorded += isinstance(await _proceed(interaction, book, draft), Done)
        except OnRecordAlready:
            again += 1
    said = f"Recorded {recorded}." + (f" {again} on record from there already." if again else "")
    said += f" {left} not: the record has changed, so there is a question." if left else ""
    await show(interaction, await _next(interaction, book, finding, min(numbers), said))


async def _next(interaction: _Interaction, book: Book, finding: int, number: int, *said: str) -> Panel | AnswerView:
    """The page of a statement or, when nothing is open there any more, the next page on which something is."""
    still = (await kept_finding(book, finding, interaction.user.id)).open
    page = page_of(number)
    if page not in map(page_of, still):
        page = page_of(next((one for one in still if one > number), still[0] if still else number))
    return await _list(interaction, book, finding, page, *said)


async def _list(interaction: _Interaction, book: Book, finding: int, page: int, *said: str) -> Panel | AnswerView:
    kept = await kept_finding(book, finding, interaction.user.id)
    moderator = is_moderator(interaction, await book.settings())
    near = await _near(book, kept, page)
    return found_view(finding, kept, page, moderator=moderator, near=near, said=said)


async def _near(book: Book, kept: Kept, page: int) -> dict[int, Candidate]:
    """Who on record comes nearest to those on a page whom the text names in other words than the record does."""
    near: dict[int, Candidate] = {}
    for number in set(numbers_on(kept.finding, page)).intersection(kept.open):
        one = kept.finding.statements[number]
        if one.said.who and not one.guess:
            match = await speaker_named(book, one.said.who)
            same = in_other_words(one.said.who, match.candidates) if match.id is None else None
            if same is not None:
                near[number] = same
    return near


async def _kept(interaction: _Interaction, book: Book, finding: int, number: int) -> Kept:
    kept = await kept_finding(book, finding, interaction.user.id)
    if number not in kept.outcomes:
        raise NotOnRecord(_NO_SUCH)
    return kept
