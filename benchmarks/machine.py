"""What the programs ran on, and whether anything else was running there."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_IDLE_BELOW = 0.05


class Watch:
    """Measures, from its making on, how much of the machine others used."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._busy, self._own = _busy(), _own()

    def foreign(self) -> float:
        """The share of all processors, 0 to 1, that other programs used since."""
        seconds = (time.monotonic() - self._started) * (os.cpu_count() or 1)
        return max((_busy() - self._busy) - (_own() - self._own), 0.0) / max(seconds, 0.01)

    def sentence(self) -> str:
        """Whether the machine was idle but for us."""
        foreign, load = self.foreign(), os.getloadavg()[0]
        idle = "idle but for this" if foreign < _IDLE_BELOW else "**not idle**: read ratios, not times"
        return f"Others used {foreign:.0%} of the processors, load average {load:.1f} at the end: {idle}."


def description() -> str:
    """The machine and the versions, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def memory_of(pid: int) -> tuple[float, float]:
    """What a process holds in memory now and held at most, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
    found = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return int(found["VmRSS"].split()[0]) / 1024, int(found["VmHWM"].split()[0]) / 1024


def processor_time_of(pid: int) -> float:
    """The seconds that a process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _busy() -> float:
    user, nice, system, _, _, irq, softirq, *_ = map(
        int, Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:]
    )
    return (user + nice + system + irq + softirq) / _TICK


def _own() -> float:
    """Our time and our children's; the PostgreSQL server that is measured is nobody's child."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system + _postgres()


def _postgres() -> float:
    total = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "comm").read_text("utf-8").strip() == "postgres":
                total += processor_time_of(int(folder.name))
        except OSError:  # it ended meanwhile
            continue
    return total
