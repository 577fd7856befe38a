"""Where content to the right of a verb ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.reading.statements.clauses import begins_clause
from bot.reading.statements.found import Scan
from bot.reading.statements.groups import cue_at, goes_on
from bot.reading.statements.subject_left import DASHES, subject_before
from bot.reading.statements.tokens import Tokens, ends_in_comma
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
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

_REPORTING: Final = frozenset(
    (
        "said says say added told asked noted argued denied insisted claimed warned acknowledged denies claims rejected"
    ).split()
)
_SPLICERS: Final = frozenset(
    "say says said denies denied claims claimed insists insisted calls called rejects accuses".split()
)
_CONTRAST_AFTER_COMMA: Final = frozenset("while whereas although though".split())
_CONTRAST: Final = frozenset("but while and though although as or whereas".split())
_RELATIVE: Final = frozenset("despite according compared who whose which a an".split())
_ON_AFTER_QUOTATION: Final = frozenset("and or that to because such even where".split())
_CLAUSE_OPENERS: Final = frozenset("if while when although though even because unless".split())
_RELATIVES: Final = frozenset("that which who whose".split())
_ON_AFTER_DASH: Final = frozenset("such including like or if whether with because".split())
_OFF_AFTER_DASH: Final = (_CONTRAST - {"or"}) | frozenset("a an something there he she they it which".split())
_CUTS_PHRASE: Final = frozenset("when through since until during before while although though".split())
_FINITE_CUES: Final = frozenset(
    "said says told wrote points argues insists claims denies adds warns accuses blames rejects".split()
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What tells where content ends.

    `dashes` says that a dash ends it, `phrase` that it is a noun phrase, `at_comma` that a main clause follows
    ("When X said A, B"), `relative` that the verb stood in a relative clause ("X, who said A, did B"), `participle`
    that it is one ("saying A and calling B").
    """

    dashes: bool = False
    phrase: bool = False
    at_comma: bool = False
    relative: bool = False
    participle: bool = False


def content_end(scan: Scan, start: int, bounds: Bounds) -> int:
    """Where content ends that begins at `start`."""
    t, end = scan.tokens, scan.end
    begin = _past_opening(t, start, end)
    for here in range(start, end):
        if t.lower[here] == ";":
            return here
        if here > begin and t.lower[here] in DASHES:
            begin = max(begin, _past_insertion(t, start, here, end))
        if here > begin and (
            _mark_ends(scan, start, here, bounds)
            or _word_ends(t, here, end)
            or (bounds.participle and _next_participle(t, here, end))
            or (bounds.phrase and _phrase_ends(t, start, here, end))
            or (bounds.relative and here > start + 1 and _main_verb(t, here))
        ):
            return here
    return end


def _past_opening(t: Tokens, start: int, end: int) -> int:
    """Where content goes on for certain: at the comma of "that if it rains, ..." or "that in May, ..."."""
    that = t.lower[start] == "that"
    at = start + that
    at += at < end and bool(t.flags[at] & COMMA)
    if at >= end or not (t.lower[at] in _CLAUSE_OPENERS or (that and t.flags[at] & PREPOSITION)):
        return start
    for comma in range(at + 1, end):
        if t.flags[comma] & COMMA or ends_in_comma(t, comma - 1):
            return comma
    return start


def _mark_ends(scan: Scan, start: int, here: int, bounds: Bounds) -> bool:
    """Whether a comma, a quotation with a comma in it, or a dash ends the content."""
    t, end = scan.tokens, scan.end
    lower = t.lower[here]
    if t.flags[here] & COMMA or ends_in_comma(t, here - 1):
        return _comma_ends(scan, start, here, bounds)
    if lower in DASHES:
        if ends_in_comma(t, here + 1 if here + 1 < end else -1):
            return True
        always = bounds.relative or bounds.dashes
        return here > start + 3 and here + 1 < end and _dash_ends(t.lower[here + 1], always=always)
    contrast = lower in _CONTRAST_AFTER_COMMA and here > start + 2 and t.flags[here - 1] & COMMA
    return bool(contrast) and not _is_aside(t, here + 1, end)


