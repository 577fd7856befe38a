"""Passive cues: "was accused by X of", "was described as", and "Asked whether"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.bounds import Bounds
from bot.reading.statements.content_end import content_end
from bot.reading.statements.cues import BY_BASE
from bot.reading.statements.found import Range, Scan
from bot.reading.statements.groups import Group
from bot.reading.statements.subject_left import DASHES, subject_before
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.words import AUXILIARY, CAPITAL, COMMA, DETERMINER, QUOTED, STOP, SUBORDINATOR, TIME

_ENDS_AGENT: Final = frozenset("as for to that on in during after when because whether if how why about".split())
_FILED: Final = frozenset("missing stolen lost absent here there first".split())
"""What follows "reported" where it was to the police, or here."""
_NO_PASSIVES: Final = frozenset("find know show express hope fear".split())
_GOALS: Final = frozenset("post bar crossbar woodwork keeper goalkeeper var offside ref".split())
_ASKED_OF: Final = frozenset("if whether how why what which about who where".split())
_ASKED: Final = frozenset("if whether how why what which about who where to for".split())


def read_passive(scan: Scan, group: Group) -> int:
    """Reads "the talks were described by X as calm"; where to go on."""
    t, end = scan.tokens, scan.end
    left = group.left
    if group.start == group.verb and left > scan.used and t.flags[left] & COMMA:  # "the claim, denied by X, ..."
        left -= 1
    start = subject_before(t, left, scan.used) if left >= scan.used else None
    agent, behind = _agent(t, group, end)
    late = _late_agent(t, group, end) if agent is None and start is not None and group.cue.act in _LATE else None
    if late is not None:
        behind = _to_end_of_agent(t, late + 1, end, _ENDS_AGENT | {"and"})
        agent = late + 1, behind
    if group.cue.base == "ask" and behind < end:
        return _was_asked(scan, group, agent, behind)
    if not _reports(t, group, agent, start, behind, end):
        return group.verb + 1
    if group.cue.takes("whom"):  # "I was told by X that ...": I am no part of it
        start = None
    elif start is not None and start > scan.used and t.flags[start - 1] & AUXILIARY:  # "Rumours that he had fled were"
        start = scan.used
    what: Range | None = (start, left + 1) if start is not None else None
    inside = start is not None and _in_side_clause(t, start, scan.first)
    stop = behind
    if late is None and (agent is None or _goes_on(scan, behind)):
        stop = content_end(scan, behind, Bounds(at_comma=inside, relative=True))
    rest = (group.end, late) if late else (behind, stop)
    kept = scan.keep("passive", group.cue, (group.start, group.end), agent, what, rest, negated=group.negated)
    if kept is None:
        return group.verb + 1
    scan.go_on(max(stop, behind))
    return max(scan.used, group.verb + 1)


_LINKS: Final = frozenset("of for as to that with".split())


def _in_side_clause(t: Tokens, subject: int, first: int) -> bool:
    """Whether a clause goes on behind a comma around this one: ", who is accused of fraud, left", "while X is ..."."""
    return t.lower[subject] in ("who", "which") or (subject > first and bool(t.flags[subject - 1] & SUBORDINATOR))


def _goes_on(scan: Scan, behind: int) -> bool:
    """Whether the content goes on behind the agent: "by X of hiding losses"."""
    t = scan.tokens
    return behind < scan.end and (t.lower[behind] in _LINKS or bool(t.flags[behind] & QUOTED))


def _reports(t: Tokens, group: Group, agent: Range | None, start: int | None, behind: int, end: int) -> bool:
    """Whether a passive tells of a statement: "was denied by X", not "was denied by the post"."""
    cue = group.cue
    if not (agent or cue.takes("passive")) or (cue.takes("whom") and not agent) or cue.base in _NO_PASSIVES:
        return False
    if cue.act in (Act.DENIES, Act.REJECTS) and start is None:
        return False
    if cue.base in ("expect", "say") and not _tells(t, group, start, behind, end):
        return False
    if agent and t.lower[agent[1] - 1] in _GOALS:
        return False
    filed = behind < end and (
        t.lower[behind] in _FILED or (t.lower[behind] == "to" and start is not None and t.lower[start] == "it")
    )
    return not (cue.base == "report" and filed)


def _tells(t: Tokens, group: Group, start: int | None, behind: int, end: int) -> bool:
    """Whether "is expected", "is said" tells more than a time and a saying: with an agent, "that" or "to"."""
    if behind > group.end:
        return True
    follows = t.lower[behind] if behind < end else ""
    return follows == "to" or (follows == "that" and start is not None and t.lower[start] != "it")


def _was_asked(scan: Scan, group: Group, agent: Range | None, behind: int) -> int:
    """Reads: He was asked by X whether ..."""
    t = scan.tokens
    start = behind + bool(t.flags[behind] & COMMA)
    if start >= scan.end or not (t.flags[start] & QUOTED or t.lower[start] in _ASKED_OF):
        return group.verb + 1
    scan.keep("asked", group.cue, (group.start, group.end), agent, (start, scan.end), negated=group.negated)
    scan.used = scan.end
    return scan.end


def _agent(t: Tokens, group: Group, end: int) -> tuple[Range | None, int]:
    """Who stands after "by", and where that ends."""
    if group.end >= end or t.lower[group.end] != "by":
        return None, group.end
    here = _to_end_of_agent(t, group.end + 1, end, _ENDS_AGENT | {"of"})
    if here < end and t.lower[here] == "of" and group.cue.base != "accuse":
        here = _to_end_of_agent(t, here + 1, end, _ENDS_AGENT)
    return ((group.end + 1, here) if here > group.end + 1 else None), here


_LATE: Final = frozenset((Act.ACCUSES, Act.DESCRIBES, Act.CRITICISES, Act.PRAISES))
"""What may stand before its agent with the rest: "was accused of fraud by the mayor", "was called a liar by"."""


def _late_agent(t: Tokens, group: Group, end: int) -> int | None:
    """Where "by" stands behind the rest of the content, in the same clause; None when it does not."""
    if group.end >= end or (group.cue.act is not Act.DESCRIBES and t.lower[group.end] not in _LINKS):
        return None
    for here in range(group.end + 1, min(end - 1, group.end + _REST)):
        if t.flags[here] & (COMMA | STOP) or t.lower[here] in (";", "that", "and", "but"):
            return None
        who = t.flags[here + 1] & (CAPITAL | DETERMINER) and not t.flags[here + 1] & TIME
        if t.lower[here] == "by" and who and not (t.lower[here - 1].endswith("ed") or t.lower[here - 1] in _DONE):
            return here
    return None


_REST: Final = 25
_DONE: Final = frozenset("paid held led run made given told seen known written".split())


def _to_end_of_agent(t: Tokens, here: int, end: int, stops: frozenset[str]) -> int:
    while (
        here < end
        and not t.flags[here] & (QUOTED | COMMA | STOP)
        and t.lower[here] not in stops
        and not t.flags[here] & TIME
        and t.lower[here] != ";"
        and t.lower[here] not in DASHES
    ):
        here += 1
    return here


def read_asked(scan: Scan, group: Group) -> int:
    """Reads "Asked by X whether A, Y said B" up to its comma; where to go on."""
    t, end, here = scan.tokens, scan.end, group.end
    agent: Range | None = None
    if here < end and t.lower[here] == "by":
        stop = here
        while (
            stop < end
            and t.lower[stop] not in _ASKED
            and not t.flags[stop] & COMMA
            and t.lower[stop] not in ("on", "when", "in", "during")
        ):
            stop += 1
        agent, here = (here + 1, stop), stop
    while here < end and t.lower[here] not in _ASKED and not t.flags[here] & COMMA:
        here += 1
    comma = here
    while comma < end and not t.flags[comma] & COMMA and not ends_in_comma(t, comma - 1):
        comma += 1
    if comma > here + 1:
        scan.keep("asked", BY_BASE["ask"], (group.start, group.end), agent, (here, comma))
    scan.used = min(comma + bool(comma < end and t.flags[comma] & COMMA), end)
    return scan.used
