"""What is held of a person can be seen, taken out and forgotten, in every column that there is."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.actions import LinkClaims
from bot.domain.ids import record_id
from bot.domain.submissions import Dispute, SubmissionState
from bot.domain.typed import ChatMessage, TypedDraft, TypedStatement
from bot.domain.vocabulary import ClaimLinkKind, Stance
from bot.ledger import Book, Ledger
from bot.ledger.drafts import Settled
from bot.ledger.privacy import PERSONAL
from bot.ledger.sources import chat_source, keep_snapshot
from tests.ledger.raw import Rows, looking, rows

ANN, BEN = 700_000_000_000_000_001, 700_000_000_000_000_002
NOW = datetime(2023, 9, 25, 12, tzinfo=UTC)

NO_PERSON = {
    "server": {"id", "snowflake", "private_answers", "default_topic", "log_channel", "feed_channel", "second_person",
               "retention"},
    "submission": {"id", "notify", "batch"},
    "draft": {"id", "server", "submission"},
    "snapshot": {"source", "channel", "message"},
    "shown": {"id", "server", "channel", "question", "page", "part", "revision", "stale"},
    "shown_record": {"message", "record"},
    "told": {"server", "batch"},
    "batch": {"id", "undoes"},
    "change": {"id", "batch", "record"},
    "sequence": {"server", "last"},
    "tally": {"server", "live"},
    "speaker": {"id", "statements", "merged_into"},
    "speaker_name": {"id", "speaker"},
    "name_token": {"server", "name"},
    "affiliation": {"id", "member", "body"},  # a member of a body, not of a Discord server
    "topic": {"id"},
    "topic_side": {"id", "topic", "body"},
    "place": {"id"},
    "place_name": {"id", "place"},
    "source": {"id"},
    "claim": {"id", "topic", "concerns", "place", "asserting", "denying", "statements", "merged_into"},
    "claim_word": {"server", "uses"},
    "statement": {"id", "speaker"},
    "citation": {"id", "statement", "source", "upstream"},
    "stance": {"id", "statement", "claim", "citation", "speaker"},
    "position": {"speaker", "claim", "hedged", "moves", "counted"},
    "claim_link": {"id", "first", "second"},
    "statement_link": {"id", "first", "second"},
    "imported": {"server", "record"},
    "question": {"id"},
    "migration": {"number"},
    "wording_index": {"id"},
    "name_index": {"id"},
    "claim_index": {"id"},
}  # fmt: skip
"""Columns of whole numbers that hold no Discord user, by table."""


async def columns(look: Rows) -> list[tuple[str, str, str]]:
    """Table, column and type of everything in the database, past the full-text indexes of SQLite."""
    try:
        return [
            (table, column, kind)
            for table, column, kind in await look(
                "SELECT m.name, p.name, p.type FROM sqlite_schema AS m, pragma_table_info(m.name) AS p"
                " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\\_fts%' ESCAPE '\\'"
            )
        ]
    except Exception as error:
        if "sqlite_schema" not in str(error):
            raise
    return [
        (table, column, kind)
        for table, column, kind in await look(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " JOIN information_schema.tables USING (table_schema, table_name)"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
    ]


async def holding(url: str, person: int) -> set[tuple[str, str]]:
    """Every table and column in which the id of a person is found, as a number or within a text."""
    found = set()
    async with looking(url) as look:
        for table, column, _ in await columns(look):
            if await look(f"SELECT 1 FROM {table} WHERE CAST({column} AS TEXT) LIKE '%{person}%' LIMIT 1"):
                found.add((table, column))
    return found


async def test_every_column_of_whole_numbers_is_known(database_url: str) -> None:
    async with looking(database_url) as look:
        numbers = {
            (table, column) for table, column, kind in await columns(look) if kind.lower() in ("integer", "bigint")
        }
    known = {(table, column) for table, names in NO_PERSON.items() for column in names}

    assert numbers - known - PERSONAL.keys() == set(), "does it hold a Discord user? See bot/ledger/privacy.py"
    assert known & PERSONAL.keys() == set()
    assert ("batch", "actor") in numbers


async def test_every_personal_column_exists_and_is_written_up(database_url: str) -> None:
    written = (Path(__file__).parents[2] / "PRIVACY.md").read_text("utf-8")
    async with looking(database_url) as look:
        there = {(table, column) for table, column, _ in await columns(look)}

    assert PERSONAL.keys() <= there
    assert [f"`{table}.{column}`" for table, column in PERSONAL if f"`{table}.{column}`" not in written] == []


def said(author: int, text: str = "“We kept to it, all of it”") -> ChatMessage:
    return ChatMessage(
        5, 6 + author, author, f"name-of-{author}", text, f"https://discord.com/channels/1/5/{text[:9]}", NOW
    )


def typed(words: str, message: ChatMessage | None = None) -> TypedDraft:
    return TypedDraft(TypedStatement("Baku", Stance.DENIES, "#1", words, "2023-09-21"), message)


@pytest.fixture
async def busy(sample: Book) -> Book:
    """A record on which Ann and Ben have done everything that leaves a trace."""
    for person, other in ((ANN, BEN), (BEN, ANN)):
        await sample.change_settings(actor=person, retention=30 + person % 10)
        async with sample.transaction(person, "because") as changes:
            message = said(person, f"words of {person % 10}")
            await keep_snapshot(changes, await chat_source(changes, message), message)
        await sample.drafts.open(person % 10, person, typed("draft words", said(person)), NOW)
        await sample.drafts.open(10 + person % 10, person, typed("other draft words", said(other)), NOW)
        waiting = await sample.queue.submit(typed("waiting words", said(person)), person, NOW)
        rejected = await sample.queue.submit(Dispute("claim", record_id(sample.server, 1), "reason words"), person, NOW)
        accepted = await sample.queue.submit(typed("accepted words", said(other)), person, NOW)
        action = LinkClaims(record_id(sample.server, 1), record_id(sample.server, 2), ClaimLinkKind.TENSION)
        await sample.queue.submit(action, person, NOW, moderator=True, why="action words")
        await sample.queue.take(waiting, other, NOW)
        await sample.queue.reject(rejected, other, "not so")
        async with sample.transaction(other, None) as changes:
            await sample.queue.accept(changes, accepted, other)
            await sample.drafts.settle(changes, 10 + person % 10, Settled(proposal=accepted))
    return sample


@pytest.fixture
async def shown(busy: Book, database_url: str) -> None:
    async with looking(database_url) as look:
        for person in (ANN, BEN):
            question = (busy.server << 32) + person % 10
            await look(f"INSERT INTO question (id, asked, digest, at) VALUES ({question}, '{{}}', '{question}', '')")
            await look(
                "INSERT INTO shown (id, server, channel, question, page, part, shown_by, revision, digest, at)"
                f" VALUES ({person % 10}, {busy.server}, 5, {question}, 1, 1, {person}, 0, '', '')"
            )


@pytest.mark.usefixtures("shown")
async def test_a_person_stands_in_the_known_columns_and_nowhere_else(busy: Book, database_url: str) -> None:
    found = await holding(database_url, ANN)

    assert found - {("snapshot", "author_name")} == PERSONAL.keys()  # the name here is made of the id


@pytest.mark.usefixtures("shown")
async def test_forgetting_leaves_nothing_of_one_and_all_of_the_other(busy: Book, database_url: str) -> None:
    record, ben = await busy.summary(), await busy.privacy.export(BEN)

    await busy.privacy.forget(ANN, NOW)

    assert await holding(database_url, ANN) == set()
    assert not (await busy.privacy.held(ANN)).anything
    assert await busy.summary() == record
    after = await busy.privacy.export(BEN)
    # What he handed in about messages of hers, and took of hers, is without her now.
    assert {key for key in ben if after[key] == ben[key]} == {"changes", "decisions", "messages", "shown_to_channels"}
    assert [form["content"]["typed"] for form in after["forms"]] == [form["content"]["typed"] for form in ben["forms"]]


@pytest.mark.usefixtures("shown")
async def test_what_waits_is_withdrawn_and_only_what_is_on_record_keeps_its_words(busy: Book) -> None:
    numbers = [row["number"] for row in (await busy.privacy.export(ANN))["proposals"]]

    await busy.privacy.forget(ANN, NOW)

    left = {number: await busy.queue.get(number) for number in numbers}
    assert sorted(one.state for one in left.values()) == ["accepted", "rejected", "withdrawn", "withdrawn"]
    assert {one.submitted_by for one in left.values()} == {None}
    kept = [one.content for one in left.values() if one.state is SubmissionState.ACCEPTED]
    assert [content.typed.words for content in kept if isinstance(content, TypedDraft)] == ["accepted words"]
    for one in left.values():
        if one.state is not SubmissionState.ACCEPTED:
            assert "words" not in str(one.content).replace("words=''", "")
            assert one.why is None


@pytest.mark.usefixtures("shown")
async def test_held_counts_what_the_export_holds(busy: Book) -> None:
    held, export = await busy.privacy.held(ANN), await busy.privacy.export(ANN)

    assert (held.batches, held.proposals, held.drafts) == tuple(
        len(export[name]) for name in ("changes", "proposals", "forms")
    )
    assert (held.messages, held.shown, held.quoted) == (1, 1, 2)
    assert held.quoted == len(export["messages_in_proposals_of_others"])
    assert held.waiting == 2
    assert held.decided == len({row["number"] for row in [*export["decisions"], *export["taken"]]})
    assert export["messages"][0]["text"] == "words of 1"
    assert export["changes"][0]["records"] == [{"kind": "server", "number": busy.server}]
    assert "draft words" in json.dumps(export["forms"])
    assert str(BEN) in json.dumps(export["forms"])  # a message of his that she began to record from
    assert json.loads(json.dumps(export)) == export


async def test_another_servers_data_is_neither_shown_nor_forgotten(
    ledger: Ledger, busy: Book, database_url: str
) -> None:
    other = await ledger.book(4242)
    await other.change_settings(actor=ANN, zone="Asia/Baku")
    await other.drafts.open(99, ANN, typed("elsewhere"), NOW)
    await other.queue.submit(typed("elsewhere", said(ANN)), ANN, NOW)
    before = await other.privacy.export(ANN)

    await busy.privacy.forget(ANN, NOW)

    assert await other.privacy.export(ANN) == before
    assert all(before[name] for name in ("changes", "forms", "proposals"))
    assert "elsewhere" not in json.dumps(await busy.privacy.export(BEN))
    assert {table for table, _ in await holding(database_url, ANN)} == {"batch", "draft", "submission"}


async def test_nothing_held_is_nothing(sample: Book) -> None:
    assert not (await sample.privacy.held(ANN)).anything
    assert not any((await sample.privacy.export(ANN)).values())
    await sample.privacy.forget(ANN, NOW)


async def test_the_history_itself_names_nobody(busy: Book, database_url: str) -> None:
    texts = await rows(database_url, "SELECT before, after FROM change")

    assert texts
    assert not [text for row in texts for text in row if text and str(700_000_000_000_000_00) in text]
