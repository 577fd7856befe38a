"""What a server has chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's choices: whether answers are shown only to the asker, the zone dates are typed in, the usual topic."""

    private_answers: bool = False
    zone: str = "UTC"
    default_topic: int | None = None


class SettingsChange(TypedDict, total=False):
    """Some of a server's choices made anew; what is not named stays as it is."""

    private_answers: bool
    zone: str
    default_topic: int | None
