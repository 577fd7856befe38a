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

    def bodies(self, speaker: int, when: When) -> tuple[int, ...]:
        """The speaker itself and every body it belonged to at that time, nearest first, each once."""
        found: dict[int, None] = {speaker: None}
        queue = [speaker]
        while queue:
            for affiliation in self._of.get(queue.pop(0), ()):
                if affiliation.body not in found and affiliation.held_during(when):
                    found[affiliation.body] = None
                    queue.append(affiliation.body)
        return tuple(found)

    def titles(self, speaker: int, when: When) -> tuple[Affiliation, ...]:
        """The speaker's own affiliations that held at that time."""
        return tuple(found for found in self._of.get(speaker, ()) if found.held_during(when))

    def sides(self, speaker: int, when: When, sides: Iterable[int]) -> tuple[int, ...]:
        """Those of `sides` that the speaker spoke for at that time, in the order of `sides`."""
        bodies = set(self.bodies(speaker, when))
        return tuple(side for side in sides if side in bodies)
