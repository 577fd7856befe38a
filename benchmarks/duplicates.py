"""Whether a claim that is on record already is found when it is typed a little differently, and how fast."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

from benchmarks.names import misspelt
from benchmarks.parameters import Ask, large_server
from benchmarks.peers.bare import bare_sqlite
from benchmarks.peers.postgres import postgres_copy
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Contestant, Times, interleaved
from bot.domain.answers import Candidate
from bot.ledger import Book, Ledger
from bot.ledger.searching import UnfinishedError

AMONG = 5


@dataclass(frozen=True, slots=True)
class Case:
    """What is typed, and the claim it means."""

    typed: str
    meant: str


async def run(setting: Setting) -> Report:
    """Measure each kind of edit."""
    report, rows, every = Report("Near-duplicates of a claim"), [], Times()
    async with AsyncExitStack() as stack:
        connection = bare_sqlite(setting.record)
        stack.callback(connection.close)
        ledger = await Ledger.open(setting.url)
        stack.push_async_callback(ledger.close)
        postgres = await stack.enter_async_context(postgres_copy(setting)) if setting.postgres else None
        ask = Ask(connection, setting.rng())
        texts = ask.texts("claim", "text", setting.some(40))
        for name, (edit, light) in edits(ask.rng).items():
            cases = [Case(edit(text), text) for text in texts]
            found: list[bool] = []
            contestants = {"ledger": _matching(large_server(ledger), found)}
            if postgres:
                contestants["PostgreSQL"] = _matching(large_server(postgres), [])
            measured = await interleaved(contestants, cases, setting.rng(), warm=0)
            ours, recall = measured["ledger"], sum(found) / len(found)
            theirs = measured.get("PostgreSQL")
            against = [ms(theirs.p50), times(ours.p50 / theirs.p50)] if theirs else ["–", "–"]
            rows.append([name, ms(ours.p50), ms(ours.p99), *against, f"{recall:.2f}"])
            every.wall += ours.wall
            if light:
                report.judge(6, f"{name}: right one in the first {AMONG}", recall, 0.95, "", least=True)
    report.judge(6, "p50", every.p50, 0.03, "ms")
    columns = ("edit", "p50 ms", "p99 ms", "PostgreSQL p50 ms", "ratio", f"right one in the first {AMONG}")
    report.tables.append(Table("By the kind of edit", columns, rows))
    return report


def edits(rng: random.Random) -> Mapping[str, tuple[Callable[[str], str], bool]]:
    """How the typed claim differs from the one on record, and whether that is a light edit."""

    def typos(text: str) -> str:
        words = text.split()
        for at in rng.sample(range(len(words)), min(2, len(words))):
            words[at] = misspelt(words[at], rng)
        return " ".join(words)

    def reordered(text: str) -> str:
        words = text.split()
        at = rng.randrange(len(words) - 1)
        words[at], words[at + 1] = words[at + 1], words[at]
        return " ".join(words)

    def padded(text: str) -> str:
        return f"officials say that {text} on Thursday"

    def inflected(text: str) -> str:
        return " ".join(
            f"{word}s" if len(word) > 4 and word[-1] != "s" and rng.random() < 0.4 else word for word in text.split()
        )

    def one_replaced(text: str) -> str:
        words = text.split()
        words[rng.randrange(len(words))] = "quite"
        return " ".join(words)

    def half(text: str) -> str:
        words = text.split()
        return " ".join(words[at] for at in sorted(rng.sample(range(len(words)), max(len(words) // 2, 1))))

    return {
        "two typos": (typos, True),
        "two words swapped": (reordered, True),
        "words added": (padded, True),
        "plurals": (inflected, True),
        "one word replaced": (one_replaced, True),
        "half of the words": (half, False),
    }


def _matching(book: Book, found: list[bool]) -> Contestant[Case]:
    async def match(case: Case) -> None:
        candidates: Sequence[Candidate] = ()
        with suppress(UnfinishedError):
            candidates = (await book.match_claim(case.typed)).candidates[:AMONG]
        found.append(case.meant in {candidate.text for candidate in candidates})

    return match


if __name__ == "__main__":
    run_alone(run, __doc__)
