"""The same statement from the same source is recorded once; whatever differs is recorded beside it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.ids import record_id
from bot.domain.typed import ChatMessage, Picked, TypedDraft
from bot.domain.vocabulary import SpeakerKind, Stance
from bot.intake.again import OnRecordAlready
from bot.intake.recording import Done, proceed
from bot.ledger import Book
from bot.ledger.curation.merge import merge_speakers
from tests.intake.test_proceed import AUTHOR, MESSAGE, NEW, NOW, OTHER, TYPED

FROM_MESSAGE = "on record from this message already, as S15"
FROM_DOCUMENT = "on record from this document already, as S15"


async def record(
    book: Book, draft: int, message: ChatMessage | None = MESSAGE, *, member: int = AUTHOR, **typed: Any
) -> int | None:
    """Hand in a draft as a moderator; the number of the statement that it became."""
    content = TypedDraft(replace(TYPED, **typed), message)
    await book.drafts.keep(draft, member, content, NOW)
    done = await proceed(book, draft, member, moderator=True, now=NOW)
    assert isinstance(done, Done)
    return done.settled.statement


@pytest.mark.parametrize(
    "differently",
    [{}, {"words": "“Never.”"}, {"when": "2023-09-20"}, {"source": "https://example.org/other"}, {"source": ""}],
)
async def test_from_one_message_a_stance_on_a_claim_is_recorded_once(sample: Book, differently: dict[str, Any]) -> None:
    assert await record(sample, 900) == 15
    with pytest.raises(OnRecordAlready, match=FROM_MESSAGE):
        await record(sample, 901, **differently)
    assert (await sample.summary()).statements == 15


@pytest.mark.parametrize(
    "differently", [{"who": "Azerbaijan"}, {"stance": Stance.ASSERTS}, {"claim": "#2"}, {"claim": NEW}]
)
async def test_another_speaker_stance_or_claim_is_another_statement(sample: Book, differently: dict[str, Any]) -> None:
    assert await record(sample, 900) == 15
    assert await record(sample, 901, **differently) == 16


async def test_words_without_a_claim_are_recorded_once_from_a_message(sample: Book) -> None:
    only_words: dict[str, Any] = {"claim": "", "stance": Stance.ASSERTS}
    assert await record(sample, 900, **only_words) == 15
    with pytest.raises(OnRecordAlready, match=FROM_MESSAGE):
        await record(sample, 901, **only_words)
    assert await record(sample, 902, words="“Not once.”", **only_words) == 16


async def test_another_message_may_carry_the_same(sample: Book) -> None:
    assert await record(sample, 900) == 15
    assert await record(sample, 901, replace(MESSAGE, message=8, url=f"{MESSAGE.url}8")) == 16


async def test_what_was_taken_back_may_be_recorded_again(sample: Book) -> None:
    await record(sample, 900)
    async with sample.transaction(AUTHOR, "struck") as changes:
        await changes.strike("statement", record_id(sample.server, 15))
        for kind, made in (("stance", 1), ("citation", 2)):
            for found in changes.peek_ids(kind, 1):
                for back in range(1, made + 1):
                    await changes.strike(kind, found - back)
    assert await record(sample, 901) == 16


async def test_a_speaker_merged_since_counts_as_who_it_is_now(sample: Book) -> None:
    content = TypedDraft(replace(TYPED, who="A. M. of Zangezur"), MESSAGE)
    await sample.drafts.keep(900, AUTHOR, content, NOW)
    pick = Picked(new_speaker=SpeakerKind.PERSON)
    await proceed(sample, 900, AUTHOR, moderator=True, now=NOW, pick=pick)
    away, into = [(await sample.match_speaker(name)).id for name in ("A. M. of Zangezur", "Ararat Mirzoyan")]
    assert away is not None
    assert into is not None
    async with sample.transaction(AUTHOR, "merged") as changes:
        await merge_speakers(changes, away, into)
    with pytest.raises(OnRecordAlready, match=FROM_MESSAGE):
        await record(sample, 901)


@pytest.mark.parametrize("claim", ["#1", NEW])
async def test_two_moderators_at_once_record_one_message_once(sample: Book, claim: str) -> None:
    both = record(sample, 900, claim=claim), record(sample, 901, member=OTHER, claim=claim)
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    [refused] = [one for one in outcomes if isinstance(one, OnRecordAlready)]
    assert FROM_MESSAGE in str(refused)
    assert 15 in outcomes
    assert (await sample.summary()).statements == 15


async def test_from_a_document_the_same_words_on_the_same_claim_are_recorded_once(sample: Book) -> None:
    assert await record(sample, 900, None) == 15
    with pytest.raises(OnRecordAlready, match=FROM_DOCUMENT):
        await record(sample, 901, None, when="2023-09-20")
    assert await record(sample, 902, None, words="“Never.”") == 16
    assert await record(sample, 903, None, source="https://example.org/other") == 17
    assert await record(sample, 904, None, claim="#2") == 18


async def test_a_document_may_report_the_same_denial_on_two_days(sample: Book) -> None:
    assert await record(sample, 900, None, words="") == 15
    assert await record(sample, 901, None, words="", when="2023-09-22") == 16
    with pytest.raises(OnRecordAlready, match=FROM_DOCUMENT):
        await record(sample, 902, None, words="", when="2023-09-21, Geneva")


async def test_accepting_what_is_on_record_leaves_the_proposal_waiting(sample: Book) -> None:
    await record(sample, 900)
    content = TypedDraft(TYPED, MESSAGE)
    number = await sample.queue.submit(content, OTHER, NOW)
    submission = await sample.queue.get(number)
    await sample.drafts.open(901, AUTHOR, content, NOW, submission=submission.id)
    with pytest.raises(OnRecordAlready, match=FROM_MESSAGE) as refused:
        await proceed(sample, 901, AUTHOR, moderator=True, now=NOW)
    assert refused.value.accepts == number
    assert (await sample.queue.get(number)).pending
