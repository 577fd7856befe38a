"""Claims and quotations that hold certain words."""

from __future__ import annotations

from bot.domain.answers import SearchAnswer
from bot.ui.acts import by_statement, said_lines
from bot.ui.answers.listing import claim_row
from bot.ui.people import People
from bot.ui.sheet import Row, Sheet
from bot.ui.text import safe


def search_sheet(answer: SearchAnswer) -> Sheet:
    """Claims first, then what was said in those words."""
    found = bool(answer.claims or answer.quotations)
    return Sheet(
        title=f"Search: {safe(answer.question.text, 100)}",
        lead=tuple(_lead(answer, found)),
        rows=(
            *(claim_row(record, "Claims") for record in answer.claims),
            *(Row(tuple(said_lines(rows, People({}))), "In these words") for rows in by_statement(answer.quotations)),
        ),
        notes=tuple(_notes(answer)),
        page=answer.page,
    )


def _lead(answer: SearchAnswer, found: bool) -> list[str]:
    if answer.a_name:
        return ["No claim or quotation holds these words, but a speaker has that name: /said shows what they said."]
    if not found:
        return ["Nothing on record with these words. Fewer or other words may find it."]
    lead = [f"Searched for “{safe(answer.instead, 100)}” instead."] if answer.instead is not None else []
    return [*lead, "No record holds all of these words; these hold some of them."] if answer.partly else lead


def _notes(answer: SearchAnswer) -> list[str]:
    if answer.hurried:
        return ["newest first: the search ran out of time before it could rank"]
    return ["the best of the newest hits"] if answer.bounded else []
