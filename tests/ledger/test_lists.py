"""Lists are read in shorter ways than single claims, and must say the same."""

from __future__ import annotations

import random

import pytest

from bot.domain.drafts import TopicDraft
from bot.domain.ids import number_of
from bot.domain.questions import Changes, Contested, ShowClaim, Unanswered
from bot.domain.standing import Label
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from bot.ledger.claim_answers import LISTED
from bot.ledger.speaker_answers import POSITIONS
from tests.ledger.made import ACTOR, ask, body, event, member, number, person, stand, statement


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_the_list_of_the_unanswered_agrees_with_each_claim(book: Book, seed: int) -> None:
    chance = random.Random(seed)
    claims = await _accusations(book, chance)
    alone = [claim for claim in claims if (await ask(book, Unanswered(claim))).rows]
    listed: list[int] = []
    last = 1
    while len(listed) < 200:
        answer = await ask(book, Unanswered(), page=last)
        listed += [record.claim.id for record in answer.rows]
        if last == answer.page.last:
            break
        last += 1
    assert sorted(listed) == alone
    assert 0 < len(listed) < len(claims)
    assert answer.page.total == len(listed)


async def _accusations(book: Book, chance: random.Random) -> list[int]:
    """Claims that concern people and bodies of two sides, with members who came and went, and acts of every kind."""
    async with book.transaction(ACTOR, None) as changes:
        sides = [changes.add_speaker(body(f"Side {n}")) for n in range(2)]
        offices = [changes.add_speaker(body(f"Office {n}")) for n in range(3)]
        people = [changes.add_speaker(person(f"Person {n}")) for n in range(8)]
        for office in offices[:2]:
            changes.add_affiliation(member(office, chance.choice(sides)))
        for one in people:
            since, until = chance.choice(((None, None), ("2022", None), (None, "2022"), ("2021", "2023")))
            changes.add_affiliation(member(one, chance.choice([*sides, *offices]), since, until))
        topics = [changes.add_topic(TopicDraft("With sides", "UTC", tuple(sides))), None]
        everybody = [*sides, *offices, *people]
        claims = [
            changes.add_claim(
                event(f"Thing {n} was done", concerns=chance.choice(everybody), topic=chance.choice(topics))
            )
            for n in range(40)
        ]
    async with book.transaction(ACTOR, None) as changes:
        for claim in claims:
            for _ in range(chance.randrange(1, 6)):
                stance = chance.choice((Stance.ASSERTS, Stance.ASSERTS, *Stance))
                year = chance.choice(("2020", "2021-06", "2022", "2023-05-05", "unknown"))
                changes.add_statement(statement(chance.choice(everybody), year, stand(claim, stance)))
    return claims


async def test_contested_claims_are_those_with_that_label(book: Book) -> None:
    claims = await _accusations(book, random.Random(4))
    alone = {claim for claim in claims if (await ask(book, ShowClaim(claim))).record.standing.label is Label.CONTESTED}
    listed: list[int] = []
    first = await ask(book, Contested())
    for page in range(1, first.page.last + 1):
        listed += [record.claim.id for record in (await ask(book, Contested(), page=page)).rows]
    assert set(listed) == alone
    assert len(listed) == len(alone) == first.page.total
    assert not first.bounded


async def test_only_so_many_contested_claims_are_listed(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann, bea = changes.add_speaker(person("Ann")), changes.add_speaker(person("Bea"))
        rain = changes.add_topic(TopicDraft("Rain", "UTC", ()))
        for n in range(LISTED + 1):
            claim = changes.add_claim(event(f"It rained on day {n}", topic=rain if n == 0 else None))
            changes.add_statement(statement(ann, "2022" if n == 0 else "2023", stand(claim)))
            changes.add_statement(statement(bea, "2021", stand(claim, Stance.DENIES)))
    everywhere = await ask(book, Contested(), page=LISTED)
    assert everywhere.bounded
    assert everywhere.page.total == LISTED
    assert "It rained on day 0" not in {record.claim.text for record in everywhere.rows}, "it is the oldest"
    narrowed = await ask(book, Contested(rain))
    assert [record.claim.text for record in narrowed.rows] == ["It rained on day 0"]
    assert not narrowed.bounded


async def test_a_claim_that_comes_to_count_is_found_among_revised_numbers(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann = changes.add_speaker(person("Ann"))
        first = changes.add_claim(number("Two died", 2, counted=None, as_of="2023-01-01"))
        second = changes.add_claim(number("Five died", 5, as_of="2023-02-01"))
        changes.add_statement(statement(ann, "2023-01-01", stand(first)))
        changes.add_statement(statement(ann, "2023-02-01", stand(second)))
    assert (await ask(book, Changes(ann))).rows == ()
    async with book.transaction(ACTOR, None) as changes:
        await changes.update("claim", first, counted="dead")
    revised = await ask(book, Changes(ann))
    assert [number_of(row.after.claim.id) for row in revised.rows] == [number_of(second)]


async def test_only_so_many_positions_that_moved_are_looked_at(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann = changes.add_speaker(person("Ann"))
        for n in range(POSITIONS + 1):
            claim = changes.add_claim(event(f"It rained on day {n}"))
            changes.add_statement(statement(ann, "2021", stand(claim)))
            changes.add_statement(statement(ann, "2022" if n == 0 else "2023", stand(claim, Stance.DENIES)))
    answer = await ask(book, Changes(ann))
    assert answer.bounded
    assert answer.page.total == POSITIONS
    assert "It rained on day 0" not in {row.after.claim.text for row in answer.rows}, "it moved first"
