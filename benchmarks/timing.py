"""Timing contestants over the same cases in shuffled order: ratios of one such run can be trusted, times cannot."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Contestant = Callable[[T], Awaitable[object]]


@dataclass(slots=True)
class Times:
    """How long a contestant took for each case, and the processor time that this process used meanwhile, in seconds."""

    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    @property
    def p50(self) -> float:
        """The median."""
        return percentile(self.wall, 50)

    @property
    def p99(self) -> float:
        """The 99th percentile."""
        return percentile(self.wall, 99)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * percent / 100), len(ordered) - 1)]


async def timed(times: Times, contestant: Contestant[T], case: T) -> None:
    """Run once and note how long it took."""
    working, started = time.process_time(), time.perf_counter()
    await contestant(case)
    times.wall.append(time.perf_counter() - started)
    times.work.append(time.process_time() - working)


async def interleaved(
    contestants: Mapping[str, Contestant[T]], cases: Sequence[T], rng: random.Random, *, warm: int = 3
) -> dict[str, Times]:
    """Give every case to every contestant, in shuffled order; the first `warm` cases are run once more, uncounted."""
    for case in cases[:warm]:
        for contestant in contestants.values():
            await contestant(case)
    found = {name: Times() for name in contestants}
    for case in cases:
        for name in rng.sample(list(contestants), len(contestants)):
            await timed(found[name], contestants[name], case)
    return found
