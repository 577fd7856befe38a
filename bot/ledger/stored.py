"""Questions kept under a small number, so that a button asks again after a restart."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from bot.domain.errors import NotOnRecord
from bot.domain.ids import number_of
from bot.domain.questions import Question, question_from_json, question_to_json
from bot.ledger.changeset import Changeset
from bot.ledger.columns import stamp
from bot.ledger.scope import Scope


async def remember(scope: Scope, question: Question) -> int:
    """The number of a question; the same question always gets the same one."""
    asked = json.dumps(question_to_json(question), sort_keys=True)
    digest = hashlib.sha256(asked.encode()).hexdigest()
    rows = await scope.fetch("find_question", digest=digest)
    if not rows:
        async with scope.engine.transaction(scope.server) as writer:
            rows = await writer.fetch("find_question", server=scope.server, digest=digest)
            if not rows:
                numbers = Changeset(writer, scope.server, datetime.now(UTC), None, None)
                await numbers.begin()
                identity = numbers.next_id("question")
                row = {"id": identity, "asked": asked, "digest": digest, "at": stamp(numbers.at)}
                await writer.execute_many("add_question", [row])
                await writer.execute_many(
                    "keep_number", [{"server": scope.server, "name": "question", "last": number_of(identity)}]
                )
                return number_of(identity)
    return number_of(rows[0]["id"])


async def recall(scope: Scope, number: int) -> Question:
    """The question with that number; `NotOnRecord` when there is none."""
    rows = await scope.fetch("read_question", id=scope.id_of(number))
    if not rows:
        raise NotOnRecord("That question is not kept here any more; ask it again.")
    return question_from_json(json.loads(rows[0]["asked"]))
