"""Runs every benchmark and prints the whole as Markdown: what was promised and whether it was kept, then all figures.

python -m benchmarks > figures.md
python -m benchmarks --scale 0.01 --quick
"""

from __future__ import annotations

import asyncio
import sys
import time
from argparse import Namespace
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks import (
    autocomplete,
    backups,
    commands,
    derived,
    duplicates,
    footprint,
    growth,
    searches,
    throughput,
    wire,
    writes,
)
from benchmarks.machine import Watch, description
from benchmarks.report import Report, goals_table
from benchmarks.setting import Setting, options_of, setting_of

PROGRAMS: tuple[Callable[[Setting], Awaitable[Report]], ...] = (
    commands.run,
    searches.run,
    throughput.run,
    autocomplete.run,
    duplicates.run,
    derived.run,
    writes.run,
    wire.run,
    footprint.run,
    backups.run,
    growth.run,
)
"""In the order of the goals."""

MARK = "<!-- Figures: everything below is printed by `python -m benchmarks`. -->"


async def everything(setting: Setting) -> str:
    """Run all programs one after the other; what they found, as Markdown."""
    watch, reports = Watch(), []
    for program in PROGRAMS:
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {program.__module__}\n")
        now = Watch()
        report = await program(setting)
        report.notes.append(now.sentence())
        sys.stderr.write(report.markdown() + "\n\n")  # or an interruption would lose it
        reports.append(report)
    goals = sorted((goal for report in reports for goal in report.goals), key=lambda goal: goal.row)
    kept = f"{sum(goal.met for goal in goals)} of {len(goals)} goals met."
    head = f"{description()}. {watch.sentence()} {kept}"
    for report in reports:
        report.goals.clear()
    return "\n\n".join([head, "## Goals", goals_table(goals), *(report.markdown() for report in reports)])


def written_into(document: Path, figures: str) -> None:
    """Put figures in the place of those that stand below `MARK` in a document."""
    kept, mark, _ = document.read_text("utf-8").partition(MARK)
    if not mark:
        raise ValueError(f"{document.name} does not say where figures belong: {MARK}")
    document.write_text(f"{kept}{mark}\n\n{figures}\n", "utf-8")


async def _main(given: Namespace) -> str:
    return await everything(await setting_of(given))


if __name__ == "__main__":
    options = options_of(__doc__)
    options.add_argument("--into", type=Path, help="write the figures into this document as well, below its mark")
    typed = options.parse_args()
    printed = asyncio.run(_main(typed))
    sys.stdout.write(printed + "\n")
    if typed.into:
        written_into(typed.into, printed)
