"""Two hundred writers, half of them cancelled at any moment: the others are served, and nobody is left half-written."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict

import pytest

from bot.domain.errors import UserError
from bot.domain.ids import number_of
from bot.domain.questions import Said, SearchRecord
from bot.ledger import Book
from tests.ledger.made import ACTOR, REPORT, ask, body, event, stand, statement
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored

WRITERS = 200


@pytest.mark.parametrize("seed", [1, 2])
async def test_cancelled_writers_leave_nothing_and_disturb_nobody(book: Book, database_url: str, seed: int) -> None:
    chance = random.Random(seed)
    async with book.transaction(ACTOR, None) as changes:
        speaker, source = changes.add_speaker(body("The office")), changes.add_source(REPORT)
        claim = changes.add_claim(event("It rained"))
    acknowledged: dict[int, int] = {}

    async def write(number: int) -> None:
        async with book.transaction(ACTOR, None) as changes:
            draft = statement(speaker, "2023", stand(claim), source=source, wording=f"Rain number{number}.")
            said, _ = changes.add_statement(draft)
            own = changes.add_claim(event(f"It rained for the {number}th time"))
            changes.add_statement(statement(speaker, "2023", stand(own)))
        acknowledged[number] = said

    async def read() -> None:
        assert (await ask(book, Said(speaker))).question == Said(speaker)

    tasks = [asyncio.create_task(write(number)) for number in range(WRITERS)]
    doomed = chance.sample(tasks, WRITERS // 2)
    for task in doomed:
        for _ in range(chance.randrange(12)):
            await (read() if chance.random() < 0.1 else asyncio.sleep(0))
        task.cancel()
    outcomes = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 60)

    failed = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert failed == []
    spared = {number for number, task in enumerate(tasks) if task not in doomed}
    assert spared <= acknowledged.keys()
    await check_each_is_whole(database_url, acknowledged)
    assert await stored(database_url) == await recomputed(database_url)
    await check_numbers(database_url)

    await write(WRITERS)  # the writer is free
    found = await ask(book, SearchRecord(f"number{WRITERS}"))
    assert [row.statement.id for row in found.quotations] == [acknowledged[WRITERS]]


async def check_each_is_whole(url: str, acknowledged: dict[int, int]) -> None:
    """Each quotation names its writer; a batch of four records has come whole, and every acknowledged one is there."""
    quoted = await rows(url, "SELECT statement, wording FROM citation")
    assert acknowledged.items() <= {int(words[11:-1]): said for said, words in quoted}.items()
    batches: dict[int, list[str]] = defaultdict(list)
    for batch, kind in await rows(url, "SELECT batch, record_kind FROM change ORDER BY id"):
        batches[batch].append(kind)
    assert len(batches) == len(quoted) + 1
    whole = ["statement", "citation", "stance", "claim", "statement", "stance"]
    assert [kinds for kinds in list(batches.values())[1:] if kinds != whole] == []


async def check_numbers(url: str) -> None:
    """Numbers are given out one after the other, without gaps."""
    for table in ("statement", "citation", "stance", "claim", "batch", "change"):
        numbers = [number_of(row[0]) for row in await rows(url, f"SELECT id FROM {table} ORDER BY id")]
        assert numbers == list(range(1, len(numbers) + 1))


async def test_a_writer_cancelled_while_it_waits_lets_the_next_one_pass(book: Book) -> None:
    inside, leave = asyncio.Event(), asyncio.Event()

    async def write(text: str, wait: bool = False) -> None:
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event(text))
            if wait:
                inside.set()
                await leave.wait()

    first = asyncio.create_task(write("It rained", wait=True))
    await inside.wait()
    second, third = asyncio.create_task(write("It hailed")), asyncio.create_task(write("It snowed"))
    await asyncio.sleep(0)
    second.cancel()
    leave.set()
    async with asyncio.timeout(20):
        await asyncio.gather(first, third)
    with pytest.raises(asyncio.CancelledError):
        await second
    assert [found.text for found in await book.suggest_claims("")] == ["It rained", "It snowed"]


async def test_cancelled_readers_leave_the_readers_free(book: Book) -> None:
    chance = random.Random(3)
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    tasks = [asyncio.create_task(book.answer(SearchRecord("rained"))) for _ in range(100)]
    for task in chance.sample(tasks, 50):
        for _ in range(chance.randrange(4)):
            await asyncio.sleep(0)
        task.cancel()
    outcomes = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 20)
    assert [found for found in outcomes if isinstance(found, Exception)] == []
    answer = await ask(book, SearchRecord("rained"))
    assert len(answer.claims) == 1
    assert not answer.hurried


async def test_a_block_cancelled_from_inside_is_not_a_fault_of_the_person(book: Book) -> None:
    with pytest.raises(asyncio.CancelledError) as caught:  # noqa: PT012
        async with book.transaction(ACTOR, None) as changes:
            changes.add_claim(event("It rained"))
            raise asyncio.CancelledError
    assert not isinstance(caught.value, UserError)
    assert (await book.summary()).claims == 0
