"""Silence on record: "did not respond to a request for comment", "had no comment", "No comment from X"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.cues import Cue
from bot.reading.statements.found import Scan
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.subject_right import subject_after
from bot.reading.statements.words import ADVERB, AUXILIARY, NEGATION, STOP

SILENCE: Final = Cue("comment", Act.DECLINES, frozenset())
_VERBS: Final = frozenset(
    "respond reply comment answer elaborate return responded replied commented answered returned".split()
)
_NOBODY: Final = frozenset("neither nobody none no".split())
_HAD: Final = frozenset("had has have offered offers".split())


def read_silence(scan: Scan, at: int) -> int | None:
    """Reads a silence whose verb, or whose "no", stands at a token; None when there is none."""
    t = scan.tokens
    if t.lower[at] in _VERBS:
        return _not_responding(scan, at)
    if t.lower[at] == "no" and at + 1 < scan.end and t.lower[at + 1] == "comment":
        return _no_comment(scan, at)
    return None


def _not_responding(scan: Scan, verb: int) -> int | None:
    t = scan.tokens
    start, negated = verb, "yet" in t.lower[max(scan.used, verb - 2) : verb]
    while start > scan.used and (t.flags[start - 1] & (AUXILIARY | ADVERB) or t.lower[start - 1] == "yet"):
        start -= 1
        negated = negated or bool(t.flags[start] & NEGATION)
    who = subject_before(t, start - 1, scan.used) if start > scan.used else None
    if who is not None and t.lower[who - 1] == "nor":
        both = next((at for at in range(who - 2, max(scan.used, who - 8) - 1, -1) if t.lower[at] == "neither"), None)
        who, negated = (who, negated) if both is None else (both, True)
    if who is None or not (negated or (t.lower[who] in _NOBODY and start < verb)):
        return None
    stop = verb + 1
    while stop < scan.end and not t.flags[stop] & STOP and t.lower[stop] not in (",", ";"):
        stop += 1
    if scan.keep("silence", SILENCE, (start, verb + 1), (who, start), (verb, stop)) is None:
        return None
    scan.used = stop
    return stop


def _no_comment(scan: Scan, at: int) -> int | None:
    t = scan.tokens
    after = at + 2
    if at > scan.used and t.lower[at - 1] in _HAD:
        who = subject_before(t, at - 2, scan.used)
        speaker = (who, at - 1) if who is not None else None
    elif after < scan.end and t.lower[after] in ("from", "by"):
        last = subject_after(t, after + 1, scan.end)
        speaker = (after + 1, last + 1) if last is not None else None
        after = last + 1 if last is not None else after
    else:
        return None
    if speaker is None or scan.keep("silence", SILENCE, (at, at + 2), speaker, (at, at + 2)) is None:
        return None
    scan.used = after
    return after
