"""What a plain question can turn out to be.

`speaker`, `about` and the like are the asker's own words, to be matched against the record by whoever answers.
`about` is None when the question says "it", "that" or "this", or nothing at all. `when` is the time that the question
is narrowed to; a date that may belong to the claim itself stays in `about`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.vocabulary import Stance


class Timing(StrEnum):
    """How a time narrows a question: the word that people write before it."""

    ON = "on"
    IN = "in"
    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"
    AS_OF = "as of"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A time in a question, in the asker's words; `last` is the other end of a BETWEEN.

    `relative` says that it depends on the day of asking, as "yesterday" does, so that no claim is worded with it.
    """

    timing: Timing
    words: str
    last: str = ""
    relative: bool = False


@dataclass(frozen=True, slots=True)
class AskWho:
    """Who asserts or denies something; `confirms` when the question was who confirmed it."""

    stance: Stance
    about: str | None
    confirms: bool = False
    when: AskedTime | None = None


@dataclass(frozen=True, slots=True)
class AskDid:
    """Whether a speaker took a stance on something; `confirms` when the question was whether they confirmed it."""

    speaker: str
    stance: Stance
    about: str | None
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class AskSaid:
    """What a speaker said; only what takes that stance, when one was asked for."""

    speaker: str
    about: str | None = None
    stance: Stance | None = None
    when: AskedTime | None = None


@dataclass(frozen=True, slots=True)
class AskContested:
    """What one speaker asserts and another denies."""

    topic: str | None = None


@dataclass(frozen=True, slots=True)
class AskUnanswered:
    """Which accusations have no answer; with `points_back` about the claim shown last ("has it been answered?").

    `whose` is whose answers were asked for, when that was said.
    """

    about: str | None = None
    points_back: bool = False
    whose: str | None = None
    when: AskedTime | None = None


@dataclass(frozen=True, slots=True)
class AskTrue:
    """Whether something is so: a verdict, which the answer declines while it shows the record."""

    about: str | None
    when: AskedTime | None = None


@dataclass(frozen=True, slots=True)
class AskClaim:
    """One claim and where it stands: by its number, by that of a statement on it, or by its words."""

    about: str | None
    when: AskedTime | None = None


@dataclass(frozen=True, slots=True)
class AskAccused:
    """What a speaker is accused of, or by whom."""

    speaker: str


@dataclass(frozen=True, slots=True)
class AskWhoIs:
    """Who somebody is; what is no speaker is looked for as words."""

    words: str


@dataclass(frozen=True, slots=True)
class AskAlso:
    """The question before, of somebody or something else: "and Armenia?"."""

    words: str


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
    """Words to look for; `others` are those that may say the same, in case nothing has the first."""

    words: str
    others: tuple[str, ...] = ()


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
    | AskClaim
    | AskAccused
    | AskWhoIs
    | AskAlso
    | AskChanges
    | AskCompare
    | AskSearch
    | NotUnderstood
)
