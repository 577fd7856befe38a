"""A live record never stands on a struck one, whichever of the two changes."""

from __future__ import annotations

import pytest

from bot.domain.drafts import AffiliationDraft, ClaimLinkDraft, TopicDraft
from bot.domain.errors import RefusedError
from bot.domain.questions import Said, Who
from bot.domain.vocabulary import ClaimLinkKind, Stance
from bot.ledger import Book
from tests.ledger.made import ACTOR, ask, body, event, person, stand, statement
from tests.ledger.recompute import recomputed, stored


async def test_a_claim_cannot_be_struck_under_a_statement(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
        changes.add_statement(statement(speaker, "2023", stand(claim)))
    with pytest.raises(RefusedError, match="still stands on this claim"):
        async with book.transaction(ACTOR, None) as changes:
            await changes.strike("claim", claim)
    answer = await ask(book, Who(claim, Stance.ASSERTS))
    assert answer.page.total == 1
    assert await stored(database_url) == await recomputed(database_url)


async def test_a_statement_cannot_be_struck_without_its_stances(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
        said, _ = changes.add_statement(statement(speaker, "2023", stand(claim)))
    with pytest.raises(RefusedError, match="still stands on this statement"):
        async with book.transaction(ACTOR, None) as changes:
            await changes.strike("statement", said)
    assert (await ask(book, Said(speaker))).page.total == 1


async def test_nothing_can_be_recorded_on_a_claim_that_was_struck_meanwhile(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
    async with book.transaction(ACTOR, "by another moderator") as changes:
        await changes.strike("claim", claim)
    with pytest.raises(RefusedError, match="claim #1 is not on record any more"):
        async with book.transaction(ACTOR, None) as changes:
            changes.add_statement(statement(speaker, "2023", stand(claim)))
    assert (await ask(book, Said(speaker))).page.total == 0
    assert await stored(database_url) == await recomputed(database_url)


async def test_a_record_cannot_be_moved_onto_a_struck_one(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        topic, claim = changes.add_topic(TopicDraft("Weather", "UTC")), changes.add_claim(event("It rained"))
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("topic", topic)
    with pytest.raises(RefusedError, match="The topic 1 is not on record any more"):
        async with book.transaction(ACTOR, None) as changes:
            await changes.update("claim", claim, topic=topic)


async def test_an_affiliation_needs_both_its_ends(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        office = changes.add_speaker(body("The office"))
    await book.undo(changes.number, actor=ACTOR)
    with pytest.raises(RefusedError, match="The speaker 1 is not on record any more"):
        async with book.transaction(ACTOR, None) as changes:
            changes.add_affiliation(AffiliationDraft(changes.add_speaker(person("Ann Example")), office))


async def test_a_link_that_was_struck_does_not_come_back_to_a_struck_claim(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        one, two = changes.add_claim(event("It rained")), changes.add_claim(event("It was dry"))
    async with book.transaction(ACTOR, None) as changes:
        link = changes.link_claims(ClaimLinkDraft(one, two, ClaimLinkKind.CONTRADICTS))
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("claim_link", link)
    struck = changes.number
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("claim", two)
    with pytest.raises(RefusedError, match="claim #2 is not on record any more"):
        await book.undo(struck, actor=ACTOR)
