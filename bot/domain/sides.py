"""Which bodies a statement counts for: affiliations, followed up the chain, at the time it was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.domain.dates import When
from bot.domain.records import Affiliation


class Affiliations:
    """A lookup over recorded affiliations: member to body, each with its time."""

    def __init__(self, affiliations: Iterable[Affiliation] = ()) -> None:
        self._of: dict[int, list[Affiliation]] = defaultdict(list)
        for affiliation in affiliations:
            self._of[affiliation.member].append(affiliation)
        self._bodies: dict[tuple[int, When], tuple[int, ...]] = {}

    def bodies(self, speaker: int, when: When) -> tuple[int, ...]:
        """The speaker itself and every body it belonged to at that time, nearest first, each once."""
        if speaker not in self._of:
            return (speaker,)
        known = self._bodies.get((speaker, when))
        if known is None:
            known = self._bodies[speaker, when] = self._climb(speaker, when)
        return known

    def titles(self, speaker: int, when: When) -> tuple[Affiliation, ...]:
        """The speaker's own affiliations that held at that time."""
        return tuple(found for found in self._of.get(speaker, ()) if found.held_during(when))

    def sides(self, speaker: int, when: When, sides: Iterable[int]) -> tuple[int, ...]:
        """Those of `sides` that the speaker spoke for at that time, in the order of `sides`."""
        bodies = self.bodies(speaker, when)
        return tuple([side for side in sides if side in bodies])

    def _climb(self, speaker: int, when: When) -> tuple[int, ...]:
        found = [speaker]
        for member in found:  # grows as it is read
            for affiliation in self._of.get(member, ()):
                if affiliation.body not in found and affiliation.held_during(when):
                    found.append(affiliation.body)
        return tuple(found)
