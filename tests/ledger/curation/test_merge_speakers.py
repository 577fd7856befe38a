"""Two speakers that turn out to be one."""

from __future__ import annotations

import pytest

from bot.domain.actions import MergeSpeakers
from bot.domain.drafts import SpeakerDraft, TopicDraft
from bot.domain.errors import RefusedError
from bot.domain.ids import record_id
from bot.domain.questions import Said, SearchRecord, ShowClaim
from bot.domain.vocabulary import SpeakerKind
from bot.ledger import Book
from bot.ledger.curation.actions import carry_out
from tests.ledger.made import ACTOR, REPORT, ask, body, event, member, person, stand, statement
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored


async def merge(book: Book, away: int, into: int) -> int:
    async with book.transaction(ACTOR, "the same") as changes:
        await carry_out(changes, MergeSpeakers(away, into))
        return changes.number


async def two_bodies(book: Book) -> tuple[int, int]:
    """A ministry under two names, each with what can stand on a speaker; the survivor comes second."""
    async with book.transaction(ACTOR, None) as changes:
        away, into = changes.add_speaker(body("MoD", "Defenders")), changes.add_speaker(body("Ministry", "MoD"))
        chief, source = changes.add_speaker(person("Ann Example")), changes.add_source(REPORT)
        changes.add_affiliation(member(chief, away))
        changes.add_affiliation(member(chief, into))
        changes.add_affiliation(member(away, into))
        topic = changes.add_topic(TopicDraft("Weather", "UTC", (away, into)))
        claim = changes.add_claim(event("They shelled the hill", concerns=away, topic=topic))
        changes.add_statement(statement(away, "2023-01-01", stand(claim), source=source, wording="We did not"))
        changes.add_statement(statement(into, "2023-01-02", source=source, wording="We regret"))
        return away, into


async def test_all_that_was_its_is_the_survivors(book: Book, database_url: str) -> None:
    away, into = await two_bodies(book)
    await merge(book, away, into)
    assert await stored(database_url) == await recomputed(database_url)
    assert (await book.match_speaker("Defenders")).id == into
    assert (await ask(book, Said(into))).page.total == 2
    found = (await ask(book, SearchRecord("did not"))).quotations
    assert [row.speaker.id for row in found] == [into]
    assert (await ask(book, ShowClaim(record_id(book.server, 1)))).record.claim.concerns == into
    copied = await rows(database_url, "SELECT DISTINCT speaker FROM stance")
    assert copied == [(into,)]


async def test_what_would_be_there_twice_or_belong_to_itself_is_struck(book: Book, database_url: str) -> None:
    away, into = await two_bodies(book)
    await merge(book, away, into)
    names = await rows(database_url, f"SELECT name FROM speaker_name WHERE speaker = {into} AND struck IS NULL")
    assert sorted(names) == [("Defenders",), ("Ministry",), ("MoD",)]
    live = "SELECT body FROM {} WHERE struck IS NULL"
    assert await rows(database_url, live.format("affiliation")) == [(into,)]
    assert await rows(database_url, live.format("topic_side")) == [(into,)]


async def test_undone_all_is_as_it_was(book: Book, database_url: str) -> None:
    away, into = await two_bodies(book)
    kinds = ("speaker", "speaker_name", "affiliation", "topic_side", "claim", "statement", "stance")
    before = [await rows(database_url, f"SELECT * FROM {kind} ORDER BY id") for kind in kinds]
    derived = await stored(database_url)
    undone = await book.undo(await merge(book, away, into), actor=ACTOR)
    assert [await rows(database_url, f"SELECT * FROM {kind} ORDER BY id") for kind in kinds] == before
    assert await stored(database_url) == derived
    await book.undo(undone, actor=ACTOR)
    assert await stored(database_url) == await recomputed(database_url)
    assert (await book.match_speaker("Defenders")).id == into


async def test_some_speakers_are_never_one(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann, office = changes.add_speaker(person("Ann Example")), changes.add_speaker(body("Office"))
        one, two = (changes.add_speaker(SpeakerDraft(SpeakerKind.UNNAMED, name)) for name in ("a source", "an aide"))
    with pytest.raises(RefusedError, match="Two unnamed speakers are never merged"):
        await merge(book, one, two)
    with pytest.raises(RefusedError, match="A person and a body are never merged"):
        await merge(book, ann, office)
    with pytest.raises(RefusedError, match="merge the unnamed one into the named one"):
        await merge(book, ann, one)
    await merge(book, one, ann)
    assert await book.curation.survivors("speaker", [one, ann]) == {one: ann}


async def test_nobody_comes_to_belong_to_itself_through_others(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        office, ministry, state = (changes.add_speaker(body(name)) for name in ("The Office", "Ministry", "The State"))
        changes.add_affiliation(member(office, ministry))
    async with book.transaction(ACTOR, None) as changes:
        changes.add_affiliation(member(ministry, state))
    for pair in ((office, state), (state, office)):
        with pytest.raises(RefusedError, match="through a third body"):
            await merge(book, *pair)
    assert await rows(database_url, "SELECT id FROM speaker WHERE merged_into IS NOT NULL") == []
    await book.undo(changes.number, actor=ACTOR)
    await merge(book, state, office)
    assert await stored(database_url) == await recomputed(database_url)
