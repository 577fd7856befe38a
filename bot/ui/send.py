"""Sending answers: the one way from a question to a message, for commands and buttons alike."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord

from bot.domain.answers import Answer, Page
from bot.domain.errors import RefusedError
from bot.domain.questions import Question
from bot.errors import deferred, make_way
from bot.ui.base import BaseLayoutView
from bot.ui.book import Interaction, book_of
from bot.ui.dates import moment_text
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


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of an answer, ready to be sent. `sheet` is what it says, whoever showed it and however often."""

    view: AnswerView
    answer: Answer
    sheet: Sheet
    part: int

    @property
    def digest(self) -> str:
        """The same for what looks the same."""
        sheet = self.sheet
        return hashlib.sha256(repr((sheet.title, sheet.lead, sheet.rows, sheet.notes, sheet.page)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Posted:
    """An answer that everybody in a channel sees, noted so that it can be corrected (`interaction.client.posts`).

    `message` and `channel` are Discord ids, `shown_by` the Discord user who showed it to the channel. `at` is when it
    was asked, aware, and `known` the newest batch that was known of before.
    """

    message: int
    channel: int
    book: Book
    question: Question
    read_as: str | None
    shown: Shown
    shown_by: int | None
    at: datetime
    known: int | None


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
    at, known = datetime.now(UTC), book.shown.known
    shown = await page_of(book, question, private=private, understood=understood, now=at)
    message = await send(interaction, shown.view, private=private)
    interaction.client.recent.note(interaction, question)
    if not private and message is not None and interaction.channel_id is not None:
        channel = interaction.channel_id
        interaction.client.posts.note(Posted(message, channel, book, question, understood, shown, None, at, known))


async def send(interaction: Interaction, view: BaseLayoutView, *, private: bool) -> int | None:
    """Send a layout as the answer to an interaction, whether it was deferred or not. It pings nobody.

    Returns the Discord id of the message, if Discord said it.
    """
    if await deferred(interaction):
        await make_way(interaction, private=private)
        sent = await interaction.followup.send(view=view, ephemeral=private, allowed_mentions=_NO_PINGS, wait=True)
        return sent.id
    response = await interaction.response.send_message(view=view, ephemeral=private, allowed_mentions=_NO_PINGS)
    return response.message_id


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
    at, known = datetime.now(UTC), book.shown.known
    turned = await page_of(
        book,
        question,
        place=(page, part),
        private=private,
        understood=understood,
        shown_by=_name(shown_by),
        now=at,
    )
    if not in_place:
        await send(interaction, turned.view, private=True)
    elif await deferred(interaction):
        await interaction.edit_original_response(view=turned.view, allowed_mentions=_NO_PINGS)
    else:
        await interaction.response.edit_message(view=turned.view, allowed_mentions=_NO_PINGS)
    if message is not None and not private:
        by = None if shown_by is None else shown_by.id
        channel = message.channel.id
        interaction.client.posts.note(Posted(message.id, channel, book, question, understood, turned, by, at, known))


async def publish(interaction: Interaction, stored: int, page: int, part: int) -> None:
    """Post a page of a stored question for everybody; `RefusedError` when the person may not write there."""
    in_thread = isinstance(interaction.channel, discord.Thread)
    may = interaction.permissions
    if not (may.send_messages_in_threads if in_thread else may.send_messages):
        raise RefusedError(_MAY_NOT_WRITE)
    book = await book_of(interaction)
    question, understood = await book.recall(stored), await book.read_as(stored)
    at, known, by = datetime.now(UTC), book.shown.known, interaction.user
    shown = await page_of(
        book, question, place=(page, part), private=False, understood=understood, shown_by=_name(by), now=at
    )
    message = await send(interaction, shown.view, private=False)
    if message is not None and interaction.channel_id is not None:
        channel = interaction.channel_id
        interaction.client.posts.note(Posted(message, channel, book, question, understood, shown, by.id, at, known))


async def page_of(
    book: Book,
    question: Question,
    *,
    place: tuple[int, int] = (1, 1),
    private: bool,
    understood: str | None = None,
    shown_by: str | None = None,
    now: datetime | None = None,
    notes: Sequence[str] = (),
) -> Shown:
    """One page of the answer to `question`, with the buttons that lead on from it.

    `place` is the page and its part, from 1; out of range they become the nearest there is. What is said of how the
    question was read, by whom the answer was shown to the channel, and in further `notes` (all of it safe text),
    stands on every page. `now` (aware) is when it was asked.
    """
    page, part = place
    found = await book.answer(question, page=page, now=now)
    said = sheet_of(found)
    lead = (f"-# Read as: {understood}", *said.lead) if understood else said.lead
    by = (f"shown by {shown_by}",) if shown_by else ()
    sheet = replace(said, lead=lead, notes=(*notes, *said.notes, *by))
    parts = sheet.parts()
    part = min(part, len(parts))
    turns = [*_turns(sheet.page, part, len(parts))]
    stored = await book.remember(question, understood) if turns or private else 0
    pager: list[discord.ui.Item[Any]] = [
        PageButton(stored, *target, label=label, shown=shown_by is not None) for label, target in turns
    ]
    if private:
        pager.append(ChannelButton(stored, sheet.page.number, part))
    return Shown(sheet_view(sheet, parts[part - 1], pager), found, said, part)


def correction_note(at: datetime) -> str:
    """What stands under an answer that was corrected; `at` is aware."""
    return f"corrected {moment_text(at, 'R')}: the record changed"


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


def _name(person: discord.User | discord.Member | None) -> str | None:
    return None if person is None else safe(person.display_name, 60)
