"""Whom an accusation concerns: A in "accused A of B", "blames A for B", "A was accused by C"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.found import Found, span_of
from bot.reading.statements.model import Span
from bot.reading.statements.words import COMMA, POSSESSIVE, QUOTED, STOP

_ACCUSING: Final = frozenset((Act.ACCUSES, Act.CRITICISES))
_ENDS: Final = frozenset("of for with over as that who which after when".split())


def target_of(found: Found) -> Span | None:
    """Where the accused stand, or None when the statement accuses nobody by name or pronoun."""
    if found.act not in _ACCUSING or not found.parts or found.rule == "noun that":
        return None
    t, (first, end) = found.tokens, found.parts[0]
    if t.start[first] != found.content[0].start:
        return None
    stop = first
    while stop < end and not t.flags[stop] & (QUOTED | COMMA | STOP) and t.lower[stop] not in _ENDS:
        if t.flags[stop] & POSSESSIVE:  # "Trump's remarks": the remarks are criticised, and he with them
            break
        stop += 1
    return span_of(t, first, stop) if stop > first else None
