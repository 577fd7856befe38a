"""Two servers in one database: neither sees, counts or touches anything of the other's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.data import SAMPLE_DOSSIER
from bot.domain.drafts import (
    AffiliationDraft,
    ClaimLinkDraft,
    StatementLinkDraft,
    TopicDraft,
)
from bot.domain.errors import NotOnRecord
from bot.domain.ids import record_id, server_of
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
from bot.domain.vocabulary import Basis, ClaimLinkKind, Stance, StatementLinkKind
from bot.ledger import Book, Ledger, Transaction, import_dossier
from tests.ledger.made import ACTOR, ask, event, foreign, keyed, person, stand, statement
from tests.ledger.raw import looking


@pytest.fixture
async def other(sample: Book, ledger: Ledger) -> Book:
    """A second server whose record has the same words and numbers."""
    book = await ledger.book(2002)
    await import_dossier(book, SAMPLE_DOSSIER)
    return book


def questions(claim: int, speaker: int, second: int, topic: int) -> list[Question]:
    """One question of each type."""
    return [
        Who(claim, Stance.DENIES),
        Unanswered(claim),
        Did(speaker, Stance.DENIES, claim),
        Said(speaker),
        ShowClaim(claim),
        Timeline(claim),
        Compare(speaker, second),
        Compare(speaker, second, topic),
        Contested(topic),
        Changes(speaker),
    ]


async def ids(book: Book, url: str) -> tuple[int, int, int, int]:
    found = [("claim", "violated"), ("speaker", "azerbaijan"), ("speaker", "armenia"), ("topic", "ceasefire")]
    claim, speaker, second, topic = [await keyed(book, url, kind, key) for kind, key in found]
    return claim, speaker, second, topic


async def test_ids_of_another_server_are_not_on_record(sample: Book, other: Book, database_url: str) -> None:
    mine, theirs = await ids(sample, database_url), await ids(other, database_url)
    for question in questions(*mine):
        await ask(sample, question)
        with pytest.raises(NotOnRecord):
            await ask(other, question)
    # One foreign id among our own is refused as well.
    for place in range(4):
        mixed = [*mine]
        mixed[place] = theirs[place]
        refused = [question for question in questions(*mixed) if question not in questions(*mine)]
        assert refused
        for question in refused:
            with pytest.raises(NotOnRecord):
                await ask(sample, question)


async def test_no_answer_holds_a_record_of_another_server(sample: Book, other: Book, database_url: str) -> None:
    for book in (sample, other):
        everything = [*questions(*await ids(book, database_url)), Contested(), Unanswered(), SearchRecord("ceasefire")]
        for question in everything:
            shown = ids_in(await ask(book, question))
            assert {server_of(identity) for identity in shown} <= {book.server}, question
        for words in ("", "ceasefire", "Aliyev", "Alyiev", "Nagorno", "#1"):
            for suggest in (book.suggest_claims, book.suggest_speakers, book.suggest_topics):
                assert {server_of(found.id) for found in await suggest(words)} <= {book.server}
            for match in (book.match_claim, book.match_speaker, book.match_topic):
                assert {server_of(found.id) for found in (await match(words)).candidates} <= {book.server}


def ids_in(value: object) -> set[int]:
    """Every record id anywhere in an answer."""
    if isinstance(value, int):
        return {value} if value >= 1 << 32 else set()
    if isinstance(value, dict):
        return ids_in([*value.keys(), *value.values()])
    if isinstance(value, list | tuple | set):
        return set().union(*map(ids_in, value))
    slots = getattr(type(value), "__slots__", ())
    return set().union(*(ids_in(getattr(value, name)) for name in slots if hasattr(value, name)))


async def test_counts_and_words_are_those_of_one_server(sample: Book, other: Book) -> None:
    assert (await sample.summary()).claims == (await other.summary()).claims == 17
    async with other.transaction(ACTOR, None) as changes:
        changes.add_claim(event("Xylophones were played"))
    assert (await sample.summary()).claims == 17
    assert (await ask(sample, SearchRecord("xylophones"))).page.total == 0
    answer = await ask(sample, SearchRecord("xylophonse"))
    assert answer.instead is None, "no spelling is taken from another server"


async def test_settings_questions_and_batches_are_those_of_one_server(sample: Book, other: Book) -> None:
    await other.change_settings(private_answers=True, actor=ACTOR)
    assert await sample.settings() == ServerSettings()
    number = await other.remember(Contested())
    with pytest.raises(NotOnRecord):
        await sample.recall(number)
    elsewhere = record_id(other.server, number) - record_id(sample.server, 0)
    for tried in (elsewhere, elsewhere | 1 << 33, -number, 2**80):
        with pytest.raises(NotOnRecord):
            await sample.recall(tried)
        with pytest.raises(NotOnRecord):
            await sample.undo(tried, actor=ACTOR)


def writes(claim: int, speaker: int, said: int, topic: int) -> list[Callable[[Transaction], object]]:
    """Every way to refer to another record."""
    ours = ClaimLinkKind.TENSION
    return [
        lambda to: to.add_affiliation(AffiliationDraft(to.add_speaker(person("Ann")), speaker)),
        lambda to: to.add_topic(TopicDraft("Weather", "UTC", (speaker,))),
        lambda to: to.add_claim(event("It rained", concerns=speaker)),
        lambda to: to.add_claim(event("It rained", topic=topic)),
        lambda to: to.add_statement(statement(speaker, "2023")),
        lambda to: to.add_statement(statement(to.add_speaker(person("Ann")), "2023", stand(claim))),
        lambda to: to.link_claims(ClaimLinkDraft(to.add_claim(event("It rained")), claim, ours)),
        lambda to: to.link_claims(ClaimLinkDraft(claim, to.add_claim(event("It rained")), ours)),
        lambda to: to.link_statements(StatementLinkDraft(said, said, StatementLinkKind.REPEATS, Basis.EDITOR)),
    ]


async def test_nothing_can_be_recorded_on_another_servers_records(sample: Book, other: Book, database_url: str) -> None:
    claim, speaker, _, topic = await ids(sample, database_url)
    said = await keyed(sample, database_url, "statement", "bayramov-un")
    before = await other.summary()
    for write in writes(claim, speaker, said, topic):
        with pytest.raises(NotOnRecord):
            async with other.transaction(ACTOR, None) as changes:
                write(changes)
    with pytest.raises(NotOnRecord):
        await other.change_settings(default_topic=topic, actor=ACTOR)
    assert await other.summary() == before


REFERENCES = {
    "speaker_name": ["speaker"],
    "affiliation": ["member", "body"],
    "topic_side": ["topic", "body"],
    "place_name": ["place"],
    "claim": ["topic", "concerns", "place"],
    "statement": ["speaker"],
    "citation": ["statement", "source"],
    "stance": ["statement", "claim", "speaker"],
    "position": ["claim"],
    "claim_link": ["first", "second"],
    "statement_link": ["first", "second"],
    "change": ["batch"],
}


async def test_the_database_itself_refuses_references_across_servers(
    sample: Book, other: Book, database_url: str
) -> None:
    async with looking(database_url) as ask_database:
        for table, column in ((table, column) for table, columns in REFERENCES.items() for column in columns):
            own = "speaker" if table == "position" else "id"
            mine = f"{column} IS NOT NULL AND {own} >> 32 = {sample.server}"
            [(parent, *_), *_] = await ask_database(f"SELECT {column} FROM {table} WHERE {mine}")
            with pytest.raises(Exception, match=r"(?i)check constraint"):
                await ask_database(f"UPDATE {table} SET {column} = {foreign(parent, other)} WHERE {mine}")
