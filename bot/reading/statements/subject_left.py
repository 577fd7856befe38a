"""Finding who speaks: the noun phrase to the left of a verb, with what is said about the name in it."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import BY_FORM
from bot.reading.statements.tokens import Tokens, ends_in_comma, may_be_finite
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    BREAK,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBJECT_QUANTIFIERS,
    SUBORDINATOR,
    TIME,
    WORD,
)

_WIDEST: Final = 60
"""How many tokens a speaker with everything said about them may take."""


_NO_SUBJECTS: Final = frozenset("please pls plz lets let anyone someone thanks".split())
_INSIDE: Final = frozenset("of for from in at with on to against near by about among between behind".split())
_APART: Final = frozenset(
    "lol lmao omg wow damn ok okay yeah yep yes nah no bruh smh tbh btw fwiw imo imho ngl iirc afaik idk fyi hey guys "
    "folks hear heard see saw bet wish imagine suppose pretend wait guess remember funny lmfao rofl welp ugh hmm oh ah "
    "tfw mfw ofc sauce".split()
)
"""Words of chat before a name that are no part of it."""
_PLACE: Final = frozenset("from of at in near".split())
_EDGE: Final = COMMA | BREAK
DASHES: Final = frozenset(("—", "–", "--", "-"))
_RELATIVES: Final = frozenset("who which whose where that whom".split())


def subject_before(t: Tokens, last: int, lowest: int) -> int | None:
    """Where the noun phrase begins that ends with token `last`, not below `lowest`; None when there is none."""
    lowest = max(lowest, last - _WIDEST)
    if last < lowest:
        return None
    flags = t.flags[last]
    if flags & QUOTED:
        return _nickname(t, last, lowest)
    if flags & PRONOUN:
        return last
    if flags & COMMA:
        bracket = last > lowest and t.lower[last - 1] == ")"
        return _with_brackets(t, last - 1, lowest) if bracket else _with_commas(t, last, lowest)
    if t.lower[last] == ")":
        return _with_brackets(t, last, lowest)
    if t.lower[last] in DASHES:
        return _with_dashes(t, last, lowest)
    return _phrase(t, last, lowest) if _is_noun(t, last) else None


def _phrase(t: Tokens, last: int, lowest: int) -> int:
    """Where the phrase begins that ends in the noun at `last`, with a relative clause in it: "those who met Smith"."""
    start = _trimmed(t, _leftmost(t, last, lowest), last)
    around = _around_relative(t, start, lowest)
    return start if around is None else around


def _around_relative(t: Tokens, start: int, lowest: int) -> int | None:
    """The start of the phrase that a relative clause is about in which another ends: "those who met Smith"; or None."""
    verb = False
    for at in range(start - 1, max(lowest, start - 30), -1):
        flags = t.flags[at]
        if t.lower[at] == "who" and at > lowest:
            if not verb:
                return None
            if t.lower[at - 1] == "and":
                continue
            if t.lower[at - 1] == "those":
                return _trimmed(t, _leftmost(t, at - 1, lowest), at - 1)
            return subject_before(t, at - 1, lowest)
        if flags & (COMMA | BREAK | QUOTED | PRONOUN):
            return None
        if at == start - 1 and flags & CUE and BY_FORM[t.lower[at]].frames & {"clause", "that"}:
            return None  # "those who say Smith said so"
        verb = verb or may_be_finite(t, at) or not flags & (CAPITAL | PREPOSITION | DETERMINER)
    return None


def _is_noun(t: Tokens, last: int) -> bool:
    """Whether a token can be the last of a noun phrase."""
    flags = t.flags[last]
    if not flags & (WORD | POSSESSIVE) or flags & (SUBORDINATOR | PREPOSITION) or t.lower[last] in _NO_SUBJECTS:
        return False
    return not _bare_determiner(t, last)


def _nickname(t: Tokens, last: int, lowest: int) -> int | None:
    """“Going Viral,” at the end of a phrase: only when it is short and a word belongs before it."""
    short = t.end[last] - t.start[last] < 40
    if (
        not short
        or ends_in_comma(t, last)
        or last <= lowest
        or not t.flags[last - 1] & (CAPITAL | PREPOSITION | DETERMINER)
    ):
        return None
    return _trimmed(t, _leftmost(t, last, lowest), last) if not t.flags[last - 1] & PREPOSITION else None


def _bare_determiner(t: Tokens, last: int) -> bool:
    return bool(t.flags[last] & DETERMINER) and t.lower[last] not in SUBJECT_QUANTIFIERS


def _with_brackets(t: Tokens, last: int, lowest: int) -> int | None:
    opening = last
    while opening >= lowest and t.lower[opening] != "(":
        opening -= 1
    return subject_before(t, opening - 1, lowest) if opening > lowest else None


def _with_dashes(t: Tokens, last: int, lowest: int) -> int | None:
    """The phrase before "— a teacher from Leeds —"."""
    for opening in range(last - 2, max(lowest, last - 25), -1):
        if t.lower[opening] in DASHES:
            return subject_before(t, opening - 1, lowest)
    return None


def _with_commas(t: Tokens, last: int, lowest: int) -> int | None:
    """The phrase before what the comma at `last` closes."""
    opening = _opening(t, last, lowest)
    return _with_apposition(t, last, lowest) if opening is None else opening


def _opening(t: Tokens, last: int, lowest: int) -> int | None:
    """The name a clause begins with, when only "who ...", "facing ..." or "during ..." stands between it and `last`."""
    comma = next((at for at in range(lowest, last) if t.flags[at] & (_EDGE | QUOTED)), lowest)
    if comma == lowest or not t.flags[comma] & COMMA or not t.flags[lowest] & (CAPITAL | DETERMINER):
        return None
    if not _says_more(t, comma + 1) or any(_goes_elsewhere(t, at) for at in range(comma, last)):
        return None
    return lowest if subject_before(t, comma - 1, lowest) == lowest else None


def _says_more(t: Tokens, at: int) -> bool:
    """Whether what begins behind a comma may be said of the name before it."""
    lower = t.lower[at]
    if lower in _RELATIVES or lower in ("a", "an", "the", "one", "former"):
        return True
    return bool(t.flags[at] & PREPOSITION) or lower.endswith(("ing", "ed"))


def _goes_elsewhere(t: Tokens, at: int) -> bool:
    if t.lower[at] in ("and", "but"):
        return bool(t.flags[at - 1] & COMMA)
    return t.lower[at] in (";", ":") or bool(t.flags[at] & QUOTED)


def _with_apposition(t: Tokens, last: int, lowest: int) -> int | None:
    """The phrase before ", the foreign minister,": `last` is the comma before the verb."""
    comma, start = last - 1, None
    for _ in range(5):
        while comma >= lowest and not t.flags[comma] & _EDGE and t.lower[comma] not in (";", ":", "—", "--"):
            comma -= 1
        if comma <= lowest or not t.flags[comma] & COMMA:
            break
        if _is_clause(t, comma + 1, last):
            break
        found = subject_before(t, comma - 1, lowest)
        if found is None or (found == lowest and t.flags[lowest] & PREPOSITION):
            break
        if start is not None and found - 1 == lowest and t.flags[lowest] & PREPOSITION:
            break
        start = found
        if (found > lowest and t.flags[found - 1] & COMMA and comma - found <= 12) or (
            found > lowest and t.lower[found - 1] in _PLACE
        ):
            comma = found - 1
        else:
            break
    return start


def _is_clause(t: Tokens, first: int, end: int) -> bool:
    """Whether what stands between commas has a verb of its own, so that it says nothing about a name before it."""
    lower = t.lower[first] if first < end else "who"
    if (
        lower in _RELATIVES
        or lower.endswith(("ed", "ing"))
        or lower in ("led", "known", "born", "made", "held", "seen", "written")
        or t.flags[first] & PREPOSITION
    ):
        return False
    return any(
        t.flags[at] & (FINITE | AUXILIARY) and not t.flags[at] & POSSESSIVE and t.lower[at] != "to"
        for at in range(first, end)
        if not _in_relative(t, first, at)
    )


def _in_relative(t: Tokens, first: int, at: int) -> bool:
    return any(t.lower[before] in _RELATIVES for before in range(max(first, at - 6), at))


def _leftmost(t: Tokens, last: int, lowest: int) -> int:
    best, here = last, last - 1
    while here >= lowest:
        flags, lower = t.flags[here], t.lower[here]
        if flags & QUOTED:
            if t.end[here] - t.start[here] > 30 or here == lowest or not t.flags[here - 1] & (CAPITAL | DETERMINER):
                break
            best = here
            here -= 1
            continue
        if (flags & _EDGE or not flags & WORD) and lower != "&":
            break
        if lower in ("and", "&"):
            joined = _joined(t, here, lowest)
            return best if joined is None else joined
        if _breaks(flags, lower) and not (lower == "to" and _is_object(t, here + 1)):
            break
        if flags & PREPOSITION:
            if here == lowest or t.flags[here - 1] & COMMA or lower not in _INSIDE:
                break
            here -= 1
            continue
        if flags & PRONOUN:
            break
        best = here
        if flags & DETERMINER and lower != "all":
            if here - 2 < lowest or not t.flags[here - 1] & PREPOSITION or t.lower[here - 1] not in _INSIDE:
                break
            here -= 1
        here -= 1
    return best


def _is_object(t: Tokens, at: int) -> bool:
    """Whether "to" before this is a preposition: "close to him", "adviser to Trump"."""
    return bool(t.flags[at] & (CAPITAL | DETERMINER)) or t.lower[at] in ("him", "them", "us", "me")


def _breaks(flags: int, lower: str) -> bool:
    if flags & SUBORDINATOR or (flags & AUXILIARY and not flags & POSSESSIVE):
        return True
    if lower in _APART and not flags & CAPITAL:
        return True
    if flags & FINITE and not flags & CAPITAL:
        return True
    if flags & CUE and not flags & CAPITAL:
        return not BY_FORM[lower].noun and not lower.endswith("ing")
    return False


def _joined(t: Tokens, conjunction: int, lowest: int) -> int | None:
    """The start of "A and B", but only when A begins where a clause does."""
    if conjunction - 1 < lowest:
        return None
    start = subject_before(t, conjunction - 1, lowest)
    if start is None:
        return None
    at_edge = start == lowest or t.flags[start - 1] & (_EDGE | SUBORDINATOR | QUOTED)
    named = t.flags[conjunction - 1] & CAPITAL or t.lower[conjunction + 1] not in ("the", "a")
    return start if at_edge and named else None


def _trimmed(t: Tokens, start: int, last: int) -> int:
    """Without prepositions, dates, times and adverbs at the start: "On Monday Mr. Trump"."""
    while start < last and t.flags[start] & PREPOSITION:
        start += 1
    while start < last and (_in_date(t, start) or _is_adverbial(t, start)):
        start += 1
    return start


def _is_adverbial(t: Tokens, at: int) -> bool:
    return bool(t.flags[at] & (TIME | ADVERB)) and not (t.flags[at] & ADVERB and t.flags[at] & CAPITAL)


def _in_date(t: Tokens, at: int) -> bool:
    """Whether a number is the day or the year of a date, which a month stands beside: "On 22 September 2023 Smith"."""
    beside = t.flags[at + 1] | (t.flags[at - 1] if at else 0)
    return t.words[at][0].isdigit() and bool(beside & TIME)
