"""From a question as it was read to a question about records: the words in it are matched against the record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.errors import UserError
from bot.domain.ids import claim_label
from bot.domain.questions import (
    Changes,
    Contested,
    Did,
    Question,
    Said,
    SearchRecord,
    ShowClaim,
    Unanswered,
    Who,
)
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from bot.reading.asked import (
    AskChanges,
    AskCompare,
    AskContested,
    AskDid,
    AskSaid,
    AskSearch,
    AskTrue,
    AskUnanswered,
    AskWho,
    Reading,
)
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Ask, Row, Sheet
from bot.ui.text import safe
from cogs.book import Interaction
from cogs.compare import two_speakers
from cogs.meant import claim_meant, match_speaker, speaker_meant
from cogs.topics import topic_or_default

_VERBS = {Stance.ASSERTS: "claimed", Stance.DENIES: "denied"}
_BARE = {
    Stance.ASSERTS: "claim",
    Stance.DENIES: "deny",
    Stance.WITHHOLDS: "withhold comment on",
    Stance.RELAYS: "pass on",
    Stance.RETRACTS: "withdraw",
}
_WHICH = 5

Understood = tuple[Question, str]
"""A question, and in safe words how it was read."""


async def understand(interaction: Interaction, book: Book, reading: Reading) -> Understood | None:
    """The question behind a reading, and how it was read.

    None when it was not clear and the person has been asked. Raises `UserError`.
    """
    return await _READERS[type(reading)](interaction, book, reading)


async def _who(interaction: Interaction, book: Book, reading: AskWho) -> Understood | None:
    words = f"who {_VERBS[reading.stance]}"
    return await _about_claim(
        interaction, book, reading.about, lambda one: Who(one, reading.stance), words, reading.stance
    )


async def _true(interaction: Interaction, book: Book, reading: AskTrue) -> Understood | None:
    return await _about_claim(
        interaction, book, reading.about, lambda one: ShowClaim(one, asked_if_true=True), "what is on record on"
    )


async def _unanswered(interaction: Interaction, book: Book, reading: AskUnanswered) -> Understood | None:
    if reading.about is None:
        return Unanswered(), "which accusations have no answer"
    return await _about_claim(interaction, book, reading.about, Unanswered, "whether there is an answer to")


async def _contested(_interaction: Interaction, book: Book, reading: AskContested) -> Understood | None:
    return Contested(await topic_or_default(book, reading.topic)), "what is contested"


async def _search(_interaction: Interaction, _book: Book, reading: AskSearch) -> Understood | None:
    return SearchRecord(reading.words), f"the words “{safe(reading.words, 150)}”"


async def _compare(interaction: Interaction, book: Book, reading: AskCompare) -> Understood | None:
    both = await two_speakers(interaction, book, reading.first, reading.second, None)
    return (both, f"“{safe(reading.first, 100)}” beside “{safe(reading.second, 100)}”") if both else None


async def _about_claim(
    interaction: Interaction,
    book: Book,
    about: str,
    make: Callable[[int], Question],
    words: str,
    stance: Stance | None = None,
) -> Understood | None:
    claim = await claim_meant(interaction, book, about, make, stance=stance)
    return None if claim is None else (make(claim), f"{words} {claim_label(claim)}")


async def _did(interaction: Interaction, book: Book, reading: AskDid) -> Understood | None:
    speaker = (await match_speaker(book, reading.speaker)).id
    if speaker is None:
        raise UserError("It is not clear whom you ask about; name the speaker as /said does while you type.")
    name = f"“{safe(reading.speaker, 100)}”"
    claim: int | None
    if reading.about is None:
        claim = interaction.client.recent.last(interaction)
        if claim is None:
            await _which_claim(interaction, book, speaker, reading.stance)
    else:
        claim = await claim_meant(
            interaction,
            book,
            reading.about,
            lambda one: Did(speaker, reading.stance, one),
            speaker=speaker,
            stance=reading.stance,
        )
    if claim is None:
        return None
    verb = "confirm" if reading.confirms else _BARE[reading.stance]
    return Did(speaker, reading.stance, claim), f"did {name} {verb} {claim_label(claim)}"


async def _which_claim(interaction: Interaction, book: Book, speaker: int, stance: Stance) -> None:
    """Ask which claim "it" is, with those most talked about as buttons."""
    found = await book.suggest_claims("", _WHICH)
    rows = [
        Row(
            (f"**{claim_label(one.id)}** {safe(one.text)}",),
            "Most talked about",
            Ask(await book.remember(Did(speaker, stance, one.id)), claim_label(one.id)),
        )
        for one in found
    ]
    if not rows:
        raise UserError("Nothing is on record in this server yet.")
    lead = ("The question says “it”, and you were not shown a claim here lately.",)
    await send(interaction, sheet_view(Sheet("Which claim?", lead, tuple(rows))), private=True)


async def _said(interaction: Interaction, book: Book, reading: AskSaid) -> Understood | None:
    about = reading.about
    speaker = await speaker_meant(interaction, book, reading.speaker, lambda one: Said(one, about))
    if speaker is None:
        return None
    words = f"what “{safe(reading.speaker, 100)}” said"
    return Said(speaker, about), f"{words} about “{safe(about, 100)}”" if about else words


async def _changes(interaction: Interaction, book: Book, reading: AskChanges) -> Understood | None:
    speaker = await speaker_meant(interaction, book, reading.speaker, Changes)
    if speaker is None:
        return None
    return Changes(speaker), f"where the positions of “{safe(reading.speaker, 100)}” moved"


_READERS: dict[type[Any], Callable[[Interaction, Book, Any], Awaitable[Understood | None]]] = {
    AskWho: _who,
    AskDid: _did,
    AskSaid: _said,
    AskContested: _contested,
    AskUnanswered: _unanswered,
    AskTrue: _true,
    AskChanges: _changes,
    AskCompare: _compare,
    AskSearch: _search,
}
