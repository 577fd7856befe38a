"""Times between a subject and its verb."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import TIME

_WHEN: Final = frozenset("on late early last this in".split())
_NOT_PARTED: Final = frozenset("that and but".split())
_PERIODS: Final = frozenset("week month year night".split())


def before_time(t: Tokens, last: int, lowest: int) -> int:
    """The token before a time that parts a subject from its verb: "Smith on Monday", "Smith, the mayor, last week"."""
    here = last - (last > lowest and t.words[last].isdigit() and bool(t.flags[last - 1] & TIME))
    if here <= lowest + 1:
        return last
    before = t.lower[here - 1]
    if t.flags[here] & TIME and before in _WHEN:
        here -= 2
        here -= t.lower[here] in ("on", "late", "early")
    elif t.lower[here] in _PERIODS and before in ("this", "last", "past", "earlier"):
        here -= 2
        here -= t.lower[here] in ("this", "earlier", "late", "the")
    return last if t.lower[here] in _NOT_PARTED else here
