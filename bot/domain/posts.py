"""Answers that stand in a channel, and which records each of them shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any

from bot.domain.answers import Answer
from bot.domain.dates import When
from bot.domain.questions import Question
from bot.domain.records import Claim, Lifetime, Place, Quantity, Source, Speaker, Statement, Topic

KINDS: Mapping[type[Any], str] = {
    Claim: "claim",
    Place: "place",
    Source: "source",
    Speaker: "speaker",
    Statement: "statement",
    Topic: "topic",
}
"""The kinds of records that are followed, and what their tables are called."""

_PLAIN = frozenset({Lifetime, Quantity, When})
"""What every record has, and nothing to follow in it."""

MOST = 300
"""How many records of one answer are followed, those nearest to its surface: the claim before those who spoke on it."""

Shows = frozenset[tuple[str, int]]
"""Records by kind and id."""

_ASKED = {"claim": "claim", "speaker": "speaker", "first": "speaker", "second": "speaker", "topic": "topic"}
"""The fields of a question that name a record, with its kind: an answer that shows nothing yet is followed as well."""


@dataclass(frozen=True, slots=True)
class Post:
    """A page of an answer as it was posted for everybody.

    `message` and `channel` are Discord ids, `shown_by` the Discord user who showed it to the channel (None: nobody had
    to). Page and part count from 1. `at` is when it was asked, aware: its clocks stopped there. `digest` tells whether
    it would look the same today, `records` what it shows. `known` is the newest batch that was known of before the
    record was read (an id; None: not known).
    """

    message: int
    channel: int
    question: Question
    read_as: str | None
    page: int
    part: int
    shown_by: int | None
    at: datetime
    digest: str
    records: Shows
    known: int | None = None


@dataclass(frozen=True, slots=True)
class StalePost:
    """A posted answer of which a record has changed since.

    `server` is the Discord id of its server, `question` the number of the stored question, `revision` the newest batch
    that touched it (an id). The rest is as in `Post`.
    """

    server: int
    message: int
    channel: int
    question: int
    page: int
    part: int
    shown_by: int | None
    at: datetime
    digest: str
    revision: int


def records_in(question: Question, answer: Answer) -> Shows:
    """The records that an answer holds, wherever in it they are, and those it was asked about; `MOST` or few more."""
    asked = ((kind, getattr(question, name, None)) for name, kind in _ASKED.items())
    found = {(kind, record) for kind, record in asked if record is not None}
    level: list[Any] = [answer]
    while level and len(found) < MOST:
        below: list[Any] = []
        for one in level:
            kind, inside = _way(one.__class__)
            if kind is not None and len(found) < MOST:
                found.add((kind, one.id))
            if inside is not None:
                below.extend(inside(one))
        level = below
    return frozenset(found)


@cache
def _way(kind: type[Any]) -> tuple[str | None, Callable[[Any], Iterable[object]] | None]:
    """What a value of this type is called when it is a record, and how to get at what is inside it, if anything is.

    Most of an answer is text and numbers: to find out anew of each that nothing is inside costs half an answer.
    """
    if kind in _PLAIN:
        return None, None
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return KINDS.get(kind), (lambda one: [getattr(one, name) for name in names])
    if issubclass(kind, Mapping):
        return None, (lambda one: one.values())
    if issubclass(kind, Iterable) and not issubclass(kind, str):
        return None, iter
    return None, None
