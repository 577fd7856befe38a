"""What a dossier file becomes: entries, or an error that lists the problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.drafts import (
    AffiliationDraft,
    ClaimDraft,
    ClaimLinkDraft,
    PlaceDraft,
    SourceDraft,
    SpeakerDraft,
    StatementDraft,
    StatementLinkDraft,
    TopicDraft,
)
from bot.domain.errors import UserError

Draft = (
    SpeakerDraft
    | AffiliationDraft[str]
    | TopicDraft[str]
    | PlaceDraft
    | SourceDraft
    | ClaimDraft[str]
    | ClaimLinkDraft[str]
    | StatementDraft[str]
    | StatementLinkDraft[str]
)

KINDS: Final = (
    "speaker",
    "affiliation",
    "place",
    "source",
    "topic",
    "claim",
    "claim_link",
    "statement",
    "statement_link",
)
"""The kinds of record, in an order in which each refers only to kinds before it, or to its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a dossier.

    `line` counts from 1; `kind` is one of `KINDS`; `citations` holds the keys of a statement's citations.
    """

    line: int
    kind: str
    key: str
    draft: Draft
    digest: str
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier: its key, its title if given, the zone its days are named in (IANA), and its records."""

    key: str
    title: str | None
    zone: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """That a field of a line refers to the record `key` of that kind; `label` is the field as problems name it."""

    line: int
    label: str
    kind: str
    key: str
    must_be_body: bool = False


class DossierError(UserError):
    """A dossier file that cannot be read as one.

    `problems` are sentences that begin with the file's name and, where there is one, the line; at most twenty.
    `str(error)` is the first of them and says how many follow.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        more = len(problems) - 1
        super().__init__(problems[0] + (f" (And {more} more.)" if more else ""))
        self.problems = problems
