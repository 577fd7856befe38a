"""Small records for tests of the ledger: drafts in one line, and lookups in the sample dossier."""

from __future__ import annotations

import re
from typing import Any

from bot.domain.dates import parse_when
from bot.domain.drafts import (
    AffiliationDraft,
    CitationDraft,
    ClaimDraft,
    SourceDraft,
    SpeakerDraft,
    StanceDraft,
    StatementDraft,
)
from bot.domain.ids import record_id
from bot.domain.questions import Question
from bot.domain.records import Quantity
from bot.domain.vocabulary import Bound, ClaimKind, Form, SourceKind, SpeakerKind, Stance
from bot.ledger import Book
from tests.ledger.raw import rows

ACTOR = 77
"""The Discord user who does things in tests."""

REPORT = SourceDraft(SourceKind.REPORT, title="A report")


def person(name: str, *aliases: str) -> SpeakerDraft:
    return SpeakerDraft(SpeakerKind.PERSON, name, aliases)


def body(name: str, *aliases: str) -> SpeakerDraft:
    return SpeakerDraft(SpeakerKind.BODY, name, aliases)


def event(text: str, **fields: Any) -> ClaimDraft[int]:
    return ClaimDraft(ClaimKind.EVENT, text, **fields)


def number(
    text: str, low: float, *, counted: str | None = "dead", as_of: str = "unknown", **fields: Any
) -> ClaimDraft[int]:
    quantity = Quantity("casualties", counted, low, low, Bound.EXACTLY, parse_when(as_of))
    return ClaimDraft(ClaimKind.QUANTITY, text, quantity=quantity, **fields)


def stand(claim: int, stance: Stance = Stance.ASSERTS, hedge: str | None = None) -> StanceDraft[int]:
    return StanceDraft(claim, stance, hedge)


def statement(
    speaker: int, said: str, *stances: StanceDraft[int], source: int | None = None, wording: str | None = None
) -> StatementDraft[int]:
    """A statement with those stances; with one verbatim citation when `source` is given."""
    citations = () if source is None else (CitationDraft(source, Form.VERBATIM, wording),)
    return StatementDraft(speaker, parse_when(said), stances=stances, citations=citations)


def member(speaker: int, of: int, since: str | None = None, until: str | None = None) -> AffiliationDraft[int]:
    return AffiliationDraft(
        speaker,
        of,
        since=None if since is None else parse_when(since),
        until=None if until is None else parse_when(until),
    )


async def ask(book: Book, question: Question, *, page: int = 1) -> Any:
    """An answer, whose type the test knows."""
    return await book.answer(question, page=page)


async def keyed(book: Book, url: str, kind: str, key: str) -> int:
    """The id of a record of the sample dossier by its key in the file."""
    assert re.fullmatch(r"[a-z0-9-]+", key)
    sql = f"SELECT record FROM imported WHERE server = {book.server} AND kind = '{kind}' AND key = '{key}'"
    found = await rows(url, sql)
    return int(found[0][0])


def foreign(identity: int, other: Book) -> int:
    """The id that a record would have in another server."""
    return record_id(other.server, identity & 0xFFFFFFFF)
