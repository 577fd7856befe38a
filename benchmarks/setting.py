"""What every program is run with, on the command line or by `python -m benchmarks`."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import Watch, description
from benchmarks.report import Report

KEPT = Path(__file__).parent.parent / ".benchmarks"
"""Where records, indexes and databases are kept between runs."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One run: the record measured, how much of everything, and where files are kept."""

    record: Path
    scale: float
    quick: bool
    postgres: bool
    folder: Path

    def some(self, full: int) -> int:
        """How many times to measure something that is measured `full` times in a full run."""
        return max(full // 20, 3) if self.quick else full

    def rng(self) -> random.Random:
        """Random parameters, the same in each run."""
        return random.Random(2023)

    @property
    def url(self) -> str:
        """The record as the ledger takes it."""
        return str(self.record)


def options_of(description: str | None) -> argparse.ArgumentParser:
    """The options that all programs have."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, help="an existing record to measure; it is not changed")
    parser.add_argument(
        "--scale",
        type=float,
        default=1.0,
        help="size of the record: 1 is a million statements; say it with --record too",
    )
    parser.add_argument("--quick", action="store_true", help="measure everything a few times only")
    parser.add_argument("--no-postgres", action="store_true", help="leave PostgreSQL out")
    parser.add_argument("--folder", type=Path, default=KEPT, help="where records are kept between runs")
    return parser


async def setting_of(given: argparse.Namespace) -> Setting:
    """The setting that the options ask for; its record is made if there is none yet."""
    from benchmarks.generate import record_of_scale

    if given.record and not given.record.exists():
        sys.exit(f"There is no record {given.record}.")  # the ledger would make an empty one
    given.folder.mkdir(exist_ok=True)
    record = given.record or await record_of_scale(given.folder, given.scale)
    return Setting(record, given.scale, given.quick, not given.no_postgres, given.folder)


def run_alone(run: Callable[[Setting], Awaitable[Report]], doc: str | None) -> None:
    """Be a program: run, and print the report with the machine that it was made on."""
    given = options_of(doc).parse_args()

    async def main() -> Report:
        setting = await setting_of(given)
        watch = Watch()
        report = await run(setting)
        report.notes += [description(), watch.sentence()]
        return report

    sys.stdout.write(asyncio.run(main()).markdown() + "\n")
