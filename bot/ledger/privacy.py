"""A person's own data in one server: how much there is, all of it, and taking the person out of it.

`PERSONAL` names every column that holds the id of a Discord user. A column that is not in it is not forgotten, so a
test compares it with the schema.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from bot.domain.history import FORGOTTEN
from bot.domain.ids import LAST_NUMBER, number_of
from bot.domain.privacy import Held
from bot.domain.submissions import SubmissionState
from bot.domain.typed import TypedDraft, typed_to_json
from bot.ledger.columns import moment, stamp
from bot.ledger.engine import Reader, Row
from bot.ledger.scope import Scope

PERSONAL: Final = {
    ("batch", "actor"): "0",
    ("submission", "submitted_by"): "NULL",
    ("submission", "taken_by"): "NULL",
    ("submission", "decided_by"): "NULL",
    ("submission", "content"): "the author of a chat message in it: 0",
    ("draft", "author"): "the row is deleted",
    ("draft", "content"): "the author of a chat message in it: 0",
    ("snapshot", "author"): "NULL",
    ("shown", "shown_by"): "NULL",
}
"""Table and column, and what stands there when the person was forgotten."""


class Privacy:
    """What one server holds of Discord users."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def held(self, member: int) -> Held:
        """How much is held of a Discord user."""
        row = dict((await self._scope.fetch("held_of_person", member=member))[0])
        quoted = await self._quoted(self._scope.engine, member)
        return Held(**row, quoted=sum(map(len, quoted)))

    async def newest(self, member: int, most: int) -> dict[str, list[tuple[int, datetime]]]:
        """The newest "changes" (by number of batch) and "proposals" of a Discord user: number and when (aware)."""
        found: dict[str, list[tuple[int, datetime]]] = defaultdict(list)
        for row in await self._scope.fetch("newest_of_person", member=member, limit=most):
            found[row["kind"]].append((number_of(row["id"]), moment(row["at"])))
        return found

    async def export(self, member: int) -> dict[str, Any]:
        """All that is held of a Discord user, ready for JSON. Ids of Discord are texts: they are too long for some.

        Records are named by kind and number, times are UTC.
        """
        rows = {name: await self._scope.fetch(name, member=member) for name in _EXPORTED}
        quoted = await self._quoted(self._scope.engine, member)
        touched: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in rows["changes_of_person"]:
            touched[row["batch"]].append({"kind": row["record_kind"], "number": number_of(row["record"])})
        return {
            "changes": [
                {
                    "batch": number_of(row["id"]),
                    "at": row["at"],
                    "reason": row["reason"],
                    "undoes": row["undoes"] and number_of(row["undoes"]),
                    "records": touched[row["id"]],
                }
                for row in rows["batches_of_person"]
            ],
            "proposals": [
                {
                    "number": number_of(row["id"]),
                    "kind": row["kind"],
                    "state": row["state"],
                    "submitted": row["submitted"],
                    "decided": row["decided"],
                    "reason": row["reason"],
                    "told_by_direct_message": bool(row["notify"]),
                    "content": _readable(json.loads(row["content"])),
                }
                for row in rows["proposals_of_person"]
            ],
            "decisions": [_numbered(row) for row in rows["decisions_of_person"]],
            "taken": [_numbered(row) for row in rows["taken_by_person"]],
            "forms": [
                {"at": row["at"], "outcome": row["outcome"], "content": _readable(json.loads(row["content"]))}
                for row in rows["drafts_of_person"]
            ],
            "messages": [
                {
                    "source": number_of(row["source"]),
                    "channel": str(row["channel"]),
                    "message": str(row["message"]),
                    "author_name": row["author_name"],
                    "text": row["text"],
                    "posted": row["posted"],
                    "kept": row["taken"],
                }
                for row in rows["messages_of_person"]
            ],
            "messages_in_proposals_of_others": [
                _readable(json.loads(row["content"]))["message"] for rows_of_one in quoted for row in rows_of_one
            ],
            "shown_to_channels": [
                {"message": str(row["id"]), "channel": str(row["channel"]), "at": row["at"]}
                for row in rows["shown_by_person"]
            ],
        }

    async def forget(self, member: int, now: datetime) -> None:
        """Take a Discord user out of all that is held; `now` is aware.

        The record and its words stay. Forms are deleted, what waits in the queue is withdrawn, and of what was not
        accepted only that it was proposed remains.
        """
        person = self._person(member)
        async with self._scope.engine.transaction(self._scope.server) as writer:
            await writer.fetch("overwrite_deleted")
            proposed = await writer.fetch("proposals_of_person", **person)
            await writer.execute_many("forget_submitter", [_taken_back(row, now) for row in proposed])
            for query in _FORGETTING:
                await writer.execute_many(query, [person])
            proposals, drafts = await self._quoted(writer, member)
            await writer.execute_many("rewrite_submission", [_nameless(row) for row in proposals])
            await writer.execute_many("rewrite_draft", [_nameless(row) for row in drafts])

    async def _quoted(self, reader: Reader, member: int) -> tuple[list[Row], list[Row]]:
        """Proposals and forms of anybody else that hold a chat message of this person."""
        person = self._person(member) | {"piece": str(member)}
        proposals = await reader.fetch("proposals_quoting", **person)
        drafts = await reader.fetch("drafts_quoting", **person)
        return _written_by(member, proposals), _written_by(member, drafts)

    def _person(self, member: int) -> dict[str, Any]:
        low = self._scope.id_of(1) - 1
        return {"member": member, "server": self._scope.server, "low": low, "high": low | LAST_NUMBER}


_EXPORTED: Final = (
    "batches_of_person",
    "changes_of_person",
    "proposals_of_person",
    "decisions_of_person",
    "taken_by_person",
    "drafts_of_person",
    "messages_of_person",
    "shown_by_person",
)
_FORGETTING: Final = (
    "forget_actor",
    "forget_taker",
    "forget_decider",
    "forget_drafts",
    "forget_messages",
    "forget_shown_by",
)


def _written_by(member: int, rows: Sequence[Row]) -> list[Row]:
    """Those whose chat message is this person's."""
    return [row for row in rows if (json.loads(row["content"]).get("message") or {}).get("author") == member]


def _nameless(row: Row) -> dict[str, Any]:
    """A row of which the chat message has no author and no text any more."""
    content = json.loads(row["content"])
    content["message"] |= {"author": FORGOTTEN, "author_name": "", "text": ""}
    return dict(row) | {"content": json.dumps(content)}


def _taken_back(row: Row, now: datetime) -> dict[str, Any]:
    """A proposal without its submitter; unless it was accepted, without what was typed too."""
    pending, accepted = row["state"] == SubmissionState.PENDING, row["state"] == SubmissionState.ACCEPTED
    return {
        "id": row["id"],
        "state": SubmissionState.WITHDRAWN.value if pending else row["state"],
        "decided": stamp(now) if pending else row["decided"],
        "content": row["content"] if accepted else json.dumps(_emptied(row["kind"], json.loads(row["content"]))),
    }


def _emptied(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    content.pop("why", None)
    if kind == "statement":
        return typed_to_json(TypedDraft())
    return content | {"reason": ""} if kind == "dispute" else content


def _readable(content: dict[str, Any]) -> dict[str, Any]:
    """Stored JSON with Discord's ids as texts."""
    if message := content.get("message"):
        content["message"] = {name: str(value) if isinstance(value, int) else value for name, value in message.items()}
    return content


def _numbered(row: Row) -> dict[str, Any]:
    return {"number": number_of(row["id"]), **{name: value for name, value in dict(row).items() if name != "id"}}
