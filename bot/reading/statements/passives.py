"""Passive cues: "was accused by X of", "was described as", and "Asked whether"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import BY_BASE
from bot.reading.statements.found import Range, Scan
from bot.reading.statements.groups import Group
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.words import COMMA, QUOTED, STOP

_ENDS_AGENT: Final = frozenset("as for to that on in during after when because whether if how why about".split())
_ASKED_OF: Final = frozenset("if whether how why what which about who where".split())
_ASKED: Final = frozenset("if whether how why what which about who where to for".split())


def read_passive(scan: Scan, group: Group) -> int:
    """Reads "the talks were described by X as calm"; where to go on."""
    t, end = scan.tokens, scan.end
    start = subject_before(t, group.left, scan.used) if group.left >= scan.used else None
    agent, behind = _agent(t, group, end)
    if group.cue.base == "ask" and behind < end:
        return _was_asked(scan, group, agent, behind)
    if not (agent or group.cue.takes("passive")) or (group.cue.takes("whom") and not agent):
        return group.verb + 1
    if group.cue.takes("whom") and behind < end and t.lower[behind] in ("that", "to", "how", "why"):
        start = None
    if group.cue.base in ("find", "know", "show", "express", "hope", "fear"):
        return group.verb + 1
    if group.cue.base == "deny" and start is None:
        return group.verb + 1
    what: Range | None = (start, group.left + 1) if start is not None else None
    kept = scan.keep("passive", group.cue, (group.start, group.end), agent, what, (behind, end), negated=group.negated)
    if kept is None:
        return group.verb + 1
    scan.used = end
    return end


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


def _to_end_of_agent(t: Tokens, here: int, end: int, stops: frozenset[str]) -> int:
    while (
        here < end
        and not t.flags[here] & (QUOTED | COMMA | STOP)
        and t.lower[here] not in stops
        and t.lower[here] not in (";", "—")
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
