"""Two claims that turn out to be one."""

from __future__ import annotations

import pytest

from bot.domain.actions import MergeClaims
from bot.domain.drafts import ClaimLinkDraft
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.ids import record_id
from bot.domain.questions import Who
from bot.domain.vocabulary import ClaimLinkKind, Stance
from bot.ledger import Book
from bot.ledger.curation.actions import carry_out
from tests.ledger.made import ACTOR, ask, event, person, stand, statement
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored


async def merge(book: Book, away: int, into: int) -> int:
    async with book.transaction(ACTOR, "the same") as changes:
        await carry_out(changes, MergeClaims(away, into))
        return changes.number


async def two_claims(book: Book) -> tuple[int, int, int]:
    """#1 "It rained", which Ann asserts, #2 "Rain fell", which Ann asserts and Ben denies; a third, #3."""
    async with book.transaction(ACTOR, None) as changes:
        ann, ben = changes.add_speaker(person("Ann Example")), changes.add_speaker(person("Ben Example"))
        first, second, third = (changes.add_claim(event(text)) for text in ("It rained", "Rain fell", "It was wet"))
        changes.add_statement(statement(ann, "2023-01-01", stand(first), stand(second)))
        changes.add_statement(statement(ben, "2023-01-02", stand(second, Stance.DENIES)))
        changes.link_claims(ClaimLinkDraft(first, third, ClaimLinkKind.TENSION))
        changes.link_claims(ClaimLinkDraft(third, second, ClaimLinkKind.TENSION))
        changes.link_claims(ClaimLinkDraft(first, second, ClaimLinkKind.IMPLIES))
        return first, second, third


async def test_all_that_stood_on_it_stands_on_the_survivor(book: Book, database_url: str) -> None:
    first, second, _third = await two_claims(book)
    await merge(book, second, first)
    assert await stored(database_url) == await recomputed(database_url)
    denied = await ask(book, Who(first, Stance.DENIES))
    assert [one.event.speaker.name for one in denied.record.standing.with_stance(Stance.DENIES)] == ["Ben Example"]
    [[struck, into]] = await rows(database_url, f"SELECT struck, merged_into FROM claim WHERE id = {second}")
    assert struck is not None
    assert into == first


async def test_what_would_be_there_twice_or_lead_to_itself_is_struck(book: Book, database_url: str) -> None:
    first, second, third = await two_claims(book)
    await merge(book, second, first)
    live = await rows(database_url, "SELECT statement, claim FROM stance WHERE struck IS NULL ORDER BY id")
    assert [(one & 0xFF, claim) for one, claim in live] == [(1, first), (2, first)]
    links = await rows(database_url, "SELECT first, second, kind FROM claim_link WHERE struck IS NULL")
    assert links == [(first, third, "tension")]


async def test_undone_all_is_as_it_was(book: Book, database_url: str) -> None:
    first, second, _ = await two_claims(book)
    sql = "SELECT * FROM {} ORDER BY id"
    before = [await rows(database_url, sql.format(kind)) for kind in ("claim", "stance", "claim_link")]
    derived = await stored(database_url)
    batch = await merge(book, second, first)
    await book.undo(batch, actor=ACTOR)
    assert [await rows(database_url, sql.format(kind)) for kind in ("claim", "stance", "claim_link")] == before
    assert await stored(database_url) == derived


async def test_what_came_to_the_survivor_meanwhile_stays_there(book: Book, database_url: str) -> None:
    first, second, _ = await two_claims(book)
    batch = await merge(book, second, first)
    async with book.transaction(ACTOR, None) as changes:
        carl = changes.add_speaker(person("Carl Example"))
        changes.add_statement(statement(carl, "2023-01-03", stand(first, Stance.DENIES)))
    await book.undo(batch, actor=ACTOR)
    denied = await ask(book, Who(first, Stance.DENIES))
    assert [one.event.speaker.name for one in denied.record.standing.with_stance(Stance.DENIES)] == ["Carl Example"]
    assert (await ask(book, Who(second, Stance.DENIES))).page.total == 1
    assert await stored(database_url) == await recomputed(database_url)


async def test_merges_are_undone_in_the_order_they_were_built_on_each_other(book: Book, database_url: str) -> None:
    first, second, third = await two_claims(book)
    derived = await stored(database_url)
    one = await merge(book, second, first)
    two = await merge(book, first, third)
    with pytest.raises(RefusedError, match=f"in batch {two}: undo that one first"):
        await book.undo(one, actor=ACTOR)
    await book.undo(two, actor=ACTOR)
    again = await book.undo(one, actor=ACTOR)
    assert await stored(database_url) == derived
    await book.undo(again, actor=ACTOR)
    assert await stored(database_url) == await recomputed(database_url)
    assert (await ask(book, Who(first, Stance.DENIES))).page.total == 1


async def test_two_claims_can_never_lead_to_each_other(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        first, second = changes.add_claim(event("It rained")), changes.add_claim(event("Rain fell"))
    undone = await book.undo(await merge(book, first, second), actor=ACTOR)
    await merge(book, second, first)
    with pytest.raises(RefusedError, match="not on record any more"):
        await book.undo(undone, actor=ACTOR)


async def test_a_struck_stance_comes_back_to_the_survivor(book: Book, database_url: str) -> None:
    first, second, _ = await two_claims(book)
    async with book.transaction(ACTOR, "an error") as changes:
        await changes.strike("stance", record_id(book.server, 3))
    struck = changes.number
    await merge(book, second, first)
    assert (await ask(book, Who(first, Stance.DENIES))).page.total == 0
    await book.undo(struck, actor=ACTOR)
    assert (await ask(book, Who(first, Stance.DENIES))).page.total == 1
    assert await stored(database_url) == await recomputed(database_url)


async def test_a_claim_merges_only_into_another_live_one_of_its_server(book: Book) -> None:
    first, second, third = await two_claims(book)
    await merge(book, second, first)
    with pytest.raises(RefusedError, match="into itself"):
        await merge(book, first, first)
    with pytest.raises(RefusedError, match="Claim #2 was merged into another one already"):
        await merge(book, second, third)
    with pytest.raises(RefusedError, match="Claim #2 was merged"):
        await merge(book, third, second)
    with pytest.raises(NotOnRecord):
        await merge(book, first, record_id(book.server + 1, 1))
    with pytest.raises(NotOnRecord):
        await merge(book, first, record_id(book.server, 99))
