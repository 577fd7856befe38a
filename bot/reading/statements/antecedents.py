"""Answers to what the sentence has just said: ", which Patel denies", "something he has always denied"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.found import Found, Range, Scan, trimmed
from bot.reading.statements.groups import Group
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.words import ADVERB, BREAK, COMMA, PREPOSITION, STOP, TIME

_ACTS: Final = frozenset((Act.DENIES, Act.REJECTS, Act.CONFIRMS, Act.RETRACTS, Act.CONCEDES, Act.DOUBTS))
_LINKS: Final = frozenset("which something".split())
_CLAIMS: Final = frozenset(
    "claim claims allegation allegations accusation accusations charge charges assertion".split()
)


def read_answer(scan: Scan, group: Group) -> int | None:
    """Reads ", which X denies", with what stands before the comma as content; None when it is of another shape."""
    t = scan.tokens
    if group.cue.act not in _ACTS or group.passive or group.participle or not _ends(scan, group.end):
        return None
    if group.left < scan.first:
        return None
    start = subject_before(t, group.left, scan.first)
    if start is not None and group.cue.base == "deny" and group.left >= scan.used and _closes(scan, group.end):
        before = [one for one in scan.found if one.tokens is t and one.parts]
        parts = _content(before[-1]) if before else ()
        who = (start, group.left + 1)
        if start == scan.first or t.flags[start - 1] & (COMMA | BREAK) or before:
            scan.keep("answer", group.cue, (group.start, group.end), who, *parts, negated=group.negated, bare=True)
            scan.used = group.end
            return group.end
    if start is None or start - 1 < scan.first:
        return None
    link = start - 1
    if t.lower[link] == "that" and link > scan.first:  # "something that he denies"
        link -= 1
    if t.lower[link] in _CLAIMS and link - 1 >= scan.first and t.lower[link - 1] in ("a", "an"):
        link -= 1
    elif t.lower[link] not in _LINKS:
        return None
    what = _antecedent(scan, link)
    if (
        not what
        or scan.keep(
            "answer", group.cue, (group.start, group.end), (start, group.left + 1), *what, negated=group.negated
        )
        is None
    ):
        return None
    scan.used = group.end
    return group.end


def _ends(scan: Scan, here: int) -> bool:
    """Whether nothing but adverbs, a time or a phrase of place comes before the next mark."""
    t = scan.tokens
    while here < scan.end and t.flags[here] & (ADVERB | TIME) and not t.flags[here] & STOP:
        here += 1
    return (
        here >= scan.end or bool(t.flags[here] & (COMMA | STOP | PREPOSITION)) or t.lower[here] in (";", ")", "—", "–")
    )


def _closes(scan: Scan, here: int) -> bool:
    """Whether the sentence ends here, so that the text does not say what is denied."""
    t = scan.tokens
    return here >= scan.end or bool(t.flags[here] & STOP) or t.lower[here] == ";"


def _antecedent(scan: Scan, link: int) -> tuple[Range, ...]:
    """The content of the statement before, or the clause before the comma."""
    before: list[Found] = [one for one in scan.found if one.tokens is scan.tokens and one.parts]
    if before:
        return _content(before[-1])
    clause = trimmed(scan.tokens, scan.first, link)
    return () if clause is None else (clause,)


def _content(found: Found) -> tuple[Range, ...]:
    """What of a statement is answered: its last part, but all of a passive ("Baku was accused of it")."""
    return tuple(found.parts) if found.rule == "passive" else (found.parts[-1],)
