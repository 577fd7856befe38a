"""The rules around a reporting verb: which side its content stands on."""

from __future__ import annotations

from typing import Final

from bot.reading.statements import passives
from bot.reading.statements.antecedents import read_answer
from bot.reading.statements.before import clause_before, nothing_follows, read_before
from bot.reading.statements.behind import SUBORDINATE, read_behind
from bot.reading.statements.clauses import infinitive_subject
from bot.reading.statements.found import Scan
from bot.reading.statements.groups import CATENATIVES, Group, group_at
from bot.reading.statements.model import Span
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.subject_right import subject_after
from bot.reading.statements.supposed import is_supposed
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.who import PAST, Subject, find_subject, left_subject
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    COMMA,
    CUE,
    NEGATION,
    PRONOUN,
    QUOTED,
)

_WHEN: Final = frozenset("when if once whenever".split())


def read_verb(scan: Scan, verb: int) -> int:
    """Reads the cue at a token; where to go on looking for cues."""
    t = scan.tokens
    group = group_at(t, verb, scan.used)
    if group is None:
        return verb + 1
    if group.infinitive and not (group.passive or _with_catenative(scan, group)):
        return _read_infinitive(scan, group)
    if group.passive:
        return passives.read_passive(scan, group)
    if t.lower[verb] == "asked" and (verb == scan.first or t.lower[verb - 1] in _WHEN):
        return passives.read_asked(scan, group)
    answered = read_answer(scan, group)
    if answered is not None:
        return answered
    subject = find_subject(scan, group)
    if subject is None or not may_speak(t, subject, scan.first):
        return verb + 1
    _name_cleft(t, subject, scan.first)
    group.negated = group.negated or (not subject.shared and t.lower[subject.start] in _NOBODY)
    return verb + 1 if _is_supposed(scan, group, subject) else _read_around(scan, group, subject)


def _read_around(scan: Scan, group: Group, subject: Subject) -> int:
    stopped = read_before(scan, group, subject)
    return read_behind(scan, group, subject) if stopped is None else stopped


_IS: Final = frozenset(("is", "was", "'s", "’s"))


def _name_cleft(t: Tokens, subject: Subject, first: int) -> None:
    """Puts the name in place of "who" in "it was X who said"."""
    if subject.who is None or isinstance(subject.who, Span) or t.lower[subject.who[0]] not in ("who", "that"):
        return
    link = subject.who[0]
    begin = subject_before(t, link - 1, first) if link > first else None
    if begin is not None and begin - 2 >= first and t.lower[begin - 1] in _IS and t.lower[begin - 2] == "it":
        subject.who = (begin, link)


def _is_supposed(scan: Scan, group: Group, subject: Subject) -> bool:
    """Whether the sentence only asks or supposes that it is said; not where the content stands before the verb."""
    if subject.turned is not None or group.participle or subject.who is None or isinstance(subject.who, Span):
        return False
    return is_supposed(scan.tokens, subject.who[0], group, scan.first)


_NOBODY: Final = frozenset("nobody neither none no".split())
_FIRST: Final = frozenset("i we you".split())
_PEOPLE: Final = frozenset("people ppl anyone anybody everyone everybody guys folks".split())
_DID: Final = frozenset("did does do didnt doesnt".split())


def may_speak(t: Tokens, subject: Subject, first: int) -> bool:
    """Whether a subject is not writer or reader, and the sentence no question: "who called", "did he say"."""
    if subject.who is None or isinstance(subject.who, Span):
        return True
    begin = subject.who[0]
    if t.lower[begin] in _FIRST and subject.who[1] - begin == 1:
        return False
    if (begin == first and t.lower[begin] in ("who", "which", "what")) or t.lower[begin] == "whoever":
        return False
    if t.lower[begin] == "who" and t.lower[begin - 1] in _PEOPLE:  # "people who say that ..."
        return False
    before = t.lower[begin - 1] if begin > first else ""
    return before not in _DID and not (before in ("n't", "n’t") and begin - 2 >= first and t.lower[begin - 2] in _DID)


_NO: Final = frozenset("no not never n't n’t nobody".split())


def _read_infinitive(scan: Scan, group: Group) -> int:
    """Reads "X used the speech to say that" and "that led X to say that", with a clause or a quotation behind."""
    t = scan.tokens
    here = group.end + (group.end < scan.end and bool(t.flags[group.end] & COMMA))
    if here >= scan.end or not (t.lower[here] == "that" or t.flags[here] & QUOTED):
        return group.verb + 1
    group.negated = group.negated or not _NO.isdisjoint(t.lower[scan.used : group.start])
    who = infinitive_subject(t, scan.used, group.start)
    if who is None or not may_speak(t, Subject(who, who[0], ""), scan.first):
        return group.verb + 1
    return read_behind(scan, group, Subject(who, group.start, ""))


def _with_catenative(scan: Scan, group: Group) -> bool:
    """Takes "went on", "continued" before "to say" into the group; False when nothing like it stands there."""
    t = scan.tokens
    at = group.start - 1
    if at > scan.used and t.lower[at] == "on":
        at -= 1
    if at <= scan.used or t.lower[at] not in CATENATIVES:
        return False
    group.start, group.left = at, at - 1
    while group.left > scan.used and t.flags[group.left] & (AUXILIARY | ADVERB):
        group.negated = group.negated or bool(t.flags[group.left] & NEGATION)
        group.left -= 1
    group.infinitive = False
    return True


def read_final(scan: Scan) -> bool:
    """Reads a sentence that ends in ", police said" or ", said Smith": all before is content, with any cues in it.

    Not for sentences with quotations in them.
    """
    t = scan.tokens
    return _ends_turned(scan) or (t.lower[scan.first] not in SUBORDINATE and _ends_in_verb(scan))


_TURNED: Final = frozenset("said says added".split())


def _ends_turned(scan: Scan) -> bool:
    t = scan.tokens
    for verb in range(scan.first + 4, scan.end - 1):
        if t.lower[verb] in _TURNED and t.flags[verb - 1] & COMMA:
            last = subject_after(t, verb + 1, scan.end)
            if last is None or (t.flags[verb + 1] & PRONOUN) or last + 2 < scan.end:
                return False
            subject = Subject((verb + 1, last + 1), verb, "", turned=last + 1)
            group = group_at(t, verb, scan.first)
            if group is None:
                return False
            return clause_before(scan, group, subject, last + 1, "clause, verb, speaker") is not None
    return False


def _ends_in_verb(scan: Scan) -> bool:
    t = scan.tokens
    verb = next((at for at in range(scan.end - 1, max(scan.first, scan.end - 25), -1) if t.flags[at] & CUE), None)
    if verb is None:
        return False
    reported = t.lower[verb] in ("reported", "reports")
    if not reported and any(t.lower[at] in PAST for at in range(scan.first, verb)):
        return False
    group = group_at(t, verb, scan.first)
    if group is None or group.passive or group.participle or group.infinitive or not group.cue.takes("clause"):
        return False
    subject = left_subject(scan, group)
    if subject is None or subject.start <= scan.first + 2 or not t.flags[subject.start - 1] & COMMA:
        return False
    comma = group.end < scan.end and bool(t.flags[group.end] & COMMA)
    if group.cue.base == "deny" and any(flags & CUE for flags in t.flags[scan.first : subject.start]):
        return False  # "A accuses B, B denies" is two
    if comma or not nothing_follows(scan, group.cue, subject, group.end):
        return False
    return clause_before(scan, group, subject, group.end, "clause, speaker, verb") is not None
