"""The queue: what members propose is decided once, by whoever was first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.actions import LinkClaims, LinkStatements, MergeClaims
from bot.domain.drafts import ClaimDraft
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.ids import record_id
from bot.domain.submissions import (
    TAKEN_FOR,
    AlreadyDecided,
    Content,
    Dispute,
    Submission,
    SubmissionState,
)
from bot.domain.typed import ChatMessage, Picked, TypedDraft, TypedStatement
from bot.domain.vocabulary import Basis, ClaimKind, ClaimLinkKind, SpeakerKind, Stance, StatementLinkKind
from bot.ledger import Book, Ledger

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
MEMBER, OTHER, FIRST, SECOND = 1, 2, 11, 12


def dispute(reason: str = "it was the day before") -> Dispute:
    """An objection to the first claim of the first server."""
    return Dispute("claim", record_id(1, 1), reason)


async def record(book: Book, number: int, moderator: int) -> int:
    """Accept a submission by putting a claim on record; the number of the batch."""
    async with book.transaction(moderator, "accepted") as changes:
        await book.queue.accept(changes, number, moderator)
        changes.add_claim(ClaimDraft(ClaimKind.EVENT, "Gunfire was heard"))
        return changes.number


async def number_of(looking: Awaitable[Submission | None]) -> int | None:
    """The number of what is found."""
    found = await looking
    return found.number if found else None


async def claims(book: Book) -> int:
    """How many claims are on record."""
    return (await book.summary()).claims


HOSTILE = "\x00 \ud800 @everyone \u202e 🎉 '; DROP TABLE submission; --"


@pytest.mark.parametrize(
    "content",
    [
        TypedDraft(
            TypedStatement("Алиев", Stance.DENIES, "#1", HOSTILE, "21 Sep 2023", "https://a.example"),
            ChatMessage(5, 6, 7, HOSTILE, HOSTILE, "https://discord.com/channels/1/2/3", NOW),
            Picked(speaker=record_id(1, 3), new_speaker=SpeakerKind.PERSON, new_claim=True, stance=Stance.ASSERTS),
        ),
        TypedDraft(),
        dispute(HOSTILE),
        LinkClaims(record_id(1, 1), record_id(1, 2), ClaimLinkKind.CONTRADICTS),
        LinkStatements(record_id(1, 1), record_id(1, 2), StatementLinkKind.REBUTS, Basis.EDITOR),
        MergeClaims(record_id(1, 1), record_id(1, 2)),
    ],
)
async def test_what_is_proposed_comes_back_as_it_was(book: Book, content: Content) -> None:
    number = await book.queue.submit(content, MEMBER, NOW, why=HOSTILE)
    assert number == 1
    expected = Submission(record_id(book.server, 1), SubmissionState.PENDING, content, MEMBER, NOW, why=HOSTILE)
    assert await book.queue.get(number) == expected
    assert (await book.queue.of_member(MEMBER))[0] == (expected,)


async def test_numbers_go_on_whether_or_not_a_transaction_changes_records(book: Book) -> None:
    first = await book.queue.submit(dispute(), MEMBER, NOW)
    async with book.transaction(FIRST, None) as changes:
        second = await book.queue.submit(dispute("second"), MEMBER, NOW, changes=changes)
        changes.add_claim(ClaimDraft(ClaimKind.EVENT, "Gunfire was heard"))
        third = await book.queue.submit(dispute("third"), MEMBER, NOW, changes=changes)
    assert [first, second, third, await book.queue.submit(dispute("fourth"), MEMBER, NOW)] == [1, 2, 3, 4]


async def test_of_two_moderators_one_accepts_and_the_other_reads_who_and_when(book: Book) -> None:
    number = await book.queue.submit(dispute(), MEMBER, NOW)
    results = await asyncio.gather(record(book, number, FIRST), record(book, number, SECOND), return_exceptions=True)
    lost = [one for one in results if isinstance(one, BaseException)]
    assert len(lost) == 1
    assert isinstance(lost[0], AlreadyDecided)
    decided = await book.queue.get(number)
    assert decided.decided is not None
    when = int(decided.decided.timestamp())
    assert str(lost[0]) == f"Proposal 1 was accepted by <@{decided.decided_by}> <t:{when}:R>."
    assert await claims(book) == 1
    assert decided.batch == next(one for one in results if isinstance(one, int))


async def test_of_accepting_rejecting_and_withdrawing_at_once_one_is_done(book: Book) -> None:
    for _ in range(5):
        before = await claims(book)
        number = await book.queue.submit(dispute(), MEMBER, NOW)
        results = await asyncio.gather(
            record(book, number, FIRST),
            book.queue.reject(number, SECOND, "no source"),
            book.queue.withdraw(number, MEMBER, NOW),
            book.queue.uphold(number, SECOND),
            return_exceptions=True,
        )
        assert sum(isinstance(one, AlreadyDecided) for one in results) == 3
        decided = await book.queue.get(number)
        assert not decided.pending
        assert await claims(book) - before == (decided.batch is not None)


async def test_what_goes_wrong_while_recording_decides_nothing(book: Book) -> None:
    number = await book.queue.submit(dispute(), MEMBER, NOW)

    async def fail() -> None:
        async with book.transaction(FIRST, None) as changes:
            await book.queue.accept(changes, number, FIRST)
            changes.add_claim(ClaimDraft(ClaimKind.EVENT, "Gunfire was heard"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert (await book.queue.get(number)).pending
    assert await claims(book) == 0


async def test_cancelled_while_recording_decides_nothing(book: Book) -> None:
    number = await book.queue.submit(dispute(), MEMBER, NOW)
    accepted = asyncio.Event()

    async def hang() -> None:
        async with book.transaction(FIRST, None) as changes:
            await book.queue.accept(changes, number, FIRST)
            changes.add_claim(ClaimDraft(ClaimKind.EVENT, "Gunfire was heard"))
            accepted.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await accepted.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await book.queue.get(number)).pending
    await record(book, number, SECOND)
    assert await claims(book) == 1


async def test_only_whoever_proposed_it_withdraws_and_chooses_to_be_told(book: Book) -> None:
    number = await book.queue.submit(dispute(), MEMBER, NOW)
    with pytest.raises(RefusedError):
        await book.queue.withdraw(number, OTHER, NOW)
    with pytest.raises(RefusedError):
        await book.queue.notify(number, OTHER, wanted=True)
    assert (await book.queue.notify(number, MEMBER, wanted=True)).notify
    assert not (await book.queue.notify(number, MEMBER, wanted=False)).notify
    withdrawn = await book.queue.withdraw(number, MEMBER, NOW)
    assert (withdrawn.state, withdrawn.decided_by, withdrawn.decided) == (SubmissionState.WITHDRAWN, MEMBER, NOW)
    with pytest.raises(AlreadyDecided, match="withdrawn by its submitter"):
        await book.queue.withdraw(number, MEMBER, NOW)
    with pytest.raises(AlreadyDecided):
        await book.queue.notify(number, MEMBER, wanted=True)


async def test_taking_is_for_one_at_a_time_and_for_a_while(book: Book) -> None:
    number = await book.queue.submit(dispute(), MEMBER, NOW)
    taken = await book.queue.take(number, FIRST, NOW)
    assert (taken.taken_by, taken.taken) == (FIRST, NOW)
    with pytest.raises(RefusedError, match=f"<@{FIRST}> has taken this proposal"):
        await book.queue.take(number, SECOND, NOW + TAKEN_FOR)
    assert (await book.queue.take(number, FIRST, NOW)).taken_by == FIRST
    assert (await book.queue.release(number, SECOND)).taken_by == FIRST
    later = NOW + TAKEN_FOR + timedelta(seconds=1)
    assert (await book.queue.take(number, SECOND, later)).taken_by == SECOND
    assert (await book.queue.release(number, SECOND)).taken_by is None
    await book.queue.reject(number, SECOND, "no source")
    with pytest.raises(AlreadyDecided):
        await book.queue.take(number, FIRST, NOW)
    with pytest.raises(AlreadyDecided):
        await book.queue.release(number, FIRST)


async def test_the_oldest_comes_first_and_decided_ones_are_passed_over(book: Book) -> None:
    late, early, middle = [
        await book.queue.submit(dispute(f"{hours}"), MEMBER, NOW + timedelta(hours=hours)) for hours in (3, 1, 2)
    ]
    oldest = await book.queue.oldest()
    assert oldest is not None
    assert oldest.number == early
    assert await book.queue.place(oldest) == (1, 3)
    assert await number_of(book.queue.after(early)) == middle
    await book.queue.reject(middle, FIRST, "no source")
    last = await book.queue.after(early)
    assert last is not None
    assert last.number == late
    assert await book.queue.place(last) == (2, 2)
    assert await book.queue.after(late) is None
    assert await book.queue.after(middle) == last
    assert await number_of(book.queue.before(middle)) == early
    assert await book.queue.before(early) is None


async def test_what_waits_already_is_not_handed_in_again_by_the_same_member(book: Book) -> None:
    typed = TypedDraft(TypedStatement("Baku", claim="#1"), typed_at=NOW)
    for content in (dispute(), typed):
        number = await book.queue.submit(content, MEMBER, NOW)
        again = replace(content, typed_at=NOW + timedelta(hours=1)) if isinstance(content, TypedDraft) else content
        with pytest.raises(RefusedError, match=f"proposed that already, as number {number}"):
            await book.queue.submit(again, MEMBER, NOW)
        await book.queue.submit(again, OTHER, NOW)
        await book.queue.withdraw(number, MEMBER, NOW)
        await book.queue.submit(again, MEMBER, NOW)


async def test_of_two_that_are_the_same_at_once_one_waits(book: Book) -> None:
    twice = [book.queue.submit(dispute(), MEMBER, NOW) for _ in range(2)]
    results = await asyncio.gather(*twice, return_exceptions=True)
    assert {type(one) for one in results} == {int, RefusedError}


async def test_another_servers_numbers_are_refused(book: Book, ledger: Ledger) -> None:
    number = await book.queue.submit(dispute(), MEMBER, NOW)
    queue = (await ledger.book(987)).queue
    for asking in (
        queue.get(number),
        queue.take(number, FIRST, NOW),
        queue.release(number, FIRST),
        queue.reject(number, FIRST, "x"),
        queue.withdraw(number, MEMBER, NOW),
        queue.notify(number, MEMBER, wanted=True),
        queue.uphold(number, FIRST),
        queue.after(number),
        queue.get(1 << 40),
        queue.get(0),
    ):
        with pytest.raises(NotOnRecord):
            await asking
    assert await queue.oldest() is None
    assert (await queue.of_member(MEMBER))[0] == ()
    assert (await book.queue.get(number)).pending


async def test_what_interprets_needs_a_second_person_when_the_server_says_so(book: Book) -> None:
    contradiction = LinkClaims(record_id(book.server, 1), record_id(book.server, 2), ClaimLinkKind.CONTRADICTS)
    number = await book.queue.submit(contradiction, FIRST, NOW, moderator=True)
    own = await book.queue.submit(dispute(), FIRST, NOW, moderator=True)
    await book.change_settings(actor=FIRST, second_person=True)
    with pytest.raises(RefusedError, match="Another moderator must agree"):
        await record(book, number, FIRST)
    assert await claims(book) == 0
    await book.queue.uphold(own, FIRST)
    await record(book, number, SECOND)
    assert (await book.queue.get(number)).decided_by == SECOND


async def test_without_the_rule_whoever_proposed_it_may_accept_it(book: Book) -> None:
    contradiction = LinkClaims(record_id(book.server, 1), record_id(book.server, 2), ClaimLinkKind.CONTRADICTS)
    number = await book.queue.submit(contradiction, FIRST, NOW, moderator=True)
    await record(book, number, FIRST)
    assert await claims(book) == 1


async def test_what_records_are_called_and_what_accepting_came_to(sample: Book) -> None:
    about = Dispute("statement", record_id(sample.server, 1), "x")
    typed = TypedDraft(TypedStatement(claim="#2"), picked=Picked(speaker=record_id(sample.server, 1)))
    numbers = [await sample.queue.submit(one, MEMBER, NOW) for one in (about, dispute(), typed)]
    found, _ = await sample.queue.of_member(MEMBER)
    names = await sample.queue.names(found)
    assert set(names.claims) == {record_id(sample.server, 1), record_id(sample.server, 2)}
    assert names.claims[record_id(sample.server, 1)].startswith("Azerbaijani forces violated the ceasefire")
    assert names.statements[record_id(sample.server, 1)] == "Azerbaijan"
    assert list(names.speakers) == [record_id(sample.server, 1)]
    assert await sample.queue.recorded(found) == {}
    await record(sample, numbers[0], FIRST)
    assert await sample.queue.recorded([await sample.queue.get(numbers[0])]) == {}
