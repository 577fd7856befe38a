"""How much is on record, without counting it anew each time."""

from __future__ import annotations

from bot.domain.vocabulary import Stance
from bot.ledger import Book
from tests.ledger.made import ACTOR, REPORT, event, person, stand, statement


async def test_it_counts_what_is_live(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann, beth = changes.add_speaker(person("Ann Example")), changes.add_speaker(person("Beth Sample"))
        rain, _ = changes.add_claim(event("It rained")), changes.add_source(REPORT)
        snow = changes.add_claim(event("It snowed"))
        changes.add_statement(statement(ann, "2023", stand(rain), stand(snow)))
    async with book.transaction(ACTOR, None) as changes:
        changes.add_statement(statement(beth, "2023", stand(rain, Stance.DENIES)))
    found = await book.summary()
    assert (found.claims, found.statements, found.speakers, found.sources, found.contested) == (2, 2, 2, 1, 1)
    await book.undo(2, actor=ACTOR)
    found = await book.summary()
    assert (found.claims, found.statements, found.speakers, found.sources, found.contested) == (2, 1, 2, 1, 0)


async def test_other_settings_are_nothing_recorded(book: Book) -> None:
    await book.change_settings(private_answers=True, actor=ACTOR)
    assert (await book.summary()).latest is None
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    recorded = (await book.summary()).latest
    assert recorded is not None
    await book.change_settings(zone="Asia/Baku", actor=ACTOR)
    await book.undo(3, actor=ACTOR)
    assert (await book.summary()).latest == recorded
    await book.undo(2, actor=ACTOR)
    latest = (await book.summary()).latest
    assert latest is not None
    assert latest > recorded
