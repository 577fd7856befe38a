"""Positions that moved, in order, without comment."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.answers import ChangeOfPosition, ChangesAnswer
from bot.domain.drafts import PlaceDraft, StanceDraft, TopicDraft
from bot.domain.questions import Changes, ShowClaim, Timeline
from bot.domain.standing import Label
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from tests.ledger.made import ACTOR, ask, body, event, member, number, person, stand, statement
from tests.ledger.recompute import recomputed, stored

ASSERTS, DENIES, RETRACTS = Stance.ASSERTS, Stance.DENIES, Stance.RETRACTS


async def moves(book: Book, speaker: int) -> list[ChangeOfPosition]:
    answer = await ask(book, Changes(speaker))
    assert isinstance(answer, ChangesAnswer)
    assert answer.page.total == len(answer.rows)
    return [row.kind for row in answer.rows]


async def said(book: Book, *acts: tuple[str, Stance, str | None]) -> tuple[int, int]:
    """One person takes these stances on one claim at these times; the person and the claim."""
    async with book.transaction(ACTOR, None) as changes:
        ann, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
        for when, stance, hedge in acts:
            changes.add_statement(statement(ann, when, StanceDraft(claim, stance, hedge)))
    return ann, claim


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        ([(ASSERTS, None), (RETRACTS, None)], [ChangeOfPosition.WITHDRAWN]),
        ([(ASSERTS, None), (DENIES, None)], [ChangeOfPosition.REVERSED]),
        ([(DENIES, None), (ASSERTS, "perhaps")], [ChangeOfPosition.REVERSED]),
        ([(ASSERTS, "perhaps"), (ASSERTS, None)], [ChangeOfPosition.FIRMER]),
        ([(ASSERTS, None), (ASSERTS, "perhaps")], [ChangeOfPosition.SOFTER]),
        ([(ASSERTS, "perhaps"), (ASSERTS, "generally")], []),
        ([(ASSERTS, None), (ASSERTS, None)], []),
        ([(ASSERTS, None), (Stance.WITHHOLDS, None), (Stance.RELAYS, None), (ASSERTS, None)], []),
        ([(ASSERTS, None), (Stance.WITHHOLDS, None), (DENIES, None)], [ChangeOfPosition.REVERSED]),
        ([(ASSERTS, None), (RETRACTS, None), (RETRACTS, None)], [ChangeOfPosition.WITHDRAWN]),
        (
            [(ASSERTS, None), (DENIES, None), (RETRACTS, None), (ASSERTS, None)],
            [ChangeOfPosition.REVERSED, ChangeOfPosition.WITHDRAWN],
        ),
    ],
)
async def test_each_move_is_told_as_what_it_is(
    book: Book, acts: list[tuple[Stance, str | None]], found: list[ChangeOfPosition]
) -> None:
    ann, _ = await said(book, *((f"2023-09-{day:02}", *act) for day, act in enumerate(acts, 1)))
    assert await moves(book, ann) == found


async def test_moves_follow_the_time_of_speaking_not_of_recording(book: Book) -> None:
    ann, claim = await said(book, ("2023-09-21", ASSERTS, None))
    async with book.transaction(ACTOR, None) as changes:
        changes.add_statement(statement(ann, "2023-09-20", stand(claim, DENIES)))
    answer = await ask(book, Changes(ann))
    [row] = answer.rows
    assert (row.before.stance.stance, row.after.stance.stance, row.unordered) == (DENIES, ASSERTS, False)


async def test_two_acts_of_one_day_are_told_without_an_order(book: Book) -> None:
    ann, _ = await said(book, ("2023-09-21", ASSERTS, None), ("2023-09-21", DENIES, None))
    answer = await ask(book, Changes(ann))
    assert [row.unordered for row in answer.rows] == [True]


async def test_a_struck_move_never_was(book: Book) -> None:
    ann, claim = await said(book, ("2023-09-21", ASSERTS, None))
    async with book.transaction(ACTOR, None) as changes:
        changes.add_statement(statement(ann, "2023-09-22", stand(claim, RETRACTS)))
    assert await moves(book, ann) == [ChangeOfPosition.WITHDRAWN]
    await book.undo(changes.number, actor=ACTOR)
    assert await moves(book, ann) == []


async def test_a_body_moves_with_those_who_spoke_for_it_then(book: Book) -> None:
    ann, claim = await said(book, ("2023-09-21", ASSERTS, None), ("2023-09-22", DENIES, None))
    async with book.transaction(ACTOR, None) as changes:
        office, former = changes.add_speaker(body("The Office")), changes.add_speaker(body("The Old Office"))
        changes.add_affiliation(member(ann, office, "2023"))
        changes.add_affiliation(member(ann, former, "2019", "2021"))
        beth = changes.add_speaker(person("Beth Sample"))
        changes.add_affiliation(member(beth, office))
        changes.add_statement(statement(beth, "2023-09-23", stand(claim)))
    assert await moves(book, office) == [ChangeOfPosition.REVERSED], "two people who differ are no move"
    assert await moves(book, former) == []


async def test_a_later_count_of_the_same_is_a_revised_number(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann = changes.add_speaker(person("Ann Example"))
        counts = [
            changes.add_claim(number("About 200 died", 200, as_of="2023-09-20")),
            changes.add_claim(number("About 250 died", 250, as_of="2023-09-22")),
        ]
        for day, claim in zip(("2023-09-20", "2023-09-22"), counts, strict=True):
            changes.add_statement(statement(ann, day, stand(claim)))
    answer = await ask(book, Changes(ann))
    [row] = answer.rows
    assert (row.kind, row.unordered) == (ChangeOfPosition.REVISED, False)
    assert [row.before.claim.id, row.after.claim.id] == counts
    older = await ask(book, ShowClaim(counts[0]))
    assert older.record.standing.label is Label.REVISED
    assert older.record.standing.revised_to == (counts[1],)
    assert older.record.related[counts[1]].text == "About 250 died"


@pytest.mark.parametrize("difference", ["counted", "not stated", "place", "topic", "as_of"])
async def test_numbers_of_different_things_are_no_revision(book: Book, difference: str) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann = changes.add_speaker(person("Ann Example"))
        one: dict[str, Any] = {"as_of": "2023-09-20"}
        two: dict[str, Any] = {"as_of": "2023-09-22"}
        if difference == "counted":
            two["counted"] = "wounded"
        elif difference == "not stated":
            one["counted"] = two["counted"] = None
        elif difference == "place":
            one["place"], two["place"] = (changes.add_place(PlaceDraft((name,))) for name in ("Hill", "Dale"))
        elif difference == "topic":
            one["topic"], two["topic"] = (changes.add_topic(TopicDraft(name, "UTC")) for name in ("Rain", "Snow"))
        else:
            two["as_of"] = "2023-09-20"
        for day, text, low, fields in (("20", "About 200", 200, one), ("22", "About 250", 250, two)):
            claim = changes.add_claim(number(text, low, **fields))
            changes.add_statement(statement(ann, f"2023-09-{day}", stand(claim)))
    assert await moves(book, ann) == []


async def test_counts_whose_times_overlap_are_told_without_an_order(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann = changes.add_speaker(person("Ann Example"))
        for low, as_of in ((200, "2023-09"), (250, "2023-09-22")):
            claim = changes.add_claim(number(f"About {low} died", low, as_of=as_of))
            changes.add_statement(statement(ann, "2023-09-30", stand(claim)))
    answer = await ask(book, Changes(ann))
    assert [(row.kind, row.unordered) for row in answer.rows] == [(ChangeOfPosition.REVISED, True)]


async def test_a_retraction_of_unknown_time_follows_what_it_retracts(book: Book, database_url: str) -> None:
    ann, claim = await said(book, ("2024-05-01", ASSERTS, None), ("unknown", RETRACTS, None))
    assert await moves(book, ann) == [ChangeOfPosition.WITHDRAWN]
    assert (await ask(book, ShowClaim(claim))).record.standing.label is Label.WITHDRAWN
    timeline = await ask(book, Timeline(claim))
    assert [event.stance.stance for event in timeline.events] == [ASSERTS, RETRACTS]
    assert await stored(database_url) == await recomputed(database_url)
