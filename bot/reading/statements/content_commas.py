"""Which commas end the content to the right of a verb."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.bounds import Bounds
from bot.reading.statements.found import Scan
from bot.reading.statements.phrase_end import goes_on
from bot.reading.statements.subject_left import subject_before
from bot.reading.statements.tokens import Tokens, may_be_finite
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    FINITE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
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
    "say says said denies denied claims claimed insists insisted calls called rejects accuses told tells cites".split()
)
_ENDING: Final = frozenset("despite according compared who whose which a an".split())
_ON_AFTER_QUOTATION: Final = frozenset("and or that to because such even where".split())
_ASIDES: Final = frozenset("while whereas although though".split())
_CONTRAST: Final = frozenset("but while and though although as or whereas".split())


def comma_ends(scan: Scan, start: int, here: int, bounds: Bounds) -> bool:
    """Whether the comma at `here`, or the one in the quotation before it, ends the content."""
    t, end = scan.tokens, scan.end
    comma = bool(t.flags[here] & COMMA)
    following = here + comma
    if following >= end:
        return False
    flags, lower = t.flags[following], t.lower[following]
    participle = flags & CUE and lower.endswith("ing") and not flags & CAPITAL
    if participle or (comma and goes_on(t, following, end)):
        return True
    if here > start + (not t.flags[start] & QUOTED) and (
        (comma and spliced(t, following, end)) or _others_report(t, following, end)
    ):
        return True
    if comma and here > start + 2 and _turns(t, following, end):
        return True
    if not comma:
        adds = lower == "but" and following + 1 < end and t.lower[following + 1] in ("also", "only", "not")
        return bounds.at_comma or not (adds or flags & QUOTED or lower in _ON_AFTER_QUOTATION)
    if lower in _ASIDES:
        return here > start + 1 and not _is_aside(t, following + 1, end)
    return _word_ends(t, start, here, end, bounds)


def _word_ends(t: Tokens, start: int, comma: int, end: int, bounds: Bounds) -> bool:
    """Whether the word behind a comma ends the content."""
    flags, lower = t.flags[comma + 1], t.lower[comma + 1]
    if lower == "as" and comma + 2 < end and t.flags[comma + 2] & AUXILIARY:  # "as did Smith"
        return t.lower[comma + 2] != "being"
    if comma <= start + 1 or all(t.flags[at] & TIME for at in range(start + 1, comma)):
        return (bounds.relative and t.lower[start] != "that") or t.lower[start] in ("this", "it", "them")
    if lower in _ENDING and (bounds.phrase or not _said_of_subject(t, start, comma + 1, end)):
        return True
    if bounds.at_comma:
        return not flags & SUBORDINATOR and lower not in ("and", "even")
    return bounds.relative and bool(flags & (AUXILIARY | FINITE | CUE) or lower.endswith("ed"))


def _is_aside(t: Tokens, first: int, end: int) -> bool:
    """Whether "while" or "though" before a token only opens an aside of a few words: "the plan, though costly, is"."""
    stop = next((at for at in range(first, min(end, first + 5)) if t.flags[at] & COMMA), None)
    return stop is not None and not any(may_be_finite(t, at) for at in range(first, stop))


def _said_of_subject(t: Tokens, start: int, following: int, end: int) -> bool:
    """Whether what begins behind a comma is said of the subject of a clause whose verb is still to come.

    "that the talks, which began in May, had failed": it ends in another comma, and there is no verb before it.
    """
    if t.lower[start] == "to" or not any(t.flags[at] & COMMA for at in range(following + 1, end)):
        return False
    return not any(may_be_finite(t, at) for at in range(start + 1, following))


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


def spliced(t: Tokens, first: int, end: int) -> bool:
    """Whether somebody else speaks after a comma alone: "A says it is, B says it is not"."""
    for at in range(first, min(end, first + 5)):
        flags = t.flags[at]
        if at > first and flags & CUE and t.lower[at] in _SPLICERS:
            last = at + 1 >= end or bool(t.flags[at + 1] & (COMMA | STOP))
            return not last or t.lower[at] in ("denies", "denied")
        if flags & POSSESSIVE:
            continue
        if flags & (COMMA | QUOTED | AUXILIARY | SUBORDINATOR | PREPOSITION | STOP) or not flags & WORD:
            return False
    return False
