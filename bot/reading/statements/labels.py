"""Labels: "Trump: I never said that" at the start of a paragraph."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.content_commas import spliced
from bot.reading.statements.cues import BY_BASE, SAY
from bot.reading.statements.found import Range, Scan
from bot.reading.statements.groups import cue_at
from bot.reading.statements.phrase_end import FINITE_CUES
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    HEADING,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUBLIC,
    QUOTED,
    STOP,
    SUBORDINATOR,
    WORD,
)

_NO_SPEAKERS: Final = frozenset(
    "the latest|full text|fact check|just in|just leaked|key points|read more|full story|hot take".split("|")
)
"""What stands before a colon without speaking, besides the words marked HEADING."""
_LONGEST: Final = 9
ROLES: Final = frozenset(
    (
        "minister ministry president presidency premier pm spokesman spokeswoman spokesperson official officials "
        "source sources police army military navy force forces mayor governor senator judge court lawyer lawyers "
        "union ceo chief chairman government council embassy ambassador company report media agency office "
        "regulator leader memo study statement camp campaign team aide aides adviser advisers"
    ).split()
)
"""Who may stand in small letters before a colon."""
_NOTES: Final = frozenset("note update notice correction".split())
_BE: Final = frozenset("is are was were has have".split())
_IN_NAMES: Final = ROLES | frozenset("and al bin da de del der di du la le van von".split())
_PASSED_ON: Final = frozenset(("rt", "forwarded", "via"))


def _past_marks(t: Tokens, first: int, end: int) -> int:
    """Behind the emoji and hashtags before a name: "🚨 #Sudan | Army spokesman: ..."."""
    here = first
    while here + 2 < end and (
        not t.flags[here] & (WORD | QUOTED) or t.lower[here] == "#" or t.lower[here].startswith("<@")
    ):
        tag = t.lower[here] == "#"
        if t.lower[here + 1] == ":":
            return here
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
    if last & HEADING and end - first > 2 and t.flags[end - 2] & POSSESSIVE:  # "Editor's note"
        return True
    linked = end - first > 2 and t.lower[first + 1] in ("of", "in", "on", "for", "at", "to")
    if linked and t.flags[first] & HEADING:
        return True
    if " ".join(t.lower[first:end]) in _NO_SPEAKERS or (
        last & HEADING and (end - first == 1 or (end - first == 2 and not last & CAPITAL))
    ):
        return True
    return end - first == 2 and bool(t.flags[first] & HEADING) and len(t.words[first + 1]) == 1


def past_heading(t: Tokens, first: int, end: int) -> int:
    """Where a sentence goes on behind "Update:" and the like; `first` where it begins with nothing of the kind."""
    for colon in range(first + 1, min(first + _LONGEST, end - 1)):
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
    if first + 2 < colon and t.flags[first] & HEADING and t.lower[first + 1] in ("from", "by"):
        first += 2  # "Update from the coastguard"
    passed_on = t.lower[first] in _PASSED_ON
    first += (2 if t.lower[first + 1] == "from" else 1) if passed_on else 0
    name = _occasion(t, first, colon)
    if first >= colon or not _may_speak(t, first, name, colon + 1, end):
        return False
    if _is_title(t, colon + 1, end) or _is_list(t, colon + 1, end):
        return False
    short = name - first <= 2
    if short and not t.flags[colon + 1] & QUOTED and not _says_something(t, first, colon, end):
        return False
    comma = next((at for at in range(colon + 3, end - 2) if t.flags[at] & COMMA and spliced(t, at + 1, end)), None)
    stop = _next_label(t, end) if comma is None else comma
    if t.flags[colon + 1] & QUOTED:
        stop = colon + 2 if colon + 2 < end and t.lower[colon + 2] in DASHES else end
    quoting = next((at for at in range(first + 1, colon - 1) if t.lower[at] in ("quoting", "citing")), None)
    if quoting is not None:
        return _passes_on(scan, (first, quoting), (quoting + 1, colon), (colon + 1, stop))
    cue = BY_BASE["relay"] if passed_on and t.lower[first - 1] != "via" else SAY
    if comma is not None:  # "ECB: rates to fall, analysts say they will not"
        scan.go_on(comma)
    return scan.keep("label", cue, (colon, colon + 1), (first, name), (colon + 1, stop)) is not None


def _passes_on(scan: Scan, outlet: Range, source: Range, what: Range) -> bool:
    """Reads "AFP quoting officials: ..." as what AFP passes on, and the officials said."""
    colon = (source[1], source[1] + 1)
    outer = scan.keep("label", BY_BASE["relay"], colon, outlet, what)
    inner = scan.keep("label", SAY, colon, source, what)
    if inner is not None:
        inner.upstream = outer
    return outer is not None


_OCCASIONS: Final = frozenset("in on at after during to".split())


def _occasion(t: Tokens, first: int, colon: int) -> int:
    """Where the name before a colon ends and the occasion begins: "Berg in an interview with Reuters: ..."."""
    for at in range(first + 1, colon - 1):
        if t.lower[at] in _OCCASIONS and t.flags[at - 1] & CAPITAL:
            rest = range(at, colon)
            verb = any(t.flags[near] & (AUXILIARY | FINITE | COMMA | QUOTED) and t.lower[near] != "to" for near in rest)
            return colon if verb or t.flags[at + 1] & CAPITAL else at
    return colon


def _next_label(t: Tokens, here: int) -> int:
    """Where somebody else speaks after the first sentence of a label: "X: yes. Y: no."; else the end."""
    for at in range(here, len(t)):
        if t.flags[at - 1] & STOP and t.flags[at] & CAPITAL:
            colon = next((near for near in range(at + 1, min(len(t), at + _LONGEST)) if t.lower[near] == ":"), None)
            if colon is not None and _holds(t, colon + 1, len(t)) and _may_speak(t, at, colon, colon + 1, len(t)):
                return at
    return len(t)


_TITLES: Final = frozenset("how what where when why who a an".split())


def _is_title(t: Tokens, first: int, end: int) -> bool:
    """Whether what follows a colon is a title, an address or one field of a form: "China: what comes next"."""
    if t.flags[first] & QUOTED:
        return False
    near = t.lower[first : min(first + 4, end)]
    if ":" in near or near[0].startswith(("http", "www.")):
        return True
    if t.lower[first] in _TITLES and t.lower[end - 1] == "?":
        return True
    return t.lower[first] in _TITLES and not any(t.flags[at] & (AUXILIARY | FINITE) for at in range(first + 1, end))


_IN_LISTS: Final = frozenset("and & of de van der von the ( ) ;".split())


def _is_list(t: Tokens, first: int, end: int) -> bool:
    """Whether what stands behind a colon is only a number, or names parted by commas."""
    end -= bool(end - first > 1 and t.flags[end - 1] & STOP)
    if end - first == 1:
        return t.words[first][0].isdigit()
    words = range(first, end)
    commas = sum(bool(t.flags[at] & COMMA) for at in words)
    return commas > _FEW and all(t.flags[at] & (CAPITAL | COMMA) or t.lower[at] in _IN_LISTS for at in words)


_FEW: Final = 2


def _says_something(t: Tokens, label: int, colon: int, end: int) -> bool:
    """Whether unquoted words behind a colon are more than a title: long, or with a verb or a number."""
    words = range(colon + 1, end)
    if (sum(1 for at in words if t.flags[at] & WORD) >= 5 and t.lower[end - 1] != "?") or any(
        t.flags[at] & (AUXILIARY | FINITE | CUE) or t.lower[at].endswith("ed") for at in words
    ):
        return True
    if t.flags[colon - 1] & PUBLIC and not t.flags[colon - 1] & HEADING and len(words) > 1 and t.lower[end - 1] != "?":
        return True
    named = colon - label > 1 or t.words[label].isupper()
    return named and any(t.words[at][0].isdigit() for at in words)


def _may_speak(t: Tokens, first: int, colon: int, content: int, end: int) -> bool:
    """Whether what stands before a colon can be who speaks: names, or a role ("Kremlin spokesman")."""
    names = range(first, colon)
    words = " ".join(t.lower[first:colon])
    if words in ("source", "sources", "report", "reports"):
        return any(t.flags[at] & (AUXILIARY | FINITE | CUE) for at in range(content, end))
    if _is_heading(t, first, colon) or t.lower[colon - 1] in _NOTES or any(t.lower[at] in _BE for at in names):
        return False
    if t.flags[first] & SUBORDINATOR and not t.words[first].isupper():  # "So: ...", but "WHO: ..."
        return False
    if any(t.lower[at] in FINITE_CUES for at in names):  # "A source in the army told reporters: ..."
        return False
    if not _is_role(t, first, colon) and any(t.flags[at] & CUE and cue_at(t, at, first) for at in names):
        return False
    names = range(first + bool(t.flags[first] & DETERMINER and t.flags[first + 1] & CAPITAL), colon)
    if all(t.flags[at] & (CAPITAL | PREPOSITION | POSSESSIVE) or t.lower[at] in _IN_NAMES for at in names):
        return True
    if any(
        t.flags[at] & (PRONOUN | AUXILIARY | FINITE | COMMA | QUOTED | SUBORDINATOR) and not t.flags[at] & POSSESSIVE
        for at in names
    ):
        return False
    return _is_role(t, first, colon)


def _is_role(t: Tokens, first: int, end: int) -> bool:
    """Whether the head of what stands before a colon is a role or a body: "exit polls", "local official on radio"."""
    head = next((at for at in range(first + 1, end) if t.flags[at] & PREPOSITION), end) - 1
    return t.lower[head] in ROLES or t.lower[end - 1] in ROLES or bool(t.flags[head] & PUBLIC)
