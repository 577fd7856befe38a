"""Long answers come in pages of five; together they hold every row once, in order."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.answers import ROWS_PER_PAGE
from bot.domain.dates import parse_when
from bot.domain.drafts import CitationDraft, StanceDraft, StatementDraft
from bot.domain.questions import (
    Changes,
    Compare,
    Contested,
    Question,
    Said,
    SearchRecord,
    ShowClaim,
    Timeline,
    Unanswered,
    Who,
)
from bot.domain.vocabulary import Form, Stance
from bot.ledger import Book
from tests.ledger.made import ACTOR, REPORT, ask, body, event, person, stand, statement

ROWS = 12


class Made:
    """A record in which every answer has twelve rows."""

    questions: dict[str, tuple[Question, str]]


@pytest.fixture
async def made(book: Book) -> Made:
    """Two people who differ on twelve accusations, and change their minds on each."""
    async with book.transaction(ACTOR, None) as changes:
        ann, beth = changes.add_speaker(person("Ann Example")), changes.add_speaker(person("Beth Sample"))
        office, source = changes.add_speaker(body("The Office")), changes.add_source(REPORT)
        for number in range(ROWS):
            claim = changes.add_claim(event(f"It rained for the {number}th time", concerns=office))
            day = f"2023-09-{number + 1:02}"
            changes.add_statement(statement(ann, day, stand(claim), source=source, wording=f"Much rain {number}"))
            changes.add_statement(statement(beth, day, stand(claim, hedge="perhaps")))
            changes.add_statement(statement(beth, f"2023-10-{number + 1:02}", stand(claim, Stance.DENIES)))
        crowded = changes.add_claim(event("It was crowded"))
        for number in range(ROWS):
            speaker = changes.add_speaker(person(f"Witness {number}"))
            changes.add_statement(statement(speaker, f"2023-09-{number + 1:02}", stand(crowded)))
    found = Made()
    found.questions = {
        "who": (Who(crowded, Stance.ASSERTS), "record"),
        "unanswered": (Unanswered(), "rows"),
        "said": (Said(ann), "rows"),
        "timeline": (Timeline(crowded), "events"),
        "contested": (Contested(), "rows"),
        "compare": (Compare(ann, beth), "rows"),
        "changes": (Changes(beth), "rows"),
        "search": (SearchRecord("rain"), "both"),
    }
    return found


def shown(answer: Any, where: str) -> list[object]:
    if where == "both":
        return [*answer.claims, *answer.quotations]
    if where == "record":
        return list(answer.page.cut(answer.record.standing.with_stance(answer.question.stance)))
    return list(getattr(answer, where))


def key(row: Any) -> object:
    """What tells a row from another."""
    if hasattr(row, "after"):
        return row.after.stance.id
    if hasattr(row, "event"):
        return row.event.stance.id
    return row.stance.id if hasattr(row, "stance") else row.claim.id


async def test_pages_hold_every_row_once_and_far_ones_are_the_nearest(book: Book, made: Made) -> None:
    for question, where in made.questions.values():
        await check_pages(book, question, where)


async def check_pages(book: Book, question: Question, where: str) -> None:
    first = await ask(book, question)
    total = 2 * ROWS if where == "both" else ROWS
    assert first.page.total == total
    assert first.page.last == -(-total // ROWS_PER_PAGE)
    pages = [await ask(book, question, page=number) for number in range(1, first.page.last + 1)]
    rows = [row for answer in pages for row in shown(answer, where)]
    assert [len(shown(answer, where)) for answer in pages[:-1]] == [ROWS_PER_PAGE] * (first.page.last - 1)
    assert len({(type(row), key(row)) for row in rows}) == len(rows) == total
    for asked, nearest in ((0, 1), (-3, 1), (first.page.last + 1, first.page.last), (10**12, first.page.last)):
        answer = await ask(book, question, page=asked)
        assert answer.page.number == nearest
        assert list(map(key, shown(answer, where))) == list(map(key, shown(pages[nearest - 1], where)))


async def test_rows_come_in_the_order_that_each_answer_promises(book: Book, made: Made) -> None:
    orders: dict[str, list[str]] = {}
    for name in ("said", "timeline", "contested", "unanswered", "changes"):
        question, where = made.questions[name]
        rows = [row for number in (1, 2, 3) for row in shown(await ask(book, question, page=number), where)]
        orders[name] = [_said(row) for row in rows]
    assert orders["timeline"] == sorted(orders["timeline"])
    assert orders["changes"] == sorted(orders["changes"])
    for latest_first in ("said", "contested", "unanswered"):
        assert orders[latest_first] == sorted(orders[latest_first], reverse=True)


def _said(row: Any) -> str:
    if hasattr(row, "after"):
        return str(row.after.statement.said.sort_key)
    if hasattr(row, "standing"):
        return str(row.standing.latest.sort_key)
    return str(row.statement.said.sort_key)


async def test_an_empty_answer_is_one_empty_page(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann, claim = changes.add_speaker(person("Ann Example")), changes.add_claim(event("It rained"))
    for question in (Said(ann), Timeline(claim), Who(claim, Stance.DENIES), Contested(), Unanswered(), Changes(ann)):
        answer = await ask(book, question, page=7)
        assert (answer.page.number, answer.page.last, answer.page.total) == (1, 1, 0)
    shown_claim = await ask(book, ShowClaim(claim), page=7)
    assert shown_claim.record.standing.positions == ()


async def test_a_statement_with_much_in_it_is_one_row_for_each_claim(book: Book) -> None:
    async with book.transaction(ACTOR, None) as changes:
        ann, source = changes.add_speaker(person("Ann Example")), changes.add_source(REPORT)
        claims = [changes.add_claim(event(f"It rained {number} times")) for number in range(20)]
        draft = StatementDraft(
            ann,
            parse_when("2023"),
            stances=tuple(StanceDraft(claim, Stance.ASSERTS, citation=19) for claim in claims),
            citations=tuple(CitationDraft(source, Form.VERBATIM, "words " * 600) for _ in range(20)),
        )
        changes.add_statement(draft)
    answer = await ask(book, Said(ann), page=4)
    assert (answer.page.total, answer.page.number, len(answer.rows)) == (20, 4, 5)
    assert [row.claim.id for row in answer.rows] == claims[15:]
    assert {len(row.citations) for row in answer.rows} == {20}
    found = await ask(book, SearchRecord("words"))
    assert found.page.total == 20
