"""Numbered batches: each says in its reason what it must hold, so what is on record can be held against it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.dates import parse_when
from bot.domain.drafts import CitationDraft, StatementDraft
from bot.domain.ids import number_of, record_id
from bot.domain.vocabulary import Form, Stance
from bot.ledger import Book
from bot.ledger.changeset import KINDS
from bot.ledger.transaction import Transaction
from tests.ledger.made import ACTOR, REPORT, body, event, stand
from tests.ledger.raw import Rows, looking
from tests.ledger.recompute import recomputed, stored

_STATEMENT = ["claim", "statement", "citation", "citation", "stance", "stance"]
_ZONES = ("Asia/Yerevan", "Asia/Baku", "Europe/Moscow")

Acknowledged = Mapping[int, int]
"""The ids of the batches that were reported as done, by their numbers."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What numbered statements stand on."""

    speaker: int
    source: int
    claim: int


async def lay_ground(book: Book) -> Ground:
    """Record a speaker, a source and a claim."""
    async with book.transaction(ACTOR, None) as changes:
        return Ground(
            changes.add_speaker(body("The office")), changes.add_source(REPORT), changes.add_claim(event("It rained"))
        )


async def write_statement(book: Book, ground: Ground, number: int) -> int:
    """A batch with a numbered statement; the batch's id."""
    async with book.transaction(ACTOR, f"{number} statement") as changes:
        add_statement(changes, ground, number)
    return changes.batch


def add_statement(changes: Transaction, ground: Ground, number: int) -> None:
    """A statement with two quotations and two stances, and a claim of its own."""
    own = changes.add_claim(event(f"It rained for the {number}th time"))
    wordings = (f"Rain number{number}.", f"Дождь number{number}.")
    changes.add_statement(
        StatementDraft(
            ground.speaker,
            parse_when("2023"),
            stances=(stand(ground.claim), stand(own, Stance.DENIES)),
            citations=tuple(CitationDraft(ground.source, Form.VERBATIM, wording) for wording in wordings),
        )
    )


async def write_settings(book: Book, number: int) -> int:
    """A choice other than the one before; the batch's id."""
    before = (await book.settings()).zone
    async with book.transaction(ACTOR, f"{number} settings") as changes:
        await changes.change_settings(zone=next(zone for zone in _ZONES if zone != before))
    return changes.batch


async def write_undo(book: Book, number: int, batch: int) -> int:
    """Take back a batch; the new batch's id."""
    return record_id(book.server, await book.undo(number_of(batch), actor=ACTOR, reason=f"{number} undo {batch}"))


async def check_whole(url: str, acknowledged: Acknowledged) -> set[int]:
    """Nothing acknowledged is missing, no batch is half there, and all that is derived agrees with the records.

    Returns the numbers of the batches that are there.
    """
    async with looking(url) as ask:
        if url.startswith("sqlite"):
            assert await ask("PRAGMA integrity_check") == [("ok",)]
            assert await ask("PRAGMA foreign_key_check") == []
        else:
            await _settled(ask)
        found = await _batches(ask)
        missing = {number: batch for number, batch in acknowledged.items() if found.get(number) != batch}
        assert missing == {}
        await _check_records(ask)
    there, follows = await stored(url), await recomputed(url)
    for kind, values in follows.items():
        assert there[kind] == values, kind
    assert there.keys() == follows.keys()
    return set(found)


async def _settled(ask: Rows) -> None:
    """Wait until the server has noticed that a program which was killed is gone."""
    working = (
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend' AND state <> 'idle'"
    )
    async with asyncio.timeout(30):
        while await ask(working):  # noqa: ASYNC110 - it is the server that knows
            await asyncio.sleep(0.02)


async def _batches(ask: Rows) -> dict[int, int]:
    """The ids of the numbered batches by their numbers, each of which holds what its reason says."""
    kinds: dict[int, list[str]] = defaultdict(list)
    for batch, kind in await ask("SELECT batch, record_kind FROM change ORDER BY id"):
        kinds[batch].append(kind)
    found: dict[int, int] = {}
    reasons = await ask("SELECT id, reason, undoes FROM batch ORDER BY id")
    assert kinds.keys() == {batch for batch, *_ in reasons}
    for batch, reason, undoes in reasons:
        match (reason or "").split():
            case [number, "statement"]:
                assert kinds[batch] == _STATEMENT, reason
            case [number, "settings"]:
                assert kinds[batch] == ["server"], reason
            case [number, "undo", undone]:
                assert undoes == int(undone)
                assert kinds[batch] == kinds[undoes][::-1], reason
            case _:
                continue
        assert int(number) not in found, f"{reason}: written twice"
        found[int(number)] = batch
    return found


async def _check_records(ask: Rows) -> None:
    """Every change has its record, every record its change, and numbers are given out without gaps."""
    for kind in KINDS:
        made = await ask(f"SELECT record FROM change WHERE record_kind = '{kind}' AND before IS NULL ORDER BY record")
        assert made == await ask(f"SELECT id FROM {kind} ORDER BY id"), kind
    for table in (*KINDS, "batch", "change"):
        last: dict[int, int] = defaultdict(int)
        for (identity,) in await ask(f"SELECT id FROM {table} ORDER BY id"):
            last[identity >> 32] += 1
            assert number_of(identity) == last[identity >> 32], table
    choices = await ask("SELECT record, after FROM change WHERE record_kind = 'server' ORDER BY id")
    chosen: dict[int, Any] = dict(choices)
    for server, zone in await ask("SELECT id, zone FROM server"):
        assert server not in chosen or zone in chosen[server]
