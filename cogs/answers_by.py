"""Whose answer a claim waits for, next to whose was asked about."""

from __future__ import annotations

from bot.domain.answers import ClaimAnswer, SaidAnswer
from bot.domain.dates import UNKNOWN_TIME
from bot.domain.ids import claim_label
from bot.domain.questions import Said, ShowClaim
from bot.ledger import Book
from bot.ui.text import safe
from cogs.named import quoted


async def answer_by(book: Book, claim: tuple[int, str], speaker: tuple[int, str], when: str) -> str:
    """How "has this speaker answered this claim" is read: only whom a claim concerns can answer it.

    Takes the id of each with what it was called, and `when` as `cogs.times.time_text` has it. Returns safe words.
    """
    (about, how), (asked, name) = claim, speaker
    shown = await book.answer(ShowClaim(about))
    record = shown.record if isinstance(shown, ClaimAnswer) else None
    concerned = record.speakers.get(record.claim.concerns or 0) if record else None
    if concerned is None:
        return f"whether there is an answer to {how}{when}; it concerns nobody on record, nor {quoted(name)}"
    read = f"whether {safe(concerned.name)} has answered {how}{when}"
    if concerned.id == asked:
        return read
    read += f"; {claim_label(about)} concerns {safe(concerned.name)}"
    said = await book.answer(Said(asked))
    if isinstance(said, SaidAnswer) and concerned.id in said.affiliations.bodies(asked, UNKNOWN_TIME):
        return f"{read}, and {quoted(name)} is on record as part of it"
    return f"{read}, not {quoted(name)}"
