"""A statement counts for the bodies its speaker belonged to when it was made, up the chain."""

from __future__ import annotations

import pytest

from bot.domain.questions import Compare, Did, Said, Timeline
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from tests.ledger.made import ACTOR, ask, body, event, member, person, stand, statement


class Cast:
    """Ann was minister from 2010 to 2015; the ministry belongs to the government."""

    government: int
    ministry: int
    ann: int
    rival: int
    early: int
    during: int
    late: int


@pytest.fixture
async def cast(book: Book) -> Cast:
    found = Cast()
    async with book.transaction(ACTOR, None) as changes:
        found.government, found.ministry = (changes.add_speaker(body(name)) for name in ("Government", "Ministry"))
        found.ann, found.rival = (changes.add_speaker(person(name)) for name in ("Ann Example", "Rob Rival"))
        changes.add_affiliation(member(found.ann, found.ministry, "2010", "2015"))
        changes.add_affiliation(member(found.ministry, found.government))
        found.early, found.during, found.late = (
            changes.add_claim(event(f"It rained in {when}")) for when in ("spring", "summer", "autumn")
        )
        for year, claim in (("2008", found.early), ("2012", found.during), ("2020", found.late)):
            changes.add_statement(statement(found.ann, year, stand(claim)))
        changes.add_statement(statement(found.rival, "2012", stand(found.during, Stance.DENIES), stand(found.early)))
    return found


async def claims_said(book: Book, speaker: int) -> list[int]:
    answer = await ask(book, Said(speaker))
    return [row.claim.id for row in answer.rows]


async def test_a_body_said_only_what_was_said_for_it(book: Book, cast: Cast) -> None:
    assert await claims_said(book, cast.ann) == [cast.late, cast.during, cast.early]
    assert await claims_said(book, cast.ministry) == [cast.during]
    assert await claims_said(book, cast.government) == [cast.during]


async def test_an_answer_names_the_bodies_that_were_spoken_for(book: Book, cast: Cast) -> None:
    answer = await ask(book, Said(cast.government))
    [row] = answer.rows
    assert row.speaker.name == "Ann Example"
    bodies = answer.affiliations.bodies(row.speaker.id, row.statement.said)
    assert [answer.speakers[found].name for found in bodies if found != cast.ann] == ["Ministry", "Government"]
    [title] = answer.affiliations.titles(row.speaker.id, row.statement.said)
    assert answer.speakers[title.body].name == "Ministry"


async def test_a_body_did_only_what_was_done_for_it(book: Book, cast: Cast) -> None:
    for claim, count in ((cast.early, 0), (cast.during, 1), (cast.late, 0)):
        answer = await ask(book, Did(cast.government, Stance.ASSERTS, claim))
        assert len(answer.direct) == count


async def test_bodies_are_compared_only_on_what_was_said_for_them(book: Book, cast: Cast) -> None:
    answer = await ask(book, Compare(cast.government, cast.rival))
    assert [
        (row.claim.id, row.first and row.first.stance, row.second and row.second.stance) for row in answer.rows
    ] == [(cast.during, Stance.ASSERTS, Stance.DENIES), (cast.early, None, Stance.ASSERTS)]
    assert answer.page.total == 2, "what Ann said out of office is no row of the government's"


async def test_no_row_of_a_comparison_is_empty(book: Book, cast: Cast) -> None:
    async with book.transaction(ACTOR, None) as changes:
        other = changes.add_speaker(body("Another government"))
    answer = await ask(book, Compare(cast.government, other))
    assert [(row.claim.id, row.second) for row in answer.rows] == [(cast.during, None)]


async def test_people_are_compared_claim_by_claim_those_of_both_first(book: Book, cast: Cast) -> None:
    answer = await ask(book, Compare(cast.ann, cast.rival))
    assert [row.claim.id for row in answer.rows] == [cast.early, cast.during, cast.late]
    assert [row.second is None for row in answer.rows] == [False, False, True]
    back = await ask(book, Compare(cast.rival, cast.ann))
    assert [(row.first, row.second) for row in back.rows] == [(row.second, row.first) for row in answer.rows]


async def test_the_sample_compares_two_governments(sample: Book) -> None:
    armenia, azerbaijan = [(await sample.match_speaker(name)).id for name in ("Armenia", "Azerbaijan")]
    assert armenia is not None
    assert azerbaijan is not None
    pages = [await ask(sample, Compare(armenia, azerbaijan), page=number) for number in (1, 2, 3)]
    rows = [row for found in pages for row in found.rows]
    assert len(rows) == pages[0].page.total == 12
    assert [row for row in rows if row.first and row.second] == [], "they spoke of different things"
    assert {row.first.event.speaker.name for row in rows if row.first} == {"Ararat Mirzoyan", "Nikol Pashinyan"}


async def test_a_statement_that_asserts_nothing_checkable_is_still_said(book: Book, cast: Cast) -> None:
    async with book.transaction(ACTOR, None) as changes:
        bare, _ = changes.add_statement(statement(cast.ann, "2013-05-05"))
    answer = await ask(book, Said(cast.government))
    [row, _] = answer.rows
    assert (row.statement.id, row.claim, row.stance, row.citations) == (bare, None, None, ())
    narrowed = await ask(book, Said(cast.government, stance=Stance.ASSERTS))
    assert [found.claim.id for found in narrowed.rows] == [cast.during]


async def test_affiliations_in_a_circle_end(book: Book, cast: Cast) -> None:
    async with book.transaction(ACTOR, None) as changes:
        changes.add_affiliation(member(cast.government, cast.ministry))
    assert await claims_said(book, cast.government) == [cast.during]
    assert await claims_said(book, cast.ministry) == [cast.during]


async def test_a_timeline_is_in_order_of_speaking_with_unknown_times_first(book: Book, cast: Cast) -> None:
    async with book.transaction(ACTOR, None) as changes:
        for when in ("2012-05-06T10:00", "unknown", "before 2011", "2012-05"):
            changes.add_statement(statement(cast.rival, when, stand(cast.late, Stance.WITHHOLDS)))
    answer = await ask(book, Timeline(cast.late))
    assert [found.said.precision.value for found in answer.events] == ["unknown", "before", "range", "instant", "range"]
