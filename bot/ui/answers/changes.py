"""A speaker's positions that moved."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.answers import ChangeRow, ChangesAnswer, SaidRow
from bot.domain.ids import claim_label, number_of, statement_label
from bot.ui.acts import claim_line
from bot.ui.dates import when_text
from bot.ui.people import People
from bot.ui.sheet import Open, Row, Sheet, Tone, View
from bot.ui.sources import words_line
from bot.ui.text import safe


def changes_sheet(answer: ChangesAnswer) -> Sheet:
    """Each move with the act before and the act after, in order; no comment."""
    name = People({answer.speaker.id: answer.speaker}).name(answer.speaker.id)
    looked = f"{answer.records} record" + ("" if answer.records == 1 else "s")
    return Sheet(
        title=f"Changes of position: {name}",
        lead=() if answer.rows else (f"No change of position on record; {looked} looked at.",),
        rows=tuple(_row(row, answer) for row in answer.rows),
        notes=tuple(_notes(answer, looked)),
        tone=Tone.SPEAKER,
        page=answer.page,
    )


def _notes(answer: ChangesAnswer, looked: str) -> Iterator[str]:
    if answer.bounded:
        yield f"of {looked}, only the latest positions that moved were looked at"
    elif answer.rows:
        yield f"{looked} looked at"


def _row(row: ChangeRow, answer: ChangesAnswer) -> Row:
    claim = row.after.claim or row.before.claim
    order = ["-# the order of these two is not known"] if row.unordered else []
    lines = [
        *([claim_line(claim, 200)] if claim else []),
        f"**{row.kind}**",
        *_act("before", row.before, answer),
        "",
        *_act("after", row.after, answer),
        *order,
    ]
    return Row(tuple(lines), button=Open(View.SHOW, number_of(claim.id)) if claim else None)


def _act(label: str, row: SaidRow, answer: ChangesAnswer) -> list[str]:
    parts = [label, when_text(row.statement.said)]
    if row.stance is not None:
        parts.append(f"{row.stance.stance}{f' {claim_label(row.claim.id)}' if row.claim else ''}")
        if row.stance.hedge:
            parts.append(f"hedged: “{safe(row.stance.hedge, 80)}”")
    if row.speaker.id != answer.speaker.id:
        parts.append(safe(row.speaker.name, 100))
    parts.append(statement_label(row.statement.id))
    words = [words_line(citation, 200) for citation in row.citations[:1]]
    return [" · ".join(parts), *filter(None, words)]
