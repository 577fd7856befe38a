"""As of a time: what had been said by then. As known at a time: what we had recorded by then."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.dates import iso
from bot.domain.errors import NotOnRecord
from bot.domain.questions import Said, ShowClaim, Unanswered, Who
from bot.domain.reply import ReplyState
from bot.domain.standing import Label
from bot.domain.vocabulary import Stance
from bot.ledger import Book
from tests.ledger.made import ACTOR, REPORT, ask, body, event, member, person, stand, statement


def day(number: int) -> datetime:
    """A day on which we recorded something, long after it was said."""
    return datetime(2025, 1, number, 12, tzinfo=UTC)


class Story:
    """An accusation, its denial and the withdrawal, each recorded on a day of its own."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.ids: dict[str, int] = {}

    async def record(self) -> Story:
        book, ids = self.book, self.ids
        async with book.transaction(ACTOR, None) as changes:
            changes.at = day(1)
            ids.update(ann=changes.add_speaker(person("Ann Example")), office=changes.add_speaker(body("The Office")))
            ids["claim"] = changes.add_claim(event("It rained", concerns=ids["office"]))
            ids["source"] = changes.add_source(REPORT)
        for at, speaker, said, stance in (
            (2, "ann", "2023-09-21T10:00", Stance.ASSERTS),
            (3, "office", "2023-09-21T10:42", Stance.DENIES),
            (4, "ann", "2023-09-23", Stance.RETRACTS),
        ):
            async with book.transaction(ACTOR, None) as changes:
                changes.at = day(at)
                draft = statement(
                    ids[speaker], said, stand(ids["claim"], stance), source=ids["source"], wording="Words."
                )
                ids[stance.value], _ = changes.add_statement(draft)
        return self

    async def show(self, **times: Any) -> Any:
        return (await ask(self.book, ShowClaim(self.ids["claim"], **times))).record.standing


@pytest.fixture
async def story(book: Book) -> Story:
    return await Story(book).record()


async def test_as_of_counts_what_had_certainly_been_said(story: Story) -> None:
    for as_of, label in (
        ("2023-09-21T09:59:59Z", Label.NO_POSITION),
        ("2023-09-21T10:00:00Z", Label.NO_DENIAL),
        ("2023-09-21T10:42:00Z", Label.CONTESTED),
        ("2023-09-23T12:00:00Z", Label.CONTESTED),
        ("2023-09-24T00:00:00Z", Label.WITHDRAWN),
    ):
        assert (await story.show(as_of=as_of)).label is label, as_of


async def test_what_may_have_been_said_by_then_is_counted_as_left_out(story: Story) -> None:
    assert (await story.show(as_of="2023-09-23T12:00:00Z")).left_out == 1
    assert (await story.show(as_of="2023-09-24T00:00:00Z")).left_out == 0


async def test_as_known_counts_what_we_had_recorded(story: Story) -> None:
    labels = (Label.NO_POSITION, Label.NO_DENIAL, Label.CONTESTED, Label.WITHDRAWN)
    for known, label in enumerate(labels, 1):
        assert (await story.show(as_known=iso(day(known)))).label is label, known


async def test_a_claim_was_not_known_before_it_was_recorded(story: Story) -> None:
    with pytest.raises(NotOnRecord):
        await story.show(as_known="2024-12-31T23:59:59Z")


async def test_both_times_together_count_only_what_passes_both(story: Story) -> None:
    standing = await story.show(as_of="2023-09-21T10:42:00Z", as_known=iso(day(2)))
    assert standing.label is Label.NO_DENIAL


async def test_what_was_struck_later_was_still_known_then(story: Story) -> None:
    book, said = story.book, story.ids["denies"]
    async with book.transaction(ACTOR, "wrong person") as changes:
        changes.at = day(5)
        await changes.strike("statement", said)
        await changes.strike("stance", book.server << 32 | 2)
        await changes.strike("citation", book.server << 32 | 2)
    before, after = await story.show(as_known=iso(day(3))), await story.show(as_known=iso(day(5)))
    assert before.label is Label.CONTESTED
    assert [position.stance for position in before.positions] == [Stance.ASSERTS, Stance.DENIES]
    assert before.positions[1].event.citations[0].wording == "Words."
    assert [position.stance for position in after.positions] == [Stance.RETRACTS]
    assert (await story.show()).label is Label.WITHDRAWN


