"""A statement that passes another one on, in the same text: its citation is referred to, whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.answers import ClaimAnswer
from bot.domain.found import Finding, FoundStatement
from bot.domain.ids import record_id
from bot.domain.questions import ShowClaim
from bot.domain.records import Citation
from bot.domain.typed import (
    ChatMessage,
    Cited,
    Passed,
    Picked,
    TypedDraft,
    TypedStatement,
    typed_from_json,
    typed_to_json,
)
from bot.domain.vocabulary import SourceKind, Stance
from bot.intake.found import in_document, in_message
from bot.intake.recording import Done, proceed
from bot.ledger import Book
from bot.ledger.curation.strike import strike
from bot.ledger.findings import draft_of
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored

NOW = datetime(2023, 9, 22, 12, tzinfo=UTC)
AUTHOR = 71
TEXT = "Russia said that Nikol Pashinyan had denied that the bridge at Lachin was closed."
REPORT = Cited(title="A fragile truce", outlet="The Daily", published="2023-09-21")
OUTER, INNER = 0, 1


async def opened(book: Book, content: Finding | None = None) -> int:
    """What is found in the text, kept; its id."""
    return await book.findings.open(AUTHOR, content or in_document(TEXT, REPORT), NOW)


async def record(book: Book, finding: int, number: int, *, moderator: bool = True, **typed: Any) -> Done:
    """Put one of the statements on record, or propose it, with a claim of its own."""
    draft = draft_of(finding, number)
    kept = (await book.drafts.get(draft, AUTHOR)).content
    content = replace(kept, typed=replace(kept.typed, **typed), picked=Picked(new_claim=True))
    await book.drafts.keep(draft, AUTHOR, content, NOW)
    done = await proceed(book, draft, AUTHOR, moderator=moderator, now=NOW)
    assert isinstance(done, Done)
    return done


async def accept(book: Book, proposal: int, draft: int) -> Done:
    """Accept a proposal, as a moderator does by a press under the id `draft`."""
    submission = await book.queue.get(proposal)
    assert isinstance(submission.content, TypedDraft)
    content = replace(submission.content, picked=replace(submission.content.picked, new_claim=True))
    await book.drafts.open(draft, AUTHOR, content, NOW, submission=submission.id)
    done = await proceed(book, draft, AUTHOR, moderator=True, now=NOW)
    assert isinstance(done, Done)
    return done


async def cited(book: Book, done: Done) -> tuple[Citation, ...]:
    """The citations of what was recorded."""
    answer = await book.answer(ShowClaim(record_id(book.server, done.settled.claim or 0)))
    assert isinstance(answer, ClaimAnswer)
    wanted = record_id(book.server, done.settled.statement or 0)
    return next(one.event.citations for one in answer.record.standing.positions if one.event.statement.id == wanted)


async def linked(book: Book, inner: Done, outer: Done) -> bool:
    """Whether the words of the inner statement refer to those of the outer one."""
    taken, given = (await cited(book, inner))[0], (await cited(book, outer))[0]
    assert given.upstream is None
    found = (taken.upstream, taken.upstream_statement) == (given.id, given.statement)
    assert found or (taken.upstream, taken.upstream_statement) == (None, None)
    return found


async def test_the_one_passed_on_is_recorded_second(sample: Book, database_url: str) -> None:
    finding = await opened(sample)
    outer = await record(sample, finding, OUTER)
    inner = await record(sample, finding, INNER)
    assert await linked(sample, inner, outer)
    assert await stored(database_url) == await recomputed(database_url)


async def test_the_one_passed_on_is_recorded_first_and_linked_by_the_other(sample: Book, database_url: str) -> None:
    finding = await opened(sample)
    inner = await record(sample, finding, INNER)
    [alone] = await cited(sample, inner)
    assert alone.upstream is None
    outer = await record(sample, finding, OUTER)
    assert await linked(sample, inner, outer)
    batch = record_id(sample.server, outer.settled.batch or 0)
    told = f"SELECT after FROM change WHERE batch = {batch} AND record = {alone.id} AND record_kind = 'citation'"
    assert [list(row) for row in await rows(database_url, told)] == [
        [f'{{"upstream":{(await cited(sample, outer))[0].id}}}']
    ]
    await sample.undo(outer.settled.batch or 0, actor=1)
    assert (await cited(sample, inner))[0].upstream is None
    assert await stored(database_url) == await recomputed(database_url)


@pytest.mark.parametrize("first", [OUTER, INNER])
async def test_an_undo_of_the_one_that_passes_on_leaves_the_other_and_can_be_undone(
    sample: Book, first: int, database_url: str
) -> None:
    finding = await opened(sample)
    done = {number: await record(sample, finding, number) for number in (first, 1 - first)}
    assert await sample.why_not_undo(done[OUTER].settled.batch or 0) is None
    undone = await sample.undo(done[OUTER].settled.batch or 0, actor=1)
    [left] = await cited(sample, done[INNER])
    assert (left.upstream, left.upstream_statement) == (None, None)
    await sample.undo(undone, actor=1)
    assert await linked(sample, done[INNER], done[OUTER])
    assert await stored(database_url) == await recomputed(database_url)


@pytest.mark.parametrize("first", [OUTER, INNER])
async def test_an_undo_of_the_one_passed_on_and_back(sample: Book, first: int, database_url: str) -> None:
    finding = await opened(sample)
    done = {number: await record(sample, finding, number) for number in (first, 1 - first)}
    undone = await sample.undo(done[INNER].settled.batch or 0, actor=1)
    assert await stored(database_url) == await recomputed(database_url)
    await sample.undo(undone, actor=1)
    assert await linked(sample, done[INNER], done[OUTER])


@pytest.mark.parametrize("first", [OUTER, INNER])
@pytest.mark.parametrize("back", [OUTER, INNER])
async def test_both_undone_and_brought_back(sample: Book, first: int, back: int, database_url: str) -> None:
    finding = await opened(sample)
    done = {number: await record(sample, finding, number) for number in (first, 1 - first)}
    undone = {number: await sample.undo(done[number].settled.batch or 0, actor=1) for number in (first, 1 - first)}
    for number in (back, 1 - back):
        await sample.undo(undone[number], actor=1)
    assert await linked(sample, done[INNER], done[OUTER])
    assert await stored(database_url) == await recomputed(database_url)


async def test_what_is_brought_back_without_the_one_that_passed_it_on(sample: Book, database_url: str) -> None:
    other = in_document("Armenia said that the road at Goris was open.", REPORT)
    await record(sample, await opened(sample, other), 0)
    finding = await opened(sample)
    done = [await record(sample, finding, number) for number in (OUTER, INNER)]
    undone = [await sample.undo(done[number].settled.batch or 0, actor=1) for number in (INNER, OUTER)]
    await sample.undo(undone[0], actor=1)
    assert (await cited(sample, done[INNER]))[0].upstream is None
    await sample.undo(undone[1], actor=1)
    assert await stored(database_url) == await recomputed(database_url)


@pytest.mark.parametrize("first", [OUTER, INNER])
async def test_a_strike_of_the_one_that_passes_on_leaves_the_other(sample: Book, first: int) -> None:
    finding = await opened(sample)
    done = {number: await record(sample, finding, number) for number in (first, 1 - first)}
    async with sample.transaction(1, "not said") as changes:
        await strike(changes, "statement", record_id(sample.server, done[OUTER].settled.statement or 0))
    [left] = await cited(sample, done[INNER])
    assert left.upstream is None
    await sample.undo(changes.number, actor=1)
    assert await linked(sample, done[INNER], done[OUTER])


async def test_what_was_undone_before_is_not_referred_to(sample: Book) -> None:
    finding = await opened(sample)
    outer = await record(sample, finding, OUTER)
    await sample.undo(outer.settled.batch or 0, actor=1)
    [alone] = await cited(sample, await record(sample, finding, INNER))
    assert alone.upstream is None


async def test_it_is_no_origin_of_its_own(sample: Book) -> None:
    finding = await opened(sample)
    await record(sample, finding, OUTER)
    inner = await record(sample, finding, INNER)
    answer = await sample.answer(ShowClaim(record_id(sample.server, inner.settled.claim or 0)))
    assert isinstance(answer, ClaimAnswer)
    found = answer.record.standing.documents
    assert found is not None
    assert (found.total, found.origins, found.without_upstream, found.messages) == (1, 0, 1, 0)


@pytest.mark.parametrize("order", [(OUTER, INNER), (INNER, OUTER)])
async def test_proposals_are_linked_when_both_are_accepted(sample: Book, order: tuple[int, int]) -> None:
    finding = await opened(sample)
    proposed = {number: await record(sample, finding, number, moderator=False) for number in (OUTER, INNER)}
    done = {number: await accept(sample, proposed[number].settled.proposal or 0, 900 + number) for number in order}
    assert await linked(sample, done[INNER], done[OUTER])


async def test_a_proposal_and_a_statement_on_record_are_linked(sample: Book) -> None:
    finding = await opened(sample)
    proposed = await record(sample, finding, INNER, moderator=False)
    outer = await record(sample, finding, OUTER)
    inner = await accept(sample, proposed.settled.proposal or 0, 900)
    assert await linked(sample, inner, outer)


async def test_a_proposal_that_waits_is_nothing_to_refer_to(sample: Book) -> None:
    finding = await opened(sample)
    await record(sample, finding, OUTER, moderator=False)
    [alone] = await cited(sample, await record(sample, finding, INNER))
    assert alone.upstream is None


async def test_the_same_found_again_is_still_the_same_proposal(sample: Book) -> None:
    found = in_document(TEXT, REPORT)
    outer, inner = found.statements
    await record(sample, await opened(sample, found), INNER, moderator=False)
    otherwise = replace(found, statements=(replace(outer, act="says otherwise"), inner))  # as by a later version
    with pytest.raises(Exception, match="You have proposed that already, as number 1"):
        await record(sample, await opened(sample, otherwise), INNER, moderator=False)


@pytest.mark.parametrize("elsewhere", [OUTER, INNER])
async def test_what_is_put_down_to_another_document_is_not_linked(sample: Book, elsewhere: int) -> None:
    finding = await opened(sample)
    changed: dict[str, Any] = {"when": "2023-09-21, Lachin https://example.org/other"}
    done = [await record(sample, finding, number, **(changed if number == elsewhere else {})) for number in (0, 1)]
    assert not await linked(sample, done[INNER], done[OUTER])


@pytest.mark.parametrize("first", [OUTER, INNER])
@pytest.mark.parametrize("link", ["", " https://example.org/report"])
async def test_in_a_message_in_chat_with_a_link_and_without(sample: Book, link: str, first: int) -> None:
    url = "https://discord.com/channels/1/5/6"
    message = ChatMessage(5, 6, 7, "reader", f"{TEXT}{link}", url, NOW)
    finding = await opened(sample, in_message(message, UTC))
    done = {number: await record(sample, finding, number) for number in (first, 1 - first)}
    assert await linked(sample, done[INNER], done[OUTER])
    citations = await cited(sample, done[INNER])
    assert [one.source.kind for one in citations][-1] is SourceKind.CHAT
    assert [one.upstream for one in citations[1:]] == [citations[0].id for _ in citations[1:]]


async def test_what_somebody_has_put_there_stays(sample: Book) -> None:
    finding = await opened(sample)
    inner = await record(sample, finding, INNER)
    [alone] = await cited(sample, inner)
    [known] = await rows_of_citations(sample, 1)
    async with sample.transaction(1, None) as changes:
        await changes.update("citation", alone.id, upstream=known)
    await record(sample, finding, OUTER)
    assert (await cited(sample, inner))[0].upstream == known


async def rows_of_citations(book: Book, count: int) -> list[int]:
    """The ids of the first citations on record."""
    return [record_id(book.server, number) for number in range(1, count + 1)]


async def test_a_chain_of_three(sample: Book, database_url: str) -> None:
    speakers = ("Russia", "Armenia", "Azerbaijan")
    content = Finding(
        TEXT,
        tuple(
            FoundStatement(
                TypedStatement(who, Stance.ASSERTS, f"The bridge at {who} was closed", f"said {who}", "2023-09-21"),
                REPORT,
                (),
                "says",
                via=number or None,
            )
            for number, who in enumerate(speakers)
        ),
        source=REPORT,
    )
    finding = await opened(sample, content)
    done = {number: await record(sample, finding, number) for number in (1, 2, 0)}
    ids = [(await cited(sample, done[number]))[0] for number in range(3)]
    assert [one.upstream for one in ids] == [None, ids[0].id, ids[1].id]
    await sample.undo(done[1].settled.batch or 0, actor=1)
    assert (await cited(sample, done[2]))[0].upstream is None
    assert await stored(database_url) == await recomputed(database_url)


def test_the_drafts_say_who_passes_them_on_and_are_kept_so() -> None:
    found = in_document(TEXT, REPORT)
    outer, inner = found.drafts([11, 12])
    assert (outer.passed, inner.passed) == (Passed(on=(12,)), Passed(11, "Russia"))
    assert [typed_from_json(typed_to_json(one)) for one in (outer, inner)] == [outer, inner]
    before = typed_to_json(inner)
    del before["passed"]
    assert typed_from_json(before) == replace(inner, passed=Passed())
    cut = replace(found, statements=(replace(found.statements[1], via=7),))
    assert cut.drafts([11])[0].passed == Passed()
