"""How costs grow with the record, and that a small server does not pay for the large one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.autocomplete import SHOWN
from benchmarks.commands import NOW
from benchmarks.generate import record_of_scale
from benchmarks.parameters import SERVER, Ask
from benchmarks.peers.bare import bare_sqlite
from benchmarks.report import Report, Table, ms
from benchmarks.searches import PAGE
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Contestant, Times, interleaved
from bot.domain.questions import Changes, Contested, Said, ShowClaim, Timeline, Who
from bot.domain.text import tokens
from bot.domain.vocabulary import Stance
from bot.ledger import Book, Ledger
from bot.ledger.scope import Scope
from bot.ledger.searching import find_wordings

KINDS = (
    "claim show",
    "who denied",
    "timeline",
    "contested",
    "changes",
    "said",
    "most common word",
    "word",
    "speakers",
    "claims",
)


@dataclass(frozen=True, slots=True)
class Case:
    """Random things to ask one server about."""

    claim: int
    speaker: int
    word: str
    name: str
    text: str


async def run(setting: Setting) -> Report:
    """Measure the large server in records of three sizes, then a small server in each of them."""
    report = Report("Growth")
    scales = [setting.scale / smaller for smaller in ((100, 1) if setting.quick else (100, 10, 1))]
    records = {scale: await record_of_scale(setting.folder, scale) for scale in scales[:-1]}
    records[scales[-1]] = setting.record
    for server, title in ((SERVER, "The large server"), (SERVER + 1, "A server with 400 statements beside it")):
        measured = {scale: await _measure(setting, record, server) for scale, record in records.items()}
        columns = ("p50 ms", *(f"{1_000_000 * scale:,.0f} statements" for scale in scales))
        rows = [[kind, *(ms(measured[scale][kind].p50) for scale in scales)] for kind in KINDS]
        report.tables.append(Table(title, columns, rows))
    return report


async def _measure(setting: Setting, record: Path, server: int) -> dict[str, Times]:
    async with AsyncExitStack() as stack:
        connection = bare_sqlite(record)
        stack.callback(connection.close)
        ledger = await Ledger.open(str(record))
        stack.push_async_callback(ledger.close)
        cases = _cases(Ask(connection, setting.rng(), server), setting.some(60))
        ways = _ways(Book(ledger.engine, server), Scope(ledger.engine, server))
        return await interleaved({kind: ways[kind] for kind in KINDS}, cases, setting.rng())


def _ways(book: Book, scope: Scope) -> dict[str, Contestant[Case]]:
    return {
        "claim show": lambda case: book.answer(ShowClaim(case.claim), now=NOW),
        "who denied": lambda case: book.answer(Who(case.claim, Stance.DENIES), now=NOW),
        "timeline": lambda case: book.answer(Timeline(case.claim), now=NOW),
        "contested": lambda _: book.answer(Contested(), now=NOW),
        "changes": lambda case: book.answer(Changes(case.speaker), now=NOW),
        "said": lambda case: book.answer(Said(case.speaker), now=NOW),
        "most common word": lambda _: find_wordings(scope, ["the"], limit=PAGE),
        "word": lambda case: find_wordings(scope, [case.word], limit=PAGE),
        "speakers": lambda case: book.suggest_speakers(case.name[:3], SHOWN),
        "claims": lambda case: book.suggest_claims(case.text[:3], SHOWN),
    }


def _cases(ask: Ask, count: int) -> Sequence[Case]:
    texts = ask.texts("citation", "wording", count)
    return [
        Case(claim, speaker, ask.rng.choice(tokens(text)), name, about)
        for claim, speaker, text, name, about in zip(
            ask.half_and_half("claim", count),
            ask.half_and_half("speaker", count),
            texts,
            ask.texts("speaker", "name", count),
            ask.texts("claim", "text", count),
            strict=True,
        )
    ]


if __name__ == "__main__":
    run_alone(run, __doc__)
