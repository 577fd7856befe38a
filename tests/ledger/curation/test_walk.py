"""Whatever editors do in whatever order: everything derived follows, and taken back in turn it is as it was."""

from __future__ import annotations

import re

import pytest

from bot.domain.errors import RefusedError
from bot.ledger import Book
from tests.ledger.curation.test_redact import everything_held
from tests.ledger.curation.walking import Walk, gone_since, records
from tests.ledger.made import ACTOR
from tests.ledger.recompute import recomputed, stored

STEPS = 60


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_all_that_was_done_is_taken_back_step_by_step(book: Book, database_url: str, seed: int) -> None:
    walk = Walk(book, database_url, seed)
    await walk.begin()
    first = await walk.answers()
    stood = {await walk.batches(): await records(database_url)}
    for _ in range(STEPS):
        refused = await walk.step()
        after, batch = await records(database_url), await walk.batches()
        assert await stored(database_url) == await recomputed(database_url)
        assert not refused or after == stood[batch]
        stood[batch] = after
    assert len(walk.done) > 6
    for batch in sorted(stood, reverse=True)[:-1]:
        await book.undo(batch, actor=ACTOR)
        assert gone_since(stood[batch - 1], await records(database_url)), batch
        assert await stored(database_url) == await recomputed(database_url)
    assert await walk.answers() == first


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_was_removed_for_good_comes_back_by_no_undo(book: Book, database_url: str, seed: int) -> None:
    walk = Walk(book, database_url, seed)
    walk.steps += [walk.redact, walk.redact]
    await walk.begin()
    for _ in range(STEPS):
        await walk.step()
        assert await stored(database_url) == await recomputed(database_url)
        assert walk.removed.isdisjoint(re.findall(r"w\d+x", await everything_held(database_url)))
    assert walk.removed
    undone = 0
    for batch in range(await walk.batches(), 1, -1):
        try:
            await book.undo(batch, actor=ACTOR)
        except RefusedError:
            continue
        undone += 1
        assert await stored(database_url) == await recomputed(database_url)
    assert undone > 10
    assert walk.removed.isdisjoint(re.findall(r"w\d+x", await everything_held(database_url)))
    await walk.answers()
