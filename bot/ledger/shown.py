"""Which of our messages show which records: kept in the transactions that change records, read by who corrects them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.ids import number_of, record_id
from bot.domain.posts import Post, Shows, StalePost
from bot.ledger.changeset import Changeset, Touched
from bot.ledger.columns import id_set, moment, stamp
from bot.ledger.engine import Engine, Writer
from bot.ledger.scope import Scope
from bot.ledger.stored import remember_within

FOLLOWED = timedelta(days=14)
"""How long after it was posted, or last turned to another page, an answer is corrected."""

_OWNERS: dict[str, dict[str, str]] = {
    "speaker": {"id": "speaker"},
    "speaker_name": {"speaker": "speaker"},
    "affiliation": {"member": "speaker", "body": "speaker"},
    "topic": {"id": "topic"},
    "topic_side": {"topic": "topic"},
    "place": {"id": "place"},
    "place_name": {"place": "place"},
    "source": {"id": "source"},
    "claim": {"id": "claim", "topic": "topic", "concerns": "speaker"},
    "statement": {"id": "statement", "speaker": "speaker"},
    "citation": {"statement": "statement", "source": "source"},
    "stance": {"statement": "statement", "claim": "claim"},
    "claim_link": {"first": "claim", "second": "claim"},
    "statement_link": {"first": "statement", "second": "statement"},
}
"""For each kind of change, the columns that name a record by which answers are followed, and that record's kind."""


class Shown:
    """The posted answers of one server."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.known: int | None = None
        """The newest batch that is known of (an id; None: not looked yet). To be asked before the record is read."""

    async def keep(self, posts: Sequence[Post]) -> bool:
        """Remember posted answers, in one transaction; of one message, the last. True: something changed meanwhile.

        What was read before a change that was not known of then is marked as if that change had touched it.
        """
        if not posts:
            return False
        async with self._scope.engine.transaction(self._scope.server) as writer:
            numbers = await remember_within(self._scope, writer, [(post.question, post.read_as) for post in posts])
            rows = await writer.fetch("newest_batch", server=self._scope.server)
            newest = record_id(self._scope.server, rows[0]["last"] if rows else 0)
            kept = [self._row(post, number, newest) for post, number in zip(posts, numbers, strict=True)]
            await writer.execute_many("put_shown", kept)
            await writer.execute_many("clear_shown_records", [{"message": post.message} for post in posts])
            for post in posts:
                await _add_records(writer, post.message, post.records)
        self.known = newest
        return any(row["stale"] for row in kept)

    async def settle(self, post: StalePost, digest: str, records: Shows) -> None:
        """A stale post shows today's record again: these records besides those it has shown before."""
        async with self._scope.engine.transaction(self._scope.server) as writer:
            await _add_records(writer, post.message, records)
            settled = {"id": post.message, "server": self._scope.server, "revision": post.revision, "digest": digest}
            await writer.execute_many("settle_shown", [settled | {"at": stamp(post.at)}])

    async def drop(self, message: int) -> bool:
        """Follow a message no longer; False when it was not followed any more: of two who drop it, one is told True."""
        async with self._scope.engine.transaction(self._scope.server) as writer:
            return bool(await writer.fetch("drop_shown", id=message, server=self._scope.server))

    def _row(self, post: Post, question: int, newest: int) -> dict[str, Any]:
        return {
            "id": post.message,
            "server": self._scope.server,
            "channel": post.channel,
            "question": record_id(self._scope.server, question),
            "page": post.page,
            "part": post.part,
            "shown_by": post.shown_by,
            "revision": newest,
            "digest": post.digest,
            "stale": int(post.known is None or post.known < newest),
            "at": stamp(post.at),
        }


async def mark_shown(changes: Changeset) -> None:
    """Mark the posted answers that show what `changes` has written, in its transaction."""
    touched: dict[str, set[int]] = defaultdict(set)
    old_statements: set[int] = set()
    for kind, owners in _OWNERS.items():
        for one in changes.of_kind(kind).values():
            if not _changed(one):
                continue
            for column, owner in owners.items():
                touched[owner].update(row[column] for row in (one.before, one.now) if row and row[column] is not None)
            if kind == "citation":
                old_statements.add(one.now["statement"])
    old_statements -= {key for key, one in changes.of_kind("statement").items() if one.before is None}
    if not any(touched.values()):
        return
    mark = {"batch": changes.batch, "since": stamp(changes.at - FOLLOWED)}
    rows = [mark | {"kind": kind, "ids": id_set(ids)} for kind, ids in touched.items() if ids]
    await changes.writer.execute_many("mark_shown", rows)
    if old_statements:
        await changes.writer.execute_many("mark_shown_of_statements", [mark | {"ids": id_set(old_statements)}])


async def stale_posts(engine: Engine, servers: Iterable[int], now: datetime, limit: int = 50) -> list[StalePost]:
    """Posted answers in these servers (Discord ids) of which a record has changed since, oldest first.

    `now` is aware; what is older than `FOLLOWED` then is left out.
    """
    since = stamp(now - FOLLOWED)
    rows = await engine.fetch("stale_posts", servers=id_set(servers), since=since, limit=limit)
    return [
        StalePost(
            server=row["snowflake"],
            message=row["id"],
            channel=row["channel"],
            question=number_of(row["question"]),
            page=row["page"],
            part=row["part"],
            shown_by=row["shown_by"],
            at=moment(row["at"]),
            digest=row["digest"],
            revision=row["revision"],
        )
        for row in rows
    ]


async def drop_old_posts(engine: Engine, now: datetime) -> None:
    """Follow no longer what was posted more than `FOLLOWED` before `now` (aware)."""
    before = stamp(now - FOLLOWED)
    if await engine.fetch("old_shown", before=before):
        async with engine.transaction(0) as writer:
            await writer.execute_many("drop_old_shown", [{"before": before}])


async def _add_records(writer: Writer, message: int, records: Shows) -> None:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, record in records:
        by_kind[kind].append(record)
    rows = [{"message": message, "kind": kind, "ids": id_set(ids)} for kind, ids in sorted(by_kind.items())]
    if rows:
        await writer.execute_many("add_shown_records", rows)


def _changed(one: Touched) -> bool:
    return one.before != one.now
