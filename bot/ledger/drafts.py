"""Forms that people are filling in: kept before anything is checked, so that nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.answers import Match
from bot.domain.errors import NotOnRecord, RefusedError
from bot.domain.typed import TypedDraft, typed_from_json, typed_to_json
from bot.ledger.changeset import Changeset
from bot.ledger.columns import id_set, stamp
from bot.ledger.engine import Reader
from bot.ledger.scope import Scope
from bot.ledger.similar import claims_like, speakers_like

if TYPE_CHECKING:
    from bot.ledger.engine import Row

_GONE = "This form is not kept any more; fill in a new one."
_ANOTHERS = "Only the person who filled in this form can go on with it."


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a draft: a statement on record, with its claim and batch, or a proposal. All numbers."""

    statement: int | None = None
    claim: int | None = None
    batch: int | None = None
    proposal: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was kept last. `submission` is the id of the proposal that it edits; `settled` None until done."""

    content: TypedDraft
    submission: int | None
    settled: Settled | None


class Drafts:
    """The drafts of one server. A draft's id is that of the interaction that opened its form."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def open(
        self, draft: int, author: int, content: TypedDraft, now: datetime, *, submission: int | None = None
    ) -> None:
        """Keep a form that was just shown; what was handed in meanwhile stays as it is.

        `author` is the Discord user, `now` aware, `submission` the id of the proposal that the form edits.
        """
        await self._write("open_draft", draft, author, content, now, submission)

    async def keep(self, draft: int, author: int, content: TypedDraft, now: datetime) -> None:
        """Keep what was handed in, unless something has become of the draft or it is somebody else's."""
        await self._write("keep_draft", draft, author, content, now, None)

    async def get(self, draft: int, author: int) -> Draft:
        """The draft; `NotOnRecord` when this server has none with that id, `RefusedError` when it is not `author`'s."""
        return await self._read(self._scope.engine, draft, author)

    async def settle(self, changes: Changeset, draft: int, settled: Settled) -> bool:
        """Decide in `changes` what became of a draft; False when something had become of it before."""
        kept = {name: value for name in Settled.__slots__ if (value := getattr(settled, name)) is not None}
        return bool(
            await changes.writer.fetch(
                "settle_draft", id=draft, server=self._scope.server, outcome=json.dumps(kept, sort_keys=True)
            )
        )

    async def in_transaction(self, changes: Changeset, draft: int, author: int) -> Draft:
        """As `get`, as it is for this transaction, which has the server to itself."""
        return await self._read(changes.writer, draft, author)

    async def speakers_like(self, name: str) -> Match:
        """The speaker whose name this is, beyond doubt, or those that come near."""
        return await speakers_like(self._scope, name)

    async def claims_like(self, sentence: str) -> Match:
        """The claim that says this in the same words, or those that may say the same, best first."""
        return await claims_like(self._scope, sentence)

    async def claim_texts(self, *claims: int) -> list[str]:
        """The sentences of claims by id, in that order; `NotOnRecord` when one is not on record."""
        rows = await self._scope.fetch("claim_texts", ids=id_set(map(self._scope.own, claims)))
        found = {row["id"]: row["text"] for row in rows}
        if len(found) < len(set(claims)):
            raise NotOnRecord("There is no such claim on record here.")
        return [found[claim] for claim in claims]

    async def speaker_names(self, speakers: Iterable[int]) -> Mapping[int, str]:
        """The names of speakers by id."""
        rows = await self._scope.fetch("speakers_by_id", ids=id_set(map(self._scope.own, speakers)))
        return {row["id"]: row["name"] for row in rows}

    async def topics(self) -> list[int]:
        """The ids of all topics."""
        return [row["id"] for row in await self._scope.fetch("topics_of_server")]

    async def has_taken_a_stance(self, speaker: int, claim: int) -> bool:
        """Whether a statement on record has this speaker assert or deny this claim; ids."""
        own = {"speaker": self._scope.own(speaker), "claim": self._scope.own(claim)}
        return bool(await self._scope.fetch("own_stance", **own))

    async def last_numbers(self) -> tuple[int, int]:
        """The numbers of the newest speaker and claim: when they have moved, somebody has added one."""
        rows = await self._scope.fetch("read_numbers")
        numbers = {row["name"]: row["last"] for row in rows}
        return numbers.get("speaker", 0), numbers.get("claim", 0)

    async def _write(
        self, query: str, draft: int, author: int, content: TypedDraft, now: datetime, submission: int | None
    ) -> None:
        row = {
            "id": draft,
            "server": self._scope.server,
            "author": author,
            "content": json.dumps(typed_to_json(content)),
            "submission": submission if submission is None else self._scope.own(submission),
            "at": stamp(now),
        }
        async with self._scope.engine.transaction(self._scope.server) as writer:
            await writer.execute_many(query, [row])

    async def _read(self, reader: Reader, draft: int, author: int) -> Draft:
        rows = await reader.fetch("read_draft", id=draft, server=self._scope.server)
        if not rows:
            raise NotOnRecord(_GONE)
        if rows[0]["author"] != author:
            raise RefusedError(_ANOTHERS)
        return _draft(rows[0])


def _draft(row: Row) -> Draft:
    settled = None if row["outcome"] is None else Settled(**json.loads(row["outcome"]))
    return Draft(typed_from_json(json.loads(row["content"])), row["submission"], settled)
