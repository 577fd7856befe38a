"""The queue of one server: what members propose, and what moderators decide, each thing once.

Every change of state is a compare-and-swap inside the transaction that does the work, so of two people who decide at
once one does, and the other is told who it was.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.errors import RefusedError, UserError
from bot.domain.ids import number_of
from bot.domain.submissions import (
    MOST_A_DAY,
    MOST_WAITING,
    TAKEN_FOR,
    AlreadyDecided,
    Content,
    Dispute,
    Submission,
    SubmissionState,
)
from bot.domain.typed import Passed, TypedDraft
from bot.ledger import queue_rows
from bot.ledger.changeset import Changeset
from bot.ledger.columns import moment, stamp
from bot.ledger.current import current
from bot.ledger.engine import Writer
from bot.ledger.queue_reads import QueueReads, check_own, read_one
from bot.ledger.scope import Scope

if TYPE_CHECKING:
    from bot.ledger.book import Book

_DAY = timedelta(days=1)


class Queue(QueueReads):
    """The submissions of one server, by the numbers that people type."""

    def __init__(self, book: Book, scope: Scope) -> None:
        """`book` and `scope` are of the same server."""
        super().__init__(scope)
        self._book = book

    async def submit(
        self,
        content: Content,
        member: int,
        now: datetime,
        *,
        moderator: bool = False,
        why: str | None = None,
        changes: Changeset | None = None,
    ) -> int:
        """Put something on the queue; its number.

        `member` is the Discord user, `now` aware, `why` what is given for an action. With `changes` it is done in that
        transaction, otherwise in one of its own. Raises `UserError` with how many and when again when the member has
        proposed as much as one may, unless they moderate, and `RefusedError` for what they have proposed already
        and still waits.
        """
        if changes is None:
            async with self._book.transaction(member, None) as own:
                return await self.submit(content, member, now, moderator=moderator, why=why, changes=own)
        if not moderator:
            await self._check_limits(changes.writer, member, now)
        await self._check_new(changes.writer, content, member)
        identity = changes.next_id("submission")
        row = {"id": identity, "submitted_by": member, "submitted": stamp(now)}
        await changes.writer.execute_many("add_submission", [row | queue_rows.content_columns(content, why)])
        number = number_of(identity)
        # A transaction that changes no record keeps no numbers by itself.
        await changes.writer.execute_many(
            "keep_number", [{"server": self._scope.server, "name": "submission", "last": number}]
        )
        return number

    async def dispute(self, objection: Dispute, member: int, now: datetime, *, moderator: bool = False) -> int:
        """Put an objection to a record on the queue; its number. One to a merged claim goes to where that was merged.

        Raises `NotOnRecord`, `RefusedError` when the record was struck, and what `submit` raises.
        """
        async with self._book.transaction(member, None) as changes:
            if objection.record_kind == "claim":
                objection = replace(objection, record=await current(changes, "claim", objection.record))
            else:
                await changes.load(objection.record_kind, [changes.own(objection.record)])
                if not changes.of_kind(objection.record_kind)[objection.record].live_now:
                    raise RefusedError("That record was struck already, so there is nothing to object to.")
            return await self.submit(objection, member, now, moderator=moderator, changes=changes)

    async def take(self, number: int, moderator: int, now: datetime) -> Submission:
        """Mark a submission as being worked on; the submission as it is then.

        Raises `AlreadyDecided`, or `RefusedError` when somebody else took it within `TAKEN_FOR`.
        """
        taking = {"member": moderator, "at": stamp(now), "stale": stamp(now - TAKEN_FOR)}
        async with self._scope.engine.transaction(self._scope.server) as writer:
            before = await read_one(self._scope, writer, number)
            if not await writer.fetch("take_submission", id=before.id, **taking):
                _check_pending(before)
                raise RefusedError(f"<@{before.taken_by}> has taken this proposal; it can be decided all the same.")
            return await read_one(self._scope, writer, number)

    async def release(self, number: int, moderator: int) -> Submission:
        """Give a submission back that `moderator` took, if they did; the submission as it is then.

        Raises `AlreadyDecided`.
        """
        async with self._scope.engine.transaction(self._scope.server) as writer:
            before = await read_one(self._scope, writer, number)
            _check_pending(before)
            await writer.fetch("release_submission", id=before.id, member=moderator)
            return await read_one(self._scope, writer, number)

    async def notify(self, number: int, member: int, *, wanted: bool) -> Submission:
        """Choose whether the submitter is told by direct message; the submission as it is then.

        Raises `RefusedError` for anybody else's, `AlreadyDecided`.
        """
        async with self._scope.engine.transaction(self._scope.server) as writer:
            before = await read_one(self._scope, writer, number)
            check_own(before, member)
            _check_pending(before)
            await writer.fetch("notify_of_submission", id=before.id, member=member, notify=int(wanted))
            return await read_one(self._scope, writer, number)

    async def accept(self, changes: Changeset, number: int, moderator: int) -> Submission:
        """Decide in `changes` that a submission is accepted; the rest of that transaction is what it comes to.

        To be called first, before anything is read or made: what is done after it is done by whoever decided. The batch
        is kept in the submission when the transaction changes records. Raises `AlreadyDecided`, and `RefusedError` when
        a second person must decide.
        """
        submission = await read_one(self._scope, changes.writer, number)
        if submission.pending and submission.submitted_by == moderator and _interprets(submission.content):
            await changes.load("server", [self._scope.server])
            if changes.of_kind("server")[self._scope.server].now["second_person"]:
                raise RefusedError("Another moderator must agree to this one: you have proposed it yourself.")
        decided = await self._decide(changes.writer, submission, SubmissionState.ACCEPTED, moderator, changes.at, None)
        changes.decides = submission.id
        return decided

    async def uphold(self, number: int, moderator: int) -> Submission:
        """Accept a dispute, which changes no record by itself; the submission as decided. Raises `AlreadyDecided`.

        The log tells of it.
        """
        async with self._book.transaction(moderator, f"accepted the objection in proposal {number}") as changes:
            decided = await self.accept(changes, number, moderator)
            await changes.note()
            return decided

    async def reject(self, number: int, moderator: int, reason: str) -> Submission:
        """Turn a submission down; the submission as decided. Raises `AlreadyDecided`. The log tells of it."""
        async with self._book.transaction(moderator, f"rejected proposal {number}: {reason}") as changes:
            before = await read_one(self._scope, changes.writer, number)
            rejected = SubmissionState.REJECTED
            decided = await self._decide(changes.writer, before, rejected, moderator, changes.at, reason)
            await changes.note()
            return decided

    async def withdraw(self, number: int, member: int, now: datetime) -> Submission:
        """Take a submission of one's own back; the submission as decided.

        Raises `RefusedError` for anybody else's, `AlreadyDecided`.
        """
        async with self._scope.engine.transaction(self._scope.server) as writer:
            submission = await read_one(self._scope, writer, number)
            check_own(submission, member)
            return await self._decide(writer, submission, SubmissionState.WITHDRAWN, member, now, None)

    async def _decide(
        self,
        writer: Writer,
        submission: Submission,
        state: SubmissionState,
        by: int,
        now: datetime,
        reason: str | None,
    ) -> Submission:
        decision = {"state": state.value, "decided_by": by, "decided": stamp(now), "reason": reason}
        won = await writer.fetch("decide_submission", id=submission.id, **decision)
        decided = await read_one(self._scope, writer, submission.number)
        if not won:
            raise AlreadyDecided(decided)
        return decided

    async def _check_new(self, writer: Writer, content: Content, member: int) -> None:
        kind = queue_rows.kind_of(content)
        rows = await writer.fetch("waiting_of_kind", member=member, server=self._scope.server, kind=kind)
        for waiting in map(queue_rows.submission, rows):
            if _whenever_typed(waiting.content) == _whenever_typed(content):
                raise RefusedError(f"You have proposed that already, as number {waiting.number}.")

    async def _check_limits(self, writer: Writer, member: int, now: datetime) -> None:
        own = {"member": member, "server": self._scope.server}
        if (await writer.fetch("waiting_of_member", **own))[0]["waiting"] >= MOST_WAITING:
            raise UserError(
                f"You have {MOST_WAITING} proposals waiting, the most at a time: hand this in when one of them is"
                " decided, or withdraw one in /proposals."
            )
        latest = await writer.fetch("handed_in_since", since=stamp(now - _DAY), limit=MOST_A_DAY, **own)
        if len(latest) >= MOST_A_DAY:
            again = moment(latest[-1]["submitted"]) + _DAY
            raise UserError(
                f"You have handed in {MOST_A_DAY} proposals within 24 hours, the most there may be: hand this in"
                f" <t:{int(again.timestamp()) + 1}:R>."
            )


def _whenever_typed(content: Content) -> Content:
    return replace(content, typed_at=None, passed=Passed()) if isinstance(content, TypedDraft) else content


def _interprets(content: Content) -> bool:
    return not isinstance(content, TypedDraft | Dispute) and content.interprets


def _check_pending(submission: Submission) -> None:
    if not submission.pending:
        raise AlreadyDecided(submission)