async def test_the_reply_clock_runs_between_two_instants(story: Story) -> None:
    reply = (await story.show(as_of="2023-09-22T00:00:00Z")).reply
    assert (reply.state, reply.elapsed.total_seconds()) == (ReplyState.ANSWERED, 42 * 60)


async def test_who_had_not_answered_by_then(story: Story) -> None:
    cases = {"2023-09-21T09:00:00Z": 0, "2023-09-21T10:30:00Z": 1, "2023-09-21T11:00:00Z": 0, None: 0}
    for as_of, waiting in cases.items():
        for claim in (None, story.ids["claim"]):
            answer = await ask(story.book, Unanswered(claim, as_of=as_of))
            assert len(answer.rows) == answer.page.total == waiting, as_of


async def test_who_denied_it_by_then(story: Story) -> None:
    for as_of, count in (("2023-09-21T10:30:00Z", 0), ("2023-09-21T10:42:00Z", 1), (None, 1)):
        answer = await ask(story.book, Who(story.ids["claim"], Stance.DENIES, as_of))
        assert answer.page.total == count


async def test_records_are_narrowed_to_a_time_they_may_fall_into(story: Story) -> None:
    instant, whole_day = "2023-09-21T10:00:00Z", "2023-09-23T00:00:00Z"
    for since, until, found in (
        (instant, None, [whole_day, instant]),
        ("2023-09-21T10:00:01Z", None, [whole_day]),
        (None, instant, []),
        (None, "2023-09-21T10:00:01Z", [instant]),
        ("2023-09-23T23:00:00Z", None, [whole_day]),
        ("2023-09-24T00:00:00Z", None, []),
        (None, "2023-09-23T00:00:00Z", [instant]),
    ):
        answer = await ask(story.book, Said(story.ids["ann"], since=since, until=until))
        assert [row.statement.said.sort_key for row in answer.rows] == found, (since, until)


async def test_open_and_unknown_times_are_narrowed_as_far_as_they_are_known(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann = changes.add_speaker(person("Ann Example"))
        said = {
            when: changes.add_statement(statement(ann, when))[0] for when in ("before 2022", "after 2023", "unknown")
        }
    cases: list[tuple[dict[str, str], set[str]]] = [
        ({}, {"before 2022", "after 2023", "unknown"}),
        ({"since": "2021-01-01T00:00:00Z"}, {"before 2022", "after 2023"}),
        ({"since": "2022-06-01T00:00:00Z"}, {"after 2023"}),
        ({"until": "2022-06-01T00:00:00Z"}, {"before 2022"}),
        ({"until": "2024-06-01T00:00:00Z"}, {"before 2022", "after 2023"}),
        ({"since": "2022-02-01T00:00:00Z", "until": "2022-06-01T00:00:00Z"}, set()),
    ]
    for asked, found in cases:
        answer = await ask(book, Said(ann, **asked))  # type: ignore[arg-type]
        assert {row.statement.id for row in answer.rows} == {said[when] for when in found}, asked


async def test_a_struck_affiliation_counts_only_for_what_was_known_then(story: Story) -> None:
    book = story.book
    async with book.transaction(ACTOR, None) as changes:
        changes.at = day(6)
        link = changes.add_affiliation(member(story.ids["ann"], story.ids["office"]))
    async with book.transaction(ACTOR, None) as changes:
        changes.at = day(8)
        await changes.strike("affiliation", link)
    office = story.ids["office"]
    assert (await ask(book, Said(office))).page.total == 1
    for known, spoke in ((5, False), (7, True), (8, False)):
        record = (await ask(book, ShowClaim(story.ids["claim"], as_known=iso(day(known))))).record
        [first, *_] = [held.event for held in record.standing.positions if held.event.speaker.id == story.ids["ann"]]
        assert (office in record.affiliations.bodies(first.speaker.id, first.said)) is spoke
