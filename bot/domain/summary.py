"""How much is on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """How much is on record in a server, and when something was last recorded (aware UTC; None: never)."""

    claims: int
    statements: int
    speakers: int
    sources: int
    contested: int
    latest: datetime | None
