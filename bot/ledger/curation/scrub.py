"""Taking words out of what people typed: drafts, proposals, reasons, chat messages, questions kept for buttons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from bot.domain.ids import record_id
from bot.ledger.changeset import Changeset
from bot.ledger.engine import Row

_RUN = re.compile(r"[a-z0-9]+", re.ASCII)

_NOT_TYPED = frozenset(
    "ask do kind record_kind stance new_speaker new_concerned scope basis since until as_of as_known posted published "
    "url".split()
)
"""What in stored JSON is a word of ours, a time or an address, and has to stay readable as such."""


async def scrub(changes: Changeset, words: Iterable[str], instead: str) -> None:
    """Put `instead` in the place of these words wherever somebody typed them, in any case and spacing."""
    for found in sorted(words):
        if found.split():
            await _scrub(changes, _Eraser(found, instead))


class _Eraser:
    """Finds one text in others and puts something else in its place."""

    def __init__(self, words: str, instead: str) -> None:
        inner = r"\s+".join("".join(map(_either_way, word)) for word in words.split())
        # Whole words only, or a short text would be found inside others.
        ends = [r"(?<!\w)" if words.strip()[0].isalnum() else "", r"(?!\w)" if words.strip()[-1].isalnum() else ""]
        self._pattern = re.compile(ends[0] + inner + ends[1], re.IGNORECASE)
        self._instead = instead
        # What the database looks for first: plain letters stand in JSON as they are.
        self.piece = max(_RUN.findall(words.lower()), key=len, default="")

    def __call__(self, held: Any) -> Any:
        """`held` (out of JSON, or None) without the words."""
        if isinstance(held, str):
            return self._pattern.sub(lambda _found: self._instead, held)
        if isinstance(held, dict):
            return {name: value if name in _NOT_TYPED else self(value) for name, value in held.items()}
        return [self(value) for value in held] if isinstance(held, list) else held


def _either_way(character: str) -> str:
    """Matches a character as it is, and as it stands in safe text, where a mark of Discord's has a backslash."""
    return re.escape(character) if character.isalnum() else rf"\\?{re.escape(character)}"


async def _scrub(changes: Changeset, erase: _Eraser) -> None:
    span = {"low": record_id(changes.server, 0), "high": record_id(changes.server + 1, 0) - 1, "piece": erase.piece}
    for row in await changes.writer.fetch("typed_in_submissions", **span):
        content = json.dumps(erase(json.loads(row["content"])))
        await _rewrite(changes, "rewrite_submission", row, content=content, reason=erase(row["reason"]))
    for row in await changes.writer.fetch("typed_in_drafts", server=changes.server, piece=erase.piece):
        await _rewrite(changes, "rewrite_draft", row, content=json.dumps(erase(json.loads(row["content"]))))
    for row in await changes.writer.fetch("typed_in_questions", **span):
        asked, held = json.loads(row["asked"]), erase(json.loads(row["asked"]))
        if asked != held:
            # Whoever asks the same again must not be given this one.
            digest = f"redacted {row['id']}"
            await _rewrite(changes, "rewrite_question", row, asked=json.dumps(held, sort_keys=True), digest=digest)
    for row in await changes.writer.fetch("typed_in_snapshots", server=changes.server, piece=erase.piece):
        await _rewrite(changes, "rewrite_snapshot", row, text=erase(row["text"]))
    for row in await changes.writer.fetch("typed_in_reasons", **span):
        await _rewrite(changes, "rewrite_reason", row, reason=erase(row["reason"]))


async def _rewrite(changes: Changeset, query: str, row: Row, **columns: str | None) -> None:
    await changes.writer.execute_many(query, [{"id": row["id"], **columns}])
