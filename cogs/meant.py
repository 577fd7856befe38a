"""From what was typed into an option to the record it means.

Where that is not clear, the person is asked: the nearest records come as buttons that ask the question again with the
record filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.domain.answers import Candidate, Match
from bot.domain.errors import UserError
from bot.domain.ids import claim_label, record_id, typed_number, typed_statement
from bot.domain.questions import Question
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from bot.ui.acts import CLAIM
from bot.ui.answers.struck import tombstone_sheet
from bot.ui.book import Interaction
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Ask, Row, Sheet
from bot.ui.text import safe

OFFERED = 5
_EXACT = re.compile(r".*@(\d{1,10})\s*", re.DOTALL)
NOTHING_YET = "Nothing is on record in this server yet."
_PICK = "or pick from the list that appears while you type"

Make = Callable[[int], Question]


async def claim_meant(
    interaction: Interaction,
    book: Book,
    typed: str,
    make: Make,
    *,
    speaker: int | None = None,
    stance: Stance | None = None,
) -> int | None:
    """The id of the claim that `typed` means; None when it was not clear and the person has been asked.

    A number that was merged into another one stays what it is: the answer then says so.

    `make` turns a claim's id into the question to ask; `speaker` is whom it is about and `stance` the stance it asks
    for, if any. Raises `UserError` when there is nothing to offer.
    """
    match = await book.match_claim(_words(typed), speaker=speaker, stance=stance)
    if match.id is not None:
        return match.asked or match.id
    if (statement := typed_statement(typed)) is not None and not match.candidates:
        left = await book.curation.tombstone("statement", record_id(book.server, statement))
        if left is not None:
            await send(interaction, sheet_view(tombstone_sheet(left)), private=True)
            return None
    candidates = match.candidates or await book.suggest_claims("", OFFERED)
    title = "Did you mean …?" if match.candidates else "Nothing on record like that"
    await _offer(interaction, book, title, typed, [(one, claim_label(one.id), make) for one in candidates])
    return None


async def speaker_meant(interaction: Interaction, book: Book, typed: str, make: Make) -> int | None:
    """The id of the speaker that `typed` means; otherwise as `claim_meant`."""
    match = await match_speaker(book, typed)
    if match.id is not None:
        return match.id
    candidates = match.candidates or await book.suggest_speakers("", OFFERED)
    title = "Did you mean …?" if match.candidates else "Nobody on record by that name"
    await _offer(interaction, book, title, typed, [(one, None, make) for one in candidates])
    return None


async def match_speaker(book: Book, typed: str) -> Match:
    """The speaker meant by a name, or by "name @6" as autocomplete sends it."""
    exact = _exact(book, typed)
    return Match(exact) if exact is not None else await book.match_speaker(_words(typed))


async def topic_meant(book: Book, typed: str) -> int:
    """The id of the topic that `typed` means; `UserError` when it is not clear."""
    exact = _exact(book, typed)
    if exact is not None:
        return exact
    match = await book.match_topic(_words(typed))
    if match.id is None:
        raise UserError("No topic is clearly called that; pick one from the list that appears while you type.")
    return match.id


def _words(typed: str) -> str:
    if not typed.strip():
        raise UserError("Nothing was typed there; write a few words, or pick from the list that appears.")
    return typed


def _exact(book: Book, typed: str) -> int | None:
    found = _EXACT.fullmatch(typed)
    number = typed_number(found[1]) if found else None
    return record_id(book.server, number) if number is not None else None


async def _offer(
    interaction: Interaction, book: Book, title: str, typed: str, offers: Sequence[tuple[Candidate, str | None, Make]]
) -> None:
    """Offer the nearest records, privately."""
    if not offers:
        raise UserError(NOTHING_YET)
    offers = offers[:OFFERED]
    stored = await book.remember_all([make(one.id) for one, _label, make in offers])
    rows = []
    for (one, label, _make), number in zip(offers, stored, strict=True):
        text = f"**{label}** {safe(one.text, CLAIM)}" if label else f"**{safe(one.text, CLAIM)}**"
        rows.append(Row((text,), "On record", Ask(number, label or one.text)))
    sheet = Sheet(title, (f"No record is clearly “{safe(typed, 200)}”.",), tuple(rows), (_PICK,))
    await send(interaction, sheet_view(sheet), private=True)
