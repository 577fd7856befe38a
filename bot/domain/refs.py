"""Records and their parts as people type them: "#12", "S34", "stance 5", "citation 7"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.ids import (
    LAST_NUMBER,
    claim_label,
    number_of,
    record_id,
    statement_label,
    typed_number,
    typed_statement,
)

_WORDS = {
    "stance": "stance",
    "citation": "citation",
    "source": "source",
    "claim_link": "claim link",
    "statement_link": "statement link",
}
_KINDS = {words: kind for kind, words in _WORDS.items()}
_PART = re.compile(rf"\s*({'|'.join(_KINDS)})\s+([0-9]{{1,10}})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ref:
    """One record: its kind, as the table is called, and its id."""

    kind: str
    id: int

    @property
    def label(self) -> str:
        """How people write it."""
        if self.kind == "claim":
            return claim_label(self.id)
        return statement_label(self.id) if self.kind == "statement" else f"{_WORDS[self.kind]} {number_of(self.id)}"


@dataclass(frozen=True, slots=True)
class Card:
    """A record as its editors see it.

    `fields` are its columns; `names` say by kind and id what the records are called that it refers to; `revision` is
    the number of the batch that changed it last; `live` is False for one that was struck.
    """

    ref: Ref
    fields: Mapping[str, Any]
    names: Mapping[tuple[str, int], str]
    revision: int
    live: bool


def typed_ref(text: str, server: int) -> Ref | None:
    """The record of that server that "#12", "12", "S34" or "stance 5" names; None when it is none of these."""
    if (claim := typed_number(text)) is not None:
        return Ref("claim", record_id(server, claim))
    if (statement := typed_statement(text)) is not None:
        return Ref("statement", record_id(server, statement))
    found = _PART.fullmatch(text)
    if found is None or not 0 < int(found[2]) <= LAST_NUMBER:
        return None
    return Ref(_KINDS[found[1].lower()], record_id(server, int(found[2])))
