"""Removed words are in no table afterwards, and nothing brings them back."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.ids import record_id
from bot.domain.questions import Said, SearchRecord, ShowClaim
from bot.domain.typed import ChatMessage, TypedDraft, TypedStatement
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from bot.ledger.columns import stamp
from bot.ledger.curation.edit import edit_claim, edit_stance
from bot.ledger.curation.redact import redact_claim, redact_statement
from tests.ledger.made import ACTOR, REPORT, ask, event, person, stand, statement
from tests.ledger.raw import looking, rows
from tests.ledger.recompute import recomputed, stored

SECRET = "Zanzibarian quokkas menaced Übersee"
"""Words that stand nowhere else."""

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


async def held_in(url: str) -> dict[str, str]:
    """All that each table holds as one text, those of the search indexes included."""
    found = {}
    async with looking(url) as ask_all:
        for (table,) in await ask_all(_TABLES[url.partition(":")[0]]):
            values = [value for row in await ask_all(f'SELECT * FROM "{table}"') for value in row]
            texts = (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in values)
            found[table] = "\n".join(texts).lower()
    return found


async def everything_held(url: str) -> str:
    """All tables as one text."""
    return "\n".join((await held_in(url)).values())


async def holding(url: str, *words: str) -> set[str]:
    """The tables that hold one of these words, in any case."""
    return {table for table, text in (await held_in(url)).items() if any(word.lower() in text for word in words)}


@pytest.fixture
async def told(book: Book) -> Book:
    """#1 was called something else before; S1 asserts it in the same words, which stand in all kinds of places."""
    async with book.transaction(ACTOR, f"who said “{SECRET}”?") as changes:
        ann, source = changes.add_speaker(person("Ann Example")), changes.add_source(REPORT)
        claim = changes.add_claim(event("Kookaburras laughed"))
        changes.add_statement(statement(ann, "2023", stand(claim), source=source, wording=SECRET))
        changes.add_statement(statement(ann, "2024", source=source, wording="It rained"))
        await changes.flush()
        typed = {"typed": {"words": f'"{SECRET.upper()}"'}, "message": {"text": f"he said\n{SECRET}!"}}
        now = stamp(changes.at)
        proposal = {"id": record_id(book.server, 1), "kind": "statement", "submitted_by": 1, "submitted": now}
        await changes.writer.execute_many("add_submission", [proposal | {"content": json.dumps(typed)}])
        draft = {"id": 1, "server": book.server, "author": 1, "submission": None, "at": now}
        content = json.dumps(typed, ensure_ascii=False)
        await changes.writer.execute_many("open_draft", [draft | {"content": content}])
        chat = {"source": source, "channel": 1, "message": 1, "author": 1, "author_name": "ann"}
        snapshot = chat | {"text": f"look: {SECRET}", "posted": now, "taken": now}
        await changes.writer.execute_many("keep_snapshot", [snapshot])
    await book.remember(SearchRecord(SECRET))
    async with book.transaction(ACTOR, None) as changes:
        await edit_claim(changes, claim, text=SECRET)
    return book


async def redact(book: Book) -> int:
    async with book.transaction(ACTOR, "a private person") as changes:
        await redact_statement(changes, record_id(book.server, 1))
        await redact_claim(changes, record_id(book.server, 1))
        return changes.number


WORDS = (SECRET, "quokkas", "zanzibarian", "quokka", "kookaburras")


async def test_the_words_are_in_no_table_afterwards(told: Book, database_url: str) -> None:
    before = await holding(database_url, *WORDS)
    assert before >= {
        "claim",
        "citation",
        "change",
        "claim_word",
        "submission",
        "draft",
        "snapshot",
        "question",
        "batch",
    }
    await redact(told)
    assert await holding(database_url, *WORDS) == set()
    assert await stored(database_url) == await recomputed(database_url)


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL sees to its own files
async def test_they_are_not_left_in_the_file_of_a_closed_database(told: Book, database_url: str) -> None:
    await redact(told)
    await told._scope.engine.close()
    assert b"quokkas" not in await asyncio.to_thread(Path(database_url.removeprefix("sqlite:///")).read_bytes)


async def test_answers_say_that_words_were_removed(told: Book) -> None:
    await redact(told)
    shown = await ask(told, ShowClaim(record_id(told.server, 1)))
    assert shown.record.claim.text == "[redacted]"
    [position] = shown.record.standing.positions
    [citation] = position.event.citations
    assert citation.wording is None
    assert citation.redacted is not None
    assert (await ask(told, SearchRecord("quokkas"))).page.total == 0
    rest = (await ask(told, Said(record_id(told.server, 1)))).rows
    assert [one.wording for row in rest for one in row.citations] == ["It rained", None]


async def test_only_one_citation_of_several_loses_its_words(sample: Book, database_url: str) -> None:
    sql = "SELECT statement, id FROM citation WHERE wording IS NOT NULL LIMIT 1"
    [(statement_, citation)] = await rows(database_url, sql)
    async with sample.transaction(ACTOR, None) as changes:
        with pytest.raises(RefusedError, match="No words are held"):
            await redact_statement(changes, statement_, citation + 1)
        await redact_statement(changes, statement_, citation)
    assert await rows(database_url, "SELECT id FROM citation WHERE redacted IS NOT NULL") == [(citation,)]
    assert await stored(database_url) == await recomputed(database_url)


