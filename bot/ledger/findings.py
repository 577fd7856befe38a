"""What was found in a message or an article: kept until its statements are recorded or skipped.

It is kept in the table of drafts, so that whatever goes for forms goes for it: it is shown to and forgotten with the
person who had it read, let go of after a while, and words that are removed for good are removed here too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.drafts import SourceDraft
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.found import MOST, Finding, finding_from_json, finding_to_json
from bot.domain.ids import number_of
from bot.domain.typed import typed_to_json
from bot.ledger.changeset import Changeset
from bot.ledger.columns import stamp
from bot.ledger.drafts import Settled
from bot.ledger.engine import Reader
from bot.ledger.scope import Scope
from bot.ledger.sources import known_source

_NAME = "finding"
_SKIPPED = MOST * len("200, ")  # characters that all the numbers of what was skipped take
_GONE = "What was found there is not kept any more; look for statements again."
_ANOTHERS = "Only the person who looked for these statements can go on with them."


def draft_of(finding: int, number: int) -> int:
    """The id of the draft of a statement, counted from 0: they follow that of the finding.

    All of them are numbers of ours, which are smaller than any id of Discord's that the other drafts have.
    """
    return finding + 1 + number


def number_in(finding: int, draft: int) -> int:
    """The number, from 0, of the statement whose draft that is."""
    return draft - draft_of(finding, 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding as it stands: what has become of its statements, by their place in it.

    None means nothing yet; a statement that is missing is not kept any more. `on_record` has the numbers of statements
    on record with the same words from the same source, by the places of those that nothing has become of.
    """

    finding: Finding
    outcomes: Mapping[int, Settled | None]
    on_record: Mapping[int, int] = field(default_factory=dict)

    @property
    def open(self) -> list[int]:
        """The places of the statements that nothing has become of, nobody has skipped, and nobody has recorded."""
        left_out = self.finding.skipped | self.on_record.keys()
        return [number for number, settled in self.outcomes.items() if settled is None and number not in left_out]


class Findings:
    """The findings of one server."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def open(self, author: int, content: Finding, now: datetime) -> int:
        """Keep what was found, with a draft for each statement; the finding's id.

        The same found by the same person in the same text is kept once, with what has become of it.
        `author` is the Discord user; `now` aware.
        """
        before = await self._same(author, content)
        if before is not None:
            return before
        shared = {"server": self._scope.server, "author": author, "submission": None, "at": stamp(now)}
        async with self._scope.engine.transaction(self._scope.server) as writer:
            numbers = Changeset(writer, self._scope.server, now, None, None)
            await numbers.begin()
            ids = [numbers.next_id(_NAME) for _ in range(len(content.statements) + 1)]
            contents = [finding_to_json(content)]
            contents += map(typed_to_json, content.drafts(ids[1:]))
            last = {"server": self._scope.server, "name": _NAME, "last": number_of(ids[-1])}
            await writer.execute_many("keep_number", [last])
            rows = [{"id": own, "content": json.dumps(one), **shared} for own, one in zip(ids, contents, strict=True)]
            await writer.execute_many("open_draft", rows)
        return ids[0]

    async def get(self, finding: int, author: int) -> Kept:
        """What was found; `NotOnRecord` when this server has none with that id, `RefusedError` when not `author`'s."""
        content = await self._read(self._scope.engine, finding, author)
        low, high = draft_of(finding, 0), draft_of(finding, len(content.statements) - 1)
        rows = await self._scope.fetch("found_outcomes", low=low, high=high, author=author)
        outcomes = {
            row["id"] - low: None if row["outcome"] is None else Settled(**json.loads(row["outcome"])) for row in rows
        }
        return Kept(content, {number: outcomes[number] for number in sorted(outcomes)})

    async def on_record(self, source: SourceDraft) -> list[tuple[int, str, str | None]]:
        """The statements on record from a source, oldest first: their numbers, their words, and where those stand."""
        known = await known_source(self._scope.engine, self._scope.server, source)
        rows = [] if known is None else await self._scope.fetch("wordings_in_source", source=known)
        return [(number_of(row["id"]), row["wording"], row["locator"]) for row in rows]

    async def holding(self, draft: int, author: int) -> int | None:
        """The id of the finding that a draft is a statement of; None when it is of none, or not `author`'s."""
        rows = await self._scope.fetch("finding_of", draft=draft, least=draft - MOST, author=author)
        return rows[0]["id"] if rows else None

    async def skip(self, finding: int, author: int, number: int, *, skipped: bool) -> None:
        """Note that nobody wants a statement, or that somebody does after all; raises as `get`."""
        async with self._scope.engine.transaction(self._scope.server) as writer:
            content = await self._read(writer, finding, author)
            changed = content.skipped | {number} if skipped else content.skipped - {number}
            kept = json.dumps(finding_to_json(replace(content, skipped=changed)))
            await writer.execute_many("rewrite_draft", [{"id": finding, "content": kept}])

    async def _same(self, author: int, content: Finding) -> int | None:
        """The id of the newest finding of the same, if all of its statements are kept."""
        wanted = finding_to_json(replace(content, skipped=frozenset()))
        length = len(json.dumps(wanted))
        span = {"least": length, "most": length + _SKIPPED}
        for row in await self._scope.fetch("findings_like", author=author, **span):
            kept = finding_from_json(json.loads(row["content"]))
            if finding_to_json(replace(kept, skipped=frozenset())) == wanted:
                outcomes = (await self.get(row["id"], author)).outcomes
                return row["id"] if len(outcomes) == len(content.statements) else None
        return None

    async def _read(self, reader: Reader, finding: int, author: int) -> Finding:
        rows = await reader.fetch("read_draft", id=finding, server=self._scope.server)
        stored = json.loads(rows[0]["content"]) if rows else {}
        if "found" not in stored:
            raise NotOnRecord(_GONE)
        if rows[0]["author"] != author:
            raise RefusedError(_ANOTHERS)
        return finding_from_json(stored)
