"""How long the bot takes to start, what importing it costs, and what memory it holds after many answers."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.copies import copied, scratch
from benchmarks.generate import BIG
from benchmarks.parameters import Ask
from benchmarks.peers.bare import bare_sqlite
from benchmarks.processes import Served, our_bot
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import percentile
from bot.domain.ids import claim_label

ROOT = Path(__file__).parent.parent
_IMPORTS = {
    "discord.py": "import discord, discord.ext.commands, discord.ext.tasks",
    "the bot": "import importlib, bot.app, bot.cli.run, bot.ui.dynamic, bot.ledger, cogs\n"
    "for name in cogs.EXTENSIONS: importlib.import_module(name)",
}
_TIMED = """
import sys, time
started = time.perf_counter()
exec(sys.argv[1])
taken = time.perf_counter() - started
held = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")]
print(taken, held[0], "pandas" in sys.modules or "numpy" in sys.modules or "matplotlib" in sys.modules)
"""
_AT_ONCE = 8


async def run(setting: Setting) -> Report:
    """Measure imports, starts, and memory as answers add up."""
    report = Report("Start and memory")
    _imports(report, setting)
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(scratch(setting))
        record = copied(setting.record, folder, "record", snowflake=BIG)
        starts = []
        for _ in range(1 if setting.quick else 5):
            async with our_bot(record, folder) as bot:
                starts.append(bot.ready_after)
        report.judge(10, "start to ready with the full record", percentile(starts, 50), 1.5, "s")
        connection = bare_sqlite(record)
        stack.callback(connection.close)
        await _memory(
            report, setting, await stack.enter_async_context(our_bot(record, folder)), Ask(connection, setting.rng())
        )
    return report


def _imports(report: Report, setting: Setting) -> None:
    seconds: dict[str, list[float]] = {name: [] for name in _IMPORTS}
    memory: dict[str, list[float]] = {name: [] for name in _IMPORTS}
    rng = setting.rng()
    for _ in range(2 if setting.quick else 11):
        for name in rng.sample(list(_IMPORTS), len(_IMPORTS)):
            done = subprocess.run(
                [sys.executable, "-c", _TIMED, _IMPORTS[name]],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                check=True,
                capture_output=True,
                text=True,
            )
            taken, held, _ = done.stdout.split()
            seconds[name].append(float(taken))
            memory[name].append(float(held) / 1024)
    floor = percentile(seconds["discord.py"], 50)
    rows = [
        (name, ms(percentile(found, 50)), times(percentile(found, 50) / floor), f"{percentile(memory[name], 50):.0f}")
        for name, found in seconds.items()
    ]
    report.tables.append(Table("Imports", ("what", "ms", "of discord.py", "MB"), rows))
    report.judge(10, "imports against those of discord.py", percentile(seconds["the bot"], 50) / floor, 1.2)


async def _memory(report: Report, setting: Setting, bot: Served, ask: Ask) -> None:
    idle, rows, done, after = bot.memory, [], 0, 0.0
    rows.append(("idle", f"{idle:.0f}"))
    for wanted in (60, 120) if setting.quick else (1_000, 10_000, 50_000, 100_000):
        await _answers(bot, ask, wanted - done)
        done, after = wanted, bot.memory
        rows.append((f"after {wanted:,} answers", f"{after:.0f}"))
    report.tables.append(Table("Memory of the bot with the full record", ("when", "MB"), rows))
    report.judge(10, "memory idle", idle, 90, "MB")
    report.judge(10, f"memory after {done:,} answers", after, 130, "MB")


async def _answers(bot: Served, ask: Ask, count: int) -> None:
    """Answers over the wire to mixed commands, each by somebody else."""
    claims = iter([claim_label(claim) for claim in ask.ids("claim", count)])
    names = ("who denied", "who claimed", "claim show", "claim timeline")

    async def use() -> None:
        for claim in claims:
            await bot.took(ask.rng.choice(names), claim=claim)

    await asyncio.gather(*(use() for _ in range(_AT_ONCE)))


if __name__ == "__main__":
    run_alone(run, __doc__)
