"""What may follow a cue as its content: a clause, or a phrase."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.cues import Cue
from bot.reading.statements.tokens import Tokens
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
    STOP,
    SUBORDINATOR,
    TIME,
    WORD,
)

_CLAUSE_WORDS: Final = frozenset("that whether if how why what there it who where".split())
_NO_CONTENT: Final = frozenset("and or nor but . ) as than".split())
_NO_CLAUSE: Final = frozenset("about of to into with through on as by from during before after".split())
_NO_PHRASE: Final = frozenset(". , in on at by with from and during to for of about".split())


def _is_number(t: Tokens, at: int) -> bool:
    return t.words[at][0].isdigit() or t.lower[at] in ("half", "a", "one", "two", "three", "four", "five", "six", "ten")


_BARE: Final = frozenset("say think believe tell".split())


def _quoted_soon(t: Tokens, start: int, end: int) -> bool:
    return any(t.flags[at] & QUOTED for at in range(start, min(end, start + 6)))


def takes_clause(t: Tokens, cue: Cue, start: int, end: int, *, inserted: bool) -> bool:
    """Whether a clause that is content begins at a token; `inserted` as in "which X said will go"."""
    lower, flags = t.lower[start], t.flags[start]
    quoted = _quoted_soon(t, start, end)
    colon = t.lower[start - 1] == ":"
    if flags & (FINITE | AUXILIARY) and not flags & CAPITAL and not quoted and not lower.endswith("ing"):
        return inserted and cue.takes("clause") and lower not in ("to", "not")
    counts = lower == "about" and start + 1 < end and _is_number(t, start + 1)
    if flags & PREPOSITION and lower in _NO_CLAUSE and not counts and not (lower == "to" and cue.takes("to")):
        return False
    if lower in _NO_CONTENT and not quoted:
        return False
    if cue.takes("clause"):
        bare = colon or (cue.base in _BARE and not (flags & PREPOSITION and not flags & CAPITAL))
        if not bare and not quoted and lower not in _CLAUSE_WORDS and not has_verb(t, start, end):
            return False
        begins = lower in _CLAUSE_WORDS or flags & (PRONOUN | DETERMINER | CAPITAL) or quoted or colon
        return bool(begins) or not cue.noun
    if cue.takes("that"):
        return lower == "that" or quoted or colon or (cue.act is Act.ASKS and lower in _CLAUSE_WORDS)
    if cue.takes("quote"):
        return bool(flags & QUOTED) or colon
    return cue.takes("thatonly") and (lower == "that" or bool(flags & QUOTED))


_CLAUSE_SUBJECTS: Final = frozenset("he she they we i".split())


def _turns(t: Tokens, at: int, end: int) -> bool:
    """Whether another clause or verb begins, so that a verb behind it is none of the phrase before."""
    flags, lower = t.flags[at], t.lower[at]
    if lower in _NEXT_CLAUSE:
        return True
    if at + 1 >= end or not (lower == "and" or flags & COMMA):
        return False
    following = t.lower[at + 1]
    if flags & COMMA:
        return following in ("and", "but")
    if following == "then" or following in _CLAUSE_SUBJECTS:
        return True
    return bool(t.flags[at + 1] & FINITE) or following.endswith("ed")


_NEXT_CLAUSE: Final = frozenset("but because so when while until though although cuz cos".split())


def has_verb(t: Tokens, start: int, end: int) -> bool:
    """Whether a clause has something like a finite verb: "claimed the title" has none."""
    if t.lower[start] in _CLAUSE_SUBJECTS:
        return True
    for at in range(start + 1, min(end, start + 25)):
        flags, lower = t.flags[at], t.lower[at]
        if (
            flags & (FINITE | AUXILIARY)
            and not flags & POSSESSIVE
            and lower not in ("to", "not")
            and t.words[at] != "May"
        ):
            return True
        if (
            lower.endswith("ed")
            and not flags & CAPITAL
            and not t.flags[at - 1] & (DETERMINER | PREPOSITION | POSSESSIVE)
        ):
            return True
        if lower.endswith("s") and t.flags[at - 1] & CAPITAL and not flags & (CAPITAL | POSSESSIVE):
            return True  # "claims Smith runs it"
        if flags & STOP or lower in (";", ":") or _turns(t, at, end):
            return False
    if t.lower[start] == "it":
        return start + 1 < end and t.lower[start + 1].endswith(("s", "ed"))
    return bool(t.flags[start] & PRONOUN)


_REFLEXIVE: Final = frozenset("himself herself themselves itself myself".split())
_OBJECTS: Final = frozenset("him her them us me you".split())
_NAMED: Final = _OBJECTS | _REFLEXIVE | {"it", "that", "this"}
DENIED: Final = frozenset(
    "entry access bail boarding permission asylum visa visas service parole refuge custody promotion".split()
)
"""What people are denied without anybody denying a claim."""


_CLAIM_WORDS: Final = frozenset(
    (
        "claim claims statement statements remark remarks comment comments accusation accusations allegation "
        "allegations story report reports article assertion denial charge charges criticism words tweet post "
        "figure figures"
    ).split()
)


def takes_phrase(t: Tokens, cue: Cue, start: int, end: int, *, inserted: bool) -> bool:
    """Whether a phrase or an infinitive that is content begins at a token; `inserted` as in "what X called a lie"."""
    lower = t.lower[start]
    if inserted and cue.act is Act.DESCRIBES and "attention" not in t.lower[start : start + 3]:
        return lower == "as" or not t.flags[start] & (PREPOSITION | AUXILIARY | TIME | SUBORDINATOR)
    if cue.takes("claim"):
        return lower == "what" or not _CLAIM_WORDS.isdisjoint(t.lower[start : min(end, start + 5)])
    if cue.base == "decline" and _is_quantity(t, start + (lower == "to"), end):
        return False
    responsible = cue.base == "claim" and "responsibility" in t.lower[start : start + 2]
    if responsible or (cue.act is Act.APOLOGISES and lower == "for"):
        return start + 1 < end
    if cue.takes("npto") and t.flags[start] & WORD and not t.flags[start] & (PREPOSITION | AUXILIARY | SUBORDINATOR):
        return "to" in t.lower[start + 1 : min(end, start + 9)]
    if cue.takes("referto"):
        return bool(t.flags[start] & (DETERMINER | CAPITAL | QUOTED))
    if lower == "to" and (cue.takes("to") or (cue.takes("whom") and not t.flags[start - 1] & CUE)):
        return True
    return cue.takes("np") and not _at_other_work(t, cue, start, end) and _begins_phrase(t, start, end)


def _is_quantity(t: Tokens, at: int, end: int) -> bool:
    """Whether something only grows less: "sales declined 5 percent", "declined sharply", "declined to $5"."""
    return at >= end or not t.words[at][0].isalpha() or bool(t.flags[at] & (ADVERB | SUBORDINATOR))


def _begins_phrase(t: Tokens, start: int, end: int) -> bool:
    lower = t.lower[start]
    if lower == "as":  # dismissed as “fiction” reports of a coup
        return start + 1 < end and bool(t.flags[start + 1] & QUOTED)
    if lower in ("my", "our"):  # "denied my loan" is the writer's own matter
        return False
    return lower not in _NO_PHRASE and (lower not in _NO_CONTENT or bool(t.flags[start] & QUOTED))


def _at_other_work(t: Tokens, cue: Cue, start: int, end: int) -> bool:
    """Whether the verb does something else: "denied him entry", "called the police", "promised me a pizza"."""
    lower = t.lower[start]
    if cue.act is Act.DESCRIBES:
        return cue.base == "call" and t.lower[start - 1] not in ("for", "on", "upon") and not _is_named(t, start, end)
    if lower in _REFLEXIVE or lower in ("nobody", "none"):
        return True
    if cue.base == "deny":
        return not DENIED.isdisjoint(t.lower[start : min(end, start + 5)]) or _is_person(t, start, end)
    given = lower in _OBJECTS and start + 1 < end and bool(t.flags[start + 1] & DETERMINER)
    return given and cue.act not in (Act.ACCUSES, Act.CRITICISES, Act.PRAISES)


def _is_person(t: Tokens, start: int, end: int) -> bool:
    """Whether only a name or "him" is denied: somebody is refused something, no claim is."""
    at = start
    while at < end and t.flags[at] & CAPITAL and not t.flags[at] & (PRONOUN | DETERMINER):
        at += 1
    if at == start:
        return t.lower[start] in _OBJECTS and start + 1 < end and t.lower[start] != "her"
    return at < end and bool(
        t.flags[at] & (ADVERB | TIME | DETERMINER | PREPOSITION) and t.lower[at] not in ("of", "in", "'s", "’s")
    )


_CALLED: Final = frozenset("back up out over off away names daily home".split())


def _is_named(t: Tokens, start: int, end: int) -> bool:
    """Whether something is called something: "called him a liar", not "called the police"."""
    if t.lower[start : start + 3] == ["it", "a", "day"]:
        return False
    if t.lower[start] in _NAMED and start + 1 < end and t.flags[start + 1] & WORD:
        if t.lower[start + 1] in _CALLED:
            return False
        return not t.flags[start + 1] & (PREPOSITION | TIME | ADVERB | AUXILIARY | SUBORDINATOR)
    quoted = any(t.flags[at] & QUOTED for at in range(start + 1, min(end, start + 16)))
    if quoted or _is_predicate(t, start, end):
        return True
    for at in range(start + 1, min(end, start + 10)):
        if t.lower[at] in ("a", "an"):
            return True
        if t.flags[at] & (COMMA | STOP) or t.lower[at] in ("for", "to", "on", "at", "in", "about", "lost", "won"):
            return False
        if t.flags[at] & DETERMINER and not t.flags[at - 1] & PREPOSITION:
            return True
    return t.flags[start] & QUOTED != 0


_PARTICLES: Final = frozenset("back off out in up down over again".split())


def _is_predicate(t: Tokens, start: int, end: int) -> bool:
    """Whether one plain word follows a name, and nothing more: "called Smith unfit"."""
    at = start
    while at < end and t.flags[at] & CAPITAL and not t.flags[at] & (PRONOUN | DETERMINER):
        at += 1
    if at == start or at >= end or t.flags[at] != WORD or not t.lower[at].isalpha():
        return False
    if t.lower[at] in _PARTICLES or t.lower[at].endswith("s"):
        return False
    return at + 1 >= end or bool(t.flags[at + 1] & (COMMA | BREAK | SUBORDINATOR))
