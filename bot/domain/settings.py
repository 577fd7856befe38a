"""What a server has chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

RETENTION = 90
"""Days for which the text of a chat message is kept, unless a server chooses otherwise."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's choices.

    `private_answers`: answers are shown only to the asker. `zone`: the IANA zone dates are typed in. `default_topic`:
    the id of the usual topic. `moderator_roles`: Discord ids of the roles that may moderate, besides everybody who may
    manage the server. `log_channel` and `feed_channel`: Discord ids of the channels that are told of each change, and
    of what is new on record. `second_person`: what interprets needs a second moderator. `retention`: days for which
    the text of a chat message is kept beside what was recorded from it.
    """

    private_answers: bool = False
    zone: str = "UTC"
    default_topic: int | None = None
    moderator_roles: frozenset[int] = frozenset()
    log_channel: int | None = None
    feed_channel: int | None = None
    second_person: bool = False
    retention: int = RETENTION


class SettingsChange(TypedDict, total=False):
    """Some of a server's choices made anew; what is not named stays as it is."""

    private_answers: bool
    zone: str
    default_topic: int | None
    moderator_roles: frozenset[int]
    log_channel: int | None
    feed_channel: int | None
    second_person: bool
    retention: int
