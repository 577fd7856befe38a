"""Every benchmark runs, on the smallest record; no figure is asserted."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest

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
from benchmarks.__main__ import MARK, PROGRAMS, written_into
from benchmarks.generate import generate, record_of_scale
from benchmarks.report import Report
from benchmarks.setting import Setting
from bot.ledger import Ledger
from tests.rig import missing
from tests.rig.postgres import find_binaries

SCALE = 0.0004
Program = Callable[[Setting], Awaitable[Report]]
GOALS: dict[Program, set[int]] = {
    commands.run: {1},
    searches.run: {2, 3},
    throughput.run: {4},
    autocomplete.run: {5},
    duplicates.run: {6},
    derived.run: {7},
    writes.run: {8},
    wire.run: {9},
    footprint.run: {10},
    backups.run: {11},
    growth.run: set(),
}
"""The goals, by their number in docs/performance.md, that each program judges."""


def name_of(program: object) -> str:
    return program.__module__


@pytest.fixture(scope="module")
def setting() -> Iterator[Setting]:
    """A record of 400 statements, in a folder that a PostgreSQL server may enter."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    folder.chmod(0o755)
    record = asyncio.run(record_of_scale(folder, SCALE))
    yield Setting(record, SCALE, quick=True, postgres=False, folder=folder)
    shutil.rmtree(folder)


@pytest.mark.parametrize("program", GOALS, ids=name_of)
async def test_program(setting: Setting, program: Program) -> None:
    report = await shown(program, setting)
    assert {goal.row for goal in report.goals} == GOALS[program]


@pytest.mark.parametrize("program", [commands.run, searches.run], ids=name_of)
async def test_with_postgresql(setting: Setting, program: Program) -> None:
    if find_binaries() is None:
        missing("the PostgreSQL server is not installed")
    report = await shown(program, replace(setting, postgres=True))
    assert [goal for goal in report.goals if goal.promise.endswith("against PostgreSQL")]


async def shown(program: Program, setting: Setting) -> Report:
    """What a program found; all of its tables are whole, and in what it prints."""
    report = await program(setting)
    printed = report.markdown()
    assert report.tables
    for table in report.tables:
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert f"### {table.title}" in printed
    return report


def test_all_programs_are_run_and_all_goals_are_judged() -> None:
    assert set(PROGRAMS) == set(GOALS)
    assert set().union(*GOALS.values()) == set(range(1, 12))


def test_figures_are_written_below_the_mark(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"# Performance\n\n{MARK}\n\nold figures\n", "utf-8")
    written_into(document, "new figures")
    assert document.read_text("utf-8") == f"# Performance\n\n{MARK}\n\nnew figures\n"


async def test_a_record_is_the_same_after_an_interruption(tmp_path: Path) -> None:
    whole, cut = await Ledger.open(str(tmp_path / "whole.sqlite3")), await Ledger.open(str(tmp_path / "cut.sqlite3"))
    try:
        await generate(whole, SCALE)
        with suppress(TimeoutError):
            await asyncio.wait_for(generate(cut, SCALE), 0.05)
        added, _ = await generate(cut, SCALE)
        assert added
        assert await generate(cut, SCALE) == (0, 0)
    finally:
        await whole.close()
        await cut.close()
    assert held(tmp_path / "whole.sqlite3") == held(tmp_path / "cut.sqlite3")


def held(record: Path) -> list[tuple[object, ...]]:
    """What a record says, without when it was written down."""
    queries = (
        "SELECT id, name FROM speaker",
        "SELECT id, text, latest, asserting, denying FROM claim",
        "SELECT id, speaker, said FROM statement",
        "SELECT id, statement, wording, upstream FROM citation",
        "SELECT id, claim, stance, hedge FROM stance",
        "SELECT id, first, second, kind FROM statement_link",
    )
    with closing(connect(record)) as connection:
        return [row for query in queries for row in connection.execute(f"{query} ORDER BY id")]
