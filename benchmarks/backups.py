"""What a backup of the whole record costs those who read meanwhile: `counterclaim backup` in a process of its own."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.commands import NOW
from benchmarks.copies import copied, scratch
from benchmarks.parameters import Ask, large_server
from benchmarks.peers.bare import bare_sqlite
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Times, percentile, timed
from benchmarks.writes import Short, reads
from bot.ledger import Book, Ledger

ROOT = Path(__file__).parent.parent


async def run(setting: Setting) -> Report:
    """Measure readers by turns, alone and while a backup is made."""
    report, quiet, busy, took = Report("Backup while serving"), Times(), Times(), list[float]()
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(scratch(setting))
        record = copied(setting.record, folder, "record")
        ledger = await Ledger.open(str(record))
        stack.push_async_callback(ledger.close)
        connection = bare_sqlite(record)
        stack.callback(connection.close)
        book, questions = large_server(ledger), reads(Ask(connection, setting.rng()), 300)
        for turn in range(1 if setting.quick else 2):
            started = time.monotonic()
            await _read(book, questions, busy, await _backing_up(record, folder / f"backup-{turn}.sqlite3"))
            took.append(time.monotonic() - started)
            (folder / f"backup-{turn}.sqlite3").unlink()
            until = time.monotonic() + took[-1]
            await _read(book, questions, quiet, lambda until=until: time.monotonic() >= until)  # type: ignore[misc]
        size = record.stat().st_size / 1e6
    rows = [
        (name, f"{len(found.wall):,}", ms(found.p50), ms(found.p99), times(found.p99 / quiet.p99))
        for name, found in (("quiet", quiet), ("while a backup is made", busy))
    ]
    title = f"{size:,.0f} MB, backed up and checked in {percentile(took, 50):.1f} s"
    report.tables.append(Table(title, ("", "answers", "p50 ms", "p99 ms", "p99 of quiet"), rows))
    report.judge(11, "readers' p99 during a backup against quiet", busy.p99 / quiet.p99, 1.5)
    return report


async def _backing_up(record: Path, target: Path) -> Callable[[], bool]:
    """Start it; says, when called, whether it is over."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "backup", str(target.absolute())),
        cwd=record.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DATABASE_URL": str(record.absolute())},
        stdout=asyncio.subprocess.DEVNULL,
    )
    ended = asyncio.create_task(process.wait())

    def over() -> bool:
        if ended.done() and ended.result():
            raise RuntimeError("the backup failed; what it says about that stands above")
        return ended.done()

    return over


async def _read(book: Book, questions: list[Short], found: Times, over: Callable[[], bool]) -> None:
    for question in itertools.cycle(questions):
        if over():
            return
        await timed(found, lambda asked: book.answer(asked, now=NOW), question)


if __name__ == "__main__":
    run_alone(run, __doc__)