def _past_insertion(t: Tokens, start: int, dash: int, end: int) -> int:
    """The dash that closes what the one at `dash` opens inside a clause; 0 when it opens nothing there.

    "the ship - an old one - had sunk" goes on behind it; not so "the ship had sunk - an old one - and denied it".
    """
    closing = next((at for at in range(dash + 2, min(end - 1, dash + 30)) if t.lower[at] in DASHES), None)
    if closing is None:
        return 0
    goes_on = t.flags[closing + 1] & (PREPOSITION | FINITE | AUXILIARY) or t.lower[closing + 1] in _RELATIVES
    return (
        closing
        if goes_on or t.lower[dash - 1] == "that" or not any(_may_be_finite(t, at) for at in range(start + 1, dash))
        else 0
    )


def _dash_ends(following: str, *, always: bool) -> bool:
    """Whether the writer goes on after a single dash, by the word behind it."""
    return following in _OFF_AFTER_DASH or (always and following not in _ON_AFTER_DASH)


def _is_aside(t: Tokens, first: int, end: int) -> bool:
    """Whether "while" or "though" before a token only opens an aside of a few words: "the plan, though costly, is"."""
    stop = next((at for at in range(first, min(end, first + 5)) if t.flags[at] & COMMA), None)
    return stop is not None and not any(_may_be_finite(t, at) for at in range(first, stop))


def _word_ends(t: Tokens, here: int, end: int) -> bool:
    """Whether another cue or another phrase of saying begins: "and denied", "according to", "in a statement"."""
    lower = t.lower[here]
    if lower == "according":
        return here + 1 < end and t.lower[here + 1] == "to"
    if lower in ("and", "but"):
        return _other_verb(t, here, end) or (lower == "and" and _spliced(t, here + 1, end))
    return lower in ("in", "during", "at", "via", "on") and _occasion(t, here, end)


def _next_participle(t: Tokens, here: int, end: int) -> bool:
    """Whether "and" goes on with another participle of the same subject."""
    if t.lower[here] != "and" or here + 1 >= end:
        return False
    return t.lower[here + 1].endswith("ing") and bool(t.flags[here + 1] & CUE)


def _main_verb(t: Tokens, here: int) -> bool:
    """Whether the verb of the clause around a relative one stands here: "a man who accused them said"."""
    return t.lower[here] in ("said", "says", "told") and not t.flags[here - 1] & (PRONOUN | CAPITAL)


def _comma_ends(scan: Scan, start: int, here: int, bounds: Bounds) -> bool:
    """Whether the comma at `here`, or the one in the quotation before it, ends the content."""
    t, end = scan.tokens, scan.end
    comma = bool(t.flags[here] & COMMA)
    following = here + comma
    if following >= end:
        return False
    flags, lower = t.flags[following], t.lower[following]
    if flags & CUE and lower.endswith("ing") and not flags & CAPITAL:
        return True
    another = comma and (goes_on(t, following, end) or _spliced(t, following, end))
    if here > start + 1 and (another or _others_report(t, following, end)):
        return True
    if comma and here > start + 2 and _turns(t, following, end):
        return True
    if not comma:
        return bounds.at_comma or not (flags & QUOTED or lower in _ON_AFTER_QUOTATION)
    if lower == "as" and following + 1 < end and t.flags[following + 1] & AUXILIARY:
        return t.lower[following + 1] != "being"
    if here <= start + 1:
        return t.lower[start] in ("this", "it", "them")
    if lower in _RELATIVE and (bounds.phrase or not _said_of_subject(t, start, following, end)):
        return True
    if bounds.at_comma:
        return not flags & SUBORDINATOR and lower not in ("and", "even")
    return bounds.relative and bool(flags & (AUXILIARY | FINITE | CUE) or lower.endswith("ed"))


def _said_of_subject(t: Tokens, start: int, following: int, end: int) -> bool:
    """Whether what begins behind a comma is said of the subject of a clause whose verb is still to come.

    "that the talks, which began in May, had failed": it ends in another comma, and there is no verb before it.
    """
    if t.lower[start] == "to" or not any(t.flags[at] & COMMA for at in range(following + 1, end)):
        return False
    return not any(_may_be_finite(t, at) for at in range(start + 1, following))


