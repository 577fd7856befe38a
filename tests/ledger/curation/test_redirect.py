"""What was merged away leads on, what was struck answers with its tombstone, and unmerged all is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.actions import MergeClaims, MergeSpeakers
from bot.domain.errors import NotOnRecord
from bot.domain.ids import record_id
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
from bot.domain.sides import Affiliations
from bot.domain.tombstones import StruckAnswer
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger
from bot.ledger.curation.actions import carry_out
from bot.ledger.curation.strike import strike
from tests.ledger.made import ACTOR, ask, event, keyed
from tests.rig.databases import GUILD

NOW = datetime(2026, 1, 1, tzinfo=UTC)


async def merge(book: Book, kind: str, away: int, into: int) -> int:
    async with book.transaction(ACTOR, "the same") as changes:
        await carry_out(changes, MergeClaims(away, into) if kind == "claim" else MergeSpeakers(away, into))
        return changes.number


def plain(value: Any) -> Any:
    """A value whose every part can be compared; the affiliations in an answer are an object of their own."""
    if isinstance(value, Affiliations):
        return plain(vars(value))
    if is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, [plain(getattr(value, one.name)) for one in fields(value)]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


async def answers(book: Book) -> list[Any]:
    return [plain(found) async for found in every_question(book)]


async def every_question(book: Book) -> AsyncIterator[tuple[Any, ...]]:
    """Each question that can be asked of each record, with its answers on all pages; and what is offered."""
    summary = await book.summary()
    claims = [record_id(book.server, number) for number in range(1, summary.claims + 1)]
    speakers = [record_id(book.server, number) for number in range(1, summary.speakers + 1)]
    topic = record_id(book.server, 1)
    questions: list[Question] = [
        Contested(),
        Contested(topic),
        Unanswered(),
        SearchRecord("ceasefire"),
        SearchRecord("danger"),
    ]
    for claim in claims:
        questions += [ShowClaim(claim), Timeline(claim), Unanswered(claim)]
        questions += [Who(claim, Stance.ASSERTS), Who(claim, Stance.DENIES)]
        questions += [ShowClaim(claim, as_of="2023-09-21T10:00:00Z")]
    for speaker in speakers:
        questions += [Said(speaker), Said(speaker, "ceasefire"), Changes(speaker), Compare(speaker, speakers[0])]
        questions += [Did(speaker, Stance.DENIES, claim) for claim in claims]
    for question in questions:
        first = await ask(book, question)
        pages = first.page.last if hasattr(first, "page") else 1
        yield question, *[await book.answer(question, page=page, now=NOW) for page in range(1, pages + 1)]
    for typed in ("", "ceasefire", "Azerbaijan", "Pashinian", "#1", "S1"):
        yield typed, await book.suggest_claims(typed), await book.suggest_speakers(typed), await book.match_claim(typed)
    yield "summary", summary.claims, summary.statements, summary.speakers, summary.sources, summary.contested


@pytest.mark.parametrize(
    ("kind", "away", "into"),
    [
        ("claim", "violated", "any-violation"),
        ("speaker", "azerbaijan", "armenia"),
        ("speaker", "pashinyan", "mirzoyan"),
    ],
)
async def test_merged_and_unmerged_every_question_has_the_same_answer(
    sample: Book, database_url: str, kind: str, away: str, into: str
) -> None:
    before = await answers(sample)
    ids = [await keyed(sample, database_url, kind, key) for key in (away, into)]
    batch = await merge(sample, kind, *ids)
    assert await answers(sample) != before
    await sample.undo(batch, actor=ACTOR)
    assert await answers(sample) == before


async def three(book: Book) -> tuple[int, int, int]:
    async with book.transaction(ACTOR, None) as changes:
        one, two, three = (changes.add_claim(event(text)) for text in ("It rained", "Rain fell", "Hail came down"))
        return one, two, three


async def test_a_number_leads_to_the_end_of_a_chain_of_merges(book: Book) -> None:
    one, two, three_ = await three(book)
    await merge(book, "claim", one, two)
    await merge(book, "claim", two, three_)
    answer = await ask(book, ShowClaim(one))
    assert answer.record.claim.id == three_
    [merged] = answer.merged
    assert (merged.kind, merged.away, merged.into) == ("claim", one, three_)
    match = await book.match_claim("#1")
    assert (match.id, match.asked) == (three_, one)
    assert [found.id for found in await book.suggest_claims("1")] == [three_]
    assert (await ask(book, Timeline(three_))).merged == ()


async def test_a_merged_claim_leads_on_for_what_was_known_before_too(book: Book) -> None:
    one, two, _ = await three(book)
    moment = datetime.now(UTC).isoformat(timespec="microseconds")
    await merge(book, "claim", one, two)
    answer = await ask(book, ShowClaim(one, as_known=moment))
    assert (answer.record.claim.id, answer.merged[0].away) == (two, one)


async def test_a_speaker_leads_on_by_number(sample: Book, database_url: str) -> None:
    away, into = [await keyed(sample, database_url, "speaker", key) for key in ("pashinyan", "mirzoyan")]
    total = sum([(await ask(sample, Said(one))).page.total for one in (away, into)])
    await merge(sample, "speaker", away, into)
    for question in (Said(away), Changes(away), Compare(away, record_id(sample.server, 1))):
        answer = await ask(sample, question)
        [merged] = answer.merged
        assert (merged.away, merged.into) == (away, into)
        assert (merged.away_name, merged.into_name) == ("Nikol Pashinyan", "Ararat Mirzoyan")
    assert (await ask(sample, Said(away))).page.total == total


async def test_it_leads_on_after_a_restart_and_for_kept_questions(
    sample: Book, ledger: Ledger, database_url: str
) -> None:
    kept = await sample.remember(ShowClaim(record_id(sample.server, 1)))
    await merge(sample, "claim", record_id(sample.server, 1), record_id(sample.server, 2))
    await ledger.close()
    again = await Ledger.open(database_url)
    try:
        book = await again.book(GUILD)
        answer = await ask(book, await book.recall(kept))
        assert answer.record.claim.id == record_id(book.server, 2)
    finally:
        await again.close()


async def test_a_struck_claim_answers_with_who_when_and_why(book: Book) -> None:
    one, two, _ = await three(book)
    async with book.transaction(ACTOR, "nobody said so") as changes:
        await strike(changes, "claim", one)
    for question in (ShowClaim(one), Timeline(one), Who(one, Stance.ASSERTS)):
        answer = await ask(book, question)
        assert isinstance(answer, StruckAnswer)
        left = answer.tombstone
        assert (left.kind, left.text, left.actor, left.reason, left.batch) == (
            "claim",
            "It rained",
            ACTOR,
            "nobody said so",
            2,
        )
        assert left.struck == changes.at
    assert (await book.match_claim("#1")).id == one
    assert await book.suggest_claims("#1") == []
    await book.undo(2, actor=ACTOR)
    assert (await ask(book, ShowClaim(one))).record.claim.text == "It rained"
    assert (await ask(book, ShowClaim(two))).merged == ()


async def test_a_claim_merged_into_a_struck_one_says_both(book: Book) -> None:
    one, two, _ = await three(book)
    await merge(book, "claim", one, two)
    async with book.transaction(ACTOR, "nobody said so") as changes:
        await strike(changes, "claim", two)
    answer = await ask(book, ShowClaim(one))
    assert isinstance(answer, StruckAnswer)
    assert (answer.tombstone.record, answer.merged[0].away) == (two, one)


async def test_what_never_was_on_record_is_not(book: Book) -> None:
    await three(book)
    for claim in (record_id(book.server, 99), record_id(book.server + 1, 1)):
        with pytest.raises(NotOnRecord):
            await ask(book, ShowClaim(claim))
