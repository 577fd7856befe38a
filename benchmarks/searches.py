"""What a search costs: the ledger against its own SQL on bare sqlite3, PostgreSQL, tantivy and LIKE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

from benchmarks.commands import NOW
from benchmarks.hostile import HOSTILE
from benchmarks.parameters import SERVER, Ask, large_server
from benchmarks.peers.bare import Peers, bare_peers
from benchmarks.peers.postgres import postgres_copy
from benchmarks.peers.tantivy_index import TantivyIndex, tantivy_index
from benchmarks.recording import Issued, Recorded, recorded
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Contestant, Times, interleaved
from bot.domain.errors import UserError
from bot.domain.ids import record_id
from bot.domain.questions import SearchRecord
from bot.domain.text import tokens
from bot.ledger import Book, Ledger
from bot.ledger.scope import DEADLINE, Scope
from bot.ledger.searching import find_claims, find_wordings, groups

PAGE = 20
"""How many hits are asked for."""

COLUMNS = {
    "best": "best first ms",
    "best bare": "of bare sqlite3",
    "newest": "newest first ms",
    "newest bare": "of bare sqlite3",
    "answer": "whole answer ms",
    "answer bare": "of bare sqlite3",
    "PostgreSQL": "PostgreSQL ts_rank ms",
    "PostgreSQL newest": "PostgreSQL newest ms",
    "tantivy": "tantivy ms",
    "LIKE": "LIKE newest ms",
}
_PATIENCE = 60.0  # seconds
_AGAINST = {"best bare": "best", "newest bare": "newest", "answer bare": "answer"}


@dataclass(frozen=True, slots=True)
class Case:
    """Words to search for, and the SQL that each way of asking for them takes."""

    text: str
    words: Sequence[str]
    best: Sequence[Issued]
    newest: Sequence[Issued]
    answer: Sequence[Issued]


class Searches:
    """The ways in which the ledger is asked, over a server of one database; claims by prefix, else quotations."""

    def __init__(self, book: Book, ledger: Ledger, *, prefix: bool) -> None:
        self.book, self._prefix = book, prefix
        self.scope = Scope(ledger.engine, book.server)

    async def best(self, words: Sequence[str]) -> None:
        """The best of the newest hits."""
        await (find_claims if self._prefix else find_wordings)(self.scope, words, limit=PAGE)

    async def newest(self, words: Sequence[str]) -> None:
        """The newest hits."""
        await self._fetch(DEADLINE, "newest", words)

    async def in_full(self, order: str, words: Sequence[str]) -> None:
        """The hits in the order "best" or "newest", however long that takes: how a peer is measured."""
        await self._fetch(_PATIENCE, order, words)

    async def _fetch(self, seconds: float, order: str, words: Sequence[str]) -> None:
        expression = self.scope.engine.match_expression(groups(words, prefixes=self._prefix), every=True)
        query = f"{order}_{'claims' if self._prefix else 'wordings'}"
        await self.scope.fetch_within(seconds, query, words=expression, limit=PAGE)

    async def answer(self, text: str) -> None:
        """The whole answer to a search."""
        with suppress(UserError):
            await self.book.answer(SearchRecord(text), now=NOW)


async def run(setting: Setting) -> Report:
    """Measure searches for words of every class, then the hostile ones."""
    report = Report("Searches")
    rows: list[list[str]] = []
    async with AsyncExitStack() as stack:
        record = await stack.enter_async_context(recorded(setting.url))
        peers = await stack.enter_async_context(bare_peers(setting.record))
        ledger = await Ledger.open(setting.url)
        stack.push_async_callback(ledger.close)
        postgres = await stack.enter_async_context(postgres_copy(setting)) if setting.postgres else None
        index = tantivy_index(setting)
        for name, texts in searched(Ask(peers.plain, setting.rng()), setting).items():
            prefix = name.startswith("prefix")
            here = Searches(large_server(ledger), ledger, prefix=prefix)
            there = Searches(large_server(postgres), postgres, prefix=prefix) if postgres else None
            noted = Searches(large_server(record.ledger), record.ledger, prefix=prefix)
            cases = [await _prepared(record, noted, text) for text in texts]
            measured = await interleaved(_contestants(here, there, peers, index, prefix=prefix), cases, setting.rng())
            rows.append(_row(name, measured))
            _judge(report, name, measured)
        await _hold(report, record)
    report.tables.append(Table(f"Medians, the first {PAGE} hits", ("words", *COLUMNS.values()), rows))
    report.notes.append(
        "Best first is the best of the newest 1,000 hits; PostgreSQL and tantivy rank all hits. LIKE finds the letters "
        "anywhere. tantivy indexes the large server alone, without the filter by server that others have. A prefix is "
        "searched in claims, everything else in quotations; a whole answer searches both and reads the records."
    )
    return report


def searched(ask: Ask, setting: Setting) -> Mapping[str, Sequence[str]]:
    """What is searched for, by class."""
    count = setting.some(20)
    words = ask.words("wording_fts", count)
    quotations = ask.texts("citation", "wording", count)
    long = [quotation for quotation in quotations if len(tokens(quotation)) >= 5]
    classes: dict[str, Sequence[str]] = {f"{name} word": found for name, found in words.items()}
    classes["most common word"] = list(words["most common"]) * count
    classes["two words"] = [" ".join(pair) for pair in zip(words["common"], words["mid"], strict=False)]
    classes["five words"] = [" ".join(ask.rng.sample(tokens(quotation), 5)) for quotation in long]
    classes["three words in a row"] = [" ".join(quotation.split()[1:4]) for quotation in long]
    classes["prefix of three letters"] = [word[:3] for word in words["mid"] if len(word) > 3]
    return classes


async def _prepared(record: Recorded, noted: Searches, text: str) -> Case:
    words = tokens(text)
    record.take()
    await noted.best(words)
    best = record.take()
    await noted.newest(words)
    newest = record.take()
    await noted.answer(text)
    return Case(text, words, best, newest, record.take())


def _contestants(
    here: Searches, there: Searches | None, peers: Peers, index: TantivyIndex, *, prefix: bool
) -> Mapping[str, Contestant[Case]]:
    async def tantivy(case: Case) -> None:
        index.best(case.words, PAGE)

    async def like(case: Case) -> None:
        low, high = record_id(SERVER, 0), record_id(SERVER + 1, 0) - 1
        peers.plain.execute(
            "SELECT id FROM citation WHERE id BETWEEN ? AND ? AND wording LIKE ? ORDER BY id DESC LIMIT ?",
            (low, high, f"%{case.text}%", PAGE),
        ).fetchall()

    contestants: dict[str, Contestant[Case]] = {
        "best": lambda case: here.best(case.words),
        "best bare": lambda case: peers.sqlite(case.best),
        "newest": lambda case: here.newest(case.words),
        "newest bare": lambda case: peers.sqlite(case.newest),
        "answer": lambda case: here.answer(case.text),
        "answer bare": lambda case: peers.sqlite(case.answer),
    }
    if there:
        contestants["PostgreSQL"] = lambda case: there.in_full("best", case.words)
        contestants["PostgreSQL newest"] = lambda case: there.in_full("newest", case.words)
    if not prefix:
        contestants["tantivy"] = tantivy
        contestants["LIKE"] = like
    return contestants


def _row(name: str, measured: Mapping[str, Times]) -> list[str]:
    row = [name]
    for column in COLUMNS:
        found = measured.get(column)
        if found is None:
            row.append("–")
        elif column in _AGAINST:
            row.append(times(measured[_AGAINST[column]].p50 / found.p50))
        else:
            row.append(ms(found.p50))
    return row


def _judge(report: Report, name: str, measured: Mapping[str, Times]) -> None:
    best = measured["best"].p50
    report.judge(2, f"{name}, best first: against bare sqlite3", best / measured["best bare"].p50, 1.25)
    if name == "most common word":
        report.judge(2, f"{name}, best first", best, 0.012, "ms")
        report.judge(2, f"{name}, newest first", measured["newest"].p50, 0.0006, "ms")
    if name in ("most common word", "common word"):
        report.judge(3, f"{name}: against tantivy", best / measured["tantivy"].p50, 1.2)
        if "PostgreSQL" in measured:
            report.judge(3, f"{name}: against PostgreSQL", best / measured["PostgreSQL"].p50, 0.1)


async def _hold(report: Report, record: Recorded) -> None:
    """The longest time for which one query of anything typed keeps a connection."""
    book = large_server(record.ledger)
    held: list[tuple[float, str, str]] = []
    for text in HOSTILE:
        for name, ask in (
            ("search", lambda text: book.answer(SearchRecord(text), now=NOW)),
            ("claim", book.suggest_claims),
            ("claim meant", book.match_claim),
            ("speaker", book.suggest_speakers),
        ):
            record.take()
            with suppress(UserError):
                await ask(text)
            held += [(one.seconds, name, text) for one in record.take()]
    held.sort(reverse=True)
    rows = [(name, f"`{text[:60]}`", ms(seconds)) for seconds, name, text in held[:5]]
    report.tables.append(Table("The longest holds of a connection by hostile words", ("field", "typed", "ms"), rows))
    report.judge(2, "longest hold of a connection by anything typed", held[0][0], 0.25, "ms")


if __name__ == "__main__":
    run_alone(run, __doc__)
