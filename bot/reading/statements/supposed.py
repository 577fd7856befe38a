"""Statements that nobody has made: those a sentence only asks about, supposes, or expects.

"Did the army deny it?", "if Kyiv says no", "they will claim that it never happened".
"""

from __future__ import annotations

from typing import Final

from bot.reading.statements.groups import Group
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import ADVERB, BREAK, COMMA, QUOTED

_INVERTED: Final = frozenset(
    "did does do didnt doesnt dont has have had hasnt havent is are was were isnt wasnt will would can could should "
    "may might wont cant".split()
)
"""Auxiliaries that stand before a subject only in a question."""

_ASKING: Final = frozenset("what why when where how and but so or lol wait wtf yo nor".split())
_SUPPOSING: Final = frozenset("if unless whether until till once hope wish bet suppose imagine pretend imo".split())
_WHENEVER: Final = frozenset("when whenever everytime".split())
_ANYBODY: Final = frozenset("they people ppl someone somebody anyone anybody everyone some".split())
_EXPECTED: Final = frozenset("will would may might could can should must shall ll 'll ’ll gonna".split())


def is_supposed(t: Tokens, begin: int, group: Group, first: int) -> bool:
    """Whether a verb whose subject begins at a token reports nothing that was said; `first` begins the sentence."""
    expected = not _EXPECTED.isdisjoint(t.lower[group.start : group.verb])
    if expected and not group.negated and not (begin > first and t.flags[begin - 1] & (COMMA | QUOTED)):
        return True
    if t.lower[first] in _INVERTED and t.lower[group.verb] == group.cue.base:
        return True  # "can someone who was there tell us"
    at = begin - 1
    while at > first and (t.lower[at] == "that" or (t.flags[at] & ADVERB and not t.flags[at] & (COMMA | BREAK))):
        at -= 1
    if at < first:
        return False
    generic = t.lower[at] in _WHENEVER and t.lower[begin] in _ANYBODY and _is_present(t, group)
    if t.lower[at] in _SUPPOSING or generic:
        return True
    return _is_inverted(t, at, first)


def _is_present(t: Tokens, group: Group) -> bool:
    """Whether a verb stands in the present, so that "when" means "whenever"."""
    lower = t.lower[group.verb]
    return group.start == group.verb and (lower == group.cue.base or lower.endswith("s"))


def _is_inverted(t: Tokens, at: int, first: int) -> bool:
    """Whether an auxiliary at a token begins a question: "did X say", "why would X claim"."""
    if t.lower[at] in ("n't", "n’t") and at > first:
        at -= 1
    if t.lower[at] not in _INVERTED:
        return False
    return at == first or t.lower[at - 1] in _ASKING or bool(t.flags[at - 1] & BREAK)
