"""The subject of a clause, found from its left: whose participle or second verb stands further right."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.found import Range
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    STOP,
    SUBORDINATOR,
    TIME,
    WORD,
)

_OPENING: Final = frozenset("and but then so yet or".split())
_JOINING: Final = frozenset("and but ;".split())
_PLACES: Final = frozenset("here there likewise early late more".split())
_WHEN: Final = frozenset("later earlier ago before after afterward afterwards".split())
_UNITS: Final = frozenset("week weeks month months year years day days hour hours minute minutes time".split())
_LAST: Final = frozenset("last this next".split())
_LONGEST_DATELINE: Final = 10
_INTRODUCTIONS: Final = 4


def clause_subject(t: Tokens, first: int, end: int) -> Range | None:
    """The subject of the clause that goes on at `end`: past introductions, and of the last clause joined by "and"."""
    who = opening_subject(t, first, end)
    return None if who is None else joined_subject(t, who[1], end) or who


def opening_subject(t: Tokens, first: int, end: int) -> Range | None:
    """The first noun phrase between two tokens that only says no time or place: "Hours later, in May, the bank ..."."""
    first = at = _past_dateline(t, first, end)
    found: Range | None = None
    for _ in range(_INTRODUCTIONS):
        while at < end and _opens(t, at, first):
            at += 1
        if at + 1 < end and t.lower[at] in _LAST and (t.flags[at + 1] & TIME or t.lower[at + 1] in _UNITS):
            at += 2
        who = _noun_phrase(t, at, end)
        found = found or who
        if who is not None and not (_introduces(t, at, first) or _is_time(t, who, end) or _is_place(t, who, first)):
            return who
        comma = next((here for here in range(at, end) if t.flags[here] & COMMA or ends_in_comma(t, here)), end)
        if comma >= end - 1:
            break
        at = comma + 1
    return found


def joined_subject(t: Tokens, first: int, end: int) -> Range | None:
    """The subject of the last clause between two tokens that "and" or "but" joins on: "..., and the bank sued"."""
    for at in range(end - 3, first - 1, -1):
        if t.lower[at] in _JOINING and begins_clause(t, at + 1, end):
            return _noun_phrase(t, at + 1, end)
    return None


_CAUSING: Final = frozenset(
    "led leads leading caused causes causing prompted prompts prompting forced forces forcing drove drives allowed "
    "allows allowing leaving pushed moved brought".split()
)


def infinitive_subject(t: Tokens, first: int, end: int) -> Range | None:
    """Who does what stands behind "to" at `end`: the subject of its clause, or Y in "that led Y to say"."""
    for at in range(end - 1, max(first, end - _WIDEST), -1):
        if t.lower[at] in _CAUSING:
            return (at + 1, end) if at + 1 < end else None
        if t.flags[at] & (COMMA | STOP | QUOTED):
            break
    if any(t.lower[at] in _NOT_SAID for at in range(first, end)):
        return None
    return clause_subject(t, first, end)


_WIDEST: Final = 16
_NOT_SAID: Final = frozenset("it there would could should might hard easy difficult enough nothing way right".split())
_LINKING: Final = _JOINING | {"when", "after", "who", "where", "while"}


def nearest_subject(t: Tokens, first: int, end: int) -> Range | None:
    """The subject of the last clause before "and": "it was late when X came and said", "a man who came and said"."""
    for at in range(end - 2, first, -1):
        if t.flags[at] & COMMA and t.lower[at + 1] not in ("and", "but", "who"):
            return None
        if t.lower[at] == "who" and _verb_follows(t, at + 1) and not t.flags[end - 2] & COMMA:
            return at, at + 1
        if t.lower[at] in _LINKING and begins_clause(t, at + 1, end):
            return _noun_phrase(t, at + 1, end)
    return None


def begins_clause(t: Tokens, at: int, end: int) -> bool:
    """Whether a noun phrase with its verb behind it begins at a token: "the bank sued"."""
    if not t.flags[at] & (CAPITAL | DETERMINER | PRONOUN):
        return False
    who = _noun_phrase(t, at, end)
    return who is not None and who[1] < end and _verb_follows(t, who[1])


def _past_dateline(t: Tokens, first: int, end: int) -> int:
    """Behind "LONDON, 3 May (Reuters) -"."""
    for at in range(first + 1, min(end - 1, first + _LONGEST_DATELINE)):
        if t.lower[at] in DASHES:
            word = t.words[first]
            return at + 1 if t.lower[at - 1] == ")" or (word.isupper() and len(word) > 2) else first
    return first


def _opens(t: Tokens, at: int, first: int) -> bool:
    """Whether a token only opens a clause: "But", "then", a quotation."""
    if t.flags[at] & (COMMA | QUOTED) or t.lower[at] in _OPENING:
        return True
    return bool(t.flags[at] & ADVERB) and (not t.flags[at] & CAPITAL or at == first) and not _verb_follows(t, at + 1)


def _introduces(t: Tokens, at: int, first: int) -> bool:
    """Whether a phrase begins here that only says when, where or why."""
    flags, lower = t.flags[at], t.lower[at]
    if flags & (PREPOSITION | SUBORDINATOR | TIME) or lower in _PLACES:
        return True
    if at == first and lower.endswith("ed") and at + 1 < len(t):  # "Asked about it, X"
        return bool(t.flags[at + 1] & (PREPOSITION | SUBORDINATOR))
    return lower.endswith("ing") and (at == first or not flags & CAPITAL)


def _is_time(t: Tokens, who: Range, end: int) -> bool:
    """Whether a noun phrase says when: "a few days later," "last month,"."""
    last, behind = who[1] - 1, who[1]
    dated = bool(t.flags[last] & TIME) or t.lower[last] in _UNITS
    while behind < end and t.lower[behind] in _WHEN:
        dated, behind = True, behind + 1
    return dated and behind < end and bool(t.flags[behind] & (COMMA | PREPOSITION))


def _is_place(t: Tokens, who: Range, first: int) -> bool:
    """Whether a name is only the second half of one: "In Turku, Finland, the bank ..."."""
    at, end = who
    if end - at > 1 or at - 2 <= first or not t.flags[at] & CAPITAL or not t.flags[at - 2] & CAPITAL:
        return False
    return end < len(t) and bool(t.flags[at - 1] & t.flags[end] & COMMA) and not t.flags[at - 2] & TIME


def _noun_phrase(t: Tokens, first: int, end: int) -> Range | None:
    """The noun phrase that begins at a token, up to its verb, its first comma or what is said of place and time."""
    if first >= end or t.flags[first] & QUOTED:
        return None
    if t.flags[first] & PRONOUN:
        return (first, first + 1) if t.lower[first] not in ("who", "which") else None
    stop = first
    while stop < end and not _ends(t, stop):
        stop += 1
    while stop > first + 1 and t.flags[stop - 1] & ADVERB and not t.flags[stop - 1] & CAPITAL:
        stop -= 1
    return (first, stop) if stop > first else None


def _ends(t: Tokens, here: int) -> bool:
    flags, lower = t.flags[here], t.lower[here]
    if flags & (COMMA | QUOTED | SUBORDINATOR | STOP) or not flags & (WORD | POSSESSIVE):
        return True
    if flags & (AUXILIARY | FINITE) and not flags & POSSESSIVE:
        return True
    if flags & PREPOSITION:
        return lower not in ("of", "for", "from")
    return _reports_or_did(t, here)


def _reports_or_did(t: Tokens, at: int) -> bool:
    """Whether a word is a cue or a verb in -ed: neither "his fabricated story" nor "costs associated with it"."""
    if t.flags[at] & CAPITAL:
        return False
    if not t.lower[at].endswith("ed"):
        return bool(t.flags[at] & CUE)
    if at and t.flags[at - 1] & (PREPOSITION | POSSESSIVE | DETERMINER) and not t.flags[at - 1] & PRONOUN:
        return False
    return at + 1 >= len(t) or t.lower[at + 1] not in ("with", "by")


def _verb_follows(t: Tokens, at: int) -> bool:
    """Whether a verb stands at a token, perhaps behind an adverb."""
    while at < len(t) and t.flags[at] & ADVERB and not t.flags[at] & (AUXILIARY | CAPITAL):
        at += 1
    if at >= len(t) or t.flags[at] & CAPITAL or t.lower[at] == "to":
        return False
    return bool(t.flags[at] & (FINITE | AUXILIARY)) or _reports_or_did(t, at)
