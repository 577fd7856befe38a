"""Speakers as they are shown: name, title and body at the time they spoke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.dates import When
from bot.domain.ids import number_of
from bot.domain.records import Speaker
from bot.domain.sides import Affiliations
from bot.ui.text import safe

_NAME = 100
_OFFICES = 2
_NOBODY = Affiliations()


class People:
    """The speakers of one answer and what is recorded of their offices."""

    def __init__(self, speakers: Mapping[int, Speaker], affiliations: Affiliations = _NOBODY) -> None:
        self._speakers, self._affiliations = speakers, affiliations

    def name(self, speaker: int) -> str:
        """The name of a speaker by id, safe to show."""
        known = self._speakers.get(speaker)
        return safe(known.name, _NAME) if known else f"speaker {number_of(speaker)}"

    def names(self, speakers: Iterable[int]) -> str:
        """Names in their order, with commas; empty for nobody."""
        return ", ".join(self.name(speaker) for speaker in speakers)

    def full(self, speaker: Speaker, when: When) -> str:
        """Name in bold, then title and body at that time: "**Ararat Mirzoyan**, foreign minister, Armenia"."""
        offices = []
        for found in self._affiliations.titles(speaker.id, when)[:_OFFICES]:
            title = safe(found.title, _NAME) if found.title else None
            body = self.name(found.body) if found.body in self._speakers else None
            offices.append(", ".join(part for part in (title, body) if part))
        return ", ".join([f"**{safe(speaker.name, _NAME)}**", *filter(None, offices)])
