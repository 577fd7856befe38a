"""One block, one transaction: everything in it is on record with its history, or nothing is."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime

import pytest

from bot.domain.drafts import ClaimLinkDraft, PlaceDraft
from bot.domain.errors import NotOnRecord
from bot.domain.ids import number_of, record_id
from bot.domain.questions import ShowClaim
from bot.domain.tombstones import StruckAnswer
from bot.domain.vocabulary import ClaimLinkKind
from bot.ledger import Book, Ledger
from tests.ledger.made import ACTOR, REPORT, ask, body, event, person, stand, statement
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored


async def everything(url: str) -> dict[str, int]:
    """How many rows each table holds."""
    tables = "speaker speaker_name claim statement citation stance place source batch change".split()
    return {table: (await rows(url, f"SELECT COUNT(*) FROM {table}"))[0][0] for table in tables}


async def test_each_record_has_a_change_row_with_what_it_holds(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, "seen in chat") as changes:
        speaker = changes.add_speaker(person("Ann Example", "A. Example"))
        claim = changes.add_claim(event("It rained"))
    [(batch, actor, reason, at, undoes)] = await rows(database_url, "SELECT * FROM batch")
    assert (batch, actor, reason, undoes) == (changes.batch, ACTOR, "seen in chat", None)
    assert datetime.fromisoformat(at).utcoffset() is not None
    found = await rows(database_url, "SELECT record_kind, record, before, after FROM change ORDER BY id")
    assert [(kind, before) for kind, _, before, _ in found] == [
        ("speaker", None),
        ("speaker_name", None),
        ("speaker_name", None),
        ("claim", None),
    ]
    assert json.loads(found[0][3]) == {"kind": "person", "name": "Ann Example"}
    assert json.loads(found[3][3]) == {"kind": "event", "text": "It rained"}
    assert [found[0][1], found[3][1]] == [speaker, claim]


async def test_an_edit_keeps_only_what_moved_before_and_after(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    async with book.transaction(ACTOR, "typo") as changes:
        await changes.update("claim", claim, text="It snowed", kind="event")
    found = await rows(database_url, f"SELECT before, after FROM change WHERE batch = {changes.batch}")
    assert [tuple(map(json.loads, row)) for row in found] == [({"text": "It rained"}, {"text": "It snowed"})]
    answer = await ask(book, ShowClaim(claim))
    assert answer.record.claim.text == "It snowed"


async def test_a_block_that_changes_nothing_writes_nothing(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    before = await everything(database_url)
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", claim, text="It rained")
    assert await everything(database_url) == before


async def test_nothing_is_written_when_the_block_raises(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
    before, derived = await everything(database_url), await stored(database_url)
    with pytest.raises(RuntimeError, match="changed my mind"):  # noqa: PT012
        async with book.transaction(ACTOR, None) as changes:
            source = changes.add_source(REPORT)
            changes.add_statement(statement(speaker, "2023", stand(claim), source=source, wording="It rained."))
            await changes.update("claim", claim, text="It snowed")
            await changes.flush()
            raise RuntimeError("changed my mind")
    assert await everything(database_url) == before
    assert await stored(database_url) == derived


async def test_a_record_of_nobody_is_refused_and_nothing_of_its_block_stays(book: Book, database_url: str) -> None:
    before = await everything(database_url)
    missing = record_id(book.server, 99)
    with pytest.raises(NotOnRecord):  # noqa: PT012
        async with book.transaction(ACTOR, None) as changes:
            claim = changes.add_claim(event("It rained"))
            changes.add_statement(statement(missing, "2023", stand(claim)))
    with pytest.raises(NotOnRecord):
        async with book.transaction(ACTOR, None) as changes:
            await changes.strike("claim", missing)
    assert await everything(database_url) == before


async def test_two_moderators_at_once_get_numbers_of_their_own(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, claim = changes.add_speaker(body("Ann's office")), changes.add_claim(event("It rained"))

    async def moderate(actor: int) -> list[int]:
        found = []
        for _ in range(10):
            async with book.transaction(actor, None) as changes:
                found.append(changes.add_statement(statement(speaker, "2023", stand(claim)))[0])
        return found

    one, two = await asyncio.gather(moderate(1), moderate(2))
    assert sorted(map(number_of, one + two)) == list(range(1, 21))
    assert await stored(database_url) == await recomputed(database_url)
    assert dict(await rows(database_url, "SELECT actor, COUNT(*) FROM batch WHERE actor < 9 GROUP BY actor")) == {
        1: 10,
        2: 10,
    }


async def test_a_block_may_write_down_what_it_has_done_so_far_more_than_once(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, "in two steps") as changes:
        speaker, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
        await changes.flush()
        await changes.update("claim", claim, text="It snowed")
        changes.add_statement(statement(speaker, "2023", stand(claim)))
    assert await rows(database_url, "SELECT reason FROM batch") == [("in two steps",)]
    kinds = [kind for (kind,) in await rows(database_url, "SELECT record_kind FROM change ORDER BY id")]
    assert kinds == ["speaker", "speaker_name", "claim", "claim", "statement", "stance"]
    assert await stored(database_url) == await recomputed(database_url)
    assert (await ask(book, ShowClaim(claim))).record.claim.text == "It snowed"
    await book.undo(1, actor=ACTOR)
    assert (await book.summary()).claims == 0


async def test_numbers_are_not_used_again_after_a_failure_or_a_strike(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        first = changes.add_claim(event("It rained"))
    with pytest.raises(RuntimeError):  # noqa: PT012
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event("It hailed"))
            raise RuntimeError
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("claim", first)
        second = changes.add_claim(event("It snowed"))
    assert [number_of(first), number_of(second)] == [1, 2]


async def test_what_was_asked_during_a_write_is_answered_from_before_it(book: Book) -> None:
    async with asyncio.timeout(20), book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
        await changes.flush()
        assert (await book.summary()).claims == 0
    assert (await book.summary()).claims == 1


async def test_writers_that_wait_do_not_hold_up_readers(book: Book) -> None:
    async def write(number: int) -> None:
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event(f"It rained {number} times"))

    async with asyncio.timeout(20), asyncio.TaskGroup() as group, book.transaction(ACTOR, None) as changes:
        changes.add_place(PlaceDraft(("Hill",)))
        for number in range(20):
            group.create_task(write(number))
        for _ in range(50):
            assert (await book.summary()).claims == 0
    assert (await book.summary()).claims == 20


async def test_two_ledgers_on_one_database_take_turns(book: Book, database_url: str) -> None:
    other = await Ledger.open(database_url)
    try:
        theirs = await other.book(1001)
        assert theirs.server == book.server

        async def write(where: Book) -> None:
            for _ in range(10):
                async with where.transaction(ACTOR, None) as changes:
                    changes.add_claim(event("It rained"))

        await asyncio.gather(write(book), write(theirs))
        numbers = await rows(database_url, "SELECT id FROM claim ORDER BY id")
        assert [number_of(row[0]) for row in numbers] == list(range(1, 21))
    finally:
        await other.close()


@pytest.mark.parametrize("order", [("child", "parent"), ("parent", "child")])
async def test_a_link_and_its_claims_may_be_struck_together_in_any_order(book: Book, order: tuple[str, ...]) -> None:
    async with book.transaction(ACTOR, None) as changes:
        one, two = changes.add_claim(event("It rained")), changes.add_claim(event("It was dry"))
        link = changes.link_claims(ClaimLinkDraft(one, two, ClaimLinkKind.CONTRADICTS))
    async with book.transaction(ACTOR, None) as changes:
        for kind in order:
            await (changes.strike("claim_link", link) if kind == "child" else changes.strike("claim", one))
    assert isinstance(await book.answer(ShowClaim(one)), StruckAnswer)
