"""Labels: "Trump: I never said that" at the start of a paragraph."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import BY_BASE, SAY
from bot.reading.statements.found import Scan
from bot.reading.statements.groups import cue_at
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    FINITE,
    HEADING,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    STOP,
    WORD,
)

_NO_SPEAKERS: Final = frozenset(
    "the latest|full text|fact check|just in|just leaked|key points|read more|full story|hot take".split("|")
)
"""What stands before a colon without speaking, besides the words marked HEADING."""
_LONGEST: Final = 7
ROLES: Final = frozenset(
    (
        "minister ministry president presidency premier pm spokesman spokeswoman spokesperson official officials "
        "source sources police army military navy force forces mayor governor senator judge court lawyer lawyers "
        "union ceo chief chairman government council embassy ambassador company report media agency office "
        "regulator leader memo study statement camp campaign team aide aides adviser advisers"
    ).split()
)
"""Who may stand in small letters before a colon."""
_IN_NAMES: Final = ROLES | frozenset("and al bin da de del der di du la le van von".split())
_PASSED_ON: Final = frozenset(("rt", "forwarded", "via"))


def _past_marks(t: Tokens, first: int, end: int) -> int:
    """Behind the emoji and hashtags before a name: "🚨 #Sudan | Army spokesman: ..."."""
    here = first
    while here + 2 < end and (not t.flags[here] & (WORD | QUOTED) or t.lower[here] == "#"):
        tag = t.lower[here] == "#"
        if tag and t.lower[here + 2] == ":":
            return here + 1
        here += 1 + tag
    return here


def _past_prefix(t: Tokens, first: int, colon: int) -> int:
    """Behind "EXCLUSIVE -" and the like."""
    dash = next((at for at in range(first + 1, colon - 1) if t.lower[at] in DASHES), None)
    prefixed = dash is not None and _is_heading(t, first, dash)
    return dash + 1 if dash is not None and prefixed else first


def _is_heading(t: Tokens, first: int, end: int) -> bool:
    """Whether what stands before a colon says what follows, not who speaks: "Fun fact", "Step 2", "Update"."""
    last = t.flags[end - 1]
    if " ".join(t.lower[first:end]) in _NO_SPEAKERS or (last & HEADING and (end - first == 1 or not last & CAPITAL)):
        return True
    return end - first == 2 and bool(t.flags[first] & HEADING) and len(t.words[first + 1]) == 1


def past_heading(t: Tokens, first: int, end: int) -> int:
    """Where a sentence goes on behind "Update:" and the like; `first` where it begins with nothing of the kind."""
    for colon in range(first + 1, min(first + 4, end - 1)):
        if t.lower[colon] == ":":
            return colon + 1 if _is_heading(t, first, colon) else first
    return first


def _holds(t: Tokens, first: int, end: int) -> bool:
    """Whether there is enough for content: two tokens, or a quotation."""
    return end - first > 1 or (end > first and bool(t.flags[first] & QUOTED))


def read_label(scan: Scan) -> bool:
    """Reads "NAME: content" at the start of a paragraph; False when it is none."""
    t, first, end = scan.tokens, _past_marks(scan.tokens, scan.first, scan.end), scan.end
    colon = next((at for at in range(first + 1, min(end, first + _LONGEST)) if t.lower[at] == ":"), None)
    if colon is None or not _holds(t, colon + 1, end) or t.words[colon - 1][0].isdigit():
        return False
    first = _past_prefix(t, first, colon)
    passed_on = t.lower[first] in _PASSED_ON
    first += (2 if t.lower[first + 1] == "from" else 1) if passed_on else 0
    if first >= colon or not _may_speak(t, first, colon, colon + 1, end):
        return False
    if colon + 1 == end - 1 and not t.flags[end - 1] & QUOTED and t.words[end - 1][0].isdigit():
        return False
    if _is_list(t, colon + 1, end):
        return False
    short = colon - first <= 2
    if short and not t.flags[colon + 1] & QUOTED and not _says_something(t, first, colon, end):
        return False
    stop = _next_label(t, end)
    if t.flags[colon + 1] & QUOTED:
        stop = colon + 2 if colon + 2 < end and t.lower[colon + 2] in DASHES else end
    cue = BY_BASE["relay"] if passed_on and t.lower[first - 1] != "via" else SAY
    return scan.keep("label", cue, (colon, colon + 1), (first, colon), (colon + 1, stop)) is not None


def _next_label(t: Tokens, here: int) -> int:
    """Where somebody else speaks after the first sentence of a label: "X: yes. Y: no."; else the end."""
    for at in range(here, len(t)):
        if t.flags[at - 1] & STOP and t.flags[at] & CAPITAL:
            colon = next((near for near in range(at + 1, min(len(t), at + _LONGEST)) if t.lower[near] == ":"), None)
            if colon is not None and _holds(t, colon + 1, len(t)) and _may_speak(t, at, colon, colon + 1, len(t)):
                return at
    return len(t)


_LISTS: Final = frozenset("how what where when why who a an".split())


def _is_list(t: Tokens, first: int, end: int) -> bool:
    """Whether what follows a colon is a title, an address or one field of a form: "China: what comes next"."""
    if t.flags[first] & QUOTED:
        return False
    near = t.lower[first : min(first + 4, end)]
    if ":" in near or near[0].startswith(("http", "www.")):
        return True
    if t.lower[first] in _LISTS and t.lower[end - 1] == "?":
        return True
    return t.lower[first] in _LISTS and not any(t.flags[at] & (AUXILIARY | FINITE) for at in range(first + 1, end))


def _says_something(t: Tokens, label: int, colon: int, end: int) -> bool:
    """Whether unquoted words behind a colon are more than a title: long, or with a verb or a number."""
    words = range(colon + 1, end)
    if (len(words) >= 5 and t.lower[end - 1] != "?") or any(
        t.flags[at] & (AUXILIARY | FINITE | CUE) or t.lower[at].endswith("ed") for at in words
    ):
        return True
    named = colon - label > 1 or t.words[label].isupper()
    return named and any(t.words[at][0].isdigit() for at in words)


def _may_speak(t: Tokens, first: int, colon: int, content: int, end: int) -> bool:
    """Whether what stands before a colon can be who speaks: names, or a role ("Kremlin spokesman")."""
    names = range(first, colon)
    words = " ".join(t.lower[first:colon])
    if words in ("source", "sources", "report", "reports"):
        return any(t.flags[at] & (AUXILIARY | FINITE | CUE) for at in range(content, end))
    if _is_heading(t, first, colon):
        return False
    if t.lower[colon - 1] not in ROLES and any(t.flags[at] & CUE and cue_at(t, at, first) for at in names):
        return False
    if all(t.flags[at] & (CAPITAL | PREPOSITION | POSSESSIVE) or t.lower[at] in _IN_NAMES for at in names):
        return True
    if any(
        t.flags[at] & (PRONOUN | AUXILIARY | FINITE | COMMA | QUOTED) and not t.flags[at] & POSSESSIVE for at in names
    ):
        return False
    return t.lower[colon - 1] in ROLES
