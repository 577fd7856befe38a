"""Where a wording stands in a text, in a way that survives small changes around it: prefix, exact, suffix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.reading.statements.model import Span

CONTEXT: Final = 32
"""How many characters before and after are kept."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A wording exactly as printed, with what stands right before and after it, and where it began."""

    prefix: str
    exact: str
    suffix: str
    start: int

    @classmethod
    def of(cls, text: str, span: Span) -> Locator:
        """The locator of a part of a text."""
        return cls(
            text[max(0, span.start - CONTEXT) : span.start],
            text[span.start : span.end],
            text[span.end : span.end + CONTEXT],
            span.start,
        )

    def find(self, text: str) -> Span | None:
        """Where the wording stands in a text now, of several places the one whose surroundings agree most; or None."""
        if not self.exact:
            return None
        if Locator.of(text, Span(self.start, self.start + len(self.exact))) == self:
            return Span(self.start, self.start + len(self.exact))
        best, place = (-1, 0), None
        at = text.find(self.exact)
        while at >= 0:
            span = Span(at, at + len(self.exact))
            agrees = _common_end(self.prefix, text[max(0, at - CONTEXT) : at]) + _common_start(
                self.suffix, text[span.end : span.end + CONTEXT]
            )
            if (agrees, -abs(at - self.start)) > best:
                best, place = (agrees, -abs(at - self.start)), span
            at = text.find(self.exact, span.end)  # none inside another, or "aaaa" would take for ever
        return place


def _common_start(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
