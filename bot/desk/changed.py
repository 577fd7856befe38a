"""What a moderator sees after a change: what was done, and a button to take it back."""

from __future__ import annotations

from typing import Any

import discord

from bot.desk.hints import hint_rows
from bot.desk.undo_desk import UndoBatchButton
from bot.ledger import Book
from bot.ui.done import done_in
from bot.ui.layout import AnswerView
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet

_SHOWN = 10


async def changed_view(
    book: Book, batch: int, *, claim: str | None = None, edit: discord.ui.Item[Any] | None = None
) -> AnswerView:
    """What the batch with this number did, line by line; with hints on the sentence of a `claim` that it wrote.

    `edit` is a button to edit that claim again; it stands there when there are hints.
    """
    done = done_in(await book.history.one(batch))
    lines = [f"- {one}" for one in done[:_SHOWN]]
    if len(done) > _SHOWN:
        lines.append(f"- and {len(done) - _SHOWN} more")
    hints = hint_rows(claim)
    sheet = Sheet("Done", (), (Row(tuple(lines)), *hints), (f"batch {batch} in /mod log",))
    return sheet_view(sheet, pager=[UndoBatchButton(batch, "Undo"), *([edit] if edit and hints else [])])
