"""What is kept with each change, positions and counters, against computing it from the stances when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack

from benchmarks.commands import NOW
from benchmarks.parameters import SERVER, Ask, large_server
from benchmarks.peers.bare import bare_sqlite
from benchmarks.report import Report, Table, ms, times
from benchmarks.setting import Setting, run_alone
from benchmarks.timing import Contestant, Times, timed
from bot.domain.answers import ROWS_PER_PAGE
from bot.domain.ids import record_id
from bot.domain.questions import Changes, Contested
from bot.ledger import Ledger

_ACTS = """
SELECT speaker, claim, stance, said, CASE WHEN hedge IS NULL THEN 0 ELSE 1 END AS hedged,
  LAG(stance) OVER acts AS earlier, LAG(CASE WHEN hedge IS NULL THEN 0 ELSE 1 END) OVER acts AS earlier_hedged,
  LEAD(id) OVER acts AS later
FROM stance
WHERE struck IS NULL AND stance IN ('asserts', 'denies', 'retracts') AND {whose}
WINDOW acts AS (PARTITION BY speaker, claim ORDER BY said, recorded, id)
"""
_SHORT = 10
_IN_SERVER, _BY_SPEAKER = "id BETWEEN :low AND :high", "speaker = :speaker"
_CONTESTED = f"""
SELECT claim FROM ({_ACTS.format(whose=_IN_SERVER)}) WHERE later IS NULL
GROUP BY claim HAVING SUM(stance = 'asserts') > 0 AND SUM(stance = 'denies') > 0
ORDER BY MAX(said) DESC LIMIT :limit
"""
_MOVED = """
SELECT speaker, claim, said FROM ({acts}) WHERE earlier <> stance OR earlier_hedged <> hedged
ORDER BY said DESC LIMIT :limit
"""
_KEPT_MOVED = """
SELECT speaker, claim, latest FROM position WHERE moves > 0 AND speaker BETWEEN :low AND :high
ORDER BY latest DESC LIMIT :limit
"""


async def run(setting: Setting) -> Report:
    """Measure contested claims of a server, moved positions of a server, moved positions of speakers."""
    report, rows = Report("Kept against computed when asked"), []
    bounds = {"low": record_id(SERVER, 0), "high": record_id(SERVER + 1, 0) - 1, "limit": ROWS_PER_PAGE}
    async with AsyncExitStack() as stack:
        connection = bare_sqlite(setting.record)
        stack.callback(connection.close)
        ledger = await Ledger.open(setting.url)
        stack.push_async_callback(ledger.close)
        book = large_server(ledger)

        def asking(sql: str) -> Contestant[int]:
            async def ask(speaker: int) -> None:
                connection.execute(sql, {**bounds, "speaker": speaker}).fetchall()

            return ask

        def listing(query: str) -> Contestant[int]:
            return lambda _: ledger.engine.fetch(query, server=SERVER, **bounds, topic=None, offset=0)

        few = 5 if setting.quick else 12
        speakers = Ask(connection, setting.rng()).spoken_of("speaker", max(setting.some(30), few))
        server_moved, speaker_moved = (_MOVED.format(acts=_ACTS.format(whose=one)) for one in (_IN_SERVER, _BY_SPEAKER))
        contests: Mapping[str, tuple[Contestant[int], Contestant[int], int]] = {
            "contested claims of a server": (
                listing("contested_claims"),
                asking(_CONTESTED),
                few,
            ),
            "moved positions of a server": (asking(_KEPT_MOVED), asking(server_moved), few),
            "whole answer: contested": (
                lambda _: book.answer(Contested(), now=NOW),
                asking(_CONTESTED),
                few,
            ),
            "whole answer: changes of one speaker": (
                lambda speaker: book.answer(Changes(speaker), now=NOW),
                asking(speaker_moved),
                len(speakers),
            ),
        }
        for name, (kept, computed, count) in contests.items():
            short, long = await _by_turns(kept, computed, speakers[:count])
            ratio = short.p50 / long.p50
            rows.append([name, ms(short.p50), ms(long.p50), times(ratio)])
            if not name.startswith("whole"):
                report.judge(7, name, ratio, 0.001)
    report.tables.append(Table("Medians", ("what", "kept ms", "computed ms", "ratio"), rows))
    report.notes.append("What is computed is the list alone; a whole answer also reads the records in full.")
    return report


async def _by_turns(kept: Contestant[int], computed: Contestant[int], speakers: Sequence[int]) -> tuple[Times, Times]:
    """Many short ones after each long one: the first after a query of seconds pays for its memory and cold caches."""
    short, long = Times(), Times()
    for speaker in speakers:
        await timed(long, computed, speaker)
        for _ in range(_SHORT):
            await timed(short, kept, speaker)
    return short, long


if __name__ == "__main__":
    run_alone(run, __doc__)
