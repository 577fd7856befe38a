"""Verb groups: a cue with what stands before it ("has repeatedly denied", "did not say"), and whether it reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.cues import BY_FORM, CALL_FOR, Cue
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    NEGATION,
    NOUN_CUE,
    PREPOSITION,
    PRONOUN,
    PUBLIC,
    QUOTED,
    TIME,
    WORD,
)

_BE: Final = frozenset("was were been is are be being am isnt wasnt".split())
_IS_ING: Final = _BE | {"'s", "’s", "'m", "’m", "'re", "’re"}
_PARTICIPLES: Final = frozenset("said told known found seen thought written".split())
_KEPT_ADVERBS: Final = frozenset("also then repeatedly later further often".split())
_NOT_AFTER: Final = frozenset(
    "'s ’s of in new recent such no for on by with at united into from under amid despite".split()
)
CATENATIVES: Final = frozenset(
    "continuing continued continues continue went goes appeared appears seemed seems refused failed began begins came "
    "managed declined proceeded quick careful keen used took rushed chose moved returned sought tried wants wanted "
    "expected".split()
)
"""What stands before "to" so that the infinitive after it still reports: "went on to say"."""


_AVOIDED: Final = frozenset("stopped avoided avoids".split())
_BEGUN: Final = _AVOIDED | set(
    "began begun begin begins started starts kept keeps keep continued continue continues".split()
)
"""What stands before a participle so that both are one verb: "kept saying", "avoided saying"."""


_REDUCED: Final = frozenset(
    (Act.ACCUSES, Act.CRITICISES, Act.DENIES, Act.REJECTS, Act.CONFIRMS, Act.DESCRIBES, Act.RETRACTS)
)
"""What a passive without "was" may do: "claims denied by the ministry"."""
_MANY: Final = frozenset(
    "people many some others both most few police men women children half percent all none".split()
)
_COUNTED: Final = frozenset("all both some many others another several most one".split())
_INFINITIVES: Final = frozenset("call report state claim answer".split())


_NOTICES: Final = frozenset("for in until from issued".split())


@dataclass(slots=True)
class Group:
    """A cue at token `verb`, its group from `start` to before `end`; a subject may end at `left`."""

    cue: Cue
    verb: int
    start: int
    end: int
    left: int
    negated: bool = False
    passive: bool = False
    participle: bool = False
    infinitive: bool = False


def cue_at(t: Tokens, here: int, lowest: int) -> Cue | None:
    """The cue at a token that may report there: no noun ("the claim"), no attribute ("reported violations")."""
    lower = t.lower[here]
    cue = BY_FORM[lower]
    before = t.lower[here - 1] if here > lowest else ""
    flags = t.flags[here - 1] if here > lowest else 0
    if lower.endswith("ed") and before and (before[0].isdigit() or before in _MORE) and _is_bare_noun(t, here + 1):
        return None
    if cue.noun:
        return cue if _is_verb(t, here, lowest, cue, before, flags) else None
    if t.flags[here] & NOUN_CUE and (flags & DETERMINER or before in ("'s", "’s")):
        return None
    if lower == cue.base and here > lowest and not _plural(t, here, lowest):
        return None
    if lower.endswith("ed") and (
        (flags & DETERMINER and not flags & PRONOUN and before not in _COUNTED) or before in ("'s", "’s")
    ):
        return None
    if flags & CAPITAL and t.flags[here] & CAPITAL and _is_name(t, here):
        return None
    after = t.lower[here + 1] if here + 1 < len(t) else ""
    if (lower == "warning" and after in _NOTICES and here > lowest and not flags & COMMA) or (
        lower == "expected" and after == "to" and not flags & (AUXILIARY | ADVERB | PRONOUN | PUBLIC | CAPITAL)
    ):
        return None  # "storm warning until 6", "prices expected to rise"
    joined = before == "-" and t.end[here - 1] == t.start[here]
    return None if (before == "so-called" or joined) and here - 1 > lowest else cue


_MORE: Final = frozenset("more fewer total".split())


def _is_bare_noun(t: Tokens, at: int) -> bool:
    """Whether an ordinary word stands at a token: "40 pledged votes"."""
    return at < len(t) and t.flags[at] == WORD


def _plural(t: Tokens, here: int, lowest: int) -> bool:
    """Whether a verb without an ending can follow what stands before it: "critics say", "did say", "to say"."""
    flags, before = t.flags[here - 1], t.lower[here - 1]
    if before.endswith("%"):
        return True
    if (
        flags & (PRONOUN | AUXILIARY | ADVERB | COMMA | QUOTED | CAPITAL | PUBLIC)
        or before.endswith("s")
        or before in _MANY
    ):
        return True
    if t.lower[here] == "say" and not flags & (DETERMINER | PREPOSITION):
        return True
    if before in ("and", "or", "nor", "that", "read", ")", "”") or t.lower[here] in ("read", "put", "forecast"):
        return True
    return any(
        t.lower[at] in ("and", "critics", "who") or t.lower[at].endswith("s")
        for at in range(max(lowest, here - 6), here)
    )


def _in_title(t: Tokens, here: int) -> bool:
    """Whether every longer word around a token is capitalised, as in a headline: "Senator Hints Deal Would Fail"."""
    near = [at for at in range(max(0, here - 3), min(len(t), here + 5)) if len(t.words[at]) > 3 and t.flags[at] & WORD]
    return len(near) >= 4 and here > 0 and all(t.flags[at] & CAPITAL for at in near)


def _by_doing(before: str, lower: str) -> bool:
    """Whether a participle tells how something was done: "by calling for a vote"."""
    return before in ("by", "in") and lower.endswith("ing")


def _is_name(t: Tokens, here: int) -> bool:
    """Whether a capitalised verb behind a capitalised word is part of its name: "BBC Verify has found"."""
    after = t.flags[here + 1] if here + 1 < len(t) else 0
    return bool(after & (AUXILIARY | FINITE)) and not after & CAPITAL and t.lower[here + 1] != "to"


def _is_verb(t: Tokens, here: int, lowest: int, cue: Cue, before: str, flags: int) -> bool:
    lower, word = t.lower[here], t.words[here]
    if (flags & DETERMINER and before not in _COUNTED) or (before in _NOT_AFTER and not _by_doing(before, lower)):
        return False
    if (
        before == "to"
        and lower not in _INFINITIVES
        and (here - 2 < lowest or t.lower[here - 2] not in CATENATIVES | {"on"})
    ):
        return False
    if t.flags[here] & CAPITAL and here > lowest and before != "." and not _in_title(t, here):
        return False
    after = t.lower[here + 1] if here + 1 < len(t) else ""
    following = t.flags[here + 1] if here + 1 < len(t) else 0
    has_verb = following & (AUXILIARY | FINITE) and after not in ("to", "not") and not following & CAPITAL
    if after == "of" or ((has_verb or _is_plural_verb(t, here + 1)) and (lower == cue.base or lower.endswith("s"))):
        return False
    subject = flags & (PRONOUN | ADVERB) or before in ("who", ")", ",", "and") or flags & (CAPITAL | QUOTED)
    if lower == cue.base:
        told = flags & PUBLIC and following & PRONOUN and after != "it"  # "the opposition claim they won"
        return not here > lowest or bool(
            flags & (PRONOUN | AUXILIARY | ADVERB) or before == "to" or before.endswith("s") or told
        )
    if not lower.endswith("s") or here == lowest or subject:
        return not (word.isupper() and len(word) > 2 and False)
    if before.endswith("s"):
        return False
    named = following & CAPITAL and not following & TIME
    return after in ("that", ",", ".", "") or bool(named or following & (QUOTED | PRONOUN | DETERMINER))


def _is_plural_verb(t: Tokens, at: int) -> bool:
    """Whether a token can only be the verb of a plural before it: "reports suggest", "reports claim that"."""
    if at >= len(t) or not t.flags[at] & CUE or t.flags[at] & CAPITAL:
        return False
    cue = BY_FORM[t.lower[at]]
    return t.lower[at] == cue.base and (not cue.noun or (at + 1 < len(t) and t.lower[at + 1] == "that"))


def group_at(t: Tokens, verb: int, lowest: int) -> Group | None:
    """The verb group around the cue at a token, looking no further left than `lowest`; None when it reports nothing."""
    cue = cue_at(t, verb, lowest)
    if cue is None:
        return None
    start, left, negated = _auxiliaries(t, verb, lowest)
    begun = t.lower[verb].endswith("ing") and left >= lowest and t.lower[left] in _BEGUN
    if begun:
        avoided = t.lower[left] in _AVOIDED
        start, left, negated = _auxiliaries(t, left, lowest)
        negated = negated or avoided
    while start - 2 >= lowest and t.lower[start - 1] in ("or", "nor") and t.flags[start - 2] & CUE:
        start, left, either = _auxiliaries(t, start - 2, lowest)  # "would not confirm or deny"
        negated = negated or either
    if left >= lowest and t.lower[left] == "neither":
        start, left, _ = _auxiliaries(t, left, lowest)
        negated = True
    group = Group(cue, verb, start, verb + 1, left, negated)
    helpers = set(t.lower[start:verb])
    lower = t.lower[verb]
    ing = lower.endswith("ing")
    after = t.lower[verb + 1] if verb + 1 < len(t) else ""
    past = lower.endswith("ed") or lower in _PARTICIPLES
    reduced = (after == "by" and cue.act in _REDUCED) or (after == "of" and cue.takes("of"))
    group.passive = not ing and past and (bool(helpers & _BE) or (reduced and not helpers & {"has", "have", "had"}))
    group.participle = ing and not begun and not helpers & _IS_ING
    to = next((at for at in range(start, verb) if t.lower[at] == "to"), verb)
    group.infinitive = to < verb and not any(t.flags[at] & AUXILIARY for at in range(start, to))
    return group if _with_particle(t, group) else None


def _auxiliaries(t: Tokens, verb: int, lowest: int) -> tuple[int, int, bool]:
    """Where the group begins, the token before all of it, and whether it is negated."""
    start, here, negated = verb, verb - 1, False
    while here >= lowest:
        flags, lower = t.flags[here], t.lower[here]
        if flags & QUOTED or not flags & (AUXILIARY | ADVERB):
            break
        if flags & ADVERB and not flags & AUXILIARY and flags & CAPITAL:
            break
        if flags & NEGATION:
            negated = True
        if flags & AUXILIARY or lower in _KEPT_ADVERBS or lower == "never" or lower.endswith("ly"):
            start = here
        here -= 1
    return start, here, negated


_PARTICLES: Final = {"out": ("out", "to"), "referto": ("to",), "back": ("back",), "off": ("off",)}
"""What a verb with that frame needs behind it."""


def _with_particle(t: Tokens, group: Group) -> bool:
    """Takes in "point out", "call for", "refer to"; False when the verb reports only with one and has none."""
    after = t.lower[group.end] if group.end < len(t) else ""
    for frame, particles in _PARTICLES.items():
        if group.cue.takes(frame):
            group.end += after in particles
            return after in particles
    if group.cue.takes("on") and after in ("for", "on", "upon"):
        group.end += 1
        group.cue = CALL_FOR if group.cue.base == "call" else group.cue
    return True


def reports_soon(t: Tokens, here: int, end: int) -> bool:
    """Whether a cue comes before the next mark: "Really?" Smith asked."""
    for at in range(here, min(end, here + 8)):
        if t.flags[at] & (COMMA | QUOTED) or t.lower[at] in (".", ";", ":"):
            return False
        if t.flags[at] & CUE and (cue := cue_at(t, at, here)) is not None:
            return bool(cue.frames & {"clause", "that", "quote"})
    return False
