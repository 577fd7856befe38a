"""What a plain question can turn out to be.

`speaker`, `about` and the like are the asker's own words, to be matched against the record by whoever answers.
`about` is None when the question says "it", "that" or "this", or nothing at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class AskWho:
    """Who asserts or denies something."""

    stance: Stance
    about: str


@dataclass(frozen=True, slots=True)
class AskDid:
    """Whether a speaker took a stance on something; `confirms` when the question was whether they confirmed it."""

    speaker: str
    stance: Stance
    about: str | None
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class AskSaid:
    """What a speaker said."""

    speaker: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class AskContested:
    """What one speaker asserts and another denies."""

    topic: str | None = None


@dataclass(frozen=True, slots=True)
class AskUnanswered:
    """Which accusations have no answer."""

    about: str | None = None


@dataclass(frozen=True, slots=True)
class AskTrue:
    """Whether something is so: a verdict, which the answer declines while it shows the record."""

    about: str


@dataclass(frozen=True, slots=True)
class AskChanges:
    """How a speaker's positions moved."""

    speaker: str


@dataclass(frozen=True, slots=True)
class AskCompare:
    """Two speakers side by side."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class AskSearch:
    """Words to look for."""

    words: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A question the record does not answer; `reason` is one plain sentence that helps."""

    reason: str


Reading = (
    AskWho
    | AskDid
    | AskSaid
    | AskContested
    | AskUnanswered
    | AskTrue
    | AskChanges
    | AskCompare
    | AskSearch
    | NotUnderstood
)
