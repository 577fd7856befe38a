"""A draft on its way into the record: once, whole, and only by its author; at the same moment from several places."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.dates import UNKNOWN_TIME, whole_day
from bot.domain.drafts import StanceDraft, StatementDraft
from bot.domain.errors import NotOnRecord, RefusedError, UserError
from bot.domain.ids import record_id, statement_label
from bot.domain.questions import ShowClaim
from bot.domain.typed import ChatMessage, Picked, TypedDraft, TypedStatement
from bot.domain.vocabulary import SpeakerKind, Stance
from bot.intake.read_back import read_back
from bot.intake.recording import Done, proceed
from bot.intake.resolve import AskClaim, AskSpeaker, resolve
from bot.ledger import Book, Ledger
from tests.ledger.made import event
from tests.ledger.raw import rows
from tests.ledger.recompute import recomputed, stored

NOW = datetime(2023, 9, 22, 12, tzinfo=UTC)
AUTHOR, OTHER = 71, 72
NEW = "The bridge at Lachin was closed to all traffic"
TYPED = TypedStatement(
    who="Ararat Mirzoyan",
    stance=Stance.DENIES,
    claim="#1",
    words="“We never agreed to that.”",
    when="2023-09-21, Yerevan",
    source="https://example.org/report",
)
MESSAGE = ChatMessage(5, 6, 7, "reader", "they never agreed", "https://discord.com/channels/1/5/6", NOW)


async def kept(book: Book, draft: int, author: int = AUTHOR, **typed: object) -> int:
    """A draft with these fields typed, kept as it is when its form was handed in."""
    await book.drafts.keep(draft, author, TypedDraft(replace(TYPED, **typed), MESSAGE), NOW)  # type: ignore[arg-type]
    return draft


async def go(
    book: Book, draft: int, pick: Picked | None = None, *, member: int = AUTHOR, moderator: bool = True
) -> Any:
    """Go on with a draft; what came of it, whose type the test knows."""
    return await proceed(book, draft, member, moderator=moderator, now=NOW, pick=pick)


async def test_a_double_click_records_once(sample: Book) -> None:
    draft = await kept(sample, 900, who="Two sources in Zangezur", claim=NEW)
    assert isinstance(await go(sample, draft), AskSpeaker)
    pick = Picked(new_speaker=SpeakerKind.UNNAMED)
    outcomes = await asyncio.gather(*(go(sample, draft, pick) for _ in range(5)))
    assert sorted(one.already for one in outcomes) == [False, True, True, True, True]
    assert len({one.settled for one in outcomes}) == 1
    assert (await sample.summary()).statements == 15


async def test_two_moderators_with_the_same_new_claim_at_once_make_it_once(sample: Book, database_url: str) -> None:
    first = await kept(sample, 900, claim=NEW)
    second = await kept(sample, 901, OTHER, claim=NEW, who="Azerbaijan")
    outcomes = await asyncio.gather(go(sample, first), go(sample, second, member=OTHER))
    assert [one.already for one in outcomes] == [False, False]
    assert outcomes[0].settled.claim == outcomes[1].settled.claim
    assert outcomes[0].settled.statement != outcomes[1].settled.statement
    assert [tuple(row) for row in await rows(database_url, "SELECT COUNT(*) FROM snapshot")] == [(1,)]
    assert await stored(database_url) == await recomputed(database_url)


async def test_a_member_hands_in_once(sample: Book) -> None:
    draft = await kept(sample, 900)
    outcomes = await asyncio.gather(*(go(sample, draft, moderator=False) for _ in range(3)))
    assert {one.settled.proposal for one in outcomes} == {1}
    assert sorted(one.already for one in outcomes) == [False, True, True]
    assert (await sample.summary()).statements == 14


async def test_a_cancelled_task_leaves_the_draft_and_the_record_whole(sample: Book, database_url: str) -> None:
    draft = await kept(sample, 900, claim=NEW)
    for steps in range(60):
        task = asyncio.create_task(go(sample, draft))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        found = await sample.drafts.get(draft, AUTHOR)
        counted = (await sample.summary()).statements
        assert counted == (14 if found.settled is None else 15)
    done = await go(sample, draft)
    assert isinstance(done, Done)
    assert (await sample.summary()).statements == 15
    assert await stored(database_url) == await recomputed(database_url)


async def test_only_its_author_goes_on_with_a_draft_and_only_in_its_server(sample: Book, ledger: Ledger) -> None:
    draft = await kept(sample, 900)
    with pytest.raises(RefusedError, match="Only the person"):
        await go(sample, draft, member=OTHER)
    elsewhere = await ledger.book(2002)
    with pytest.raises(NotOnRecord):
        await go(elsewhere, draft)
    await kept(elsewhere, 900, claim="#2")
    await sample.drafts.keep(900, OTHER, TypedDraft(), NOW)
    assert (await sample.drafts.get(900, AUTHOR)).content.typed == TYPED


async def test_a_settled_draft_is_not_changed_any_more(sample: Book) -> None:
    draft = await kept(sample, 900)
    done = await go(sample, draft)
    await kept(sample, 900, claim="#2")
    found = await sample.drafts.get(draft, AUTHOR)
    assert (found.settled, found.content.typed.claim) == (done.settled, "#1")


async def test_opening_never_overwrites_what_was_handed_in(sample: Book) -> None:
    await kept(sample, 900)
    await sample.drafts.open(900, AUTHOR, TypedDraft(), NOW + timedelta(seconds=1))
    assert (await sample.drafts.get(900, AUTHOR)).content.typed == TYPED


async def test_what_is_refused_writes_nothing_but_the_draft(sample: Book, database_url: str) -> None:
    before = await rows(database_url, "SELECT COUNT(*) FROM change")
    draft = await kept(sample, 900, who="", claim=NEW)
    with pytest.raises(UserError, match="Say who said it"):
        await go(sample, draft)
    draft = await kept(sample, 901, who="x" * 101)
    with pytest.raises(UserError, match="100 characters"):
        await go(sample, draft, Picked(new_speaker=SpeakerKind.PERSON))
    draft = await kept(sample, 902, claim="x" * 301)
    with pytest.raises(UserError, match="300 characters"):
        await go(sample, draft)
    draft = await kept(sample, 903, source="x" * 201)
    with pytest.raises(UserError, match="source is too long"):
        await go(sample, draft)
    draft = await kept(sample, 904)
    with pytest.raises(NotOnRecord):
        await go(sample, draft, Picked(claim=record_id(sample.server, 999)))
    assert [tuple(one) for one in await rows(database_url, "SELECT COUNT(*) FROM change")] == [tuple(before[0])]


async def test_a_claim_struck_or_merged_since_it_was_offered(sample: Book) -> None:
    draft = await kept(sample, 900, claim="Azerbaijani forces violated the ceasefire")
    asked = await go(sample, draft)
    assert isinstance(asked, AskClaim)
    first = record_id(sample.server, 1)
    async with sample.transaction(1, "merged") as changes:
        added = changes.add_claim(event(NEW))
    async with sample.transaction(1, "merged") as changes:
        await changes.update("claim", added, struck=changes.at.isoformat(), merged_into=first)
    done = await go(sample, draft, Picked(claim=added))
    assert done.settled.claim == 1
    async with sample.transaction(1, "struck") as changes:
        gone = changes.add_claim(event("Another claim that goes"))
    async with sample.transaction(1, "struck") as changes:
        await changes.strike("claim", gone)
    with pytest.raises(RefusedError, match="not on record any more"):
        await go(sample, await kept(sample, 901), Picked(claim=gone))


async def test_somebody_new_to_two_people_is_added_once(sample: Book) -> None:
    """Both were asked, and both said new, before either was recorded; so with two proposals that wait."""
    pick = Picked(new_speaker=SpeakerKind.BODY)
    stances = (Stance.DENIES, Stance.RELAYS)
    drafts = [
        await kept(sample, 900 + at, who="Zangezur Relief Agency", claim=NEW, stance=stance)
        for at, stance in enumerate(stances)
    ]
    asked = [await go(sample, draft) for draft in drafts]
    assert all(isinstance(one, AskSpeaker) for one in asked)
    before = (await sample.summary()).speakers
    first, second = [await go(sample, draft, pick) for draft in drafts]
    assert first.settled.claim == second.settled.claim
    assert (await sample.summary()).speakers == before + 1


async def test_a_claim_said_to_be_new_twice_is_made_once(sample: Book) -> None:
    near = "Azerbaijani forces did not violate the ceasefire on 21 September 2023"
    stances = (Stance.DENIES, Stance.RELAYS)
    drafts = [await kept(sample, 900 + at, claim=near, stance=stance) for at, stance in enumerate(stances)]
    assert all([isinstance(await go(sample, draft), AskClaim) for draft in drafts])
    first, second = [await go(sample, draft, Picked(new_claim=True)) for draft in drafts]
    assert first.settled.claim == second.settled.claim


async def test_one_unnamed_source_is_not_taken_for_another(sample: Book) -> None:
    described = "Two sources in Zangezur"
    await go(sample, await kept(sample, 900, who=described), Picked(new_speaker=SpeakerKind.UNNAMED))
    before = (await sample.summary()).speakers
    draft = await kept(sample, 901, who=described)
    asked = await go(sample, draft)
    assert isinstance(asked, AskSpeaker)
    assert [one.text for one in asked.near] == [described]
    await go(sample, draft, Picked(new_speaker=SpeakerKind.UNNAMED))
    assert (await sample.summary()).speakers == before + 1


async def test_a_proposal_says_whom_and_what_it_was_matched_with(sample: Book) -> None:
    meant = (await sample.match_speaker("Ilham Aliyev")).id
    assert meant is not None
    disguised = f"Nikol Pashinyan @{meant & 0xFFFFFFFF}"
    done = await go(sample, await kept(sample, 900, who=disguised), moderator=False)
    content = (await sample.queue.get(done.settled.proposal)).content
    assert isinstance(content, TypedDraft)
    assert (content.picked.speaker, content.picked.claim) == (meant, record_id(sample.server, 1))
    with pytest.raises(NotOnRecord):
        await go(sample, await kept(sample, 901, who="Nikol Pashinyan @999"), moderator=False)


async def test_yesterday_is_counted_from_when_it_was_typed(sample: Book) -> None:
    """Not from when a question was answered, nor from when a moderator accepts."""
    typed = replace(TYPED, when="yesterday")
    await sample.drafts.keep(900, AUTHOR, TypedDraft(typed, MESSAGE, typed_at=NOW), NOW)
    later = NOW + timedelta(days=5)
    handed_in = await proceed(sample, 900, AUTHOR, moderator=False, now=later)
    assert isinstance(handed_in, Done)
    content = (await sample.queue.get(handed_in.settled.proposal or 0)).content
    assert isinstance(content, TypedDraft)
    assert content.typed_at == NOW
    assert (await resolve(sample, content, later)).said == whole_day(date(2023, 9, 21), "UTC")  # type: ignore[union-attr]
    read = await read_back(sample, content, later)
    assert read == "“yesterday” was read as 21 Sep 2023 (UTC)"


async def test_a_proposal_from_before_times_were_kept_counts_from_when_it_was_handed_in(sample: Book) -> None:
    draft = await kept(sample, 900, when="yesterday")
    handed_in = await go(sample, draft, moderator=False)
    content = (await sample.queue.get(handed_in.settled.proposal)).content
    assert isinstance(content, TypedDraft)
    assert content.typed_at == NOW


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sept, Baku", "“sept” was read as September 2023; write the year for another one"),
        ("21 aug", "“21 aug” was read as 21 Aug 2023 (UTC); write the year for another one"),
        ("2023-09-21, Baku", None),
        ("21 Sep 2023", None),
        ("unknown, Baku", None),
        (", Baku", None),
        ("2023-02-30", None),
    ],
)
async def test_a_time_is_read_back_when_that_is_more_than_was_typed(sample: Book, typed: str, read: str | None) -> None:
    assert await read_back(sample, TypedDraft(replace(TYPED, when=typed), MESSAGE), NOW) == read


async def test_a_statement_typed_as_the_claim_leads_to_its_claims(sample: Book) -> None:
    with pytest.raises(UserError, match=r"^S1 is a statement; name the claim it is about: #\d+\.$"):
        await go(sample, await kept(sample, 900, claim="S1"))
    [statement] = await several(sample)
    with pytest.raises(UserError, match=r"name the claim that is meant: #1 or #2\.$"):
        await go(sample, await kept(sample, 901, claim=statement))


async def several(book: Book) -> list[str]:
    """A statement on two claims, as people write it."""
    speaker = (await book.match_speaker("Ilham Aliyev")).id
    assert speaker is not None
    async with book.transaction(1, None) as changes:
        stances = tuple(StanceDraft(record_id(book.server, number), Stance.DENIES) for number in (1, 2))
        statement, _ = changes.add_statement(StatementDraft(speaker, UNKNOWN_TIME, stances=stances))
    return [statement_label(statement)]


async def test_the_standing_follows(sample: Book) -> None:
    await go(sample, await kept(sample, 900, claim="#2", stance=Stance.DENIES))
    answer = await sample.answer(ShowClaim(record_id(sample.server, 2)))
    assert "Ararat Mirzoyan" in str(answer)
