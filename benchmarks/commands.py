"""What each command costs: the ledger's answer against its own SQL on bare drivers, SQLAlchemy and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.parameters import Ask, large_server
from benchmarks.peers.bare import bare_peers
from benchmarks.peers.postgres import postgres_copy
from benchmarks.recording import Issued, Recorded, recorded
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Contestant, Times, interleaved, percentile
from bot.domain.errors import NotOnRecord
from bot.domain.questions import (
    Changes,
    Compare,
    Contested,
    Did,
    Question,
    Said,
    ShowClaim,
    Timeline,
    Unanswered,
    Who,
)
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PROMISED = ("claim show", "who denied", "timeline", "contested", "changes")
"""The commands that row 1 of the goals is about."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and the SQL that its answer takes."""

    question: Question
    issued: Sequence[Issued]


async def run(setting: Setting) -> Report:
    """Measure every command."""
    report = Report("Commands")
    rows = []
    async with AsyncExitStack() as stack:
        record = await stack.enter_async_context(recorded(setting.url))
        peers = await stack.enter_async_context(bare_peers(setting.record))
        ledger = await Ledger.open(setting.url)
        stack.push_async_callback(ledger.close)
        book = large_server(ledger)
        postgres = await stack.enter_async_context(postgres_copy(setting)) if setting.postgres else None
        elsewhere = large_server(postgres) if postgres else None
        asked = questions(Ask(peers.plain, setting.rng()), setting)
        for name, found in asked.items():
            cases = await prepared(record, found)
            contestants: dict[str, Contestant[Case]] = {
                "ledger": answering(book),
                "aiosqlite": lambda case: peers.aiosqlite(case.issued),
                "sqlite3": lambda case: peers.sqlite(case.issued),
                "SQLAlchemy": lambda case: peers.sqlalchemy(case.issued),
            }
            if elsewhere:
                contestants["PostgreSQL"] = answering(elsewhere)
            measured = await interleaved(contestants, cases, setting.rng())
            rows.append(_row(name, cases, measured))
            if name in PROMISED:
                _judge(report, name, measured)
    columns = ("command", "queries", "p50 ms", "p99 ms", "Python ms")
    peers_columns = (
        "bare aiosqlite ms",
        "ratio",
        "bare sqlite3 ms",
        "ratio",
        "SQLAlchemy ms",
        "ratio",
        "PostgreSQL ms",
        "ratio",
    )
    report.tables.append(Table("Whole answers", (*columns, *peers_columns), rows))
    report.notes.append(
        "Claims and speakers are any of the record; much discussed and much quoted ones are drawn as often as they "
        "stand in a statement. Ratios are of medians. The bare drivers and SQLAlchemy only fetch rows; an answer also "
        'computes the standing. "Python" is the processor time that the answer takes beyond that of bare sqlite3: '
        "threads, rows, standing."
    )
    return report


def answering(book: Book) -> Contestant[Case]:
    """A contestant that answers the questions."""
    return lambda case: book.answer(case.question, now=NOW)


async def prepared(record: Recorded, found: Sequence[Question]) -> list[Case]:
    """The questions that have an answer, with the SQL it takes."""
    book, cases = large_server(record.ledger), []
    for question in found:
        record.take()
        try:
            await book.answer(question, now=NOW)
        except NotOnRecord:
            continue
        cases.append(Case(question, record.take()))
    return cases


def questions(ask: Ask, setting: Setting) -> Mapping[str, Sequence[Question]]:
    """For each command what a server may ask."""
    many, few = setting.some(100), setting.some(20)
    claims, speakers = ask.ids("claim", many), ask.ids("speaker", many)
    busy, busy_speakers = ask.spoken_of("claim", many), ask.spoken_of("speaker", many)
    return {
        "claim show": [ShowClaim(claim) for claim in claims],
        "claim show, much discussed": [ShowClaim(claim) for claim in busy],
        "who denied": [Who(claim, Stance.DENIES) for claim in claims],
        "who denied, much discussed": [Who(claim, Stance.DENIES) for claim in busy],
        "timeline": [Timeline(claim) for claim in claims],
        "contested": [Contested()] * many,
        "changes": [Changes(speaker) for speaker in speakers],
        "changes, much quoted": [Changes(speaker) for speaker in busy_speakers],
        "said": [Said(speaker) for speaker in speakers],
        "did": [Did(speaker, Stance.DENIES, claim) for speaker, claim in zip(speakers, claims, strict=True)],
        "compare": [Compare(*pair) for pair in zip(speakers[:few], reversed(speakers), strict=False)],
        "unanswered": [Unanswered()] * few,
    }


def _row(name: str, cases: Sequence[Case], measured: Mapping[str, Times]) -> list[str]:
    ledger = measured["ledger"]
    queries = percentile([len(case.issued) for case in cases], 50)
    python = percentile(ledger.work, 50) - percentile(measured["sqlite3"].work, 50)
    row = [name, f"{queries:.0f}", ms(ledger.p50), ms(ledger.p99), ms(max(python, 0))]
    for peer in ("aiosqlite", "sqlite3", "SQLAlchemy", "PostgreSQL"):
        found = measured.get(peer)
        row += [ms(found.p50), times(ledger.p50 / found.p50)] if found else ["–", "–"]
    return row


def _judge(report: Report, name: str, measured: Mapping[str, Times]) -> None:
    p50 = measured["ledger"].p50
    report.judge(1, f"{name}: against bare aiosqlite", p50 / measured["aiosqlite"].p50, 1.25)
    report.judge(1, f"{name}: p50", p50, 0.0005, "ms")
    report.judge(1, f"{name}: against SQLAlchemy", p50 / measured["SQLAlchemy"].p50, 0.4)
    if "PostgreSQL" in measured:
        report.judge(1, f"{name}: against PostgreSQL", p50 / measured["PostgreSQL"].p50, 1.0)


if __name__ == "__main__":
    run_alone(run, __doc__)
