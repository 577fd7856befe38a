"""Content to the right of a verb: he said that the talks failed."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.bounds import Bounds
from bot.reading.statements.content_end import content_end
from bot.reading.statements.content_start import content_start
from bot.reading.statements.cues import Cue
from bot.reading.statements.found import Range, Scan
from bot.reading.statements.frames import has_verb, takes_clause, takes_phrase
from bot.reading.statements.groups import Group
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.who import Subject
from bot.reading.statements.words import (
    AUXILIARY,
    COMMA,
    CUE,
    FINITE,
    PREPOSITION,
    QUOTED,
    STOP,
)

SUBORDINATE: Final = frozenset("when while as after although though if because since even".split())


def _is_subordinate(t: Tokens, first: int) -> bool:
    """Whether a sentence begins with a subordinate clause: "When he said ...", "And while he said ..."."""
    return t.lower[first] in SUBORDINATE or (t.lower[first] in ("and", "but") and t.lower[first + 1] in SUBORDINATE)


_OPENERS: Final = frozenset("that to whether if how why what".split())


def _opens(t: Tokens, start: int) -> bool:
    """Whether content certainly begins at a token: with "that", "to" or a quotation."""
    return t.lower[start] in _OPENERS or bool(t.flags[start] & QUOTED) or t.lower[start - 1] == ":"


def _main_clause_follows(scan: Scan, group: Group, subject: Subject) -> bool:
    """Whether a main clause follows what a verb reports: "When X said A, B", "B, and while X said A, C"."""
    t, before = scan.tokens, subject.start - 1
    if before >= scan.first and t.lower[before] in SUBORDINATE and t.lower[before] != "even":
        return True
    early = before < scan.first + 4
    return early and (_is_subordinate(t, scan.first) or (group.participle and group.start - scan.first <= 2))


_LINKS: Final = frozenset("which that what who whom".split())


def read_behind(scan: Scan, group: Group, subject: Subject) -> int:
    """Takes what stands behind the verb as content, if it can be that; where to go on."""
    t, cue = scan.tokens, group.cue
    if subject.turned is not None:
        return _after_colon(scan, group, subject, subject.turned)
    start = content_start(t, group.end, scan.end, addressed=cue.takes("whom"), infinitive=cue.takes("to"))
    if cue.takes("whom") and cue.takes("np") and start < scan.end and not _opens(t, start):
        start = content_start(t, group.end, scan.end, addressed=False)
    if start >= scan.end or (t.flags[start] & CUE and t.lower[start].endswith("ing") and t.flags[start - 1] & COMMA):
        return group.verb + 1
    if t.lower[start] in _ANSWERS and _stands_alone(t, start + 1, scan.end):
        return _keep(scan, group, subject, (start, start + 1), negated=group.negated)
    about = _about(t, start, scan.end)
    if about is not None:
        silent = group.negated or not _LITTLE.isdisjoint(t.lower[start:about])
        bounds = Bounds(phrase=True)
        return _keep(scan, group, subject, (about, content_end(scan, about, bounds)), negated=silent)
    inserted = subject.start > scan.first and t.lower[subject.start - 1] in _LINKS
    clause = takes_clause(t, cue, start, scan.end, inserted=inserted)
    phrase = takes_phrase(t, cue, start, scan.end, inserted=inserted)
    if not clause and (not phrase or (t.flags[group.end] & PREPOSITION and t.flags[start - 1] & COMMA)):
        return group.verb + 1
    only_phrase = phrase and _only_phrase(t, cue, start, scan.end)
    relative = subject.start > scan.first and t.lower[subject.start] in ("who", "which", "that")
    silent = cue.act is Act.DECLINES and t.lower[start] == "to" and "that" not in t.lower[start : start + 4]
    bounds = Bounds(
        dashes=cue.takes("np"),
        phrase=only_phrase or silent,
        at_comma=silent
        or (not scan.found and not t.flags[start - 1] & COMMA and _main_clause_follows(scan, group, subject)),
        relative=relative or inserted,
        participle=group.participle,
    )
    end = content_end(scan, start, bounds)
    if (
        end - start < 2
        and not (t.flags[start] & QUOTED or t.words[start][0].isdigit())
        and (not phrase or t.flags[start] & CUE)
    ):
        return group.verb + 1
    lead = (subject.start - 1, subject.start) if inserted and t.flags[start] & (FINITE | AUXILIARY) else None
    rule = subject.rule or _rule(t, start, phrase=only_phrase)
    kept = scan.keep(rule, cue, (group.start, group.end), subject.who, lead, (start, end), negated=group.negated)
    scan.go_on(end)
    scan.head = None
    if relative:
        mark = t.flags[subject.start - 1] & COMMA or t.lower[subject.start - 1] in DASHES
        scan.head = subject.start - 1 - bool(mark)
        scan.used += scan.used < scan.end and t.lower[scan.used] in DASHES
    return max(end, group.verb + 1) if kept else group.verb + 1


_ANSWERS: Final = frozenset("yes no".split())
_LITTLE: Final = frozenset("nothing little".split())
_AMOUNTS: Final = frozenset("nothing little much more less".split())


def _stands_alone(t: Tokens, here: int, end: int) -> bool:
    """Whether nothing of an answer follows: "said yes, but", "said no."."""
    return here >= end or bool(t.flags[here] & (COMMA | STOP)) or t.lower[here] in ("and", "but", "while")


def _about(t: Tokens, start: int, end: int) -> int | None:
    """Where begins what somebody said little, nothing or much about; None when there is no such thing."""
    amount = next((at for at in range(start, min(end, start + 2)) if t.lower[at] in _AMOUNTS), None)
    if amount is None:
        return None
    about = next((at for at in range(amount + 1, min(end - 1, amount + 6)) if t.lower[at] == "about"), None)
    return None if about is None else about + 1


def _keep(scan: Scan, group: Group, subject: Subject, content: Range, *, negated: bool) -> int:
    """Adds a statement with that content; where to go on."""
    rule = subject.rule or "speaker, verb, phrase"
    scan.keep(rule, group.cue, (group.start, group.end), subject.who, content, negated=negated)
    scan.go_on(content[1])
    return content[1]


_NO_PHRASE: Final = frozenset("that whether if to".split())


def _only_phrase(t: Tokens, cue: Cue, start: int, end: int) -> bool:
    """Whether content is a noun phrase and no clause: "denied the charges through his lawyer"."""
    names = cue.takes("np") or cue.takes("referto") or t.lower[start] == "responsibility"
    if not names or t.lower[start] in _NO_PHRASE:
        return False
    return not cue.takes("clause") or not has_verb(t, start, end)


def _rule(t: Tokens, start: int, *, phrase: bool) -> str:
    """The name of the rule by what the content begins with."""
    if t.flags[start] & QUOTED:
        return "speaker, verb, quotation"
    if t.lower[start] in ("that", "whether"):
        return "speaker, verb, that"
    if t.lower[start] == "to":
        return "speaker, verb, to"
    return "speaker, verb, phrase" if phrase else "speaker, verb, clause"


def _after_colon(scan: Scan, group: Group, subject: Subject, colon: int) -> int:
    """Takes what follows a turned verb and a colon: Continued Stone: “...”."""
    t = scan.tokens
    opening = group.start <= scan.first and colon + 1 < scan.end and bool(t.flags[colon + 1] & QUOTED)
    if colon >= scan.end or not (t.lower[colon] == ":" or (opening and t.flags[colon] & COMMA)):
        return group.verb + 1
    if group.cue.frames <= {"quote", "noun"} and not t.flags[min(colon + 1, scan.end - 1)] & QUOTED:  # "Read more: ..."
        return group.verb + 1
    scan.keep("verb, speaker, colon", group.cue, (group.start, group.end), subject.who, (colon, scan.end))
    scan.used = scan.end
    return scan.end
