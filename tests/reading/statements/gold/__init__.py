"""Texts of our own with what is attributed in them, and how they are read from their files.

A text, then a line for each statement: "= speaker | stance | content | more". A dash means that no speaker is named;
parts of the content are parted by " … " or stand in the text one after the other; "more" is target=, date=, hedge= or
upstream=, the last with the speaker of the outer statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.attribution import Document, Row
from bot.domain.vocabulary import Stance
from bot.reading.statements import Span

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Expected:
    """A statement that a text holds, in the words of the text."""

    speaker: str | None
    stance: Stance
    content: str
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what is attributed in it."""

    text: str
    expected: tuple[Expected, ...]


def examples(name: str) -> list[Example]:
    """The examples in one of the files of this folder."""
    blocks = (FOLDER / f"{name}.txt").read_text("utf-8").split("\n\n")
    return [_example(block.strip("\n")) for block in blocks if block.strip()]


def _example(block: str) -> Example:
    lines = block.split("\n")
    text = "\n".join(line for line in lines if not line.startswith("= "))
    return Example(text, tuple(_expected(line.removeprefix("= ")) for line in lines if line.startswith("= ")))


def _expected(line: str) -> Expected:
    speaker, stance, content, *more = (part.strip() for part in f"{line} ".split(" | "))
    return Expected(
        None if speaker == "-" else speaker,
        Stance(stance),
        content,
        dict(piece.split("=", 1) for part in more for piece in part.split(", ") if piece),
    )


def annotated(name: str) -> list[Document]:
    """The same examples with the places of speaker and content, for the scorer."""
    return [
        Document(f"{name} {at}", example.text, tuple(_row(example.text, one) for one in example.expected))
        for at, example in enumerate(examples(name), 1)
    ]


def _row(text: str, expected: Expected) -> Row:
    content = _places(text, expected.content)
    speaker = _speaker(text, expected.speaker, content) if expected.speaker else ()
    return Row(speaker, (), content, expected.stance, expected.more.get("target"))


def _places(text: str, content: str) -> tuple[Span, ...]:
    """Where the content stands: each part whole, or its words in their order."""
    found: list[Span] = []
    here = 0
    for part in content.split(" … ") if content else ():
        pieces = [part] if _find(text, part, here) >= 0 else re.findall(r"\S+", part)
        for piece in pieces:
            at = _find(text, piece, here)
            here = at + len(piece)
            found.append(Span(at, here))
    return tuple(found)


def _find(text: str, words: str, here: int) -> int:
    """Where some words stand as words, not inside others; -1 where they do not."""
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, here)
    return found.start() if found else -1


def _speaker(text: str, speaker: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The last place of the name before the content, else the first after it begins."""
    begin = content[0].start if content else len(text)
    at = text.rfind(speaker, 0, begin)
    at = text.index(speaker, content[0].end if content else 0) if at < 0 else at
    return (Span(at, at + len(speaker)),)
