"""From a question as it was read to a question about records: the words in it are matched against the record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.questions import Contested
from bot.ledger import Book
from bot.reading.asked import (
    AskAccused,
    AskAlso,
    AskChanges,
    AskClaim,
    AskCompare,
    AskContested,
    AskDid,
    AskSaid,
    AskSearch,
    AskTrue,
    AskUnanswered,
    AskWho,
    AskWhoIs,
    Reading,
)
from bot.ui.book import Interaction
from cogs import of_claims, of_speakers
from cogs.of_claims import Understood
from cogs.topics import topic_or_default


async def understand(interaction: Interaction, book: Book, reading: Reading) -> Understood | None:
    """The question behind a reading, and how it was read.

    None when it was not clear and the person has been asked. Raises `UserError`.
    """
    return await _READERS[type(reading)](interaction, book, reading)


async def _contested(_interaction: Interaction, book: Book, reading: AskContested) -> Understood | None:
    return Contested(await topic_or_default(book, reading.topic)), "what is contested"


_READERS: dict[type[Any], Callable[[Interaction, Book, Any], Awaitable[Understood | None]]] = {
    AskWho: of_claims.who,
    AskTrue: of_claims.is_true,
    AskClaim: of_claims.shown,
    AskUnanswered: of_claims.unanswered,
    AskSearch: of_claims.search,
    AskContested: _contested,
    AskDid: of_speakers.did,
    AskSaid: of_speakers.said,
    AskChanges: of_speakers.changes,
    AskCompare: of_speakers.compare,
    AskAccused: of_speakers.accused,
    AskWhoIs: of_speakers.who_is,
    AskAlso: of_speakers.also,
}
