"""What a benchmark prints: tables and goals, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Goal:
    """One promise of docs/performance.md, what was measured, and whether it was kept."""

    row: int
    promise: str
    limit: str
    measured: str
    met: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; every cell is text."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(slots=True)
class Report:
    """What one program found."""

    title: str
    goals: list[Goal] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def judge(
        self, row: int, promise: str, value: float, limit: float, unit: str = "x", *, least: bool = False
    ) -> None:
        """Add a goal: `value` must be at most `limit`, or at least when `least`. `unit` is "x", "ms", "s", "MB", ""."""
        met = value >= limit if least else value <= limit
        sign = "≥" if least else "≤"
        self.goals.append(Goal(row, promise, f"{sign} {_with(limit, unit)}", _with(value, unit), met))

    def markdown(self) -> str:
        """The report as a section of a Markdown document."""
        parts = [f"## {self.title}", *(_table(table) for table in self.tables)]
        if self.goals:
            parts.append(goals_table(self.goals))
        if self.notes:
            parts.append("\n".join(f"* {note}" for note in self.notes))
        return "\n\n".join(parts)


def goals_table(goals: Iterable[Goal]) -> str:
    """Goals as a Markdown table."""
    rows = [(str(goal.row), goal.promise, goal.limit, goal.measured, "yes" if goal.met else "**no**") for goal in goals]
    return _lines(("row", "goal", "limit", "measured", "met"), rows)


def ms(seconds: float) -> str:
    """A duration in milliseconds, with the digits that mean something."""
    value = seconds * 1000
    return (
        f"{value:.0f}"
        if value >= 100
        else f"{value:.1f}"
        if value >= 10
        else f"{value:.2f}"
        if value >= 1
        else f"{value:.3f}"
    )


def times(ratio: float) -> str:
    """A ratio: "34x", "0.25x", "1/5,000"."""
    if ratio < 0.01:
        return f"1/{1 / ratio:,.0f}"
    return f"{ratio:,.0f}x" if ratio >= 20 else f"{ratio:.2f}x" if ratio >= 0.1 else f"{ratio:.2g}x"


def _with(value: float, unit: str) -> str:
    if unit == "x":
        return times(value)
    if unit == "ms":
        return f"{ms(value)} ms"
    return f"{value:,.0f} {unit}".rstrip() if value >= 100 else f"{value:.3g} {unit}".rstrip()


def _table(table: Table) -> str:
    return f"### {table.title}\n\n{_lines(table.columns, table.rows)}"


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return "\n".join([*lines, *("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)])
