"""What counts as a statement, and what is the same verb at other work: "claimed the title", "the sign says".

Chat is full of these. A phrase ("announced her new haircut", "agreed to meet") counts only when somebody says it who
makes statements: a name, or a body or a role marked PUBLIC in words.py. A clause ("said that the road is closed")
counts whoever says it, but for things that only show words.
"""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.found import Found, Range
from bot.reading.statements.frames import has_verb
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    DETERMINER,
    FINITE,
    PREPOSITION,
    PRONOUN,
    PUBLIC,
    QUOTED,
    STOP,
    THING,
)

_VERB_RULES: Final = frozenset(
    (
        "speaker, verb, clause",
        "speaker, verb, phrase",
        "speaker, verb, quotation",
        "speaker, verb, to",
        "speaker, verb, that",
        "clause, speaker, verb",
        "shared subject",
        "silence",
    )
)
"""Rules whose verbs do other work as often; the others rest on a shape."""

_FIRM: Final = frozenset(
    "accuse deny refute retract recant condemn denounce disavow walk take withdraw apologise apologize allege".split()
)
"""Verbs that are about a claim whatever follows."""

_SAID: Final = frozenset("comment say confirm answer explain elaborate discuss disclose deny rule name reveal".split())
"""What people decline and refuse to do with words."""

_GREETINGS: Final = frozenset("hi hello hey goodbye bye yeah yep nope thanks please sorry cheers congrats".split())
_EMPTY: Final = frozenset("it so that this best again before all nothing something anything stuff things".split())
_OPENS_CLAUSE: Final = frozenset("that whether if how why what".split())
_OURS: Final = frozenset("my your our ur".split())
_GENERIC: Final = frozenset("they people ppl".split())
_KIN: Final = frozenset(
    "mom mum mother dad father parents wife husband gf bf girlfriend boyfriend brother sister bro sis son daughter kid "
    "kids grandma grandpa granny nan aunt uncle teacher prof professor boss manager cat dog doctor dentist therapist "
    "barber roommate flatmate ex coach".split()
)
"""Whose words are nobody's business here, unless they are somewhere: "my brother in Goma says"."""
_ME: Final = frozenset("me us you my our your him her them".split())
_ANSWERS: Final = frozenset((Act.CONCEDES, Act.CONFIRMS, Act.DENIES))
_IT: Final = frozenset("it this that everything".split())
_HIM: Final = frozenset("him them us me you".split())
_ANYBODY: Final = frozenset("everyone everybody someone somebody anyone anybody nobody people".split())
_NEAR: Final = 6
"""How many words behind a verb its object ends, at most."""
_EARLIER: Final = 2000
"""How far back a name is looked for that a pronoun may stand for, in characters."""
_NAME: Final = re.compile(
    r"(?<![.!?] )(?<!^)(?<!\n)(?<![\"“'])\b[A-ZÀ-Þ]\w|@\w|\b[A-Z]\w+ [A-Z]|\b[A-Z]{2}", re.MULTILINE
)


_WORK: Final = """
announce     squad lineup line-up tour dates album engagement pregnancy giveaway winner winners setlist
call         backup help reinforcements ambulance taxi cab uber pizza waiter timeout support assistance delivery
question     man woman boy girl teenager suspect suspects people witness witnesses passengers neighbours
recall       car cars vehicle vehicles pickups trucks models units products batch dog ambassador ambassadors player
dismiss      jury class students staff coach manager minister commander employee employees workers batsman guard
confirm      booking appointment reservation order attendance email judge nominee nomination subscription
quote        me us price
order        turn pizza beer beers food drinks coffee burger round lunch dinner
deny         penalty goal chance win victory place spot refund treatment service leave equaliser flight
refuse       help entry penalty service treatment treat visa bail food medication fence lunch drink
address      crowd audience nation rally supporters parliament summit envelope letter fans
defend       title thesis champion crown goal lead base border village position positions dissertation flag
welcome      baby guests visitors members member newcomers tourists son daughter
admit        students patients patient kids fans visitors members applicants guests women
acknowledge  crowd receipt fans applause
slam         door brakes table ball phone laptop fist gate
rip          cover mask page jeans shirt paper dvd cd disc bong
blast        music ball hole song rock
bash         head knee door window skull
hail         cab taxi
praise       lord god
point        window door
mock         interview exam
describe     circle arc
"""
"""What a verb does to these is other work, whoever does it."""
_OTHER_WORK: Final = {line.split()[0]: frozenset(line.split()[1:]) for line in _WORK.strip().splitlines()}


def counts(one: Found) -> bool:
    """Whether what a rule found is a statement and not the same verb at other work."""
    t = one.tokens
    if one.speaker is None or not one.parts:
        return True
    first, end = t.at(one.speaker.start), t.at(one.speaker.end)
    if first < end and _is_saying(t, one, first, end):
        return False
    if first >= end or one.rule not in _VERB_RULES:
        return True
    if (shows(t, first, end) and one.act is not Act.DENIES) or _is_nothing(t, first, end) or _is_kin(t, first, end):
        return False
    first_part = one.parts[0]
    if _is_empty(t, one, first_part) or _is_other_work(t, one, first_part):
        return False
    spoken = one.quoted or one.rule == "clause, speaker, verb"
    return spoken or _is_clause(t, one, first_part) or not _is_anybody(t, first, end)


