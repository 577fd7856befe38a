"""A statement as somebody typed it, before it is matched against the record.

Kept as JSON in drafts and in the queue: field names are part of the stored format.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.vocabulary import Scope, SpeakerKind, Stance


@dataclass(frozen=True, slots=True)
class TypedStatement:
    """The fields of the form, as typed.

    `claim` is "#12" or words; `words` what was said, in quotation marks when they are the speaker's own; `when` a date
    and, after a comma, the place; `source` the address of a document; `concerns` whom a claim that is new accuses or is
    about.
    """

    who: str = ""
    stance: Stance = Stance.ASSERTS
    claim: str = ""
    words: str = ""
    when: str = ""
    source: str = ""
    hedge: str = ""
    scope: Scope | None = None
    concerns: str = ""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message in chat as it was when somebody recorded from it. Ids are Discord's; `posted` is aware UTC."""

    channel: int
    message: int
    author: int
    author_name: str
    text: str
    url: str
    posted: datetime


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked when it had to be asked back: record ids, or that it is new.

    `concerns` and `new_concerned` are whom a new claim concerns, `concerns_nobody` that it does not.
    """

    speaker: int | None = None
    new_speaker: SpeakerKind | None = None
    claim: int | None = None
    new_claim: bool = False
    stance: Stance | None = None
    concerns: int | None = None
    new_concerned: SpeakerKind | None = None
    concerns_nobody: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """Where words were found: in which document, and at which place in it.

    With neither `url` nor `title` it is the message in chat. `published` is a day, "2023-09-21"; `wording` the words
    exactly as they stand there, and `place` where, for as long as it is those words that are recorded.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    place: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """Which statements of the same text pass a found one on, or are passed on by it: "Reuters says the PM denied it".

    `by` is the draft of the one that passes it on, `who` its speaker as the text has it; `on` are the drafts of those
    that it passes on. Ids.
    """

    by: int | None = None
    who: str = ""
    on: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """A statement on its way into the record; with `propose`, into the queue even when a moderator sends it.

    `typed_at` (aware; None when not known) is when its date was typed: "yesterday" is the day before that.
    """

    typed: TypedStatement = field(default_factory=TypedStatement)
    message: ChatMessage | None = None
    picked: Picked = field(default_factory=Picked)
    propose: bool = False
    cited: Cited | None = None
    typed_at: datetime | None = None
    passed: Passed = field(default_factory=Passed)


def typed_to_json(draft: TypedDraft) -> dict[str, Any]:
    """The stored form of a draft."""
    stored = asdict(draft)
    if draft.message is not None:
        stored["message"]["posted"] = draft.message.posted.isoformat()
    if draft.typed_at is not None:
        stored["typed_at"] = draft.typed_at.isoformat()
    return stored


def typed_from_json(stored: dict[str, Any]) -> TypedDraft:
    """The draft that `typed_to_json` stored. Raises `ValueError`, `KeyError` or `TypeError` when it is none."""
    typed, message, picked = dict(stored["typed"]), stored["message"], dict(stored["picked"])
    typed["stance"] = Stance(typed["stance"])
    typed["scope"] = Scope(typed["scope"]) if typed["scope"] else None
    for new in ("new_speaker", "new_concerned"):
        picked[new] = SpeakerKind(picked[new]) if picked.get(new) else None
    picked["stance"] = Stance(picked["stance"]) if picked["stance"] else None
    return TypedDraft(
        TypedStatement(**typed),
        ChatMessage(**message | {"posted": datetime.fromisoformat(message["posted"])}) if message else None,
        Picked(**picked),
        stored.get("propose", False),
        Cited(**cited) if (cited := stored.get("cited")) else None,
        datetime.fromisoformat(typed_at) if (typed_at := stored.get("typed_at")) else None,
        Passed(**passed | {"on": tuple(passed["on"])}) if (passed := stored.get("passed")) else Passed(),
    )