def _may_be_finite(t: Tokens, at: int) -> bool:
    flags, lower = t.flags[at], t.lower[at]
    if flags & (FINITE | AUXILIARY):
        return not flags & POSSESSIVE and lower != "to"
    return lower.endswith(("ed", "s")) and bool(flags & WORD) and not flags & (CAPITAL | DETERMINER)


def _turns(t: Tokens, following: int, end: int) -> bool:
    """Whether the writer goes on after a comma: ", but he", ", and Smith", ", but declined"."""
    if t.lower[following] not in ("and", "but") or following + 1 >= end:
        return False
    flags, lower = t.flags[following + 1], t.lower[following + 1]
    if t.lower[following] == "but":
        return lower not in ("that", "not") and not flags & ADVERB
    return lower in ("he", "she", "when") or bool(flags & CAPITAL and not flags & PRONOUN)


def _others_report(t: Tokens, following: int, end: int) -> bool:
    """Whether somebody else reports after a comma: "..., but the army denied it"."""
    if t.lower[following] not in _CONTRAST:
        return False
    soon = range(following + 1, min(end, following + 9))
    verb = next((at for at in soon if t.lower[at] in _REPORTING), None)
    return verb is not None and subject_before(t, verb - 1, following + 1) is not None


def _spliced(t: Tokens, first: int, end: int) -> bool:
    """Whether somebody else speaks after a comma alone: "A says it is, B says it is not"."""
    for at in range(first, min(end, first + 5)):
        flags = t.flags[at]
        if at > first and flags & CUE and t.lower[at] in _SPLICERS:
            return at + 1 < end and not t.flags[at + 1] & (COMMA | STOP)
        if flags & (COMMA | QUOTED | AUXILIARY | SUBORDINATOR | PREPOSITION | STOP) or not flags & WORD:
            return False
    return False


def _other_verb(t: Tokens, here: int, end: int) -> bool:
    """Whether "and" at `here` goes on with another cue of the same subject: "said A and denied B"."""
    at = here + 1
    if at < end and t.flags[at] & ADVERB:
        at += 1
    if at >= end or not t.flags[at] & CUE or cue_at(t, at, here) is None:
        return False
    lower = t.lower[at]
    return lower.endswith("ed") or lower in _FINITE_CUES


def _phrase_ends(t: Tokens, start: int, here: int, end: int) -> bool:
    lower = t.lower[here]
    following = t.lower[here + 1] if here + 1 < end else ""
    if lower in _CUTS_PHRASE or (lower == "by" and following.endswith("ing")):
        return True
    if here + 1 < end and lower in ("in", "on", "this", "last") and t.flags[here + 1] & TIME:
        return True
    if lower in ("this", "last") and following in ("week", "month", "year"):
        return True
    if t.flags[here] & COMMA and here + 2 < end and following == "and":
        return not any(t.flags[at] & COMMA for at in range(start, here)) or _second_verb(t, here + 2, end)
    if t.flags[here] & COMMA:
        return following == "but" and end - here > 3
    return lower == "and" and here + 1 < end and _second_verb(t, here + 1, end)


def _second_verb(t: Tokens, at: int, end: int) -> bool:
    """Whether a verb of the same speaker, or a clause of somebody else, stands behind "and"."""
    flags, lower = t.flags[at], t.lower[at]
    if begins_clause(t, at, end):
        return True
    if flags & CAPITAL:
        return False
    if lower.endswith("ed") or flags & (FINITE | ADVERB):
        return True
    after = t.flags[at + 1] if at + 1 < end else 0
    return lower.endswith("s") and not lower.endswith("ss") and bool(after & (DETERMINER | PREPOSITION))


def _occasion(t: Tokens, here: int, end: int) -> bool:
    """Whether "in a statement" begins here, near the end of the sentence."""
    if end - here >= 16 or here + 2 >= end or t.lower[here + 1] not in ("a", "an", "his", "her", "their", "its"):
        return False
    return any(t.lower[at] in REPORT_NOUNS for at in range(here + 2, min(end, here + 6)))
