"""The search indexes are made anew at the start when they come from another way of folding words."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain import text
from bot.domain.questions import SearchRecord
from bot.ledger import Book, Ledger, reindex
from tests.ledger.made import ACTOR, REPORT, ask, event, person, stand, statement
from tests.ledger.raw import looking, rows
from tests.ledger.recompute import recomputed, stored

OTHER_FOLDING = "UPDATE fact SET value = 'another' WHERE name = 'folding'"

SPOIL = {
    "sqlite": (
        "DELETE FROM wording_fts_data WHERE id > 10",
        "DELETE FROM name_fts_docsize",
        "DELETE FROM claim_fts_data WHERE id > 10",
        "DELETE FROM claim_fts_content WHERE id % 2 = 0",
    ),
    "postgresql": (
        "UPDATE wording_index SET words = array_to_tsvector(ARRAY['never'])",
        "DELETE FROM name_index WHERE id % 2 = 0",
        "DELETE FROM claim_index WHERE id % 2 = 0",
    ),
}
SPOIL_BOTH = (
    "DELETE FROM name_token WHERE name % 3 = 0",
    "UPDATE speaker_name SET folded = 'never' WHERE id % 2 = 0",
    "UPDATE claim_word SET uses = uses + 7",
    "INSERT INTO claim_word VALUES (1, 'never', 1)",
)


async def run(url: str, *statements: str) -> None:
    async with looking(url) as sql:
        for one in statements:
            await sql(one)


async def folded(url: str) -> list[tuple[object, ...]]:
    return await rows(url, "SELECT id, folded FROM speaker_name ORDER BY id")


@pytest.mark.parametrize("at_once", [2000, 3])
async def test_spoilt_indexes_of_another_folding_are_whole_after_the_start(
    sample: Book, ledger: Ledger, database_url: str, engine: str, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(reindex, "_AT_ONCE", at_once)
    before, names = await stored(database_url), await folded(database_url)
    await ledger.close()
    await run(database_url, *SPOIL[engine], *SPOIL_BOTH, OTHER_FOLDING)
    ledger = await Ledger.open(database_url)
    try:
        after = await stored(database_url)  # checks the integrity of SQLite's indexes as well
        assert after == before == await recomputed(database_url)
        assert await folded(database_url) == names
        found = await ask(await ledger.book(1001), SearchRecord("ceasefire"))
        assert found.claims
        assert found.quotations
    finally:
        await ledger.close()


async def test_indexes_of_this_folding_are_left_alone(sample: Book, ledger: Ledger, database_url: str) -> None:
    await ledger.close()
    await run(database_url, "UPDATE claim_word SET uses = uses + 7")
    spoilt = await rows(database_url, "SELECT * FROM claim_word ORDER BY word")
    await (await Ledger.open(database_url)).close()
    assert await rows(database_url, "SELECT * FROM claim_word ORDER BY word") == spoilt


async def test_programs_that_start_at_once_do_it_once(sample: Book, ledger: Ledger, database_url: str) -> None:
    before = await stored(database_url)
    await ledger.close()
    await run(database_url, OTHER_FOLDING)
    for opened in await asyncio.gather(*(Ledger.open(database_url) for _ in range(3))):
        await opened.close()
    assert await stored(database_url) == before


async def test_what_was_recorded_under_another_folding_can_be_changed_and_undone(
    book: Book, ledger: Ledger, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, claim = changes.add_speaker(person("Əli Nümunə")), changes.add_claim(event("Yağış yağdı"))
        source = changes.add_source(REPORT)
        changes.add_statement(statement(speaker, "2023", stand(claim), source=source, wording="Yağış."))
    [(name,)] = await rows(database_url, "SELECT id FROM speaker_name")
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("speaker_name", name, name="Əli Misal", folded="ali misal")
    await ledger.close()

    monkeypatch.setattr(text, "FOLDING", text.FOLDING + 1)
    monkeypatch.setattr(text, "_SCHWA", str.maketrans({"ə": "o", "Ə": "o", "ğ": "x"}))
    ledger = await Ledger.open(database_url)
    try:
        book = await ledger.book(1001)
        assert await stored(database_url) == await recomputed(database_url)
        assert (await book.match_speaker("oli misal")).id == speaker
        await book.undo(2, actor=ACTOR)
        assert await folded(database_url) == [(name, "oli numuno")]
        assert await stored(database_url) == await recomputed(database_url)
        await book.undo(1, actor=ACTOR)
        assert await stored(database_url) == await recomputed(database_url)
        assert (await book.summary()).speakers == 0
    finally:
        await ledger.close()
