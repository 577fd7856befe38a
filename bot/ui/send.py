"""Sending answers: the one way from a question to a message, for commands and buttons alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.domain.answers import Page
from bot.domain.errors import RefusedError
from bot.domain.questions import Question
from bot.errors import deferred, make_way
from bot.ui.book import Interaction, book_of
from bot.ui.dynamic import ChannelButton, PageButton, button_of
from bot.ui.layout import AnswerView
from bot.ui.render import sheet_of
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe

if TYPE_CHECKING:
    from bot.ledger import Book

_NO_PINGS = discord.AllowedMentions.none()
_LAST_PART = 999
_MAY_NOT_WRITE = "Only members who may write in this channel can show an answer to it."


async def answer(
    interaction: Interaction,
    book: Book,
    question: Question,
    *,
    private: bool | None = None,
    understood: str | None = None,
) -> None:
    """Answer an interaction with what `book` has on `question`.

    `private` None follows the server's setting. `understood` says in safe text how a plain question was read. Raises
    what the book raises.
    """
    if private is None:
        private = (await book.settings()).private_answers
    await send(interaction, await page_view(book, question, private=private, understood=understood), private=private)
    interaction.client.recent.note(interaction, question)


async def send(interaction: Interaction, view: AnswerView, *, private: bool) -> None:
    """Send a layout as the answer to an interaction, whether it was deferred or not. It pings nobody."""
    if await deferred(interaction):
        await make_way(interaction, private=private)
        await interaction.followup.send(view=view, ephemeral=private, allowed_mentions=_NO_PINGS)
    else:
        await interaction.response.send_message(view=view, ephemeral=private, allowed_mentions=_NO_PINGS)


async def turn(interaction: Interaction, stored: int, page: int, part: int, *, shown: bool) -> None:
    """Show a page of a stored question: in place for the person who asked it, privately to anybody else.

    `shown` says that the message was shown to the channel; the person who asked is then the one who showed it.
    """
    book = await book_of(interaction)
    question, understood = await book.recall(stored), await book.read_as(stored)
    message = interaction.message
    asker = message.interaction_metadata.user if message and message.interaction_metadata else None
    in_place = message is not None and (message.flags.ephemeral or asker == interaction.user)
    private = message is None or message.flags.ephemeral or not in_place
    shown_by = interaction.user if shown and in_place else None
    view = await page_view(
        book, question, page=page, part=part, private=private, understood=understood, shown_by=shown_by
    )
    if not in_place:
        await send(interaction, view, private=True)
    elif await deferred(interaction):
        await interaction.edit_original_response(view=view, allowed_mentions=_NO_PINGS)
    else:
        await interaction.response.edit_message(view=view, allowed_mentions=_NO_PINGS)


async def publish(interaction: Interaction, stored: int, page: int, part: int) -> None:
    """Post a page of a stored question for everybody; `RefusedError` when the person may not write there."""
    in_thread = isinstance(interaction.channel, discord.Thread)
    may = interaction.permissions
    if not (may.send_messages_in_threads if in_thread else may.send_messages):
        raise RefusedError(_MAY_NOT_WRITE)
    book = await book_of(interaction)
    question, understood = await book.recall(stored), await book.read_as(stored)
    view = await page_view(
        book, question, page=page, part=part, private=False, understood=understood, shown_by=interaction.user
    )
    await send(interaction, view, private=False)


async def page_view(
    book: Book,
    question: Question,
    *,
    page: int = 1,
    part: int = 1,
    private: bool,
    understood: str | None = None,
    shown_by: discord.User | discord.Member | None = None,
) -> AnswerView:
    """One page of the answer to `question`, with the buttons that lead on from it.

    Page and part count from 1; those out of range become the nearest there is. What is said of how the question was
    read, and by whom the answer was shown to the channel, stands on every page.
    """
    sheet = sheet_of(await book.answer(question, page=page))
    lead = (f"-# Read as: {understood}", *sheet.lead) if understood else sheet.lead
    notes = (*sheet.notes, f"shown by {safe(shown_by.display_name, 60)}") if shown_by else sheet.notes
    sheet = replace(sheet, lead=lead, notes=notes)
    parts = sheet.parts()
    part = min(part, len(parts))
    turns = [*_turns(sheet.page, part, len(parts))]
    stored = await book.remember(question, understood) if turns or private else 0
    pager: list[discord.ui.Item[Any]] = [
        PageButton(stored, *target, label=label, shown=shown_by is not None) for label, target in turns
    ]
    if private:
        pager.append(ChannelButton(stored, sheet.page.number, part))
    return sheet_view(sheet, parts[part - 1], pager)


def sheet_view(
    sheet: Sheet, part: Sequence[Row] | None = None, pager: list[discord.ui.Item[Any]] | None = None
) -> AnswerView:
    """A part of a sheet, its first by default, as a layout with its own buttons and those of the pager."""
    rows = sheet.parts()[0] if part is None else part
    # Discord refuses a message with two buttons of one custom_id: the first row about a claim has its button.
    first = {row.button: at for at, row in reversed([*enumerate(rows)]) if row.button}
    beside = [button_of(row.button) if row.button and first[row.button] == at else None for at, row in enumerate(rows)]
    below: list[discord.ui.Item[Any]] = [button_of(one) for one in dict.fromkeys(sheet.buttons) if one not in first]
    turning = pager or []
    one_row = len(below) + len(turning) <= 5
    return AnswerView(sheet, rows, beside, ([*below, *turning],) if one_row else (below, turning))


def _turns(page: Page, part: int, parts: int) -> list[tuple[str, tuple[int, int]]]:
    """Where previous and next lead, as (page, part), where there is something to turn to."""
    turns = []
    if part > 1:
        turns.append(("Previous", (page.number, part - 1)))
    elif page.number > 1:
        turns.append(("Previous", (page.number - 1, _LAST_PART)))
    if part < parts:
        turns.append(("Next", (page.number, part + 1)))
    elif page.number < page.last:
        turns.append(("Next", (page.number + 1, 1)))
    return turns
