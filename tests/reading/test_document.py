"""docs/asking.md tells how questions are read, and nothing else is read otherwise."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.domain.vocabulary import Stance
from bot.reading.questions import (
    AskAccused,
    AskAlso,
    AskChanges,
    AskClaim,
    AskCompare,
    AskContested,
    AskDid,
    AskedTime,
    AskSaid,
    AskSearch,
    AskTrue,
    AskUnanswered,
    AskWho,
    AskWhoIs,
    NotUnderstood,
    Reading,
    Timing,
    read_question,
)

DENIES, ASSERTS, RETRACTS, WITHHOLDS = Stance.DENIES, Stance.ASSERTS, Stance.RETRACTS, Stance.WITHHOLDS
DOCUMENT = Path(__file__).parents[2] / "docs" / "asking.md"
WHO = {ASSERTS: "who claims it", DENIES: "who denies it"}
DID = {
    ASSERTS: "did they claim it",
    DENIES: "did they deny it",
    RETRACTS: "did they withdraw it",
    WITHHOLDS: "did they refuse to say",
    Stance.RELAYS: "did they pass it on",
}


SAID = {None: "what they said", ASSERTS: "what they claimed", DENIES: "what they denied"}
SAID |= {WITHHOLDS: "what they refused to say", RETRACTS: "what they withdrew", Stance.RELAYS: "what they passed on"}


GETS: dict[type[Reading], str] = {
    AskContested: "what is contested",
    AskTrue: "the record, without a verdict",
    AskClaim: "that claim",
    AskAccused: "records with the name",
    AskWhoIs: "what is on record of them",
    AskAlso: "two questions to pick from",
    AskChanges: "changes of position",
    AskCompare: "two side by side",
    AskSearch: "a search",
}


def timed(when: AskedTime | None) -> str | None:
    """A time in the words of the table."""
    if when is None:
        return None
    before = "" if when.relative and when.timing is Timing.ON else f"{when.timing} "
    return f"{before}{when.words}" + (f" and {when.last}" if when.last else "")


def as_documented(reading: Reading) -> tuple[str, str]:
    """A reading in the words of the table."""
    parts: tuple[str | None, ...] = ()
    gets = "a hint"
    match reading:
        case AskWho(stance, about, confirms, when):
            gets, parts = "who confirms it" if confirms else WHO[stance], (about, timed(when))
        case AskDid(speaker, stance, about, confirms):
            gets, parts = "did they confirm it" if confirms else DID[stance], (speaker, about)
        case AskSaid(speaker, about, said, when):
            gets, parts = SAID[said], (speaker, about, timed(when))
        case AskUnanswered(about, points_back, whose, when):
            gets, parts = "what is unanswered", (about, "it" if points_back else None, whose, timed(when))
        case NotUnderstood():
            pass
        case _:
            gets = GETS[type(reading)]
            values = [getattr(reading, field.name) for field in fields(reading)]
            parts = tuple(
                timed(one) if isinstance(one, AskedTime) else one for one in values if not isinstance(one, tuple)
            )
    return gets, "; ".join(filter(None, parts))


def documented() -> list[tuple[str, str, str]]:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.*?) ?\|$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return [row for row in rows if row[0] not in ("you ask", "---")]


@pytest.mark.parametrize(("asked", "gets", "about"), documented(), ids=lambda value: None)
def test_the_document_tells_how_questions_are_read(asked: str, gets: str, about: str) -> None:
    assert as_documented(read_question(asked)) == (gets, about)


def test_the_document_has_an_example_of_everything() -> None:
    shown = {gets for _, gets, _ in documented()}

    assert shown >= {
        *WHO.values(),
        *DID.values(),
        *GETS.values(),
        "a search",
        "a hint",
        "did they confirm it",
        "two side by side",
    }
