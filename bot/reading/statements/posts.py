"""Posts as pages embed them: Never again. — Maria Lopez (@maria) March 4, 2016."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Found, span_of
from bot.reading.statements.model import Span
from bot.reading.statements.tokens import Tokens

_SIGNED: Final = re.compile(
    r"(?P<dash>—|–|―|--|-|&mdash;)\s*(?P<name>[^()\n]{1,60}?)\s*\(@\w{1,30}\)"
    r"(?P<date>[ ,·-]*(?:on )?(?:\w{3,9} \d{1,2},? \d{4}|\d{1,2} \w{3,9},? \d{4}))?[\s.]*$"
)
_TAIL: Final = 140
_SHORTEST: Final = 12
"""A post in fewer characters is not read."""


def read_post(t: Tokens, before: Tokens | None) -> Found | None:
    """Reads a paragraph that ends in the name of who posted it, or is only that, below the post `before`; or None."""
    start, end = t.start[0], t.end[-1]
    tail = max(start, end - _TAIL)
    if t.text.find("(@", tail, end) < 0:
        return None
    signed = _SIGNED.search(t.text, tail, end)
    if signed is None:
        return None
    at = t.at(signed.start())
    if at > 0:
        posted, last = t, at
        if signed["date"] is None or t.start[at] - start < _SHORTEST:
            return None
    elif before is not None:
        posted, last = before, len(before)
    else:
        return None
    span = span_of(posted, 0, last)
    if span is None:
        return None
    found = Found("signed", posted, SAY.act, SAY, Span(*signed.span("dash")), Span(*signed.span("name")), [span])
    found.parts, found.sentence = [(0, last)], Span(posted.start[0], end)
    return found
