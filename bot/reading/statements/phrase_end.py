"""Where a noun phrase ends that is content, and whether a further verb goes on with the same subject."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.clauses import begins_clause
from bot.reading.statements.groups import cue_at
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TIME,
    WORD,
)

_APPOSED: Final = frozenset("the his her its their".split())
_CUTS_PHRASE: Final = frozenset("when through since until during before while although though".split())
FINITE_CUES: Final = frozenset(
    (
        "said says told tells wrote writes points argues insists asserts contends claims denies adds warns accuses "
        "blames rejects"
    ).split()
)
"""Forms of cues that are verbs for certain."""


def phrase_ends(t: Tokens, start: int, here: int, end: int) -> bool:
    """Whether a noun phrase ends at a token: at "when", at "and" with a verb, at what is said of it."""
    lower = t.lower[here]
    following = t.lower[here + 1] if here + 1 < end else ""
    if (
        lower in _CUTS_PHRASE
        or (lower == "after" and here == start + 1)
        or (lower == "by" and following.endswith("ing"))
    ):
        return True
    if here + 1 < end and lower in ("in", "on", "this", "last") and t.flags[here + 1] & TIME:
        return True
    if lower in ("this", "last") and following in ("week", "month", "year"):
        return True
    if t.flags[here] & COMMA and here + 2 < end and t.flags[here + 2] & AUXILIARY and t.flags[here + 1] & PRONOUN:
        return True  # "denied it, he's lying"
    if t.flags[here] & COMMA and here + 2 < end and following == "and":
        return not any(t.flags[at] & COMMA for at in range(start, here)) or _second_verb(t, here + 2, end)
    if t.flags[here] & COMMA:
        said_of_it = following in _APPOSED and "and" not in t.lower[here:end]  # "Smith, his adviser"
        return said_of_it or (following == "but" and end - here > 3)
    return lower == "and" and here + 1 < end and _second_verb(t, here + 1, end)


def _second_verb(t: Tokens, at: int, end: int) -> bool:
    """Whether a verb of the same speaker, or a clause of somebody else, stands behind "and"."""
    flags, lower = t.flags[at], t.lower[at]
    if begins_clause(t, at, end):
        return True
    if flags & CAPITAL:
        return False
    if lower.endswith("ed") or flags & (FINITE | ADVERB):
        return True
    after = t.flags[at + 1] if at + 1 < end else 0
    return lower.endswith("s") and not lower.endswith("ss") and bool(after & (DETERMINER | PREPOSITION))


_THEN: Final = frozenset("then later now".split())
_NO_NOUNS: Final = frozenset("says said blames denies rejects accuses insists admits urges vows".split())
_THEM: Final = frozenset("them him for".split())


def goes_on(t: Tokens, here: int, end: int) -> bool:
    """Whether a verb behind a comma is one more of the same subject: "X said A, denied B", "rejects A, blames B"."""
    at = here + (t.lower[here] in _THEN)
    if at + 1 >= end or not t.flags[at] & CUE or cue_at(t, at, at - 1) is None:
        return False
    if t.flags[at] & CAPITAL and not (t.flags[at + 1] & CAPITAL and t.flags[here - 2] & CAPITAL):  # but in headlines
        return False
    past = t.lower[at].endswith("ed") or t.lower[at] in FINITE_CUES
    if not past and not t.lower[at].endswith("s"):
        return False
    flags, following = t.flags[at + 1], t.lower[at + 1]
    if following in ("that", "to"):
        return past
    plain = t.lower[at] in _NO_NOUNS and flags & WORD and not flags & PREPOSITION
    return bool(plain or flags & (DETERMINER | PRONOUN | CAPITAL | QUOTED)) or following in _THEM
