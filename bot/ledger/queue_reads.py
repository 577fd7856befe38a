"""Looking at the queue of one server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.domain.answers import Page
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.submissions import Recorded, Submission
from bot.ledger import queue_rows
from bot.ledger.columns import id_set, stamp
from bot.ledger.engine import Reader
from bot.ledger.queue_names import Names, names_of
from bot.ledger.scope import Scope


class QueueReads:
    """What waits and what was decided, by the numbers that people type."""

    def __init__(self, scope: Scope) -> None:
        """Of the server of `scope`."""
        self._scope = scope

    async def get(self, number: int) -> Submission:
        """The submission with that number; `NotOnRecord` when this server has none."""
        return await read_one(self._scope, self._scope.engine, number)

    async def own(self, number: int, member: int) -> Submission:
        """The submission with that number, if `member` has handed it in; otherwise `RefusedError`."""
        submission = await self.get(number)
        check_own(submission, member)
        return submission

    async def oldest(self) -> Submission | None:
        """What has waited longest; None when nothing waits."""
        return await self._step("next_waiting", "", 0)

    async def after(self, number: int) -> Submission | None:
        """What waits next after submission `number`, whether that one still waits or not; None at the end."""
        here = await self.get(number)
        return await self._step("next_waiting", stamp(here.submitted), here.id)

    async def before(self, number: int) -> Submission | None:
        """What waits just before submission `number`; None at the beginning."""
        here = await self.get(number)
        return await self._step("previous_waiting", stamp(here.submitted), here.id)

    async def place(self, submission: Submission) -> tuple[int, int]:
        """Where a submission stands in the queue, counted from 1, and how many wait."""
        key = {"submitted": stamp(submission.submitted), "id": submission.id}
        counted = (await self._scope.fetch("count_waiting", **key))[0]
        return counted["position"], counted["waiting"]

    async def of_member(self, member: int, page: int = 1) -> tuple[tuple[Submission, ...], Page]:
        """A page of what a member has proposed here, newest first, and which page it is."""
        total = (await self._scope.fetch("count_submissions_of_member", member=member))[0]["total"]
        found = Page.of(total, page)
        rows = await self._scope.fetch("submissions_of_member", member=member, limit=found.size, offset=found.offset)
        return tuple(map(queue_rows.submission, rows)), found

    async def names(self, submissions: Iterable[Submission]) -> Names:
        """What the records are called that submissions are about."""
        return await self._scope.read(names_of(self._scope, [one.content for one in submissions]))

    async def recorded(self, submissions: Iterable[Submission]) -> Mapping[int, tuple[Recorded, ...]]:
        """The statements that accepting submissions has put on record, by the number of the submission."""
        numbers = {self._scope.id_of(one.batch): one.number for one in submissions if one.batch is not None}
        claims: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row in await self._scope.fetch("statements_of_batches", ids=id_set(numbers)):
            found = claims[numbers[row["batch"]]][row["statement"]]
            found.extend([row["claim"]] if row["claim"] is not None else [])
        return {
            number: tuple(Recorded(statement, tuple(touched)) for statement, touched in statements.items())
            for number, statements in claims.items()
        }

    async def _step(self, query: str, submitted: str, identity: int) -> Submission | None:
        rows = await self._scope.fetch(query, submitted=submitted, id=identity)
        return queue_rows.submission(rows[0]) if rows else None


async def read_one(scope: Scope, reader: Reader, number: int) -> Submission:
    """The submission with that number as `reader` sees it; `NotOnRecord` when the server has none."""
    rows = await reader.fetch("read_submission", id=scope.id_of(number))
    if not rows:
        raise NotOnRecord("There is no proposal with that number here.")
    return queue_rows.submission(rows[0])


def check_own(submission: Submission, member: int) -> None:
    """Raise `RefusedError` unless `member` has handed it in."""
    if submission.submitted_by is None:
        raise RefusedError("This proposal is nobody's any more: whoever handed it in was forgotten on request.")
    if submission.submitted_by != member:
        raise RefusedError("Only whoever has handed a proposal in may do this with it.")
