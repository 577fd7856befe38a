"""/mod log and /mod undo: what was done, and taking it back."""

from __future__ import annotations

from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.desk.log_desk import LogView, log_view
from bot.desk.undo_desk import last_view, undo_view
from bot.domain.errors import UserError
from bot.domain.ids import typed_number, typed_statement
from bot.ui.book import Interaction, book_of
from bot.ui.send import send
from cogs import suggest
from cogs.times import start_of

_NO_RECORD = "That is no record's number; write a claim like #12 or a statement like S34."


class Log(commands.Cog):
    """/mod log and /mod undo."""

    @app_commands.command(description="Who did what to the record, and why")
    @app_commands.describe(
        who="Only what this person did",
        record="Only what was done to this claim (#12) or statement (S34)",
        since='Only since then: 2023-09-21, "yesterday", "6 hours ago"',
    )
    @app_commands.autocomplete(record=suggest.records)
    async def log(
        self,
        interaction: Interaction,
        who: discord.User | None = None,
        record: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Answer /mod log."""
        book = await book_of(interaction)
        kind, number = _record(record)
        start = await start_of(book, since)
        view = LogView(who.id if who else None, kind, number, datetime.fromisoformat(start) if start else None)
        await send(interaction, await log_view(book, view), private=True)

    @app_commands.command(description="Take back what was done: your last batch, or one by its number")
    @app_commands.describe(batch="The number of a batch, from /mod log; without it, the last thing you did")
    async def undo(
        self, interaction: Interaction, batch: app_commands.Range[int, 1, 4_294_967_295] | None = None
    ) -> None:
        """Answer /mod undo."""
        book = await book_of(interaction)
        if batch:
            view = await undo_view(book, await book.history.one(batch), interaction)
        else:
            view = await last_view(book, interaction)
        await send(interaction, view, private=True)


def _record(typed: str | None) -> tuple[str | None, int | None]:
    """The kind and number of the record that was typed, if any; `UserError` when it is none."""
    if typed is None:
        return None, None
    if statement := typed_statement(typed):
        return "statement", statement
    if claim := typed_number(typed):
        return "claim", claim
    raise UserError(_NO_RECORD)
