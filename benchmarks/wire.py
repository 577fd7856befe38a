"""What a whole interaction costs over the real wire, against a bot of discord.py that does nothing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack

from benchmarks.copies import copied, scratch
from benchmarks.generate import BIG
from benchmarks.parameters import Ask
from benchmarks.peers.bare import bare_sqlite
from benchmarks.processes import Served, empty_bot, our_bot
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Times, percentile
from bot.domain.ids import claim_label

AT_ONCE = 8


async def run(setting: Setting) -> Report:
    """Measure both bots by turns, one use at a time and eight."""
    report = Report("Over the wire")
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(scratch(setting))
        record = copied(setting.record, folder, "record", snowflake=BIG)
        connection = bare_sqlite(record)
        stack.callback(connection.close)
        rng, each = setting.rng(), setting.some(100)
        ask = Ask(connection, rng)
        bots = {
            "/who denied": await stack.enter_async_context(our_bot(record, folder)),
            "empty handler": await stack.enter_async_context(empty_bot(folder)),
        }
        alone = {name: Times() for name in bots}
        rates: dict[str, list[float]] = {name: [] for name in bots}
        for turn in range(2 if setting.quick else 10):
            claims = [claim_label(claim) for claim in ask.ids("claim", each)]
            for name in rng.sample(list(bots), len(bots)):
                found = Times() if turn == 0 else alone[name]  # the first turn is for warming up
                await _one_at_a_time(bots[name], claims, found)
                rate = await _at_once(bots[name], claims)
                if turn:
                    rates[name].append(rate)
    _report(report, alone, rates)
    return report


async def _one_at_a_time(bot: Served, claims: list[str], found: Times) -> None:
    worked = bot.worked
    found.wall += [await bot.took("who denied", claim=claim) for claim in claims]
    found.work.append(bot.worked - worked)


async def _at_once(bot: Served, claims: list[str]) -> float:
    waiting = iter(claims)

    async def use() -> None:
        for claim in waiting:
            await bot.took("who denied", claim=claim)

    started = time.perf_counter()
    await asyncio.gather(*(use() for _ in range(AT_ONCE)))
    return len(claims) / (time.perf_counter() - started)


def _report(report: Report, alone: Mapping[str, Times], rates: Mapping[str, list[float]]) -> None:
    rows = [
        (
            name,
            ms(found.p50),
            ms(found.p99),
            f"{percentile(rates[name], 50):,.0f}",
            ms(sum(found.work) / len(found.wall)),
        )
        for name, found in alone.items()
    ]
    columns = ("command", "p50 ms", "p99 ms", f"a second, {AT_ONCE} in flight", "processor ms each")
    report.tables.append(Table("Gateway event to acknowledgement", columns, rows))
    ours, empty = alone["/who denied"], alone["empty handler"]
    report.judge(9, "an interaction beyond an empty handler", ours.p50 - empty.p50, 0.001, "ms")
    ratio = percentile(rates["/who denied"], 50) / percentile(rates["empty handler"], 50)
    report.judge(9, f"throughput of an empty handler, {AT_ONCE} in flight", ratio, 0.5, least=True)
    report.notes.append(
        "The Discord at the other end runs on the same cores. "
        f"At p50 /who denied takes {times(ours.p50 / empty.p50)} of the empty handler."
    )


if __name__ == "__main__":
    run_alone(run, __doc__)
