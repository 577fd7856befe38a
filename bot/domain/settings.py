"""What a server has chosen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's choices: whether answers are shown only to the asker, the zone dates are typed in, the usual topic."""

    private_answers: bool = False
    zone: str = "UTC"
    default_topic: int | None = None
