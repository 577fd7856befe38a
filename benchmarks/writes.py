"""What recording costs, how readers fare meanwhile, and how fast a large import is."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import sqlite3
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, closing
from pathlib import Path

from benchmarks.commands import NOW
from benchmarks.copies import copied, scratch
from benchmarks.generate import LARGE, facts_of
from benchmarks.made import Maker
from benchmarks.parameters import SERVER, Ask, large_server
from benchmarks.peers.bare import bare_sqlite
from benchmarks.recording import Issued, recorded
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Times, percentile, timed
from bot.domain.drafts import StatementDraft
from bot.domain.questions import ShowClaim, Timeline, Who
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger

_BARE = ("INSERT INTO statement ", "INSERT INTO citation ", "INSERT INTO stance ")
_BATCH = 5000
_EVERY = 0.2  # seconds between writes: five a second

Short = ShowClaim | Who | Timeline


async def run(setting: Setting) -> Report:
    """Measure single statements, readers beside a writer, and batches."""
    report = Report("Writes")
    with scratch(setting) as folder:
        ledger_file, bare_file, same_file = (
            copied(setting.record, folder, name) for name in ("ledger", "bare", "same")
        )
        await _single(report, setting, ledger_file, bare_file, same_file)
        await _beside(report, setting, ledger_file)
        await _batches(report, setting, ledger_file)
    facts = facts_of(setting.record)
    if facts.exists():
        found = json.loads(facts.read_text("utf-8"))
        if found["seconds"]:
            rate = found["statements"] / found["seconds"]
            report.notes.append(f"Making the record: {found['statements']:,} statements, {rate:,.0f} a second.")
    return report


async def _single(report: Report, setting: Setting, ours: Path, bare: Path, same: Path) -> None:
    """One statement in one transaction, on disk: the ledger, bare sqlite3 its rows alone, and all that it issues."""
    rng, measured = setting.rng(), {name: Times() for name in ("ledger", "same", "bare")}
    with closing(_writing(bare)) as plain, closing(_writing(same)) as repeating:
        async with recorded(str(ours)) as record:
            book = large_server(record.ledger)
            maker, first = await _maker(setting, book)
            for number in range(setting.some(400)):

                async def write(draft: StatementDraft[int]) -> None:
                    async with book.transaction(1, "measured") as changes:
                        changes.add_statement(draft)

                record.take()
                await timed(measured["ledger"], write, maker.statement(rng, first + number))
                issued = record.take()
                rows = [one for one in issued if one.sql.strip().startswith(_BARE)]
                for name, do, on in rng.sample([("same", issued, repeating), ("bare", rows, plain)], 2):
                    await timed(measured[name], lambda on, do=do: _run(on, do), on)  # type: ignore[misc]
    floor = measured["bare"].p50
    names = {
        "ledger": f"recorded by the ledger ({len(issued)} statements of SQL)",
        "same": "bare sqlite3, all that SQL",
        "bare": "bare sqlite3, the new rows alone",
    }
    rows_shown = [
        (names[name], ms(found.p50), ms(found.p99), f"{1 / found.p50:,.0f}", times(floor / found.p50))
        for name, found in measured.items()
    ]
    columns = ("one statement, durable", "p50 ms", "p99 ms", "a second", "rate of the bare")
    report.tables.append(Table("One at a time, `synchronous = FULL`", columns, rows_shown))
    rate = floor / measured["ledger"].p50
    report.judge(8, "one recorded statement against a bare insert", rate, 0.3, least=True)


async def _run(connection: sqlite3.Connection, issued: Sequence[Issued]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for one in issued:
        if one.many:
            connection.executemany(one.sql, one.parameters)
        else:
            connection.execute(one.sql, one.parameters).fetchall()
    connection.execute("COMMIT")


def _writing(file: Path) -> sqlite3.Connection:
    connection = bare_sqlite(file, read_only=False)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


async def _beside(report: Report, setting: Setting, file: Path) -> None:
    """Readers with and without somebody recording five statements a second, in turns."""
    quiet, busy = Times(), Times()
    async with AsyncExitStack() as stack:
        ledger = await Ledger.open(str(file))
        stack.push_async_callback(ledger.close)
        connection = bare_sqlite(file)
        stack.callback(connection.close)
        book, rng = large_server(ledger), setting.rng()
        ask = Ask(connection, rng)
        maker, number = await _maker(setting, book)
        for turn in range(2 if setting.quick else 12):
            questions = reads(ask, 200)
            until = time.monotonic() + (0.3 if setting.quick else 5)
            if turn % 2:
                stop = asyncio.Event()
                writing = asyncio.create_task(_write_steadily(book, maker, rng, number, stop))
                await _read(book, questions, until, busy)
                stop.set()
                number += await writing
            else:
                await _read(book, questions, until, quiet)
    rows = [
        (name, f"{len(found.wall):,}", ms(found.p50), ms(found.p99))
        for name, found in (("nobody writes", quiet), ("5 writes a second", busy))
    ]
    report.tables.append(Table("Answers meanwhile", ("", "answers", "p50 ms", "p99 ms"), rows))
    report.judge(8, "readers' p99 at 5 writes a second against quiet", busy.p99 / quiet.p99, 4)


def reads(ask: Ask, count: int) -> list[Short]:
    """Short questions about random claims."""
    claims = ask.half_and_half("claim", count)
    return [(ShowClaim(one), Who(one, Stance.DENIES), Timeline(one))[one % 3] for one in claims]


async def _read(book: Book, questions: Sequence[Short], until: float, found: Times) -> None:
    for question in itertools.cycle(questions):
        if time.monotonic() >= until:
            return
        await timed(found, lambda asked: book.answer(asked, now=NOW), question)


async def _write_steadily(book: Book, maker: Maker, rng: random.Random, number: int, stop: asyncio.Event) -> int:
    written = 0
    while not stop.is_set():
        async with book.transaction(1, "measured") as changes:
            changes.add_statement(maker.statement(rng, number + written))
        written += 1
        try:
            async with asyncio.timeout(_EVERY):
                await stop.wait()
        except TimeoutError:
            continue
    return written


async def _batches(report: Report, setting: Setting, file: Path) -> None:
    """Statements five thousand at a time, as an import does."""
    ledger, rates = await Ledger.open(str(file)), []
    size = max(int(_BATCH * min(setting.scale * 10, 1)), 50)
    try:
        book = large_server(ledger)
        maker, first = await _maker(setting, book)
        for start in range(first, first + size * (1 if setting.quick else 5), size):
            made = maker.statements(start, start + size)
            started = time.perf_counter()
            async with book.transaction(None, "measured") as changes:
                for draft in made.drafts:
                    changes.add_statement(draft)
            rates.append(size / (time.perf_counter() - started))
    finally:
        await ledger.close()
    rate = percentile(rates, 50)
    report.tables.append(Table("Import", ("statements at once", "a second"), [(f"{size:,}", f"{rate:,.0f}")]))
    report.judge(8, "import", rate, 5000, "statements/s", least=True)


async def _maker(setting: Setting, book: Book) -> tuple[Maker, int]:
    """What makes further statements, and the number of the next."""
    return Maker(SERVER, LARGE.scaled(setting.scale), seed=2), (await book.summary()).statements


if __name__ == "__main__":
    run_alone(run, __doc__)