def shows(t: Tokens, first: int, end: int) -> bool:
    """Whether a noun phrase is a thing that shows words: "the sign on the door", "my phone"."""
    head = first
    while head + 1 < end and not t.flags[head + 1] & (PREPOSITION | COMMA | STOP):
        head += 1
    return bool(t.flags[head] & THING) and not (t.flags[head] & CAPITAL and head > first)


def _is_saying(t: Tokens, one: Found, first: int, end: int) -> bool:
    """Whether it is what "people say", and a quotation that "they said" when nobody is meant."""
    if one.cue.base != "say" or t.lower[first] not in _GENERIC or end - first > 1:
        return False
    proverbial = t.lower[one.group[1] - 1] == "say" or (
        t.lower[first] == "they" and one.rule == "quotation, speaker, verb"
    )
    return proverbial and _is_anybody(t, first, end)


def _is_kin(t: Tokens, first: int, end: int) -> bool:
    """Whether a speaker is somebody of the writer's own life: "my mom"."""
    return t.lower[first] in _OURS and t.lower[end - 1] in _KIN


def _is_clause(t: Tokens, one: Found, part: Range) -> bool:
    """Whether what was said is a clause, and somebody's words rather than a thought."""
    if one.act is Act.THINKS or one.rule == "silence":
        return False
    first, end = part
    if one.cue.base in _FIRM and t.lower[first] not in _ME:
        return True
    if one.act in _ANSWERS and t.lower[first] in _IT and (first + 1 == end or t.flags[first + 1] & STOP):
        return True
    if one.act is Act.DECLINES:
        return t.lower[first + (t.lower[first] == "to") : first + 2][-1:] != [] and not _SAID.isdisjoint(
            t.lower[first : first + 2]
        )
    if t.lower[first] in _OPENS_CLAUSE:
        return True
    comma = next((at for at in range(first, end) if t.flags[at] & COMMA), end)
    return t.lower[first] != "to" and has_verb(t, first, comma)


def _is_empty(t: Tokens, one: Found, part: Range) -> bool:
    """Whether no more is told than that somebody spoke: "said hi", "told me so"."""
    first, end = part
    if len(one.parts) > 1:
        return False
    ends = first + 1 == end or t.flags[first + 1] & (STOP if end - first > _NEAR else COMMA | STOP)
    if t.lower[first] in ("that", "it", "so") and ends and not one.quoted:
        return one.act in (Act.SAYS, Act.THINKS)
    words = set(t.lower[first:end])
    return one.cue.base in ("say", "tell") and (words <= _GREETINGS or words <= _EMPTY)


def _is_other_work(t: Tokens, one: Found, part: Range) -> bool:
    """Whether something is done to what follows the verb, and nothing said: "recalled 40 cars", "warned him twice"."""
    first, end = part
    if one.cue.takes("whom") and t.lower[first] in _HIM and "to" not in t.lower[first + 1 : first + 4]:
        return True
    if t.lower[first] == "to" and t.lower[first - 1] in ("me", "us"):
        return True
    if one.cue.base == "decline" and (t.words[first][0].isdigit() or t.lower[first] == "by"):
        return True
    objects = _OTHER_WORK.get(one.cue.base)
    if objects is None:
        return False
    for at in range(first, min(end, first + _NEAR)):
        if at > first and t.flags[at] & (PREPOSITION | COMMA | STOP | QUOTED | AUXILIARY | FINITE):
            return False
        if t.lower[at] in objects:
            return True
    return False


def _is_anybody(t: Tokens, first: int, end: int) -> bool:
    """Whether a speaker is nobody of whom a record would be kept: "my bank", "the bouncer", "he" of nobody named."""
    if t.lower[first] in _OURS:
        return True
    if any(t.flags[at] & (CAPITAL if at > first else 0) or t.flags[at] & PUBLIC for at in range(first, end)):
        return False
    if t.lower[first] in _ANYBODY:
        return True
    if t.flags[first] & PRONOUN:
        return not _named_before(t, t.start[first]) and not any(flags & PUBLIC for flags in t.flags[:first])
    return bool(t.flags[first] & DETERMINER)


def _is_nothing(t: Tokens, first: int, end: int) -> bool:
    """Whether a speaker is an "it" that stands for nobody named: "it says rate limited"."""
    if t.lower[first:end] != ["it"]:
        return False
    return _is_anybody(t, first, end) or any(flags & THING for flags in t.flags[:first])


def _named_before(t: Tokens, here: int) -> bool:
    """Whether a name stands before a pronoun that it may stand for."""
    return _NAME.search(t.text, max(0, here - _EARLIER), here) is not None
