"""What became of records that do not stand any more: merged into another one, or struck."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.questions import Question


@dataclass(frozen=True, slots=True)
class Merged:
    """That record `away` was merged into `into`, perhaps by way of others; ids.

    `kind` is "claim" or "speaker"; `away_name` and `into_name` the names of speakers, empty for claims.
    """

    kind: str
    away: int
    into: int
    away_name: str = ""
    into_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRecords:
    """An answer about records that were asked for by number; `merged` says which of them lead on to others."""

    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a struck record: which it was, when it was struck (aware UTC), by whom and why.

    `kind` is "claim", "statement" or "speaker"; `text` the claim's sentence or the speaker's name. `actor` is a Discord
    user (None: the owner, on the command line; `FORGOTTEN`: a former member). `batch` is the number to undo.
    """

    kind: str
    record: int
    text: str
    struck: datetime
    actor: int | None
    reason: str | None
    batch: int


@dataclass(frozen=True, slots=True)
class StruckAnswer(OfRecords):
    """An answer about a record that was struck."""

    question: Question
    tombstone: Tombstone
