"""What one transaction does to the records: gathered first, written together, with one change row for each.

A write transaction has its server to itself, so numbers are read once, given out here and kept at the end.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.errors import NotOnRecord
from bot.domain.ids import number_of, record_id, server_of
from bot.ledger.columns import id_set, stamp
from bot.ledger.engine import Writer

Fields = dict[str, Any]

KINDS = (
    "speaker",
    "speaker_name",
    "affiliation",
    "topic",
    "topic_side",
    "place",
    "place_name",
    "source",
    "claim",
    "statement",
    "citation",
    "stance",
    "claim_link",
    "statement_link",
)
"""Every kind of record, each after those it refers to."""

_DERIVED = {"statements", "asserting", "denying", "latest"}


@dataclass(slots=True)
class Touched:
    """A record that this transaction made or changed: as it was (None: it is new) and as it is now."""

    before: Fields | None
    now: Fields

    @property
    def live_before(self) -> bool:
        """Whether it stood on record before this transaction."""
        return self.before is not None and self.before.get("struck") is None

    @property
    def live_now(self) -> bool:
        """Whether it stands now."""
        return self.now.get("struck") is None


@dataclass(slots=True)
class _Change:
    """One row of history; of a new record, `after` holds only what is not empty."""

    kind: str
    record: int
    before: Fields | None
    after: Fields


@dataclass(slots=True)
class Changeset:
    """The records touched in one transaction of one server, by kind and id.

    `undoes` is the batch that it takes back, `decides` the submission that it carries out; ids.
    """

    writer: Writer
    server: int
    at: datetime
    actor: int | None
    reason: str | None
    undoes: int | None = None
    decides: int | None = None
    touched: dict[str, dict[int, Touched]] = field(default_factory=lambda: defaultdict(dict))
    _numbers: dict[str, int] = field(default_factory=dict)
    _changes: list[_Change] = field(default_factory=list)
    _written: set[tuple[str, int]] = field(default_factory=set)
    _batch: int | None = None

    async def begin(self) -> None:
        """Read the numbers given out so far."""
        rows = await self.writer.fetch("read_numbers", server=self.server)
        self._numbers = {row["name"]: row["last"] for row in rows}

    @property
    def batch(self) -> int:
        """The id under which everything done here can be undone."""
        if self._batch is None:
            self._batch = self.next_id("batch")
        return self._batch

    def next_id(self, name: str) -> int:
        """The next id of a kind in this server."""
        self._numbers[name] = self._numbers.get(name, 0) + 1
        return record_id(self.server, self._numbers[name])

    def peek_ids(self, name: str, count: int) -> list[int]:
        """The ids that the next `count` records of a kind will get."""
        last = self._numbers.get(name, 0)
        return [record_id(self.server, last + step) for step in range(1, count + 1)]

    @property
    def changed(self) -> bool:
        """Whether anything was done that is not written yet."""
        return bool(self._changes)

    @property
    def number(self) -> int:
        """The number that people type for the batch."""
        return number_of(self.batch)

    def own(self, identity: int) -> int:
        """`identity`, if it can be a record of this server; otherwise `NotOnRecord`."""
        if server_of(identity) != self.server:
            raise NotOnRecord("That record is not one of this server.")
        return identity

    def create(self, kind: str, /, **fields: Any) -> int:
        """Put a new record on the list; its id."""
        identity = self.next_id(kind)
        now = {"id": identity, **fields, "recorded": stamp(self.at), "struck": None}
        self.touched[kind][identity] = Touched(None, now)
        filled = {name: value for name, value in fields.items() if value is not None}
        self._changes.append(_Change(kind, identity, None, filled))
        return identity

    async def load(self, kind: str, ids: Iterable[int]) -> None:
        """Have these records at hand for `update`; `NotOnRecord` when one does not exist."""
        touched = self.touched[kind]
        missing = [identity for identity in ids if identity not in touched]
        if not missing:
            return
        rows = await self.writer.fetch(f"read_{kind}", ids=id_set(missing))
        for row in rows:
            fields = {name: value for name, value in dict(row).items() if name not in _DERIVED}
            touched[row["id"]] = Touched(fields, dict(fields))
        if len(rows) < len(set(missing)):
            raise NotOnRecord("That record does not exist.")

    async def update(self, kind: str, identity: int, /, **fields: Any) -> None:
        """Change some fields of a record; what is the same already is left out of the change row."""
        await self.load(kind, [identity])
        now = self.touched[kind][identity].now
        moved = {name: value for name, value in fields.items() if now[name] != value}
        if moved:
            self._changes.append(_Change(kind, identity, {name: now[name] for name in moved}, moved))
            now.update(moved)

    async def strike(self, kind: str, identity: int) -> None:
        """Take a record out of the answers; it stays in the history."""
        await self.update(kind, identity, struck=stamp(self.at))

    def of_kind(self, kind: str) -> dict[int, Touched]:
        """What was touched of one kind."""
        return self.touched[kind]

    async def flush(self) -> None:
        """Write down what was done since the last call, in the one batch; nothing when nothing was changed."""
        if not self._changes:
            return
        changed = {(change.kind, change.record) for change in self._changes}
        for kind in (*KINDS, "server"):
            new: list[Fields] = []
            known: list[Fields] = []
            for identity, found in self.touched[kind].items():
                if (kind, identity) in changed:
                    written = found.before is not None or (kind, identity) in self._written
                    (known if written else new).append(found.now)
            await self._write(f"insert_{kind}", new)
            await self._write(f"update_{kind}", known)
        batch = self.batch
        if not self._written:
            await self._write_batch()
            if self.decides is not None:
                await self._write("keep_batch_of_submission", [{"id": self.decides, "batch": batch}])
        self._written |= changed
        await self._write("insert_change", [self._change_row(change, batch) for change in self._changes])
        await self._keep_numbers()
        self._changes.clear()

    async def note(self) -> None:
        """Write the batch down although it changes no record: the log tells its reason."""
        if not self._changes and not self._written:
            await self._write_batch()
            await self._keep_numbers()

    async def _write_batch(self) -> None:
        row = {"id": self.batch, "actor": self.actor, "reason": self.reason, "at": stamp(self.at)}
        await self._write("insert_batch", [row | {"undoes": self.undoes}])

    async def _keep_numbers(self) -> None:
        numbers = [{"server": self.server, "name": name, "last": last} for name, last in self._numbers.items()]
        await self._write("keep_number", numbers)

    def _change_row(self, change: _Change, batch: int) -> Fields:
        return {
            "id": self.next_id("change"),
            "batch": batch,
            "record_kind": change.kind,
            "record": change.record,
            "before": None if change.before is None else _compact(change.before),
            "after": _compact(change.after),
        }

    async def _write(self, query: str, rows: Sequence[Fields]) -> None:
        if rows:
            await self.writer.execute_many(query, rows)


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # `dumps` makes an encoder each time
