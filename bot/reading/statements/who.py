"""Who is the subject of a cue: before it, behind it, of the participle, or shared with the verb before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.clauses import clause_subject, nearest_subject, opening_subject
from bot.reading.statements.found import Found, Range, Scan
from bot.reading.statements.groups import Group
from bot.reading.statements.model import Span
from bot.reading.statements.phrase_end import goes_on
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.subject_right import subject_after
from bot.reading.statements.subject_times import before_time
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    REPORT_NOUNS,
    STOP,
    SUBORDINATOR,
    TIME,
    WORD,
)


@dataclass(slots=True)
class Subject:
    """Who speaks: a token range, or the speaker of the verb before; `start` is where subject and verb begin together.

    `rule` is empty where the content decides it. `turned` is the end of a subject that follows its verb.
    """

    who: Range | Span | None
    start: int
    rule: str
    turned: int | None = None
    shared: bool = False


def find_subject(scan: Scan, group: Group) -> Subject | None:
    """Who is the subject of a verb group, or None."""
    if group.participle:
        return _of_participle(scan, group)
    if scan.found and scan.head is None and scan.used == group.start and _listed(scan, group):
        return _turned(scan, group) or _shared(scan, group)
    return left_subject(scan, group) or _turned(scan, group) or _shared(scan, group)


def left_subject(scan: Scan, group: Group) -> Subject | None:
    """The subject before a verb group, or None."""
    t, left = scan.tokens, group.left
    if scan.head is not None and scan.used == group.start:
        start = subject_before(t, scan.head, scan.first)
        return None if start is None else Subject((start, scan.head + 1), group.start, "")
    left = before_time(t, left, scan.used)
    comma = left >= scan.first and bool(t.flags[left] & COMMA)
    if left < scan.used and not (comma and scan.used == left + 1):
        return None
    start = subject_before(t, left, scan.first if comma else scan.used)
    if start is None and t.lower[left] == "that" and _quotes_next(scan, group.end):  # "a sign that said “...”"
        start = left
    if start is None or (start > scan.first and t.lower[start - 1] == "on" and t.flags[start] & TIME):
        return None
    return Subject((start, _without_occasion(t, start, left) if comma else left + 1), start, "")


def _without_occasion(t: Tokens, start: int, end: int) -> int:
    """Where a name ends that when and where are said behind: "Smith, in a statement on Monday, said"."""
    for at in range(start, end):
        if t.flags[at] & COMMA:
            return at if t.lower[at + 1] in ("in", "on", "at", "during", "after", "speaking") else end
    return end


def _quotes_next(scan: Scan, here: int) -> bool:
    t = scan.tokens
    here += here < scan.end and bool(t.flags[here] & COMMA)
    return here < scan.end and bool(t.flags[here] & QUOTED)


_NEVER_TURNED: Final = frozenset((Act.DENIES, Act.DOUBTS))
"""Nobody writes "..., denied the bank": what stands behind the verb is denied."""


def _turned(scan: Scan, group: Group) -> Subject | None:
    t = scan.tokens
    if (
        group.cue.act in _NEVER_TURNED
        or not group.cue.frames & {"clause", "that", "quote"}
        or (group.cue.takes("whom") and group.cue.base not in ("ask", "warn"))
    ):
        return None
    if group.start > scan.first and not t.flags[group.start - 1] & (COMMA | QUOTED):
        return None
    if any(t.flags[at] & AUXILIARY for at in range(group.start, group.verb)):
        return None
    if group.start > scan.first and not group.cue.frames & {"clause", "that"} and not t.flags[group.start - 1] & QUOTED:
        return None
    last = subject_after(t, group.end, scan.end)
    if (
        last is not None
        and t.flags[last] & PRONOUN
        and last + 1 < scan.end
        and not t.flags[last + 1] & (COMMA | STOP | PREPOSITION | TIME | QUOTED)
    ):
        return None
    if last is None or (group.start <= scan.first and (last + 1 >= scan.end or t.lower[last + 1] not in (":", ","))):
        return None
    return Subject((group.end, last + 1), group.start, "content, verb, speaker", turned=last + 1)


def _of_participle(scan: Scan, group: Group) -> Subject | None:
    """Of "X spoke, adding that": the speaker before, or the subject of the sentence."""
    t, left = scan.tokens, group.left
    if left >= scan.first and not t.flags[left] & COMMA:
        with_at = next((at for at in range(left, max(scan.first, left - 8), -1) if t.lower[at] == "with"), None)
        left = _before_time(t, left, scan.first)
        start = subject_before(t, left, scan.first if with_at is None else with_at + 1)
        if start is not None and with_at is not None and start == with_at + 1:
            return Subject((start, left + 1), start, "participle")
        if (
            t.lower[left] == "as"
            and left > scan.first
            and (named := subject_before(t, left - 1, scan.first)) is not None
        ):
            return Subject((named, left), named, "participle")
        if (
            start is not None
            and (t.lower[group.verb] not in _DOING or _in_headline(scan, group, start))
            and t.flags[left] & WORD
            and not t.flags[left] & (PREPOSITION | SUBORDINATOR)
        ):
            return _of_document(scan, start, left)
    if group.start > scan.first:
        before = t.lower[group.start - 1]
        if (
            before != ","
            and before not in ("and", "while", "by", "in", "before", "after", "without", "upon", "since")
            and not ends_in_comma(t, group.start - 1)
        ):
            return None
    if (spoke := _spoke_last(scan)) is not None:
        return Subject(spoke.speaker, group.start, "participle", shared=True)
    if _opens(scan, group):
        return _behind_comma(scan, group)
    who = clause_subject(t, scan.first, group.start)
    return Subject(who, group.start, "participle") if who else None


_NO_CLAUSE: Final = frozenset(("noun that", "noun of", "asked", "passive"))
"""Rules whose speaker is not the subject of a verb."""


def _spoke_last(scan: Scan) -> Found | None:
    """The last statement of the sentence whose speaker is the subject of its verb."""
    return next((one for one in reversed(scan.found) if one.rule not in _NO_CLAUSE), None)


def _opens(scan: Scan, group: Group) -> bool:
    """Whether only small words stand before a participle: "But while denouncing the plan, X ..."."""
    small = PREPOSITION | SUBORDINATOR | ADVERB
    return all(
        scan.tokens.flags[at] & small or scan.tokens.lower[at] in ("and", "but")
        for at in range(scan.first, group.start)
    )


def _behind_comma(scan: Scan, group: Group) -> Subject | None:
    """Of "Noting that it was late, X left": the subject of the clause behind the comma."""
    t = scan.tokens
    for comma in range(group.end, scan.end - 1):
        if (t.flags[comma] & COMMA or ends_in_comma(t, comma)) and t.flags[comma + 1] & (
            CAPITAL | PRONOUN | DETERMINER
        ):
            who = opening_subject(t, comma + 1, scan.end)
            return Subject(who, group.start, "participle") if who else None
    return None


def _in_headline(scan: Scan, group: Group, start: int) -> bool:
    """Whether a sentence begins with a name and "reporting": "Reuters reporting two tankers hit"."""
    t = scan.tokens
    if start != scan.first or t.lower[group.verb] != "reporting" or group.end >= scan.end:
        return False
    return not t.flags[group.end] & (PREPOSITION | COMMA | STOP)


_DOING: Final = frozenset(
    "supporting opposing defending promising reporting telling thinking refusing welcoming reading".split()
)
"""Participles that say of a noun what it does, without telling what it says: "groups supporting her"."""
_ISSUING: Final = frozenset(
    "issued released sent wrote posted published filed signed launched ran aired put delivered made gave approved "
    "passed circulated emailed started submitted read joined held".split()
)


def _before_time(t: Tokens, left: int, lowest: int) -> int:
    """The token before "this week" or "on Monday" at the end of a phrase."""
    while left > lowest and (t.flags[left] & TIME or t.lower[left] in ("on", "this", "last", "week", "month", "year")):
        left -= 1
    return left


def _of_document(scan: Scan, start: int, left: int) -> Subject:
    """Of "X issued a statement saying": X, or the document when nobody issued it ("evidence suggesting")."""
    t = scan.tokens
    issued = t.lower[left] in REPORT_NOUNS or (start > scan.used and t.lower[start - 1] in _ISSUING)
    who = clause_subject(t, scan.used, start) if issued and start > scan.used + 1 else None
    return Subject(who or (start, left + 1), start, "participle")


def _name_run(t: Tokens, first: int, end: int) -> Range | None:
    """The name that a headline begins with: "Larsen hits back, says it is over"."""
    while first < end and not t.flags[first] & WORD:
        first += 1
    stop = first
    while stop < end and t.flags[stop] & (CAPITAL | POSSESSIVE):
        stop += 1
    return (
        (first, stop)
        if first < stop < end and not t.flags[first] & (PRONOUN | DETERMINER | PREPOSITION | SUBORDINATOR)
        else None
    )


PAST: Final = frozenset("said told wrote says".split())


def _joined(scan: Scan, group: Group) -> bool:
    """Whether "and" or "but" stands before a verb group, or before the day in front of it."""
    t, left = scan.tokens, group.left
    while left > scan.first and (t.flags[left] & TIME or t.lower[left] == "on"):
        left -= 1
    return left > scan.first and t.lower[left] in ("and", "but")


def _listed(scan: Scan, group: Group) -> bool:
    """Whether a verb stands behind a comma as one more of the same subject."""
    t = scan.tokens
    behind = group.start > scan.first and t.flags[group.start - 1] & COMMA
    return bool(behind) and goes_on(t, group.start, scan.end)


def _shared(scan: Scan, group: Group) -> Subject | None:
    """Of "X said A and denied B": the speaker before, or the subject of the sentence ("X met Y and denied B")."""
    t = scan.tokens
    listed = _listed(scan, group)
    if not (listed or _joined(scan, group)):
        return None
    if (spoke := _spoke_last(scan)) is not None:
        return Subject(spoke.speaker, group.start, "shared subject", shared=True)
    lower = t.lower[group.verb]
    if listed and lower.endswith("s") and (name := _name_run(t, scan.first, group.start)) is not None:
        return Subject(name, group.start, "shared subject")
    if group.start <= scan.first + 2 or not (
        lower.endswith("ed")
        or lower in PAST
        or lower in group.cue.irregular.split()
        or (lower.endswith("s") and not group.cue.noun)
        or (group.end < scan.end and t.lower[group.end] == "that")
    ):
        return None
    who = nearest_subject(t, scan.first, group.start) or clause_subject(t, scan.first, group.start)
    return Subject(who, group.start, "shared subject") if who and who[1] < group.start else None
