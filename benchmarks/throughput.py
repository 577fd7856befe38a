"""How many mixed answers a second, with a hundred asked at once, against the same SQL on bare drivers."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from benchmarks.autocomplete import SHOWN, names_typed
from benchmarks.commands import NOW
from benchmarks.parameters import Ask, large_server
from benchmarks.peers.bare import bare_peers
from benchmarks.recording import Issued, Recorded, recorded
from benchmarks.report import Report, Table, times
from benchmarks.searches import PAGE
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import percentile
from bot.domain.questions import Question, ShowClaim, Timeline, Who
from bot.domain.text import tokens
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger
from bot.ledger.scope import Scope
from bot.ledger.searching import find_wordings

IN_FLIGHT = 100
MIX = {"speakers typed": 40, "claim show": 20, "who denied": 15, "timeline": 10, "quotations with a word": 15}
"""Of a hundred reads, how many are of which kind."""

Do = Callable[[Book, Scope], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Case:
    """One read, and the SQL it takes."""

    do: Do
    issued: Sequence[Issued]


async def run(setting: Setting) -> Report:
    """Measure the mix in rounds."""
    report = Report("Throughput")
    async with AsyncExitStack() as stack:
        record = await stack.enter_async_context(recorded(setting.url))
        peers = await stack.enter_async_context(bare_peers(setting.record))
        ledger = await Ledger.open(setting.url)
        stack.push_async_callback(ledger.close)
        book = large_server(ledger)
        scope = Scope(ledger.engine, book.server)
        cases = await _prepared(record, mixed(Ask(peers.plain, setting.rng()), setting))
        ways: dict[str, tuple[Callable[[Case], Awaitable[object]], int]] = {
            "ledger": (lambda case: case.do(book, scope), IN_FLIGHT),
            "ledger, one at a time": (lambda case: case.do(book, scope), 1),
            "bare sqlite3": (lambda case: peers.sqlite(case.issued), 1),
            "bare aiosqlite": (lambda case: peers.aiosqlite(case.issued), IN_FLIGHT),
            "SQLAlchemy": (lambda case: peers.sqlalchemy(case.issued), IN_FLIGHT),
        }
        rates: dict[str, list[float]] = {name: [] for name in ways}
        rng = setting.rng()
        for _ in range(setting.some(40) if setting.quick else 7):
            for name in rng.sample(list(ways), len(ways)):
                rates[name].append(await _rate(*ways[name], cases))
    bare = percentile(rates["bare sqlite3"], 50)
    rows = [
        (name, str(ways[name][1]), f"{percentile(found, 50):,.0f}", times(percentile(found, 50) / bare))
        for name, found in rates.items()
    ]
    report.tables.append(Table("Reads a second", ("way", "in flight", "a second", "of bare sqlite3"), rows))
    report.judge(4, "mixed reads, 100 in flight", percentile(rates["ledger"], 50) / bare, 0.7, least=True)
    report.notes.append(
        f"The mix, of a hundred: {', '.join(f'{share} {kind}' for kind, share in MIX.items())}. The ledger's answers "
        "are whole, with the standing computed; the others only fetch the same rows. Bare sqlite3 stops the event loop."
    )
    return report


def mixed(ask: Ask, setting: Setting) -> Sequence[Do]:
    """The reads of one round, in random order."""
    hundreds = max(setting.some(400) // 100, 1)
    names = itertools.cycle(names_typed(ask, setting)["first three letters of a word"])
    texts = iter(ask.texts("citation", "wording", MIX["quotations with a word"] * hundreds))
    claims = iter(ask.half_and_half("claim", 100 * hundreds))
    makers: Mapping[str, Callable[[], Do]] = {
        "speakers typed": lambda: _suggest(next(names).typed),
        "claim show": lambda: _answer(ShowClaim(next(claims))),
        "who denied": lambda: _answer(Who(next(claims), Stance.DENIES)),
        "timeline": lambda: _answer(Timeline(next(claims))),
        "quotations with a word": lambda: _search(tokens(next(texts))[1:2]),
    }
    found = [makers[kind]() for kind, share in MIX.items() for _ in range(share * hundreds)]
    return ask.rng.sample(found, len(found))


def _suggest(typed: str) -> Do:
    return lambda book, _: book.suggest_speakers(typed, SHOWN)


def _answer(question: Question) -> Do:
    return lambda book, _: book.answer(question, now=NOW)


def _search(words: Sequence[str]) -> Do:
    return lambda _, scope: find_wordings(scope, words, limit=PAGE)


async def _prepared(record: Recorded, found: Sequence[Do]) -> list[Case]:
    book = large_server(record.ledger)
    scope = Scope(record.ledger.engine, book.server)
    cases = []
    for do in found:
        record.take()
        await do(book, scope)
        cases.append(Case(do, record.take()))
    return cases


async def _rate(way: Callable[[Case], Awaitable[object]], in_flight: int, cases: Sequence[Case]) -> float:
    waiting = iter(cases)

    async def work() -> None:
        for case in waiting:
            await way(case)

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(in_flight)))
    return len(cases) / (time.perf_counter() - started)


if __name__ == "__main__":
    run_alone(run, __doc__)
