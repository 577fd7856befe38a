"""Which claim a person was shown last, so that "did Russia confirm it?" can follow an answer.

Kept in memory only, and for so many people, the latest; for anybody else, and after a restart, the question is asked
back instead.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import discord

from bot.domain.questions import Question

_KEPT = 1000

Key = tuple[int | None, int]
"""A channel and a user (Discord ids)."""


class RecentClaims:
    """The claim last shown to each person in each channel, for the latest thousand of them."""

    def __init__(self) -> None:
        self._shown: OrderedDict[Key, int] = OrderedDict()

    def note(self, interaction: discord.Interaction[Any], question: Question) -> None:
        """Remember the claim that was just answered about, if it was one."""
        claim: int | None = getattr(question, "claim", None)
        if claim is None:
            return
        key = _key(interaction)
        self._shown[key] = claim
        self._shown.move_to_end(key)
        if len(self._shown) > _KEPT:
            self._shown.popitem(last=False)

    def last(self, interaction: discord.Interaction[Any]) -> int | None:
        """The id of the claim this person was shown last in this channel."""
        return self._shown.get(_key(interaction))


def _key(interaction: discord.Interaction[Any]) -> Key:
    return interaction.channel_id, interaction.user.id
