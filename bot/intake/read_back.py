"""What a typed time was read as, for whoever typed it and whoever decides."""

from __future__ import annotations

import re
from datetime import datetime

from bot.domain.dates import format_when
from bot.domain.errors import UserError
from bot.domain.typed import TypedDraft
from bot.domain.vocabulary import Precision
from bot.intake.occasion import read_occasion
from bot.intake.shown import storable
from bot.ledger import Book
from bot.ui.dates import MONTHS, when_text
from bot.ui.text import safe

_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)


async def read_back(book: Book, draft: TypedDraft, now: datetime) -> str | None:
    """A line, safe to show, on what the time was read as; None when it says no more than was typed.

    `now` (aware) stands in where it is not kept when the draft was typed.
    """
    posted = draft.message.posted if draft.message else None
    zone = (await book.settings()).zone
    try:
        found = await read_occasion(storable(draft.typed.when), zone, draft.typed_at or now, posted)
    except UserError:
        return None
    dated, read = found.dated, when_text(found.said)
    if not dated or dated.lower() in (format_when(found.said).lower(), read.lower()):
        return None
    zoned = f" ({found.said.zone})" if found.said.precision is Precision.DAY else ""
    hint = "; write the year for another one" if _without_year(dated) else ""
    return f"“{safe(dated, 60)}” was read as {read}{zoned}{hint}"


def _without_year(dated: str) -> bool:
    named = any(month.lower().startswith(word.lower()) for word in _WORD.findall(dated) for month in MONTHS)
    return named and not _YEAR.search(dated)
