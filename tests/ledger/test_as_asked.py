"""Answers at the time, about the words and about the people that were asked for."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.answers import DidAnswer, SaidAnswer, UnansweredAnswer
from bot.domain.dates import from_iso
from bot.domain.drafts import TopicDraft
from bot.domain.ids import claim_label, record_id
from bot.domain.questions import Compare, Did, Said, SearchRecord, ShowClaim, Unanswered
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from bot.ledger.searching import RANKED
from tests.ledger.made import ACTOR, REPORT, ask, body, event, member, person, stand, statement


async def speaker(book: Book, name: str) -> int:
    """The id of the speaker of that name."""
    found = (await book.match_speaker(name)).id
    assert found is not None
    return found


async def test_the_clock_of_an_accusation_stops_at_the_time_asked_about(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        accuser, accused = changes.add_speaker(person("Ada")), changes.add_speaker(body("Borduria"))
        claim = changes.add_claim(event("Borduria broke the truce", concerns=accused))
        changes.add_statement(statement(accuser, "2024-05-01T06:00", stand(claim)))
    now, then = datetime.fromisoformat("2024-05-01T16:00:00+00:00"), "2024-05-01T08:00:00Z"
    for asked in (Unanswered(as_of=then), Unanswered(claim, as_of=then)):
        answer = await book.answer(asked, now=now)
        assert isinstance(answer, UnansweredAnswer)
        assert len(answer.rows) == 1
        assert answer.at == from_iso(then)


async def test_about_finds_what_a_speaker_said_however_much_others_said_since(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        one, others = changes.add_speaker(person("Ada")), changes.add_speaker(person("Bea"))
        first = changes.add_claim(event("The truce is holding"))
        changes.add_statement(statement(one, "2024-05-01", stand(first)))
        for number in range(RANKED + 1):
            claim = changes.add_claim(event(f"The truce is holding in village {number}"))
            changes.add_statement(statement(others, "2024-05-02", stand(claim)))
    answer = await ask(book, Said(one, about="truce holding"))
    assert isinstance(answer, SaidAnswer)
    assert [row.claim and row.claim.text for row in answer.rows] == ["The truce is holding"]


async def test_about_finds_the_venue(sample: Book) -> None:
    answer = await ask(sample, Said(await speaker(sample, "Bayramov"), about="at the UN Security Council"))
    assert [row.claim and claim_label(row.claim.id) for row in answer.rows] == ["#5"]


async def test_what_the_own_body_said_is_near(sample: Book) -> None:
    answer = await ask(sample, Did(await speaker(sample, "Bayramov"), Stance.DENIES, record_id(sample.server, 1)))
    assert isinstance(answer, DidAnswer)
    assert answer.direct == ()
    assert [(row.speaker.name, row.stance and row.stance.stance) for row in answer.nearby] == [
        ("Azerbaijan", Stance.DENIES)
    ]


async def test_a_member_compared_with_its_body_is_shown_once(sample: Book) -> None:
    both = Compare(await speaker(sample, "Pashinyan"), await speaker(sample, "Armenia"))
    rows = [row for page in (1, 2) for row in (await ask(sample, both, page=page)).rows]
    assert rows
    assert all(row.first is None or row.second is None for row in rows)


async def test_a_body_compared_with_its_member_stands_where_its_others_do(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        state, ann, bea = changes.add_speaker(body("Syldavia")), *map(changes.add_speaker, map(person, ("Ann", "Bea")))
        for one in (ann, bea):
            changes.add_affiliation(member(one, state))
        claim = changes.add_claim(event("It rained"))
        changes.add_statement(statement(ann, "2024-05-01", stand(claim)))
        changes.add_statement(statement(bea, "2024-05-02", stand(claim, Stance.DENIES)))
    (row,) = (await ask(book, Compare(state, bea))).rows
    assert row.first is not None
    assert row.second is not None
    assert [row.first.event.speaker.name, row.second.event.speaker.name] == ["Ann", "Bea"]


async def test_a_wording_without_a_word_is_kept(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        one, source = changes.add_speaker(person("Ann")), changes.add_source(REPORT)
        changes.add_statement(statement(one, "2024-05-01", source=source, wording="…!"))
    (row,) = (await ask(book, Said(one))).rows
    assert row.citations[0].wording == "…!"


async def test_sides_are_those_that_were_on_the_list_then(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        one, other = changes.add_speaker(body("Syldavia")), changes.add_speaker(body("Borduria"))
        topic = changes.add_topic(TopicDraft("The border", "UTC", (one,)))
        source = changes.add_source(REPORT)
        claim = changes.add_claim(event("The border is closed", topic=topic))
        changes.add_statement(statement(one, "2024-05-01", stand(claim), source=source))
        then = changes.at
    async with book.transaction(ACTOR, None) as changes:
        changes.create("topic_side", topic=topic, body=other)
    assert len((await ask(book, ShowClaim(claim))).record.standing.sides) == 2
    before = await ask(book, ShowClaim(claim, as_known=then.isoformat()))
    assert len(before.record.standing.sides) == 1


@pytest.mark.parametrize(
    ("name", "about", "claims", "partly"),
    [
        ("Azerbaijan", "#1", ["#1"], False),
        ("Pashinyan", "S13", ["#8", "#7"], False),
        ("Aliyev", "sovereignty", ["#10"], False),
        ("Russia", "violations by Azerbaijan", [], False),
        ("Karabakh authorities", "500 casualties", [], False),
        ("Aliyev", "sovereignty of Armenia", [], False),
        ("Pashinyan", "threat to soldiers", ["#7"], True),
    ],
)
async def test_about_is_not_stretched(sample: Book, name: str, about: str, claims: list[str], partly: bool) -> None:
    answer = await ask(sample, Said(await speaker(sample, name), about=about))
    assert isinstance(answer, SaidAnswer)
    assert sorted(claim_label(row.claim.id) for row in answer.rows if row.claim) == sorted(claims)
    assert answer.partly is partly


async def test_a_search_for_a_speaker_points_to_what_they_said(sample: Book) -> None:
    assert (await ask(sample, SearchRecord("Aliyev"))).a_name
    assert not (await ask(sample, SearchRecord("Somebody"))).a_name