async def test_no_undo_brings_the_words_back(told: Book, database_url: str) -> None:
    batch = await redact(told)
    for number in (batch, 2):  # the redaction, and the edit that had put the words there
        with pytest.raises(RefusedError, match="were removed for good"):
            await told.undo(number, actor=ACTOR)
    undone = await told.undo(1, actor=ACTOR)
    await told.undo(undone, actor=ACTOR)
    assert (await ask(told, ShowClaim(record_id(told.server, 1)))).record.claim.text == "[redacted]"
    assert await holding(database_url, *WORDS) == set()
    assert await stored(database_url) == await recomputed(database_url)


async def test_removed_words_are_not_removed_or_written_again(told: Book) -> None:
    await redact(told)
    for again in (redact_claim, redact_statement):
        with pytest.raises(RefusedError, match="nothing to remove"):
            async with told.transaction(ACTOR, None) as changes:
                await again(changes, record_id(told.server, 1))
    with pytest.raises(RefusedError, match="record a new claim instead"):
        async with told.transaction(ACTOR, None) as changes:
            await edit_claim(changes, record_id(told.server, 1), text="Quokkas again")


async def test_the_hedges_of_a_statement_go_with_its_words(book: Book, database_url: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann = changes.add_speaker(person("Ann Example"))
        rain, snow = (changes.add_claim(event(text)) for text in ("It rained", "It snowed"))
        taken = stand(rain, hedge="quokkas permitting"), stand(snow, hedge="as zanzibarian seers say")
        said, _ = changes.add_statement(statement(ann, "2023", *taken))
    async with book.transaction(ACTOR, None) as changes:
        await edit_stance(changes, record_id(book.server, 2), hedge=None)
    async with book.transaction(ACTOR, "a private person") as changes:
        await redact_statement(changes, said)
    assert await holding(database_url, *WORDS) == set()
    hedges = "SELECT hedge FROM stance ORDER BY id"
    assert await rows(database_url, hedges) == [("[redacted]",), (None,)]
    with pytest.raises(RefusedError, match="nothing is left to undo"):
        await book.undo(changes.number, actor=ACTOR)
    await book.undo(changes.number - 1, actor=ACTOR)
    assert await rows(database_url, hedges) == [("[redacted]",), ("[redacted]",)]
    with pytest.raises(RefusedError, match="nothing to remove"):
        async with book.transaction(ACTOR, None) as changes:
            await redact_statement(changes, said)
    assert await stored(database_url) == await recomputed(database_url)


@pytest.mark.parametrize("words", ["asserts", "SearchRecord", "statement", "2023-09-21T00:00:00Z", "https"])
async def test_what_stored_forms_and_questions_are_made_of_stays(book: Book, words: str) -> None:
    now = datetime(2023, 9, 21, tzinfo=UTC)
    chat = ChatMessage(1, 2, 3, "ann", f"he said {words}.", "https://example.org/1", now)
    typed = TypedDraft(TypedStatement("Ann", words=f"{words}, he said"), chat)
    await book.drafts.open(1, ACTOR, typed, now)
    await book.queue.submit(typed, ACTOR, now)
    question = Said(record_id(book.server, 1), f"about {words}", Stance.ASSERTS, "2023-09-21T00:00:00Z")
    numbers = await book.remember_all([question, SearchRecord(words)])
    async with book.transaction(ACTOR, None) as changes:
        source = changes.add_source(REPORT)
        draft = statement(changes.add_speaker(person("Ann Example")), "2023", source=source, wording=words)
        said, _ = changes.add_statement(draft)
    async with book.transaction(ACTOR, None) as changes:
        await redact_statement(changes, said)
    assert (await book.drafts.get(1, ACTOR)).content.typed.words == "[redacted], he said"
    waiting = await book.queue.oldest()
    assert waiting is not None
    assert isinstance(waiting.content, TypedDraft)
    assert waiting.content.typed.stance is Stance.ASSERTS
    assert waiting.content.message == replace(chat, text="he said [redacted].")
    assert [await book.recall(number) for number in numbers] == [
        replace(question, about="about [redacted]"),
        SearchRecord("[redacted]"),
    ]


async def test_words_are_found_beside_letters_and_escaped(book: Book, database_url: str) -> None:
    words = "“Zanzibarian *quokkas*!”"
    async with book.transaction(ACTOR, f"he said{words}") as changes:
        claim, source = changes.add_claim(event(words)), changes.add_source(REPORT)
        await changes.flush()
        chat = {"source": source, "channel": 1, "message": 1, "author": 1, "author_name": "ann"}
        snapshot = chat | {"text": f"says he:{words}oh", "posted": stamp(changes.at), "taken": stamp(changes.at)}
        await changes.writer.execute_many("keep_snapshot", [snapshot])
    await book.remember(SearchRecord("rain"), r"Read as “Zanzibarian \*quokkas\*\!”.")
    async with book.transaction(ACTOR, None) as changes:
        await redact_claim(changes, claim)
    assert await holding(database_url, *WORDS) == set()
    assert await rows(database_url, "SELECT text FROM snapshot") == [("says he:[redacted]oh",)]


async def test_another_servers_words_are_left(told: Book, database_url: str) -> None:
    for record in (record_id(told.server + 1, 1), record_id(told.server, 99)):
        for remove in (redact_claim, redact_statement):
            with pytest.raises(NotOnRecord):
                async with told.transaction(ACTOR, None) as changes:
                    await remove(changes, record)
    assert "claim" in await holding(database_url, *WORDS)
