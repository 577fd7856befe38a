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
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
)

_NO_SPEAKERS: Final = frozenset(
    (
        "the latest|contributing|related|photos|update|watch|read|abstract|poll|exclusive|editor|note|correction|"
        "video|breaking|full text|photo|caption|fact check|live|opinion|analysis|just in|reminder|edit|ps|tldr|"
        "tl|dr|wow|bombshell|just leaked|email|fyi|til|psa|imo|imho|nb|key points|more|also|link|context|"
        "developing|news|thread|alert|warning|summary|background|admission|price|cost|date|time|place|location|"
        "venue"
    ).split("|")
)
"""What stands before a colon without speaking."""
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


def _past_prefix(scan: Scan, colon: int) -> int:
    """Behind "EXCLUSIVE -" and the like."""
    t = scan.tokens
    dash = next((at for at in range(scan.first + 1, colon - 1) if t.lower[at] in DASHES), None)
    prefixed = dash is not None and " ".join(t.lower[scan.first : dash]) in _NO_SPEAKERS
    return dash + 1 if dash is not None and prefixed else scan.first


def _holds(t: Tokens, first: int, end: int) -> bool:
    """Whether there is enough for content: two tokens, or a quotation."""
    return end - first > 1 or (end > first and bool(t.flags[first] & QUOTED))


def read_label(scan: Scan) -> bool:
    """Reads "NAME: content" at the start of a paragraph; False when it is none."""
    t, first, end = scan.tokens, scan.first, scan.end
    colon = next((at for at in range(first + 1, min(end, first + _LONGEST)) if t.lower[at] == ":"), None)
    if colon is None or not _holds(t, colon + 1, end) or t.words[colon - 1][0].isdigit():
        return False
    first = _past_prefix(scan, colon)
    passed_on = t.lower[first] in _PASSED_ON
    first += (2 if t.lower[first + 1] == "from" else 1) if passed_on else 0
    if first >= colon or not _may_speak(t, first, colon, colon + 1, end):
        return False
    if colon + 1 == end - 1 and not t.flags[end - 1] & QUOTED and t.words[end - 1][0].isdigit():
        return False
    short = colon - first <= 2
    if short and not t.flags[colon + 1] & QUOTED and not _says_something(t, first, colon, end):
        return False
    stop = end if t.flags[colon + 1] & QUOTED else len(t)
    cue = BY_BASE["relay"] if passed_on and t.lower[first - 1] != "via" else SAY
    return scan.keep("label", cue, (colon, colon + 1), (first, colon), (colon + 1, stop)) is not None


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
    if words in _NO_SPEAKERS:
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
