"""Nouns that report: "Smith's claim that", "denials by the ministry that", "his call for"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.reading.statements.bounds import Bounds
from bot.reading.statements.content_end import content_end
from bot.reading.statements.cues import BY_BASE, Cue
from bot.reading.statements.found import Scan
from bot.reading.statements.frames import DENIED
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    DETERMINER,
    FINITE,
    NEGATION,
    NOUN_CUE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    STOP,
    mark,
)

_TABLE: Final = """
claim           claim       that
assertion       assert      that
comment         say         that
remark          say         that
contention      contend     that
statement       say         that
suggestion      suggest     that
allegation      allege      that of
accusation      accuse      that of
charge          charge      that
denial          deny        that of
insistence      insist      that on
warning         warn        that of
admission       admit       that of
acknowledgment  acknowledge that of
acknowledgement acknowledge that of
confirmation    confirm     that of
announcement    announce    that of
declaration     declare     that
promise         promise     that to
pledge          pledge      that to
vow             vow         that to
threat          threaten    that to
argument        argue       that
complaint       complain    that
prediction      predict     that
estimate        estimate    that
assurance       assure      that
belief          believe     that
view            believe     that
call            urge        for to
demand          demand      that for
criticism       criticize   of
rejection       reject      of
retraction      retract     of
condemnation    condemn     of
endorsement     endorse     of
description     describe    of
answer          say         was
response        say         was
message         say         was
point           say         was
reply           say         was
"""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that reports: the verb whose act it is, and the words that may stand between it and its content."""

    cue: Cue
    links: frozenset[str]


def _nouns(line: str) -> Iterator[tuple[str, Noun]]:
    noun, verb, *links = line.split()
    found = Noun(BY_BASE[verb], frozenset(links))
    yield noun, found
    yield noun + "s", found


NOUNS: Final = dict(pair for line in _TABLE.strip().splitlines() for pair in _nouns(line))
"""Each form of a noun. "was" stands for "was that" and "was" with a quotation."""

mark(NOUN_CUE, " ".join(NOUNS))
_LINKS: Final = frozenset("that was is".split())
_HIS: Final = frozenset("his her their its".split())


def read_noun(scan: Scan, at: int) -> int:
    """Reads the noun at a token with the content behind it; where to go on."""
    t, end = scan.tokens, scan.end
    noun = NOUNS[t.lower[at]]
    agent, link = _agent(t, at, end)
    start = _content(t, noun, link, end)
    if start is None:
        return at + 1
    speaker = agent or _owner(t, at, scan.used) or _maker(t, at, scan.used)
    if speaker is None:
        return at + 1
    that = t.lower[start] == "that"
    stop = content_end(scan, start, Bounds(dashes=not that, phrase=not that, at_comma=True, relative=True))
    stop = stop if that else _main_verb(t, start, stop)
    if noun.cue.base == "deny" and not DENIED.isdisjoint(t.lower[start:stop]):
        return at + 1
    rule = "noun that" if that else "noun of"
    if stop - start < 1 + 2 * that or scan.keep(rule, noun.cue, (at, at + 1), speaker, (start, stop)) is None:
        return at + 1
    scan.used = stop
    return stop


def _content(t: Tokens, noun: Noun, link: int, end: int) -> int | None:
    """Where the content begins behind the noun: at "that" and "to", behind "of", "for" and "on"; None without one."""
    if link + 1 >= end:
        return None
    lower = t.lower[link]
    if "was" in noun.links and lower in ("was", "is"):
        return link + 1 if t.lower[link + 1] == "that" or t.flags[link + 1] & QUOTED else None
    if lower not in noun.links or not _may_follow(t, lower, link + 1):
        return None
    return link if lower in ("that", "to") else link + 1


def _may_follow(t: Tokens, link: str, at: int) -> bool:
    """Whether a clause follows "that", and a verb "to": neither "a statement that was late" nor "a threat to him"."""
    if link == "that":
        return not t.flags[at] & (AUXILIARY | FINITE) and not t.lower[at].endswith("ed")
    return link != "to" or not t.flags[at] & (CAPITAL | DETERMINER | PRONOUN | PREPOSITION)


def _agent(t: Tokens, noun: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """Who is named after "by" or "from", and where that ends."""
    if noun + 1 >= end or t.lower[noun + 1] not in ("by", "from"):
        return None, noun + 1
    here = noun + 2
    while here < min(end, noun + 12) and not t.flags[here] & (QUOTED | COMMA | STOP) and t.lower[here] not in _LINKS:
        here += 1
    return ((noun + 2, here) if here > noun + 2 else None), here


def _owner(t: Tokens, noun: int, lowest: int) -> tuple[int, int] | None:
    """Who stands before the noun: "Smith's", "his"; an adjective may come between."""
    for at in range(noun - 1, max(lowest - 1, noun - 4), -1):
        if t.lower[at] in _HIS:
            return at, at + 1
        if t.flags[at] & POSSESSIVE or (t.lower[at] in "’'" and at > lowest):
            start = subject_before(t, at - 1, lowest)
            return (_behind_preposition(t, start, at), at) if start is not None else None
        if t.flags[at] & (QUOTED | COMMA | STOP):
            return None
    return None


def _behind_preposition(t: Tokens, start: int, end: int) -> int:
    """Where an owner begins: "the risks created by Smith's ..." are not hers."""
    for at in range(end - 1, start, -1):
        if t.flags[at - 1] & PREPOSITION and t.lower[at - 1] != "of":
            return at
    return start


_MAKING: Final = frozenset(
    "made make makes issued issues gave give gives delivered offered offers repeated reiterated voiced".split()
)
_WIDEST: Final = 5


def _maker(t: Tokens, noun: int, lowest: int) -> tuple[int, int] | None:
    """Who makes it: X in "X has made an urgent call for"."""
    for verb in range(noun - 1, max(lowest, noun - _WIDEST), -1):
        if t.lower[verb] in _MAKING:
            left = verb - 1
            while left >= lowest and t.flags[left] & (AUXILIARY | ADVERB) and not t.flags[left] & NEGATION:
                left -= 1
            start = subject_before(t, left, lowest) if left >= lowest else None
            return (start, left + 1) if start is not None else None
        if t.flags[verb] & (COMMA | STOP | QUOTED | PREPOSITION | NEGATION) or t.lower[verb] == "no":
            return None
    return None


def _main_verb(t: Tokens, start: int, end: int) -> int:
    """Where the verb stands that the noun is the subject of: "his call for a vote is ..."; `end` without one."""
    for at in range(start + 1, end):
        verb = t.flags[at] & (AUXILIARY | FINITE) and not t.flags[at] & (POSSESSIVE | CAPITAL) and t.lower[at] != "to"
        if verb and t.lower[at - 1] != "to":
            return end if any(t.lower[before] in _RELATIVE for before in range(start, at)) else at
    return end


_RELATIVE: Final = frozenset("that who which what whether how if when where whose".split())
