"""How much one member may propose, told with when there is room again."""

from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import UserError
from bot.domain.ids import record_id
from bot.domain.submissions import (
    MOST_A_DAY,
    MOST_WAITING,
    Dispute,
)
from bot.ledger import Book, Ledger

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
MEMBER, OTHER = 1, 2


_COUNT = itertools.count()


def dispute() -> Dispute:
    """An objection to the first claim of the first server, unlike any before."""
    return Dispute("claim", record_id(1, 1), f"it was {next(_COUNT)} days before")


async def test_so_many_may_wait_at_a_time(book: Book) -> None:
    for _ in range(MOST_WAITING):
        number = await book.queue.submit(dispute(), MEMBER, NOW)
    with pytest.raises(UserError, match=f"You have {MOST_WAITING} proposals waiting"):
        await book.queue.submit(dispute(), MEMBER, NOW)
    await book.queue.submit(dispute(), OTHER, NOW)
    await book.queue.submit(dispute(), MEMBER, NOW, moderator=True)
    await book.queue.withdraw(number, MEMBER, NOW)
    await book.queue.withdraw(number - 1, MEMBER, NOW)
    await book.queue.submit(dispute(), MEMBER, NOW)


async def test_so_many_may_be_handed_in_a_day(book: Book) -> None:
    for minute in range(MOST_A_DAY):
        number = await book.queue.submit(dispute(), MEMBER, NOW + timedelta(minutes=minute))
        await book.queue.withdraw(number, MEMBER, NOW)
    again = NOW + timedelta(days=1)
    with pytest.raises(UserError, match=f"{MOST_A_DAY} proposals within 24 hours") as refused:
        await book.queue.submit(dispute(), MEMBER, again - timedelta(seconds=1))
    assert f"<t:{int(again.timestamp()) + 1}:R>" in str(refused.value)
    await book.queue.submit(dispute(), MEMBER, again)
    with pytest.raises(UserError):
        await book.queue.submit(dispute(), MEMBER, again + timedelta(seconds=59))


async def test_the_last_place_goes_to_one_of_two(book: Book) -> None:
    for _ in range(MOST_WAITING - 1):
        await book.queue.submit(dispute(), MEMBER, NOW)
    results = await asyncio.gather(
        book.queue.submit(dispute(), MEMBER, NOW), book.queue.submit(dispute(), MEMBER, NOW), return_exceptions=True
    )
    assert {type(one) for one in results} == {int, UserError}
    assert (await book.queue.of_member(MEMBER))[1].total == MOST_WAITING


async def test_limits_are_for_each_server(book: Book, ledger: Ledger) -> None:
    for _ in range(MOST_WAITING):
        await book.queue.submit(dispute(), MEMBER, NOW)
    elsewhere = await ledger.book(987)
    assert await elsewhere.queue.submit(Dispute("claim", record_id(elsewhere.server, 1), "x"), MEMBER, NOW) == 1
