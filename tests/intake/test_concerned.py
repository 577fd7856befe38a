"""Whom a new claim concerns: somebody on record for sure, or somebody that a person has picked; never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.actions import MergeSpeakers
from bot.domain.answers import ClaimAnswer
from bot.domain.errors import RefusedError, UserError
from bot.domain.ids import record_id
from bot.domain.questions import ShowClaim
from bot.domain.typed import Picked, TypedDraft, TypedStatement, typed_from_json, typed_to_json
from bot.domain.vocabulary import SpeakerKind
from bot.intake.recording import proceed
from bot.intake.resolve import AskClaim, AskConcerned, AskSpeaker
from bot.ledger import Book
from bot.ledger.curation.actions import carry_out
from tests.ledger.made import body
from tests.ledger.recompute import recomputed, stored

NOW = datetime(2023, 9, 22, 12, tzinfo=UTC)
AUTHOR = 71
TYPED = TypedStatement(
    who="Ararat Mirzoyan",
    claim="The bridge at Lachin was closed to all traffic",
    source="https://example.org/report",
    concerns="Russia",
)


async def go(book: Book, pick: Picked | None = None, draft: int = 900, **typed: object) -> Any:
    """Go on with a draft of these fields; what came of it, whose type the test knows."""
    if pick is None:
        await book.drafts.keep(draft, AUTHOR, TypedDraft(replace(TYPED, **typed)), NOW)  # type: ignore[arg-type]
    return await proceed(book, draft, AUTHOR, moderator=True, now=NOW, pick=pick)


async def concerned(book: Book, done: Any) -> str | None:
    """The name of whom the claim of a recorded draft concerns."""
    answer = await book.answer(ShowClaim(record_id(book.server, done.settled.claim)))
    assert isinstance(answer, ClaimAnswer)
    whom = answer.record.claim.concerns
    return None if whom is None else answer.record.speakers[whom].name


@pytest.mark.parametrize("typed", ["Russia", "russia", "Someone else @6", "  Russia\n"])
async def test_somebody_on_record_is_taken_at_once(sample: Book, typed: str, database_url: str) -> None:
    russia = (await sample.match_speaker("Russia")).id
    assert russia is not None
    typed = typed.replace("@6", f"@{russia & 0xFFFFFFFF}")
    assert await concerned(sample, await go(sample, concerns=typed)) == "Russia"
    assert await stored(database_url) == await recomputed(database_url)


async def test_somebody_near_is_only_offered(sample: Book) -> None:
    asked = await go(sample, concerns="Russian ministry of defence")
    assert isinstance(asked, AskConcerned)
    assert (asked.name, asked.sentence) == ("Russian ministry of defence", TYPED.claim)
    assert "Ministry of Defence of Russia" in [one.text for one in asked.near]
    assert (await sample.summary()).statements == 14
    done = await go(sample, Picked(concerns=asked.near[0].id))
    assert await concerned(sample, done) == asked.near[0].text


async def test_somebody_new_is_added_when_a_person_says_so(sample: Book) -> None:
    before = (await sample.summary()).speakers
    assert isinstance(await go(sample, concerns="Zangezur Relief Agency"), AskConcerned)
    done = await go(sample, Picked(new_concerned=SpeakerKind.BODY))
    assert await concerned(sample, done) == "Zangezur Relief Agency"
    assert (await sample.summary()).speakers == before + 1


async def test_nobody_after_all(sample: Book) -> None:
    await go(sample, concerns="Zangezur Relief Agency")
    assert await concerned(sample, await go(sample, Picked(concerns_nobody=True))) is None


async def test_one_question_after_the_other_each_answer_kept(sample: Book) -> None:
    near = "Azerbaijani forces violated the ceasefire on 24 September 2023"
    asked = await go(sample, who="Zangezur Relief Agency", claim=near, concerns="the peacekeepers")
    assert isinstance(asked, AskSpeaker)
    asked = await go(sample, Picked(new_speaker=SpeakerKind.BODY))
    assert isinstance(asked, AskClaim)
    assert asked.concerns == "the peacekeepers"
    assert isinstance(await go(sample, Picked(new_claim=True)), AskConcerned)
    assert await concerned(sample, await go(sample, Picked(new_concerned=SpeakerKind.BODY))) == "the peacekeepers"


async def test_somebody_new_who_speaks_of_themselves_is_added_once(sample: Book) -> None:
    before = (await sample.summary()).speakers
    name = "Zangezur Relief Agency"
    await go(sample, who=name, concerns=name)
    assert isinstance(await go(sample, Picked(new_speaker=SpeakerKind.BODY)), AskConcerned)
    assert await concerned(sample, await go(sample, Picked(new_concerned=SpeakerKind.BODY))) == name
    assert (await sample.summary()).speakers == before + 1


async def test_of_a_claim_on_record_nothing_is_asked_or_changed(sample: Book) -> None:
    done = await go(sample, claim="#1", concerns="Zangezur Relief Agency")
    assert await concerned(sample, done) == "Azerbaijan"


async def test_what_names_nobody_is_refused(sample: Book) -> None:
    for typed in ("them", "https://example.org"):
        with pytest.raises(UserError, match="meant"):
            await go(sample, concerns=typed)
    await go(sample, concerns="x" * 101)
    with pytest.raises(UserError, match="100 characters"):
        await go(sample, Picked(new_concerned=SpeakerKind.BODY))


async def test_somebody_merged_or_struck_since(sample: Book) -> None:
    asked = await go(sample, concerns="Zangezur Relief Agency")
    assert isinstance(asked, AskConcerned)
    russia = (await sample.match_speaker("Russia")).id
    assert russia is not None
    async with sample.transaction(1, None) as changes:
        gone = changes.add_speaker(body("Bordurian Guard"))
    added = changes.number
    async with sample.transaction(1, None) as changes:
        merged = changes.add_speaker(body("Bordurian Army"))
    async with sample.transaction(1, None) as changes:
        await carry_out(changes, MergeSpeakers(merged, russia))
    await sample.undo(added, actor=1)
    with pytest.raises(RefusedError, match="not on record any more"):
        await go(sample, Picked(concerns=gone))
    assert await concerned(sample, await go(sample, Picked(concerns=merged))) == "Russia"


def test_a_draft_from_before_there_was_such_a_field_is_read() -> None:
    stored_form = typed_to_json(TypedDraft(TYPED))
    del stored_form["typed"]["concerns"]
    for name in ("concerns", "new_concerned", "concerns_nobody"):
        del stored_form["picked"][name]
    assert typed_from_json(stored_form) == TypedDraft(replace(TYPED, concerns=""))
