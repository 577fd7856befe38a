"""The log, page by page: each button says which part of it and from where, so that it works after a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import discord

from bot.desk.in_place import show
from bot.domain.ids import claim_label, number_of, record_id, statement_label
from bot.ledger import Book
from bot.ui.base import BaseDynamicItem
from bot.ui.dates import moment_text
from bot.ui.history_lines import line_of, who_text
from bot.ui.layout import AnswerView
from bot.ui.permission import moderated_book
from bot.ui.send import sheet_view
from bot.ui.sheet import Row, Sheet

_Press = discord.Interaction[Any]
PER_PAGE = 8
_KINDS = {"c": "claim", "s": "statement"}
_LABELS = {"claim": claim_label, "statement": statement_label}


@dataclass(frozen=True, slots=True)
class LogView:
    """Which part of the log, after the `offset` newest batches.

    `actor` is a Discord user, `kind` "claim" or "statement" with its record's number, `since` aware; None: all.
    """

    actor: int | None = None
    kind: str | None = None
    number: int | None = None
    since: datetime | None = None
    offset: int = 0

    @property
    def custom_id(self) -> str:
        """What a button carries for this."""
        record = f"{self.kind[0]}{self.number}" if self.kind else "0"
        since = int(self.since.timestamp()) if self.since else 0
        return f"cc:log:{self.actor or 0}:{record}:{since}:{self.offset}"


class LogButton(
    BaseDynamicItem[discord.ui.Button[Any]],
    template=r"cc:log:(?P<actor>\d{1,20}):(?P<record>0|[cs][1-9]\d{0,9}):(?P<since>\d{1,11}):(?P<offset>\d{1,7})",
):
    """Turns to another part of the log."""

    def __init__(self, view: LogView, label: str = "Turn") -> None:
        """`view` is what it turns to."""
        self.view_of_log = view
        super().__init__(discord.ui.Button(label=label, custom_id=view.custom_id))

    @classmethod
    async def from_custom_id(
        cls, _interaction: _Press, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> LogButton:
        """Read which part."""
        record, since = match["record"], int(match["since"])
        return cls(
            LogView(
                int(match["actor"]) or None,
                _KINDS.get(record[0]),
                int(record[1:]) if record != "0" else None,
                datetime.fromtimestamp(since, UTC) if since else None,
                int(match["offset"]),
            )
        )

    async def pressed(self, interaction: _Press) -> None:
        """Turn the page, if the person moderates."""
        await show(interaction, await log_view(await moderated_book(interaction), self.view_of_log))


async def log_view(book: Book, view: LogView) -> AnswerView:
    """A page of the log with the buttons that lead on. Raises `NotOnRecord` as `History.batches`."""
    about = (view.kind, record_id(book.server, view.number)) if view.kind and view.number else None
    found = await book.history.batches(
        actor=view.actor, about=about, since=view.since, offset=view.offset, limit=PER_PAGE + 1
    )
    rows = tuple(Row((line_of(batch),)) for batch in found[:PER_PAGE])
    lead = _filter_text(view) or (() if rows else ("Nothing was done yet.",))
    sheet = Sheet("Log", lead, rows, ("latest first; /mod undo takes a batch back by its number",))
    part = sheet.parts()[0]
    turns = []
    if view.offset:
        turns.append(LogButton(replace(view, offset=max(0, view.offset - PER_PAGE)), "Newer"))
    if len(found) > len(part):
        turns.append(LogButton(replace(view, offset=view.offset + len(part)), "Older"))
    return sheet_view(sheet, part, [*turns])


def _filter_text(view: LogView) -> tuple[str, ...]:
    parts = []
    if view.actor is not None:
        parts.append(f"by {who_text(view.actor)}")
    if view.kind and view.number:
        parts.append(f"about {_LABELS[view.kind](number_of(view.number))}")
    if view.since is not None:
        parts.append(f"since {moment_text(view.since)}")
    return (f"Only what was done {', '.join(parts)}.",) if parts else ()
