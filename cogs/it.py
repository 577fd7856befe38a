"""What "it" is in a question: the claim that this person was shown last in this channel, or the one they pick."""

from __future__ import annotations

from bot.domain.errors import UserError
from bot.domain.ids import claim_label
from bot.ledger import Book
from bot.ui.book import Interaction
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Ask, Row, Sheet
from bot.ui.text import safe
from cogs.meant import NOTHING_YET, OFFERED, Make


async def claim_before(interaction: Interaction, book: Book, make: Make) -> int | None:
    """The id of the claim shown last; None when there was none and the person has been asked which.

    `make` turns a claim's id into the question to ask. Raises `UserError` when nothing is on record.
    """
    last: int | None = interaction.client.recent.last(interaction)
    if last is None:
        await _which_claim(interaction, book, make)
    return last


async def _which_claim(interaction: Interaction, book: Book, make: Make) -> None:
    """Ask which claim is meant, with those most talked about as buttons."""
    found = await book.suggest_claims("", OFFERED)
    stored = await book.remember_all([make(one.id) for one in found])
    rows = [
        Row((f"**{claim_label(one.id)}** {safe(one.text)}",), "Most talked about", Ask(number, claim_label(one.id)))
        for one, number in zip(found, stored, strict=True)
    ]
    if not rows:
        raise UserError(NOTHING_YET)
    lead = ("The question says “it” or the like, and you were not shown a claim here lately.",)
    await send(interaction, sheet_view(Sheet("Which claim?", lead, tuple(rows))), private=True)
