"""What was found in a message or an article, before anything of it is recorded.

Kept as JSON beside the drafts, one of which is made of each statement: field names are part of the stored format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from bot.domain.typed import ChatMessage, Cited, Passed, TypedDraft, TypedStatement, typed_from_json, typed_to_json

MOST: Final = 200
"""Statements that are kept of one text."""


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """One statement that was found, and what a person has to know to judge it.

    `said` is what would be recorded of it, `cited` where it stands. `marks` are the places of its words in the text;
    `act` the finer verb. `guess` is how a speaker was guessed ("he → Pashinyan") and empty when the text names them;
    `about` whom it accuses or is about, `about_guess` how that was guessed. `rough` says that its claim is no sentence
    that could stand as it is; `quoted` that its words are a quotation, worth keeping without a claim; `sure` that the
    rule that found it can be relied on. `via` counts, from 1, the statement that passes it on.
    """

    said: TypedStatement
    cited: Cited
    marks: tuple[tuple[int, int], ...]
    act: str
    guess: str = ""
    about: str = ""
    rough: bool = False
    quoted: bool = False
    sure: bool = False
    via: int | None = None
    about_guess: str = ""

    @property
    def guesses(self) -> tuple[str, ...]:
        """What a person confirms by recording it."""
        return tuple(filter(None, (self.guess, self.about_guess)))

    @property
    def ready(self) -> bool:
        """Whether it may be recorded with others after one look at all of them."""
        return self.sure and not self.guesses and bool(self.said.who) and (self.quoted or not self.rough)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in one text: that of `message`, or of the document that `source` describes.

    `skipped` counts, from 0, the statements that nobody wants.
    """

    text: str
    statements: tuple[FoundStatement, ...]
    message: ChatMessage | None = None
    source: Cited | None = None
    skipped: frozenset[int] = frozenset()

    def drafts(self, ids: Sequence[int]) -> list[TypedDraft]:
        """The draft of each statement; `ids` are those under which they will be kept, in the same order."""
        on: dict[int | None, list[int]] = defaultdict(list)
        for number, identity in enumerate(ids):
            on[self.passed_on_by(number)].append(identity)
        drafts = []
        for number, found in enumerate(self.statements):
            outer = self.passed_on_by(number)
            by, who = (None, "") if outer is None else (ids[outer], self.statements[outer].said.who)
            passed = Passed(by, who, tuple(on[number]))
            drafts.append(TypedDraft(found.said, self.message, cited=found.cited, passed=passed))
        return drafts

    def passed_on_by(self, number: int) -> int | None:
        """The statement that passes one on; both are counted from 0. None when nobody does."""
        via = self.statements[number].via
        return None if via is None or via > len(self.statements) else via - 1


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """The stored form: that of a draft with the message and nothing typed, and what was found."""
    found = {
        "text": "" if finding.message else finding.text,
        "source": asdict(finding.source) if finding.source else None,
        "skipped": sorted(finding.skipped),
        "statements": [asdict(one) for one in finding.statements],
    }
    return typed_to_json(TypedDraft(message=finding.message)) | {"found": found}


def finding_from_json(stored: dict[str, Any]) -> Finding:
    """What `finding_to_json` stored. Raises `ValueError`, `KeyError` or `TypeError` when it is none."""
    message, found = typed_from_json(stored).message, stored["found"]
    return Finding(
        message.text if message else found["text"],
        tuple(map(_statement, found["statements"])),
        message,
        Cited(**found["source"]) if found["source"] else None,
        frozenset(found["skipped"]),
    )


def _statement(stored: dict[str, Any]) -> FoundStatement:
    empty = typed_to_json(TypedDraft())
    said = typed_from_json(empty | {"typed": stored["said"]}).typed
    marks = tuple((start, end) for start, end in stored["marks"])
    return FoundStatement(**stored | {"said": said, "cited": Cited(**stored["cited"]), "marks": marks})
