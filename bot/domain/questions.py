"""The questions that the record answers.

A slash command, a plain question in English and a page button all become one of these, so that there is one way to
an answer. Ids are record ids; moments are ISO UTC text as written by `bot.domain.dates.iso`. They are kept in the
database as JSON, so that a button works after a restart: field names are part of the stored format.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, get_args

from bot.domain.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Who:
    """Who took that stance (asserts or denies) on a claim, as of a time."""

    claim: int
    stance: Stance
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Which accusations have no answer on record; about one claim when it is given."""

    claim: int | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Did:
    """Whether a speaker, or anyone speaking for it, took that stance on a claim; answered by records, not yes or no."""

    speaker: int
    stance: Stance
    claim: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a speaker, or anyone speaking for it, said; narrowed by words, stance and time of speaking."""

    speaker: int
    about: str | None = None
    stance: Stance | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class ShowClaim:
    """One claim with its standing: as of a time of speaking, or as known to us at a time.

    `asked_if_true` is set when somebody asked for a verdict, which the answer then declines.
    """

    claim: int
    as_of: str | None = None
    as_known: str | None = None
    asked_if_true: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every act on a claim, in order of speaking."""

    claim: int


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """Claims and quotations that hold these words."""

    text: str


@dataclass(frozen=True, slots=True)
class Contested:
    """The claims that one speaker asserts and another denies."""

    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """Two speakers, claim by claim."""

    first: int
    second: int
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """A speaker's positions that moved: withdrawn, reversed, firmer, or a number revised."""

    speaker: int


@dataclass(frozen=True, slots=True)
class ClaimHistory:
    """What was done to a claim: its revisions, and what was recorded on it, linked, merged and struck."""

    claim: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """The statements that a batch (an id) put on record and that still are."""

    batch: int


Question = (
    Who
    | Unanswered
    | Did
    | Said
    | ShowClaim
    | Timeline
    | SearchRecord
    | Contested
    | Compare
    | Changes
    | ClaimHistory
    | Recorded
)

_BY_NAME: dict[str, type[Question]] = {kind.__name__: kind for kind in get_args(Question)}


def question_to_json(question: Question) -> dict[str, Any]:
    """The stored form of a question."""
    given = {name: value for name, value in asdict(question).items() if value is not None}
    return {"ask": type(question).__name__} | given


def question_from_json(stored: dict[str, Any]) -> Question:
    """The question that `question_to_json` stored; `ValueError` when it is none of ours."""
    fields = dict(stored)
    kind = _BY_NAME.get(fields.pop("ask", ""))
    if kind is None:
        raise ValueError("this is not a stored question")
    if "stance" in fields:
        fields["stance"] = Stance(fields["stance"])
    try:
        return kind(**fields)
    except TypeError as error:
        raise ValueError("this is not a stored question") from error
