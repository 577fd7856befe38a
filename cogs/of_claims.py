"""Plain questions about claims: the words in them matched to a claim, and their times to moments."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.answers import ClaimAnswer
from bot.domain.errors import NotOnRecord
from bot.domain.ids import claim_label, number_of, typed_number, typed_statement
from bot.domain.questions import Question, SearchRecord, ShowClaim, Unanswered, Who
from bot.domain.vocabulary import Stance, StatementLinkKind
from bot.ledger import Book
from bot.reading.asked import AskClaim, AskSearch, AskTrue, AskUnanswered, AskWho
from bot.reading.times import time_in
from bot.ui.book import Interaction
from bot.ui.text import safe
from cogs.answers_by import answer_by
from cogs.it import claim_before
from cogs.meant import claim_meant
from cogs.named import clearly_named, named, quoted
from cogs.times import as_of, time_text

Understood = tuple[Question, str]
"""A question, and in safe words how it was read."""

_VERBS = {Stance.ASSERTS: "claimed", Stance.DENIES: "denied"}


async def who(interaction: Interaction, book: Book, reading: AskWho) -> Understood | None:
    """Who claimed or denied it."""
    moment = await as_of(book, reading.when)
    found = await claim_of(
        interaction, book, reading.about, lambda one: Who(one, reading.stance, moment), stance=reading.stance
    )
    if found is None:
        return None
    claim, how = found
    confirms = await confirmations(book, claim) if reading.confirms else ""
    words = f"who {_VERBS[reading.stance]} {how}{await time_text(book, reading.when)}{confirms}"
    return Who(claim, reading.stance, moment), words


async def is_true(interaction: Interaction, book: Book, reading: AskTrue) -> Understood | None:
    """Whether it is so: the record, without a verdict."""
    moment = await as_of(book, reading.when)
    found = await claim_of(interaction, book, reading.about, lambda one: ShowClaim(one, moment, asked_if_true=True))
    if found is None:
        return None
    claim, how = found
    words = f"what is on record about {how}{await time_text(book, reading.when)}"
    return ShowClaim(claim, moment, asked_if_true=True), words


async def shown(interaction: Interaction, book: Book, reading: AskClaim) -> Understood | None:
    """One claim and where it stands."""
    moment = await as_of(book, reading.when)
    found = await claim_of(interaction, book, reading.about, lambda one: ShowClaim(one, moment))
    if found is None:
        return None
    claim, how = found
    return ShowClaim(claim, moment), f"what is on record about {how}{await time_text(book, reading.when)}"


async def unanswered(interaction: Interaction, book: Book, reading: AskUnanswered) -> Understood | None:
    """Which accusations have no answer, or whether one has."""
    moment, when = await as_of(book, reading.when), await time_text(book, reading.when)
    if reading.whose is not None:
        await named(book, reading.whose)
    if reading.about is None and not reading.points_back:
        wider = f"; all of them, for they cannot be narrowed to {quoted(reading.whose)}" if reading.whose else ""
        return Unanswered(None, moment), f"which accusations have no answer{when}{wider}"
    speaker = None if reading.whose is None else await clearly_named(book, reading.whose)
    found = await claim_of(interaction, book, reading.about, lambda one: Unanswered(one, moment))
    if found is None:
        return None
    claim, how = found
    if speaker is None or reading.whose is None:
        return Unanswered(claim, moment), f"whether there is an answer to {how}{when}"
    return Unanswered(claim, moment), await answer_by(book, (claim, how), (speaker, reading.whose), when)


async def search(_interaction: Interaction, book: Book, reading: AskSearch) -> Understood | None:
    """Words, or, when no record has all of them, the first of the others that may say the same."""
    asked = quoted(reading.words)
    if reading.others and not await _has_all(book, reading.words):
        for other in reading.others:
            if await _has_all(book, other):
                how = f"records with “{safe(other)}”, for none has {asked}; the two need not mean the same"
                return SearchRecord(other), how
    return SearchRecord(reading.words), f"the words {asked}"


async def claim_of(
    interaction: Interaction,
    book: Book,
    about: str | None,
    make: Callable[[int], Question],
    *,
    speaker: int | None = None,
    stance: Stance | None = None,
) -> tuple[int, str] | None:
    """The id of the claim that `about` means (None: "it"), and how to call it; None when the person has been asked.

    Raises `NotOnRecord` for a number that no record has, and as `claim_meant`.
    """
    if about is None:
        before = await claim_before(interaction, book, make)
        return None if before is None else (before, claim_label(before))
    await _check_number(book, about)
    claim = await claim_meant(interaction, book, about, make, speaker=speaker, stance=stance)
    if claim is None:
        return None
    time = time_in(about)
    return claim, claim_label(claim) + (f", with “{safe(time, 60)}” taken as part of the claim" if time else "")


async def confirmations(book: Book, claim: int) -> str:
    """What to add for somebody who asked about a confirmation of a claim."""
    answer = await book.answer(ShowClaim(claim))
    links = answer.record.statement_links if isinstance(answer, ClaimAnswer) else ()
    linked = any(link.kind is StatementLinkKind.CONFIRMS for link in links)
    found = "one such link is on record here" if linked else "none is linked here"
    return f"; a confirmation is an assertion linked to another statement, and {found}"


async def _check_number(book: Book, about: str) -> None:
    """Raise `NotOnRecord` for "#99" or "S99" that is not on record: its digits are no words to look for."""
    number = typed_number(about) if about.startswith("#") else None
    if number is None and typed_statement(about) is None:
        return
    match = await book.match_claim(about)
    if number is not None and [number_of(one.id) for one in match.candidates] != [number]:
        raise NotOnRecord(f"There is no claim #{number} on record here.")
    if number is None and not match.candidates:
        raise NotOnRecord(f"There is no claim on record here that {about.upper()} takes a stance on.")


async def _has_all(book: Book, words: str) -> bool:
    """Whether some record has all of the words, as typed."""
    answer = await book.answer(SearchRecord(words))
    partly, instead = getattr(answer, "partly", True), getattr(answer, "instead", None)
    return not partly and instead is None and bool(getattr(answer, "claims", ()) or getattr(answer, "quotations", ()))
