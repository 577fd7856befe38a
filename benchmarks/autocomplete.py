"""What autocomplete costs, and whether the right name is among the 25 that Discord shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from benchmarks.names import misspelt, transliterations
from benchmarks.parameters import Ask, large_server
from benchmarks.peers.bare import bare_sqlite
from benchmarks.peers.postgres import postgres_copy
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Contestant, Times, interleaved, percentile
from bot.domain.text import tokens
from bot.ledger import Ledger

SHOWN = 25
"""How many choices Discord shows."""

_GOALS = {
    "first three letters of a word": 0.97,
    "one typo, whole name": 0.95,
    "one typo, last name": 0.95,
    "other script": 0.9,
}


@dataclass(frozen=True, slots=True)
class Case:
    """What is typed, and the name it means."""

    typed: str
    meant: str


async def run(setting: Setting) -> Report:
    """Measure speakers, then claims."""
    report = Report("Autocomplete")
    async with AsyncExitStack() as stack:
        connection = bare_sqlite(setting.record)
        stack.callback(connection.close)
        ledger = await Ledger.open(setting.url)
        stack.push_async_callback(ledger.close)
        postgres = await stack.enter_async_context(postgres_copy(setting)) if setting.postgres else None
        ledgers = {"ledger": ledger} | ({"PostgreSQL": postgres} if postgres else {})
        ask = Ask(connection, setting.rng())
        await _speakers(report, setting, ledgers, names_typed(ask, setting))
        await _claims(report, setting, ledgers, claims_typed(ask, setting))
    report.notes.append(
        "The names meant are those of random statements: who speaks often is asked about often. Of the public names, "
        "only one spelling is on record."
    )
    return report


def names_typed(ask: Ask, setting: Setting) -> Mapping[str, Sequence[Case]]:
    """What is typed for speakers, by how."""
    count = setting.some(200)
    names = [_name(ask, speaker) for speaker in ask.spoken_of("speaker", count)]
    known = {row[0] for row in ask.connection.execute("SELECT name FROM speaker WHERE id >> 32 = ?", (ask.server,))}
    variants = [Case(typed, name) for name, found in transliterations().items() if name in known for typed in found]

    def each(change: Callable[[str], str]) -> list[Case]:
        return [Case(change(name), name) for name in names]

    return {
        "first three letters of a word": each(lambda name: ask.rng.choice(_long(name))[:3]),
        "first three letters of the last word": each(lambda name: _long(name)[-1][:3]),
        "first three letters of each word": each(lambda name: " ".join(word[:3] for word in _long(name))),
        "one letter": each(lambda name: name[:1])[: count // 4],
        "whole name": each(lambda name: name),
        "one typo, whole name": each(lambda name: misspelt(name, ask.rng)),
        "one typo, last name": each(lambda name: misspelt(name.split()[-1], ask.rng)),
        "six letters with a typo": each(lambda name: misspelt(max(_long(name), key=len)[:6], ask.rng)),
        "other script": variants,
    }


def claims_typed(ask: Ask, setting: Setting) -> Mapping[str, Sequence[Case]]:
    """What is typed for claims, by how."""
    texts = ask.texts("claim", "text", setting.some(100))
    return {
        "nothing": [Case("", text) for text in texts[: len(texts) // 4]],
        "one letter": [Case(text[0], text) for text in texts],
        "three letters": [Case(text[:3], text) for text in texts],
        "two words, the last unfinished": [Case(" ".join(tokens(text)[:2])[:-1], text) for text in texts],
        "four words": [Case(" ".join(tokens(text)[:4]), text) for text in texts],
        "a word that no claim has": [Case(misspelt(max(tokens(text), key=len), ask.rng), text) for text in texts],
    }


async def _speakers(
    report: Report, setting: Setting, ledgers: Mapping[str, Ledger], typed: Mapping[str, Sequence[Case]]
) -> None:
    rows, every = [], Times()
    for name, cases in typed.items():
        if not cases:
            report.notes.append(f"Not measured, as the record holds none of them: {name}.")
            continue
        found: list[bool] = []

        async def ours(case: Case, found: list[bool] = found) -> None:
            choices = await large_server(ledgers["ledger"]).suggest_speakers(case.typed, SHOWN)
            found.append(case.meant in {choice.text for choice in choices})

        async def theirs(case: Case) -> None:
            await large_server(ledgers["PostgreSQL"]).suggest_speakers(case.typed, SHOWN)

        contestants: dict[str, Contestant[Case]] = {"ledger": ours}
        if "PostgreSQL" in ledgers:
            contestants["PostgreSQL"] = theirs
        measured = await interleaved(contestants, cases, setting.rng(), warm=0)
        recall = sum(found) / len(found)
        rows.append([*_row(name, measured), f"{recall:.2f}"])
        if name in _GOALS:
            report.judge(5, f"speakers, {name}: right one among {SHOWN}", recall, _GOALS[name], "", least=True)
        every.wall += measured["ledger"].wall
    columns = ("typed", "p50 ms", "p99 ms", "PostgreSQL p50 ms", "ratio", f"right one among {SHOWN}")
    report.tables.append(Table("Speakers", columns, rows))
    report.judge(5, "speakers: p50", every.p50, 0.004, "ms")
    report.judge(5, "speakers: p99", every.p99, 0.015, "ms")


async def _claims(
    report: Report, setting: Setting, ledgers: Mapping[str, Ledger], typed: Mapping[str, Sequence[Case]]
) -> None:
    rows, every = [], []
    for name, cases in typed.items():
        contestants = {of: _suggesting(ledger) for of, ledger in ledgers.items()}
        measured = await interleaved(contestants, cases, setting.rng(), warm=0)
        rows.append(_row(name, measured))
        every += measured["ledger"].wall
    report.tables.append(Table("Claims", ("typed", "p50 ms", "p99 ms", "PostgreSQL p50 ms", "ratio"), rows))
    report.judge(5, "claims: p99", percentile(every, 99), 0.01, "ms")


def _suggesting(ledger: Ledger) -> Contestant[Case]:
    async def suggest(case: Case) -> None:
        await large_server(ledger).suggest_claims(case.typed, SHOWN)

    return suggest


def _row(name: str, measured: Mapping[str, Times]) -> list[str]:
    ours, theirs = measured["ledger"], measured.get("PostgreSQL")
    against = [ms(theirs.p50), times(ours.p50 / theirs.p50)] if theirs else ["–", "–"]
    return [name, ms(ours.p50), ms(ours.p99), *against]


def _name(ask: Ask, speaker: int) -> str:
    return str(ask.connection.execute("SELECT name FROM speaker WHERE id = ?", (speaker,)).fetchone()[0])


def _long(name: str) -> list[str]:
    return [word for word in name.split() if len(word) > 2] or [name]


if __name__ == "__main__":
    run_alone(run, __doc__)
