"""What a statement does, finer than the five stances: it accuses, warns, concedes."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.domain.vocabulary import Stance


class Act(StrEnum):
    """The finer verb of a statement, as it is shown: "accuses", "warns"."""

    SAYS = "says"
    THINKS = "thinks"
    SUGGESTS = "suggests"
    ESTIMATES = "estimates"
    ANNOUNCES = "announces"
    CONFIRMS = "confirms"
    AGREES = "agrees"
    CONCEDES = "concedes"
    WARNS = "warns"
    THREATENS = "threatens"
    PROMISES = "promises"
    ASKS = "asks"
    URGES = "urges"
    ACCUSES = "accuses"
    CRITICISES = "criticises"
    PRAISES = "praises"
    DESCRIBES = "describes"
    DENIES = "denies"
    REJECTS = "rejects"
    DOUBTS = "doubts"
    DECLINES = "declines"
    RELAYS = "relays"
    RETRACTS = "retracts"
    APOLOGISES = "apologises"

    @property
    def stance(self) -> Stance:
        """What the act does to a claim, when it is not negated."""
        return _STANCES.get(self, Stance.ASSERTS)


_STANCES: Final = {
    Act.DENIES: Stance.DENIES,
    Act.REJECTS: Stance.DENIES,
    Act.DOUBTS: Stance.DENIES,
    Act.DECLINES: Stance.WITHHOLDS,
    Act.RELAYS: Stance.RELAYS,
    Act.RETRACTS: Stance.RETRACTS,
}
