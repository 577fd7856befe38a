"""Questions kept under a small number, so that a button asks again after a restart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.errors import NotOnRecord
from bot.domain.ids import number_of
from bot.domain.questions import Question, question_from_json, question_to_json
from bot.ledger.changeset import Changeset
from bot.ledger.columns import stamp
from bot.ledger.engine import Reader, Writer
from bot.ledger.scope import Scope

_READ_AS = "read_as"


async def remember(scope: Scope, questions: Sequence[Question], read_as: str | None = None) -> list[int]:
    """The numbers of questions; the same question, read in the same way, always gets the same one.

    What is new is written in one transaction. `read_as` says in safe text how a plain question was read as these.
    """
    texts = [_text(question, read_as) for question in questions]
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    numbers = {digest: await _number(scope.engine, scope.server, digest) for digest in digests}
    if None in numbers.values():
        async with scope.engine.transaction(scope.server) as writer:
            # Somebody else may have remembered some of them while this waited for its turn.
            return await _within(scope, writer, texts)
    return [number for number in map(numbers.get, digests) if number is not None]


async def remember_within(scope: Scope, writer: Writer, asked: Sequence[tuple[Question, str | None]]) -> list[int]:
    """As `remember`, inside a transaction; each question comes with how it was read, if it was."""
    return await _within(scope, writer, [_text(question, read_as) for question, read_as in asked])


async def recall(scope: Scope, number: int) -> Question:
    """The question with that number; `NotOnRecord` when there is none."""
    asked = await _asked(scope, number)
    asked.pop(_READ_AS, None)
    return question_from_json(asked)


async def read_as(scope: Scope, number: int) -> str | None:
    """How the plain question was read that became the one with that number; None when it was none."""
    found: str | None = (await _asked(scope, number)).get(_READ_AS)
    return found


def _text(question: Question, read_as: str | None) -> str:
    asked = question_to_json(question) | ({} if read_as is None else {_READ_AS: read_as})
    return json.dumps(asked, sort_keys=True)


async def _asked(scope: Scope, number: int) -> dict[str, Any]:
    rows = await scope.fetch("read_question", id=scope.id_of(number))
    if not rows:
        raise NotOnRecord("No question with that number is kept here; ask it again.")
    asked: dict[str, Any] = json.loads(rows[0]["asked"])
    return asked


async def _within(scope: Scope, writer: Writer, texts: Sequence[str]) -> list[int]:
    by_digest = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    numbers = {digest: await _number(writer, scope.server, digest) for digest in by_digest}
    new = {digest: by_digest[digest] for digest, number in numbers.items() if number is None}
    numbers |= await _add(scope, writer, new)
    by_text = {by_digest[digest]: number for digest, number in numbers.items() if number is not None}
    return [by_text[text] for text in texts]


async def _number(reader: Reader, server: int, digest: str) -> int | None:
    rows = await reader.fetch("find_question", server=server, digest=digest)
    return number_of(rows[0]["id"]) if rows else None


async def _add(scope: Scope, writer: Writer, texts: Mapping[str, str]) -> dict[str, int]:
    """Write questions, by digest, and the last number given out; none is no work."""
    numbers = Changeset(writer, scope.server, datetime.now(UTC), None, None)
    await numbers.begin()
    ids = {digest: numbers.next_id("question") for digest in texts}
    await writer.execute_many(
        "add_question",
        [
            {"id": ids[digest], "asked": text, "digest": digest, "at": stamp(numbers.at)}
            for digest, text in texts.items()
        ],
    )
    given = {digest: number_of(identity) for digest, identity in ids.items()}
    last = [{"server": scope.server, "name": "question", "last": number} for number in list(given.values())[-1:]]
    await writer.execute_many("keep_number", last)
    return given
