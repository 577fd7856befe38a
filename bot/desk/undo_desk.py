"""Undoing a batch: what it did is shown first, then a button takes it back, once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord

from bot.desk.in_place import show
from bot.domain.errors import AlreadyUndoneError, GoneForGoodError, RefusedError, StillStandsError, UserError
from bot.domain.history import Batch, ChangeLine
from bot.domain.refs import Ref
from bot.ledger import Book
from bot.ledger.references import WORDS
from bot.ui.base import BaseDynamicItem
from bot.ui.dates import moment_text
from bot.ui.done import done_in
from bot.ui.history_lines import line_of, who_text, why_text
from bot.ui.layout import AnswerView
from bot.ui.permission import appoints, moderated_book
from bot.ui.record_names import record_name
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet

_Press = discord.Interaction[Any]
_SHOWN = 12
_TRIED = 2_000
"""How many changes a batch may have for its undo to be tried before it is offered."""
_PASSED_OVER = 10
_PASSED = "Your batch {} removed words for good and cannot be undone."
_NOTHING_ELSE = "You have done nothing else that could be undone; name a batch by its number, which /mod log shows."
_NOTHING = "You have done nothing that could be undone; name a batch by its number, which /mod log shows."


class UndoBatchButton(BaseDynamicItem[discord.ui.Button[Any]], template=r"cc:undo:(?P<batch>[1-9]\d{0,9})"):
    """Takes a batch back."""

    def __init__(self, batch: int, label: str = "Undo it") -> None:
        """`batch` is the number that people type."""
        self.batch = batch
        super().__init__(
            discord.ui.Button(label=label, custom_id=f"cc:undo:{batch}", style=discord.ButtonStyle.secondary)
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> UndoBatchButton:
        """Read the batch."""
        return cls(int(match["batch"]))

    async def pressed(self, interaction: _Press) -> None:
        """Undo it, if the person moderates and nobody has; otherwise say who did, and when."""
        book = await moderated_book(interaction)
        try:
            undo = await book.undo(self.batch, actor=interaction.user.id, appoints=appoints(interaction))
        except AlreadyUndoneError as error:
            await show(interaction, await _already_undone(book, self.batch, error.undo))
            return
        except StillStandsError as error:
            raise RefusedError(await _why(book, await book.history.one(self.batch), error)) from error
        lead = (f"Done, as batch {undo}.",)
        sheet = Sheet(f"Batch {self.batch} is undone", lead, (_what(await book.history.one(self.batch)),))
        await show(interaction, sheet_view(sheet, pager=[UndoBatchButton(undo, "Undo this")]))


async def last_view(book: Book, interaction: _Press) -> AnswerView:
    """The last batch of who asks, as `undo_view`; one that took words away for good is passed over, and named.

    Raises `UserError` when they have done nothing that could be undone.
    """
    passed: list[int] = []
    actor = interaction.user.id
    found = await book.history.last_of(actor)
    while found is not None:
        refusal = await _refusal(book, found, interaction)
        if not isinstance(refusal, GoneForGoodError):
            return await _offer(book, found, refusal, _passed(passed))
        if len(passed) == _PASSED_OVER:
            break
        passed.append(found.number)
        found = await book.history.last_of(actor, before=found.number)
    raise UserError(" ".join((*_passed(passed), _NOTHING_ELSE if passed else _NOTHING)))


async def undo_view(book: Book, batch: Batch, interaction: _Press) -> AnswerView:
    """What a batch did, and a button for who asks to take it back; who has, when somebody has; or why it cannot be.

    Raises `RefusedError` for a decision that changed no record.
    """
    if batch.undone_by is not None:
        return await _already_undone(book, batch.number, batch.undone_by)
    if not batch.total:
        raise RefusedError(f"Batch {batch.number} changed no record, so there is nothing to undo.")
    return await _offer(book, batch, await _refusal(book, batch, interaction))


async def _refusal(book: Book, batch: Batch, interaction: _Press) -> RefusedError | None:
    """Why they cannot undo it, as far as that is found out fast; None when nothing speaks against it."""
    if batch.total > _TRIED:
        return None
    return await book.why_not_undo(batch.number, appoints=appoints(interaction))


async def _offer(book: Book, batch: Batch, refusal: RefusedError | None, passed: tuple[str, ...] = ()) -> AnswerView:
    lead = (*passed, f"{moment_text(batch.at)} · {who_text(batch.actor)}")
    reason = why_text(batch)
    because = (Row((reason,), "Because"),) if reason else ()
    if refusal is not None:
        why = Row((await _why(book, batch, refusal),), "Why it cannot be undone")
        return sheet_view(Sheet(f"Batch {batch.number} cannot be undone", lead, (why, _what(batch), *because)))
    notes = ("nothing is deleted: an undo is in the log too, and can be undone",)
    sheet = Sheet(f"Undo batch {batch.number}?", lead, (_what(batch), *because), notes)
    return sheet_view(sheet, pager=[UndoBatchButton(batch.number)])


def _passed(batches: list[int]) -> tuple[str, ...]:
    return tuple(map(_PASSED.format, batches))


async def _why(book: Book, batch: Batch, refusal: RefusedError) -> str:
    """The reason in a sentence that is safe to show; what stands on what would go is called by its name."""
    if not isinstance(refusal, StillStandsError):
        return str(refusal)
    card = await book.curation.card(Ref(refusal.child_kind, refusal.child))
    change = ChangeLine(refusal.child_kind, refusal.child, None, {}, card.fields)
    name = record_name(replace(batch, names=card.names), change)
    name = f"The affiliation {name}" if refusal.child_kind == "affiliation" else name[0].upper() + name[1:]
    since = card.revision
    return f"{name} still stands on the {WORDS[refusal.parent_kind]}, since batch {since}: undo that one first."


def _what(batch: Batch) -> Row:
    """What it did, line by line."""
    if batch.undoes is not None:
        return Row((f"It undid batch {batch.undoes}.",), "What it did")
    done = done_in(batch)
    lines = [f"- {one}" for one in done[:_SHOWN]]
    left = batch.total - len(batch.changes)
    if left > 0:
        lines.append(f"- and so on: {batch.total:,} changes in all")
    elif len(done) > _SHOWN:
        lines.append(f"- and {len(done) - _SHOWN} more")
    return Row(tuple(lines), "What it did")


async def _already_undone(book: Book, batch: int, undo: int) -> AnswerView:
    line = line_of(await book.history.one(undo))
    notes = (f"to have it back, undo batch {undo}",)
    sheet = Sheet(f"Batch {batch} is undone already", (), (Row((line,)),), notes)
    return sheet_view(sheet, pager=[UndoBatchButton(undo, f"Undo batch {undo}")])
