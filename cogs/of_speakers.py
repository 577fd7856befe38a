"""Plain questions about speakers: what they said, whether they said it, how they compare, what they are accused of."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.errors import UserError
from bot.domain.ids import claim_label
from bot.domain.questions import Changes, Did, Said, SearchRecord
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from bot.reading.asked import AskAccused, AskAlso, AskChanges, AskCompare, AskDid, AskSaid, AskWhoIs
from bot.ui.book import Interaction
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Ask, Row, Sheet
from bot.ui.text import safe
from cogs.compare import two_speakers
from cogs.named import clearly_named, named, named_if_any, named_or_asked, quoted, without_title
from cogs.of_claims import Understood, claim_of, confirmations
from cogs.times import period, time_text

_BARE = {
    Stance.ASSERTS: "claim",
    Stance.DENIES: "deny",
    Stance.WITHHOLDS: "decline to comment on",
    Stance.RELAYS: "pass on",
    Stance.RETRACTS: "withdraw",
}
_PAST = {
    None: "said",
    Stance.ASSERTS: "claimed",
    Stance.DENIES: "denied",
    Stance.WITHHOLDS: "declined to comment on",
    Stance.RELAYS: "passed on",
    Stance.RETRACTS: "withdrew",
}


async def did(interaction: Interaction, book: Book, reading: AskDid) -> Understood | None:
    """Whether a speaker took a stance on a claim."""
    speaker = await clearly_named(book, reading.speaker)
    found = await claim_of(
        interaction,
        book,
        reading.about,
        lambda one: Did(speaker, reading.stance, one),
        speaker=speaker,
        stance=reading.stance if reading.stance is Stance.DENIES else None,
    )
    if found is None:
        return None
    claim, how = found
    question = Did(speaker, reading.stance, claim)
    if reading.confirms:
        return question, f"did {quoted(reading.speaker)} confirm {how}{await confirmations(book, claim)}"
    return question, f"did {quoted(reading.speaker)} {_BARE[reading.stance]} {how}"


async def said(interaction: Interaction, book: Book, reading: AskSaid) -> Understood | None:
    """What a speaker said."""
    since, until = await period(book, reading.when)
    question = Said(0, reading.about, reading.stance, since, until)
    speaker = await named_or_asked(interaction, book, reading.speaker, lambda one: replace(question, speaker=one))
    if speaker is None:
        return None
    about = f" about “{safe(reading.about, 100)}”" if reading.about else ""
    how = f"what {quoted(reading.speaker)} {_PAST[reading.stance]}{about}{await time_text(book, reading.when)}"
    return replace(question, speaker=speaker), how


async def who_is(_interaction: Interaction, book: Book, reading: AskWhoIs) -> Understood | None:
    """What a speaker said, for somebody who asks who that is; what is no speaker is looked for as words.

    Raises `UserError` when it is a title and no name.
    """
    name, speaker = quoted(reading.words), (await named_if_any(book, reading.words)).id
    if speaker is None:
        return SearchRecord(reading.words), f"the words {name}"
    return Said(speaker), f"what {name} said; the record does not describe people"


async def changes(interaction: Interaction, book: Book, reading: AskChanges) -> Understood | None:
    """How a speaker's positions moved."""
    speaker = await named_or_asked(interaction, book, reading.speaker, Changes)
    return (Changes(speaker), f"changes of position by {quoted(reading.speaker)}") if speaker is not None else None


async def compare(interaction: Interaction, book: Book, reading: AskCompare) -> Understood | None:
    """Two speakers side by side."""
    for name in (reading.first, reading.second):
        await named(book, name)
    names = [await without_title(book, name) for name in (reading.first, reading.second)]
    both = await two_speakers(interaction, book, names[0], names[1], None)
    return (both, f"{quoted(reading.first)} and {quoted(reading.second)} side by side") if both else None


async def accused(_interaction: Interaction, book: Book, reading: AskAccused) -> Understood | None:
    """What is on record with a speaker's name: the record has no list by whom claims concern."""
    await named(book, reading.speaker)
    name = quoted(reading.speaker)
    return SearchRecord(reading.speaker), f"records with {name}; accusations cannot be listed by whom they concern"


async def also(interaction: Interaction, book: Book, reading: AskAlso) -> Understood | None:
    """The question before of another speaker: whether they claimed or denied the claim shown last, as two buttons.

    What is no speaker is looked for as words.
    """
    speaker = (await book.match_speaker(reading.words)).id
    if speaker is None:
        return SearchRecord(reading.words), f"the words {quoted(reading.words)}"
    claim: int | None = interaction.client.recent.last(interaction)
    if claim is None:
        raise UserError(f"Ask the question in full, such as: what did {quoted(reading.words)} say?")
    stances = (Stance.ASSERTS, Stance.DENIES)
    stored = await book.remember_all([Did(speaker, stance, claim) for stance in stances])
    asked = [f"did {safe(reading.words, 40)} {_BARE[stance]} {claim_label(claim)}?" for stance in stances]
    rows = [
        Row((words,), "Pick the question", Ask(number, f"{_BARE[stance].capitalize()} {claim_label(claim)}"))
        for words, stance, number in zip(asked, stances, stored, strict=True)
    ]
    lead = ("I do not carry a question over to another speaker.",)
    await send(interaction, sheet_view(Sheet("Which question?", lead, tuple(rows))), private=True)
    return None
