"""Whom an accusation concerns: A in "accused A of B", "blames A for B", "A was accused by C"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.found import Found, span_of
from bot.reading.statements.model import Span
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import CAPITAL, COMMA, POSSESSIVE, QUOTED, STOP

_ACCUSING: Final = frozenset((Act.ACCUSES, Act.CRITICISES))
_EACH_OTHER: Final = (["each", "other"], ["one", "another"])
_CHARGED: Final = frozenset(("of", "for"))
_NAME: Final = 5
"""Words after the first "of" of a name in which the next one is looked for."""

_ENDS: Final = frozenset("of for with over as that who which after when".split())


def target_of(found: Found) -> Span | None:
    """Where the accused stand, or None when the statement accuses nobody by name or pronoun."""
    if found.act not in _ACCUSING or not found.parts or found.rule == "noun that":
        return None
    t, (first, end) = found.tokens, found.parts[0]
    if t.start[first] != found.content[0].start:
        return None
    stop = first
    while stop < end and not t.flags[stop] & (QUOTED | COMMA | STOP):
        if t.lower[stop] in _ENDS and not _in_a_name(t, stop, end):
            break
        if t.flags[stop] & POSSESSIVE and found.act is Act.CRITICISES:
            # "Trump's remarks": the remarks are criticised, and he with them
            break
        stop += 1
    if t.lower[first:stop] in _EACH_OTHER:
        return None
    return span_of(t, first, stop) if stop > first else None


def _in_a_name(t: Tokens, at: int, end: int) -> bool:
    """Whether an "of" stands inside a name, before that of the charge: "the Ministry of Defence of lying"."""
    if t.lower[at] != "of" or at + 2 >= end or not t.flags[at + 1] & CAPITAL:
        return False
    return not _CHARGED.isdisjoint(t.lower[at + 2 : min(at + _NAME, end)])
