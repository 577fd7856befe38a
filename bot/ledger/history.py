"""The log: which batches there were, of whom and about what, and which was somebody's last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot.domain.errors import NotOnRecord
from bot.domain.history import TOLD, Batch
from bot.domain.ids import number_of
from bot.ledger.batches import told_batches, undone_by, whole_batches
from bot.ledger.columns import id_set, moment
from bot.ledger.engine import Reading, Row
from bot.ledger.scope import Scope

MOST_ABOUT = 1000
"""How many changes about one record are looked at, the latest."""

_REMEMBERED = 100
"""How far back somebody's last batch that is not undone is looked for."""

_ABOUT = {"claim": "changes_about_claim", "statement": "changes_about_statement"}


class History:
    """What was done to one server's record."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def batches(
        self,
        *,
        actor: int | None = None,
        about: tuple[str, int] | None = None,
        since: datetime | None = None,
        offset: int = 0,
        limit: int = 10,
    ) -> Sequence[Batch]:
        """Batches, newest first, after the `offset` newest: of one Discord user, about one record, since a time.

        `about` is "claim" or "statement" and the record's id: each batch then holds only its changes of that record and
        of what belongs to it. `since` is aware. Raises `NotOnRecord` for a record of another server.
        """
        cut = slice(offset, offset + limit)
        if about is not None:
            return await self._scope.read(batches_about(self._scope, about, actor, since, cut))
        return await self._scope.read(_latest(self._scope, actor, since, cut))

    async def after(self, batch: int, limit: int = 20) -> Sequence[Batch]:
        """The batches that followed the one with this number (0: all there are), oldest first."""
        return await self._scope.read(_after(self._scope, batch, limit))

    async def one(self, batch: int) -> Batch:
        """The batch with this number; `NotOnRecord` when there is none."""
        found = await self._scope.read(_by_id(self._scope, self._scope.id_of(batch)))
        if not found:
            raise NotOnRecord(f"There is no batch {batch} in the log here.")
        return found[0]

    async def last_of(self, actor: int, before: int | None = None) -> Batch | None:
        """A Discord user's last batch that changed a record and is neither an undo nor undone; None: there is none.

        `before` is the number of a batch: only those that came before it.
        """
        below = None if before is None else self._scope.id_of(before)
        found = await self._scope.read(_last_of(self._scope, actor, below))
        return await self.one(number_of(found)) if found else None


def batches_about(
    scope: Scope,
    about: tuple[str, int],
    actor: int | None = None,
    since: datetime | None = None,
    cut: slice = slice(None),
) -> Reading[list[Batch]]:
    """The batches that changed a record or what belongs to it, newest first, each with those changes alone."""
    kind, record = about
    changes = yield scope.ask(_ABOUT[kind], record=scope.own(record), limit=MOST_ABOUT)
    by_batch: dict[int, list[Row]] = defaultdict(list)
    for change in reversed(changes):
        by_batch[change["batch"]].append(change)
    rows = yield scope.ask("batches_by_id", ids=id_set(by_batch))
    rows = [row for row in _since(rows, since) if actor is None or row["actor"] == actor][cut]
    totals = {row["id"]: len(by_batch[row["id"]]) for row in rows}
    told = {row["id"]: by_batch[row["id"]][:TOLD] for row in rows}
    return (yield from told_batches(scope, rows, told, totals))


def _latest(scope: Scope, actor: int | None, since: datetime | None, cut: slice) -> Reading[list[Batch]]:
    size = {"offset": cut.start, "limit": cut.stop - cut.start}
    if actor is None:
        rows = yield scope.ask("latest_batches", **size)
    else:
        rows = yield scope.ask("batches_of_actor", actor=actor, **size)
    return (yield from whole_batches(scope, _since(rows, since)))


def _after(scope: Scope, batch: int, limit: int) -> Reading[list[Batch]]:
    after = scope.id_of(batch) if batch else scope.id_of(1) - 1
    return (yield from whole_batches(scope, (yield scope.ask("batches_after", after=after, limit=limit))))


def _by_id(scope: Scope, batch: int) -> Reading[list[Batch]]:
    return (yield from whole_batches(scope, (yield scope.ask("batches_by_id", ids=id_set([batch])))))


def _last_of(scope: Scope, actor: int, below: int | None) -> Reading[int | None]:
    rows = yield scope.ask("batches_of_actor", actor=actor, limit=_REMEMBERED, offset=0)
    done = [row["id"] for row in rows if row["undoes"] is None and (below is None or row["id"] < below)]
    left_out = set((yield from undone_by(scope, done)))
    spans = yield scope.ask("spans_of_batches", ids=id_set(done))
    left_out.update(span["id"] for span in spans if span["first"] is None)
    return next((identity for identity in done if identity not in left_out), None)


def _since(rows: Sequence[Row], since: datetime | None) -> list[Row]:
    return [row for row in rows if since is None or moment(row["at"]) >= since]
