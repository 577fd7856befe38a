"""A search that takes too long is given up, its connection is free at once, and something cheaper is answered."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import pytest

from bot.domain.errors import UserError
from bot.domain.questions import SearchRecord
from bot.ledger import Book, Ledger
from bot.ledger.catalogue import Query, postgres_queries, sqlite_queries
from bot.ledger.engine import TookTooLong
from bot.ledger.sqlite import SqliteEngine
from tests.ledger.made import ACTOR, ask, event

ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n WHERE x < 0"

MakeSlow = Callable[[str], None]


@pytest.fixture
def make_slow(engine: str, monkeypatch: pytest.MonkeyPatch) -> MakeSlow:
    """Put a query that never ends in the place of a named one, on the real database."""

    def replace(name: str) -> None:
        queries = sqlite_queries() if engine == "sqlite" else postgres_queries()
        text = ENDLESS if engine == "sqlite" else "SELECT 1 AS id FROM pg_sleep(60)"
        monkeypatch.setitem(queries, name, Query(text, ()))

    return replace


async def test_a_read_past_its_deadline_is_given_up_and_frees_the_connection(
    ledger: Ledger, make_slow: MakeSlow
) -> None:
    make_slow("busiest_claims")
    began = time.monotonic()
    for _ in range(8):  # more than there are connections for reading
        with pytest.raises(TookTooLong):
            await ledger.engine.fetch_within(0.05, "busiest_claims")
    async with asyncio.timeout(5):
        await asyncio.gather(*(ledger.status() for _ in range(12)))
    assert time.monotonic() - began < 20, "far less than the query would take"


@pytest.mark.parametrize("turns", [1, 2, 3, 50])
async def test_a_cancelled_read_frees_the_connection_however_far_it_came(
    ledger: Ledger, make_slow: MakeSlow, turns: int
) -> None:
    make_slow("busiest_claims")
    for _ in range(8):
        slow = asyncio.create_task(ledger.engine.fetch("busiest_claims"))
        for _ in range(turns):
            await asyncio.sleep(0)
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow
    async with asyncio.timeout(5):
        await asyncio.gather(*(ledger.status() for _ in range(12)))


async def test_a_slow_search_does_not_hold_up_a_short_answer(ledger: Ledger, book: Book, make_slow: MakeSlow) -> None:
    make_slow("busiest_claims")
    slow = asyncio.create_task(ledger.engine.fetch("busiest_claims"))
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        assert (await book.summary()).claims == 0
    assert not slow.done()
    slow.cancel()
    with pytest.raises(asyncio.CancelledError):
        await slow


@pytest.fixture
async def rain(book: Book) -> Book:
    async with book.transaction(ACTOR, None) as changes:
        for number in range(3):
            changes.add_claim(event(f"It rained for the {number}th time"))
    return book


async def test_when_the_best_take_too_long_the_newest_are_answered_and_it_says_so(
    rain: Book, make_slow: MakeSlow
) -> None:
    make_slow("best_claims")
    answer = await ask(rain, SearchRecord("rained"))
    assert answer.hurried
    assert [record.claim.id & 0xFF for record in answer.claims] == [3, 2, 1]


async def test_when_even_the_newest_take_too_long_nothing_is_claimed_to_be_absent(
    rain: Book, make_slow: MakeSlow
) -> None:
    make_slow("best_claims")
    make_slow("newest_claims")
    with pytest.raises(UserError, match="took too long"):
        await ask(rain, SearchRecord("rained"))
    with pytest.raises(UserError, match="took too long"):
        await rain.match_claim("rained")
    assert await rain.suggest_claims("rained") == []


async def test_a_name_is_matched_by_its_beginning_when_likeness_takes_too_long(
    sample: Book, make_slow: MakeSlow
) -> None:
    make_slow("names_by_trigrams")
    assert (await sample.match_speaker("Pashin")).id is not None
    assert (await sample.match_speaker("Pashinyna")).candidates == ()


class TestOnAFile:
    """SQLite only: asyncpg stops its queries itself."""

    @pytest.fixture
    def engine(self) -> str:
        return "sqlite"

    async def test_a_read_cancelled_twice_keeps_the_connection_until_its_query_is_over(
        self, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert isinstance(ledger.engine, SqliteEngine)
        loop, begun, may_end = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

        def hold() -> int:
            loop.call_soon_threadsafe(begun.set)
            return int(may_end.wait(20))

        reader = ledger.engine._readers[0]
        await reader._connection.create_function("hold", 0, hold)
        monkeypatch.setitem(sqlite_queries(), "busiest_claims", Query("SELECT hold() AS id", ()))
        task = asyncio.create_task(reader.fetch("busiest_claims"))
        await begun.wait()
        for _ in range(3):
            task.cancel()
            for _ in range(5):
                await asyncio.sleep(0)
            assert reader.lock.locked(), "the thread is still in the query"
        may_end.set()
        async with asyncio.timeout(20):
            with pytest.raises(asyncio.CancelledError):
                await task
            assert len(await reader.fetch("count_servers")) == 1
        assert not reader.lock.locked()
