"""Striking takes all that stands on a record along, and undoing it brings all back."""

from __future__ import annotations

import pytest

from bot.domain.dates import parse_when
from bot.domain.drafts import CitationDraft, StatementDraft, StatementLinkDraft
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.ids import record_id
from bot.domain.questions import Said, SearchRecord, ShowClaim, Who
from bot.domain.vocabulary import Basis, Form, Stance, StatementLinkKind
from bot.ledger import Book
from bot.ledger.curation.strike import STRIKABLE, strike
from tests.ledger.made import ACTOR, REPORT, ask, event, person, stand, statement
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored

KINDS = ("claim", "statement", "citation", "stance", "claim_link", "statement_link", "source")


async def strike_one(book: Book, kind: str, number: int) -> int:
    async with book.transaction(ACTOR, "an error") as changes:
        await strike(changes, kind, record_id(book.server, number))
        return changes.number


async def live(url: str) -> dict[str, list[int]]:
    return {
        kind: [one & 0xFF for (one,) in await rows(url, f"SELECT id FROM {kind} WHERE struck IS NULL ORDER BY id")]
        for kind in KINDS
    }


@pytest.fixture
async def told(book: Book) -> Book:
    """S1, cited in a report, asserts #1; S2, whose citation was taken from that one, rebuts it and denies #1."""
    async with book.transaction(ACTOR, None) as changes:
        ann, ben = changes.add_speaker(person("Ann Example")), changes.add_speaker(person("Ben Example"))
        source, other = changes.add_source(REPORT), changes.add_source(REPORT)
        claim = changes.add_claim(event("It rained"))
        first, [citation] = changes.add_statement(
            statement(ann, "2023-01-01", stand(claim), source=source, wording="Rain fell")
        )
        again = CitationDraft(other, Form.VERBATIM, "No rain", upstream=citation)
        second, _ = changes.add_statement(
            StatementDraft(ben, parse_when("2023-01-02"), stances=(stand(claim, Stance.DENIES),), citations=(again,))
        )
        changes.link_statements(StatementLinkDraft(second, first, StatementLinkKind.REBUTS, Basis.EDITOR))
    return book


async def test_a_claim_falls_with_the_stances_on_it(told: Book, database_url: str) -> None:
    before, derived = await live(database_url), await stored(database_url)
    batch = await strike_one(told, "claim", 1)
    assert await live(database_url) == before | {"claim": [], "stance": []}
    assert await stored(database_url) == await recomputed(database_url)
    assert (await ask(told, Said(record_id(told.server, 1)))).page.total == 1
    undone = await told.undo(batch, actor=ACTOR)
    assert (await live(database_url), await stored(database_url)) == (before, derived)
    await told.undo(undone, actor=ACTOR)
    assert (await live(database_url))["claim"] == []


async def test_a_statement_falls_with_stances_citations_and_links(told: Book, database_url: str) -> None:
    before, derived = await live(database_url), await stored(database_url)
    batch = await strike_one(told, "statement", 1)
    fallen = {"statement": [2], "stance": [2], "citation": [2], "statement_link": []}
    assert await live(database_url) == before | fallen
    assert await rows(database_url, "SELECT upstream FROM citation WHERE struck IS NULL") == [(None,)]
    assert (await ask(told, SearchRecord("fell"))).quotations == ()
    assert await stored(database_url) == await recomputed(database_url)
    left = await told.curation.tombstone("statement", record_id(told.server, 1))
    assert left is not None
    assert (left.actor, left.reason, left.batch) == (ACTOR, "an error", batch)
    await told.undo(batch, actor=ACTOR)
    assert (await live(database_url), await stored(database_url)) == (before, derived)
    assert await rows(database_url, "SELECT upstream FROM citation ORDER BY id DESC LIMIT 1") == [
        (record_id(told.server, 1),)
    ]
    assert await told.curation.tombstone("statement", record_id(told.server, 1)) is None


@pytest.mark.parametrize("kind", ["stance", "citation", "statement_link", "source"])
async def test_a_part_falls_alone(told: Book, database_url: str, kind: str) -> None:
    before = await live(database_url)
    batch = await strike_one(told, kind, 1)
    fallen = {kind: before[kind][1:]} | ({"citation": [2]} if kind == "source" else {})
    assert await live(database_url) == before | fallen
    assert await stored(database_url) == await recomputed(database_url)
    assert (await ask(told, ShowClaim(record_id(told.server, 1)))).record.claim.text == "It rained"
    await told.undo(batch, actor=ACTOR)
    assert await live(database_url) == before


async def test_a_stance_goes_on_without_the_citation_it_was_read_from(sample: Book, database_url: str) -> None:
    read_from = await rows(database_url, "SELECT id, citation FROM stance WHERE citation IS NOT NULL ORDER BY id")
    assert read_from
    stance, citation = read_from[0]
    batch = await strike_one(sample, "citation", citation & 0xFFFFFFFF)
    now = f"SELECT citation, struck FROM stance WHERE id = {stance}"
    assert await rows(database_url, now) == [(None, None)]
    await sample.undo(batch, actor=ACTOR)
    assert await rows(database_url, now) == [(citation, None)]


async def test_what_fell_is_not_struck_again(told: Book) -> None:
    await strike_one(told, "claim", 1)
    for kind in ("claim", "stance"):
        with pytest.raises(RefusedError, match="nothing is left to strike"):
            await strike_one(told, kind, 1)
    assert (await ask(told, Who(record_id(told.server, 1), Stance.DENIES))).tombstone.reason == "an error"


@pytest.mark.parametrize("kind", sorted(STRIKABLE))
async def test_another_servers_record_is_not_struck(told: Book, kind: str) -> None:
    for record in (record_id(told.server + 1, 1), record_id(told.server, 99)):
        with pytest.raises(NotOnRecord):
            async with told.transaction(ACTOR, None) as changes:
                await strike(changes, kind, record)
