"""Every change can be taken back by a new one, unless something else has come to depend on it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.data import SAMPLE_DOSSIER
from bot.domain.errors import AlreadyUndoneError, NotOnRecord, RefusedError, StillStandsError
from bot.domain.questions import Contested, Said, SearchRecord, ShowClaim
from bot.domain.settings import ServerSettings
from bot.domain.vocabulary import Stance
from bot.ledger import Book, import_dossier
from tests.ledger.made import ACTOR, REPORT, ask, event, person, stand, statement
from tests.ledger.raw import rows
from tests.ledger.recompute import Derived, recomputed, stored


def nothing(derived: Derived) -> bool:
    """Whether nothing can be found, nobody stands anywhere and every count is zero."""
    counts = [row[1:] for row in derived.pop("claims")] + [(count,) for count in derived.pop("speakers").values()]
    return not any(derived.values()) and not any(any(row) for row in counts)


async def test_an_undone_record_is_gone_from_every_answer(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, source = changes.add_speaker(person("Ann Example")), changes.add_source(REPORT)
        claim = changes.add_claim(event("It rained"))
        changes.add_statement(statement(speaker, "2023", stand(claim), source=source, wording="Rain fell."))
    undone = await book.undo(changes.number, actor=ACTOR, reason="wrong server")
    assert undone == changes.number + 1
    assert (await book.match_speaker("Ann Example")).candidates == ()
    assert (await book.match_claim("It rained")).candidates == ()
    assert (await ask(book, SearchRecord("rain fell"))).page.total == 0
    with pytest.raises(NotOnRecord, match="#1"):
        await ask(book, ShowClaim(claim))
    assert nothing(await stored(database_url))
    [batch] = await rows(database_url, "SELECT actor, reason, undoes FROM batch ORDER BY id DESC LIMIT 1")
    assert batch == (ACTOR, "wrong server", changes.batch)


async def test_the_undo_of_an_undo_brings_it_all_back(book: Book, database_url: str) -> None:
    await import_dossier(book, SAMPLE_DOSSIER)
    before = await stored(database_url)
    undone = await book.undo(1, actor=ACTOR)
    assert nothing(await stored(database_url))
    assert nothing(await recomputed(database_url))
    again = await book.undo(undone, actor=ACTOR)
    assert await stored(database_url) == before
    assert (await ask(book, Contested())).page.total == 1
    assert await book.undo(again, actor=ACTOR) == again + 1
    assert nothing(await stored(database_url))


async def test_an_edit_is_undone_to_what_was_there_before(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    before = await stored(database_url)
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", claim, text="It snowed")
        await changes.update("claim", claim, text="It snowed heavily")
    assert (await book.match_claim("snow")).id == claim
    await book.undo(changes.number, actor=ACTOR)
    assert await stored(database_url) == before
    assert (await book.match_claim("rain")).id == claim
    assert (await book.match_claim("snow")).id is None


async def test_a_strike_is_undone(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    before = await stored(database_url)
    async with book.transaction(ACTOR, None) as changes:
        await changes.strike("claim", claim)
    assert nothing(await stored(database_url))
    await book.undo(changes.number, actor=ACTOR)
    assert await stored(database_url) == before


async def test_settings_are_undone(book: Book) -> None:
    await book.change_settings(private_answers=True, zone="Asia/Baku", actor=ACTOR)
    await book.change_settings(private_answers=True, zone="Asia/Yerevan", actor=ACTOR)
    await book.undo(2, actor=ACTOR)
    assert await book.settings() == ServerSettings(private_answers=True, zone="Asia/Baku")
    await book.undo(1, actor=ACTOR)
    assert await book.settings() == ServerSettings()


async def test_which_roles_moderate_is_undone_only_for_who_may_choose_them(book: Book) -> None:
    both, one = frozenset({5, 6}), frozenset({5})
    for roles in (both, one):
        await book.change_settings(actor=ACTOR, moderator_roles=roles)
    assert "only people with the permission Manage Server" in str(await book.why_not_undo(2))
    with pytest.raises(RefusedError, match="only people with the permission Manage Server"):
        await book.undo(2, actor=ACTOR)
    assert (await book.settings()).moderator_roles == one
    assert await book.why_not_undo(2, appoints=True) is None
    undone = await book.undo(2, actor=ACTOR, appoints=True)
    assert (await book.settings()).moderator_roles == both
    with pytest.raises(RefusedError, match="only people with the permission Manage Server"):
        await book.undo(undone, actor=ACTOR)
    assert (await book.settings()).moderator_roles == both


async def test_an_undo_is_refused_when_the_same_field_was_changed_since(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    for text in ("It hailed", "It snowed"):
        async with book.transaction(ACTOR, None) as changes:
            await changes.update("claim", claim, text=text)
    before = await rows(database_url, "SELECT COUNT(*) FROM change")
    for batch in (1, 2):
        with pytest.raises(RefusedError, match=r"changed again since, in batch 3: undo that one first\."):
            await book.undo(batch, actor=ACTOR)
    assert await rows(database_url, "SELECT COUNT(*) FROM change") == before


async def test_an_undo_is_allowed_when_another_field_was_changed_since(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", claim, text="It snowed")
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", claim, concerns=speaker)
    await book.undo(2, actor=ACTOR)
    answer = await ask(book, ShowClaim(claim))
    assert answer.record.claim.text == "It rained"
    assert answer.record.claim.concerns == speaker


async def test_an_undo_is_refused_when_something_stands_on_it(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        claim = changes.add_claim(event("It rained"))
    async with book.transaction(ACTOR, None) as changes:
        speaker = changes.add_speaker(person("Ann Example"))
        changes.add_statement(statement(speaker, "2023", stand(claim, Stance.DENIES)))
    with pytest.raises(RefusedError, match="The stance 1 still stands on this claim: strike it first"):
        await book.undo(1, actor=ACTOR)
    assert await stored(database_url) == await recomputed(database_url)
    await book.undo(2, actor=ACTOR)
    await book.undo(1, actor=ACTOR)
    with pytest.raises(RefusedError, match="claim #1 is not on record any more"):
        await book.undo(3, actor=ACTOR)  # would bring the stance back without its claim


async def test_a_batch_is_undone_once(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    undone = await book.undo(1, actor=ACTOR)
    with pytest.raises(AlreadyUndoneError, match=r"Batch 1 is undone already, in batch 2\."):
        await book.undo(1, actor=ACTOR)
    await book.undo(undone, actor=ACTOR)
    assert await book.undo(1, actor=ACTOR) == 4


async def test_of_two_who_undo_at_once_one_does(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    done = await asyncio.gather(*(book.undo(1, actor=ACTOR + who) for who in range(4)), return_exceptions=True)
    assert sorted(str(one) for one in done) == ["2", *["Batch 1 is undone already, in batch 2."] * 3]
    assert await rows(database_url, "SELECT COUNT(*) FROM batch") == [(2,)]


async def test_a_batch_that_is_not_there_cannot_be_undone(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    for number in (0, -1, 99, 2**32, 2**32 + 1, 2**53, 2**70):
        with pytest.raises(NotOnRecord):
            await book.undo(number, actor=ACTOR)


async def test_why_an_undo_would_be_refused_is_found_without_a_trace(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, source = changes.add_speaker(person("Ann Example")), changes.add_source(REPORT)
    async with book.transaction(ACTOR, None) as changes:
        changes.add_statement(statement(speaker, "2023", source=source, wording="Rain fell."))
    before = await stored(database_url), await rows(database_url, "SELECT * FROM change ORDER BY id")
    refusal = await book.why_not_undo(1)
    assert isinstance(refusal, StillStandsError)
    assert refusal.parent_kind in ("speaker", "source")
    assert await book.why_not_undo(2) is None
    assert (await stored(database_url), await rows(database_url, "SELECT * FROM change ORDER BY id")) == before
    assert await rows(database_url, "SELECT count(*) FROM batch") == [(2,)]
    assert await book.undo(2, actor=ACTOR) == 3
    assert isinstance(await book.why_not_undo(2), AlreadyUndoneError)
    assert await book.why_not_undo(1) is None


async def test_a_document_that_others_cite_by_now_stays(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        speaker, source = changes.add_speaker(person("Ann Example")), changes.add_source(REPORT)
    async with book.transaction(ACTOR, None) as changes:
        other = changes.add_source(replace(REPORT, title="Another"))
        changes.add_statement(statement(speaker, "2023-01-01", source=other, wording="Rain fell."))
    first = changes.number
    async with book.transaction(ACTOR, None) as changes:
        changes.add_statement(statement(speaker, "2023-01-02", source=other, wording="Snow fell."))
    undone = await book.undo(first, actor=ACTOR)
    assert [row.citations[0].source.id for row in (await ask(book, Said(speaker))).rows] == [other]
    assert await stored(database_url) == await recomputed(database_url)
    await book.undo(undone, actor=ACTOR)
    assert {row.citations[0].source.id for row in (await ask(book, Said(speaker))).rows} == {other}
    assert (await book.summary()).statements == 2
    for batch in (first + 1, first):
        await book.undo(batch, actor=ACTOR)
    assert [tuple(one) for one in await rows(database_url, "SELECT id FROM source WHERE struck IS NULL")] == [(source,)]
