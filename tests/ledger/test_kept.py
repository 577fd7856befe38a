"""What is kept beside the record: questions for buttons, settings, and the count of it all."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from bot.domain.errors import NotOnRecord
from bot.domain.questions import (
    Changes,
    Compare,
    Contested,
    Did,
    Question,
    Said,
    SearchRecord,
    ShowClaim,
    Timeline,
    Unanswered,
    Who,
)
from bot.domain.settings import ServerSettings
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger
from bot.ledger.migrate import migrations
from tests.ledger.made import ACTOR, event, keyed
from tests.ledger.raw import rows

QUESTIONS: list[Question] = [
    Who(1, Stance.DENIES, "2023-09-21T00:00:00Z"),
    Unanswered(),
    Unanswered(1, "2023-09-21T00:00:00Z"),
    Did(1, Stance.WITHHOLDS, 2),
    Said(1, "ceasefire 🔥 ' \x00 \ud800", Stance.ASSERTS, "2023-09-21T00:00:00Z", "2023-09-22T00:00:00Z"),
    ShowClaim(1, as_known="2023-09-21T00:00:00Z", asked_if_true=True),
    Timeline(1),
    SearchRecord("Ստեփանակերտ"),
    Contested(3),
    Compare(1, 2, 3),
    Changes(1),
]


async def test_a_question_is_remembered_under_one_number_for_good(book: Book, database_url: str) -> None:
    numbers = [await book.remember(question) for question in QUESTIONS]
    assert numbers == list(range(1, len(QUESTIONS) + 1))
    again = await Ledger.open(database_url)
    try:
        theirs = await again.book(1001)
        assert [await theirs.recall(number) for number in numbers] == QUESTIONS
        assert [await theirs.remember(question) for question in QUESTIONS] == numbers
    finally:
        await again.close()


async def test_the_same_question_asked_at_once_gets_one_number(book: Book) -> None:
    numbers = await asyncio.gather(*(book.remember(SearchRecord("rain")) for _ in range(20)))
    assert set(numbers) == {1}


async def test_questions_are_remembered_together(book: Book, database_url: str) -> None:
    known = await book.remember(QUESTIONS[3])
    before = await rows(database_url, "SELECT last FROM sequence WHERE name = 'question'")
    numbers = await book.remember_all([*QUESTIONS, QUESTIONS[0]])
    assert before == [(known,)]
    assert numbers[3] == known
    assert numbers[-1] == numbers[0]
    assert sorted(numbers[:-1]) == list(range(1, len(QUESTIONS) + 1))
    assert [await book.recall(number) for number in numbers[:-1]] == QUESTIONS
    assert await book.remember_all(QUESTIONS) == numbers[:-1]
    assert await book.remember_all([]) == []
    assert await book.remember(Timeline(99)) == len(QUESTIONS) + 1


async def test_how_a_question_was_read_is_kept_with_it(book: Book) -> None:
    plain, read = await book.remember(Timeline(1)), await book.remember(Timeline(1), "what “x” said")
    assert plain != read
    assert await book.remember(Timeline(1), "what “x” said") == read
    assert await book.recall(read) == await book.recall(plain) == Timeline(1)
    assert [await book.read_as(number) for number in (plain, read)] == [None, "what “x” said"]
    with pytest.raises(NotOnRecord):
        await book.read_as(99)


async def test_a_number_without_a_question_says_so(book: Book) -> None:
    await book.remember(SearchRecord("rain"))
    for number in (0, -1, 2, 2**32 + 1, 2**70):
        with pytest.raises(NotOnRecord):
            await book.recall(number)


async def test_a_remembered_question_is_no_change_of_the_record(book: Book, database_url: str) -> None:
    await book.remember(SearchRecord("rain"))
    assert await rows(database_url, "SELECT id FROM batch") == []
    assert (await book.summary()).latest is None


async def test_settings_begin_plain_and_stay_as_chosen(sample: Book, database_url: str) -> None:
    assert await sample.settings() == ServerSettings()
    chosen = ServerSettings(True, "Asia/Yerevan", await keyed(sample, database_url, "topic", "ceasefire"))
    await sample.change_settings(actor=ACTOR, **asdict(chosen))
    assert await sample.settings() == chosen
    again = await Ledger.open(database_url)
    assert await (await again.book(1001)).settings() == chosen
    await again.close()


async def test_settings_chosen_again_are_no_change(book: Book, database_url: str) -> None:
    for _ in range(2):
        await book.change_settings(private_answers=True, actor=ACTOR)
    assert await rows(database_url, "SELECT actor, reason FROM batch") == [(ACTOR, "settings")]


async def test_choices_made_at_once_all_hold(book: Book) -> None:
    await asyncio.gather(
        book.change_settings(private_answers=True, actor=ACTOR), book.change_settings(zone="Asia/Baku", actor=ACTOR)
    )
    assert await book.settings() == ServerSettings(True, "Asia/Baku")
    await book.change_settings(private_answers=False, actor=ACTOR)
    assert await book.settings() == ServerSettings(False, "Asia/Baku")


async def test_the_usual_topic_must_be_on_record(book: Book) -> None:
    with pytest.raises(NotOnRecord):
        await book.change_settings(default_topic=book.server << 32 | 9, actor=ACTOR)


async def test_a_usual_topic_that_was_undone_is_none(sample: Book, database_url: str) -> None:
    topic = await keyed(sample, database_url, "topic", "ceasefire")
    await sample.change_settings(default_topic=topic, actor=ACTOR)
    await sample.undo(1, actor=ACTOR)
    assert await sample.settings() == ServerSettings()
    await sample.undo(3, actor=ACTOR)
    assert await sample.settings() == ServerSettings(default_topic=topic)


async def test_the_summary_counts_what_stands(sample: Book) -> None:
    summary = await sample.summary()
    counts = (summary.claims, summary.statements, summary.speakers, summary.sources, summary.contested)
    assert counts == (17, 14, 11, 1, 1)
    began = datetime.now(UTC)
    async with sample.transaction(ACTOR, None) as changes:
        changes.add_claim(event("It rained"))
    after = await sample.summary()
    assert after.claims == 18
    assert after.latest is not None
    assert began <= after.latest <= datetime.now(UTC)


async def test_the_status_tells_engine_schema_servers_and_size(sample: Book, ledger: Ledger, engine: str) -> None:
    await ledger.book(2002)
    await ledger.book(2002)
    status = await ledger.status()
    assert status.engine.lower().startswith(engine)
    assert (status.schema, status.servers) == (migrations("SQLite")[-1].number, 2)
    assert status.size is not None
    assert status.size > 100_000


async def test_a_server_that_is_met_by_many_at_once_is_registered_once(ledger: Ledger) -> None:
    books = await asyncio.gather(*(ledger.book(4004) for _ in range(20)))
    assert len({book.server for book in books}) == 1
    assert (await ledger.status()).servers == 1
