"""The record to write to: the one that was meant or, when that was merged, the one it was merged into."""

from __future__ import annotations

from typing import Literal

from bot.domain.errors import RefusedError
from bot.domain.ids import claim_label
from bot.ledger.changeset import Changeset


async def current(changes: Changeset, kind: Literal["claim", "speaker"], identity: int) -> int:
    """The id of the live claim or speaker that `identity` leads to.

    Raises `NotOnRecord` when there is none, `RefusedError` when it was struck.
    """
    while True:
        await changes.load(kind, [changes.own(identity)])
        found = changes.of_kind(kind)[identity]
        if found.live_now:
            return identity
        if found.now["merged_into"] is None:
            named = f"The claim {claim_label(identity)}" if kind == "claim" else "That speaker"
            raise RefusedError(f"{named} is not on record any more: pick another one.")
        identity = found.now["merged_into"]
