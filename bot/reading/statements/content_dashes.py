"""Which dashes end the content to the right of a verb, and which only enclose an aside in it."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens, ends_in_comma, may_be_finite
from bot.reading.statements.words import (
    AUXILIARY,
    FINITE,
    PREPOSITION,
)

_RELATIVES: Final = frozenset("that which who whose".split())
_SPEAKER: Final = frozenset("such including like or if whether with because".split())
"""A dash before one of these is still the speaker's, before one of the next the writer's."""
_WRITER: Final = frozenset("and but while though although as whereas a an something there he she they it which".split())


def past_insertion(t: Tokens, start: int, dash: int, end: int) -> int:
    """The dash that closes what the one at `dash` opens inside a clause; 0 when it opens nothing there.

    "the ship - an old one - had sunk" goes on behind it; not so "the ship had sunk - an old one - and denied it".
    """
    closing = next((at for at in range(dash + 2, min(end - 1, dash + 30)) if t.lower[at] in DASHES), None)
    if closing is None:
        return 0
    goes_on = t.flags[closing + 1] & (PREPOSITION | FINITE | AUXILIARY) or t.lower[closing + 1] in _RELATIVES
    inside = t.lower[dash - 1] == "that" or not any(may_be_finite(t, at) for at in range(start + 1, dash))
    return closing if goes_on or inside else 0


def dash_ends(t: Tokens, start: int, dash: int, end: int, *, always: bool) -> bool:
    """Whether the writer goes on behind a dash that encloses nothing; nearly `always` when the content is no clause."""
    if dash + 1 >= end or ends_in_comma(t, dash + 1):
        return dash + 1 < end
    following = t.lower[dash + 1]
    return dash > start + 3 and (following in _WRITER or (always and following not in _SPEAKER))
