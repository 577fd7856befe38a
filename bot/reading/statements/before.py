"""Content to the left of a verb: “...,” he said; the talks failed, he said."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.content_start import past_addressee
from bot.reading.statements.cues import Cue
from bot.reading.statements.found import Range, Scan
from bot.reading.statements.groups import Group, reports_soon
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.who import Subject
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    LEADING_CONJUNCTIONS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    REPORT_NOUNS,
    STOP,
    SUBORDINATOR,
    TIME,
)

_RELATIVES: Final = frozenset("who which that whose whom".split())
_DATING: Final = frozenset("late early on this last week month year".split())


def read_before(scan: Scan, group: Group, subject: Subject) -> int | None:
    """Takes what stands before subject and verb as content; where to go on, or None when the content is elsewhere."""
    t, start = scan.tokens, subject.start
    behind = subject.turned if subject.turned is not None else group.end
    comma = start > scan.used and bool(t.flags[start - 1] & COMMA)
    edge = start - comma
    quoted = edge > scan.used and bool(t.flags[edge - 1] & QUOTED)
    if quoted and not group.participle and not _is_introduction(scan, edge - 1, behind):
        return _quotation_before(scan, group, subject, edge, behind)
    if start <= scan.used + 1 or not comma or subject.shared or group.participle or t.lower[start] in _RELATIVES:
        return None
    if subject.turned is not None:
        return clause_before(scan, group, subject, behind, "clause, verb, speaker")
    if group.cue.frames & {"clause", "that"} and nothing_follows(scan, group.cue, subject, behind):
        return clause_before(scan, group, subject, behind, "clause, speaker, verb")
    return None


def _is_introduction(scan: Scan, quotation: int, behind: int) -> bool:
    """Whether a quotation only ends a phrase before the sentence: Going in to chants of “Yes!” he said it was over."""
    t, first = scan.tokens, scan.used
    if first >= quotation or behind >= scan.end or t.flags[behind] & (COMMA | STOP | QUOTED):
        return False
    return bool(t.flags[first] & (PREPOSITION | SUBORDINATOR | TIME)) or t.lower[first].endswith("ing")


def _quotation_before(scan: Scan, group: Group, subject: Subject, edge: int, behind: int) -> int:
    t = scan.tokens
    begin, quotation = scan.used, edge - 1
    mark = t.lower[quotation - 1] if quotation > begin else ""
    opens_high = _interior_capital(t, quotation)
    if (
        quotation > begin + 1
        and opens_high
        and (mark in (":", "-", "—", "--", "–", "(") or (mark == "," and _length(t, quotation) > 40))
    ):
        begin = quotation
    second = next((at for at in range(behind, scan.end) if t.flags[at] & QUOTED), None)
    tail: Range | None = None
    if second is not None and _goes_on(t, behind, second, scan.end, whom=group.cue.takes("whom")):
        tail = (second, scan.end)
    elif second is None and behind + 1 < scan.end and t.flags[behind] & COMMA and t.lower[behind + 1] == "that":
        tail = (behind, scan.end)
    rule = "quotation, verb, speaker" if subject.turned is not None else "quotation, speaker, verb"
    kept = scan.keep(rule, group.cue, (group.start, group.end), subject.who, (begin, edge), tail, negated=group.negated)
    scan.used = behind
    return scan.end if kept and tail else behind


def _goes_on(t: Tokens, behind: int, second: int, end: int, *, whom: bool) -> bool:
    """Whether a second quotation behind the verb goes on with the first."""
    if ends_in_comma(t, second) and reports_soon(t, second + 1, end):
        return False
    if second == behind:
        return not whom and not t.flags[second - 1] & (PREPOSITION | DETERMINER)
    if t.lower[second - 1] not in (",", ":", "-", "--", "—", "–"):
        return False
    reported = any(t.flags[at] & CUE for at in range(behind, second))
    return not reported or not (_interior_capital(t, second) or "that" in t.lower[behind:second])


def _interior_capital(t: Tokens, quotation: int) -> bool:
    for at in range(t.start[quotation], min(t.end[quotation], t.start[quotation] + 6)):
        if t.text[at].isalpha():
            return t.text[at].isupper()
    return False


def _length(t: Tokens, at: int) -> int:
    return t.end[at] - t.start[at]


def nothing_follows(scan: Scan, cue: Cue, subject: Subject, behind: int) -> bool:
    """Whether nothing that could be content stands behind the verb: a mark, or only when and where it was said."""
    t = scan.tokens
    if cue.takes("whom") and behind < scan.end:
        behind = past_addressee(t, behind, scan.end)
    dated = behind
    while dated < scan.end and (t.flags[dated] & TIME or t.lower[dated] in _DATING):
        dated += 1
    if _quotes_apart(scan, dated):
        return False
    if dated > behind and (dated >= scan.end or t.flags[dated] & (COMMA | STOP) or t.lower[dated] in DASHES):
        return True
    if behind >= scan.end or t.flags[behind] & (COMMA | STOP) or t.lower[behind] in (";", ")"):
        return True
    if t.flags[behind] & QUOTED and not _interior_capital(t, behind):
        return True
    flags, lower = t.flags[behind], t.lower[behind]
    if not (flags & (PREPOSITION | TIME) or lower in ("when", "as", "last")):
        return False
    if any(t.lower[at] in ("that", ":") or t.flags[at] & QUOTED for at in range(behind, _participle(scan, behind))):
        return False
    first = t.flags[scan.used]
    if first & (SUBORDINATOR | PREPOSITION) or t.lower[scan.used].endswith("ing"):
        return False
    return _has_verb(t, scan.used, subject.start)


def _participle(scan: Scan, behind: int) -> int:
    """Where ", noting ..." begins, or the end of the sentence."""
    t = scan.tokens
    commas = (at for at in range(behind, scan.end - 1) if t.flags[at] & COMMA)
    return next((at for at in commas if t.lower[at + 1].endswith("ing")), scan.end)


def _quotes_apart(scan: Scan, behind: int) -> bool:
    """Whether a quotation behind the comma at `behind` is all of the content: “As they left, X said, “It is over””."""
    t = scan.tokens
    if behind + 1 >= scan.end or not (t.flags[behind] & COMMA and t.flags[behind + 1] & QUOTED):
        return False
    opening = t.flags[scan.used] & (PREPOSITION | SUBORDINATOR | TIME) and t.lower[scan.used] != "of"
    return bool(opening) and _interior_capital(t, behind + 1)


def _has_verb(t: Tokens, first: int, end: int) -> bool:
    return any(
        t.flags[at] & (FINITE | AUXILIARY | CUE | QUOTED) or t.lower[at].endswith(("ed", "s"))
        for at in range(first, end)
    )


def clause_before(scan: Scan, group: Group, subject: Subject, behind: int, rule: str) -> int | None:
    """Takes the clause before subject and verb as content; where to go on, or None when it only says when or where."""
    t = scan.tokens
    begin = scan.used + (t.lower[scan.used] in LEADING_CONJUNCTIONS)
    if is_occasion(t, begin, subject.start):
        if behind >= scan.end or not t.flags[behind] & COMMA:
            return None
        begin = subject.start
    begin = _behind_dash(t, begin, subject.start)
    tail: Range | None = None
    if behind < scan.end and t.flags[behind] & QUOTED and not _interior_capital(t, behind):
        tail = (behind, scan.end)
    elif behind + 1 < scan.end and t.flags[behind] & COMMA:
        following = t.lower[behind + 1]
        goes_on = t.flags[behind + 1] & (AUXILIARY | FINITE) if subject.turned is not None else True
        if goes_on and not following.endswith("ing") and following not in ("who", "which", "citing", "referring"):
            tail = (behind, scan.end)
    if tail is None and begin < subject.start and not _has_verb(t, begin, subject.start):
        return None
    kept = scan.keep(
        rule, group.cue, (group.start, group.end), subject.who, (begin, subject.start), tail, negated=group.negated
    )
    if kept is None:
        return None
    scan.used = scan.end if tail else behind
    return scan.used


def _behind_dash(t: Tokens, begin: int, end: int) -> int:
    """Where a clause behind a dash begins, or `begin`: "They met - it was late, X said"."""
    dashes = [at for at in range(begin + 1, end - 3) if t.lower[at] in DASHES]
    if len(dashes) != 1:
        return begin
    first = dashes[0] + 1
    joined = t.lower[first] in LEADING_CONJUNCTIONS
    opens = joined or t.flags[first] & (PRONOUN | CAPITAL) or t.lower[first] in ("the", "all", "this")
    return first + joined if opens else begin


def is_occasion(t: Tokens, first: int, end: int) -> bool:
    """Whether a part only says where or when something was said: "In a statement", "On Monday"."""
    if not t.flags[first] & (PREPOSITION | ADVERB | TIME) or end - first > 12:
        return False
    if t.flags[first] & PREPOSITION and end - first <= 5 and any(t.flags[at] & TIME for at in range(first, end)):
        return True
    return any(t.lower[at] in REPORT_NOUNS for at in range(first, end)) or end - first <= 3
