"""Sources named by a phrase instead of a verb: "according to X", "per X", "via X"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Scan
from bot.reading.statements.subject_right import subject_after
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    BREAK,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUBLIC,
    QUOTED,
    SOURCE_WORD,
    STOP,
    SUBORDINATOR,
)


def source_phrase(t: Tokens, first: int, end: int) -> tuple[int, int, str] | None:
    """The first source phrase of a sentence: where it begins, where the name in it begins, and the rule; or None."""
    if t.lower[first] == "as" and first + 3 < end and t.lower[first + 2] == "by" and t.flags[first + 1] & CUE:
        return first, first + 3, "per"
    for here in range(first, end - 1):
        if not t.flags[here] & SOURCE_WORD:
            continue
        if t.lower[here] == "according":
            if t.lower[here + 1] == "to":
                return here, here + 2, "according to"
        elif (name := _short_source(t, here, first, end)) is not None:
            return here, name, "per"
    return None


def read_put(scan: Scan) -> bool:
    """Reads "As X put it, ..." and "..., as X put it"; False when there is none."""
    t = scan.tokens
    for at in range(scan.first + 2, scan.end - 1):
        if t.lower[at] in ("put", "puts") and t.lower[at + 1] == "it":
            link = next(
                (back for back in range(at - 1, max(scan.first - 1, at - 30), -1) if t.lower[back] == "as"), None
            )
            if link is not None and link + 1 < at:
                before = (scan.first, link) if link > scan.first else None
                after = (at + 2, scan.end) if at + 2 < scan.end else None
                return scan.keep("as X put it", SAY, (at, at + 2), (link + 1, at), before, after) is not None
    return False


_CREDITS: Final = frozenset("getty shutterstock flickr instagram youtube twitter facebook email zoom wikimedia".split())
"""Whom pictures come from, and ways by which things are sent: "via Getty Images", "via Zoom"."""


def _short_source(t: Tokens, here: int, first: int, end: int) -> int | None:
    """Where the name begins after "per", "acc. to" or "via", when that is a source and no measure or way."""
    name = here + 1
    if t.lower[here].startswith("acc"):
        name += name < end and t.lower[name] == "."
        if name + 1 >= end or t.lower[name] != "to":
            return None
        return name + 1
    if name >= end or not (
        t.flags[name] & CAPITAL
        or t.lower[name] in ("the", "a", "an", "his", "her", "their", "its")
        or any(flags & PUBLIC for flags in t.flags[name : min(end, name + 3)])
    ):
        return None
    apart = here == first or bool(t.flags[here - 1] & (COMMA | BREAK | QUOTED)) or t.lower[here - 1] == "as"
    if t.lower[name] in _CREDITS:
        return None
    after = _short_name_end(t, name, end)
    if after is None:
        return (
            name if here == first and _bare_name_end(t, name, end) is not None and t.flags[name + 1] & CAPITAL else None
        )
    if here == first or (here == first + 1 and t.lower[first] == "as"):
        return name if after < end else None
    return name if apart else None


def _short_name_end(t: Tokens, name: int, end: int) -> int | None:
    """Where a name ends that a mark must follow; None when something else does."""
    here = name
    while here < min(end, name + 8):
        if t.flags[here] & (COMMA | BREAK):
            return here
        if t.flags[here] & (AUXILIARY | FINITE | PRONOUN | QUOTED) and not t.flags[here] & POSSESSIVE:
            return None
        here += 1
    return here if here >= end else None


def read_source(scan: Scan) -> bool:
    """Reads "according to X" with the rest of the sentence as content; False when there is none."""
    t = scan.tokens
    phrase = source_phrase(t, scan.first, scan.end)
    if phrase is None:
        return False
    here, name, rule = phrase
    quoted = here > scan.first and bool(t.flags[here - 1] & QUOTED)
    if (here - scan.first <= 2 and not quoted) or (t.flags[here] & CAPITAL and t.lower[here - 1] == ":"):
        return _leading(scan, here, name, rule)
    return _trailing(scan, here, name, rule)


def _leading(scan: Scan, here: int, name: int, rule: str) -> bool:
    """Reads: According to X, the talks failed."""
    t, end = scan.tokens, scan.end
    comma = _comma(t, name, end)
    if comma is None or comma - here > 12:
        stop = _bare_name_end(t, name, end) or comma
    else:
        stop = comma
        if comma + 2 < end and t.lower[comma + 1] in ("who", "which", "quoting", "citing"):
            second = _comma(t, comma + 2, min(end, comma + 18))
            stop = second if second is not None and end - second > 4 else comma
    if stop is None:
        return False
    return scan.keep(rule, SAY, (here, name), (name, stop), (stop, end)) is not None


def _bare_name_end(t: Tokens, name: int, end: int) -> int | None:
    """Where a name ends that a clause follows without a comma: before the next determiner, number or pronoun."""
    last = subject_after(t, name, end)
    if last is None or last + 2 >= end:
        return None
    for at in range(name + 1, last + 1):
        if (t.flags[at] & (DETERMINER | PRONOUN) or t.words[at][0].isdigit()) and not t.flags[at - 1] & PREPOSITION:
            return at
    return last + 1


def _comma(t: Tokens, first: int, end: int) -> int | None:
    return next((at for at in range(first, end) if t.flags[at] & COMMA), None)


def _trailing(scan: Scan, here: int, name: int, rule: str) -> bool:
    """Reads: The talks failed, according to X."""
    t, end = scan.tokens, scan.end
    begin = _begin(t, scan.first, here)
    before = here - bool(t.flags[here - 1] & COMMA)
    if begin >= before:  # "... (via Reuters)"
        begin, before = scan.first, here - 1
    stop = _name_end(t, name, end)
    short = before - begin <= 4 and t.flags[here - 1] & COMMA
    if short and stop >= end - 1 and (comma := _comma(t, name, end)) is not None:
        stop = comma
        begin = before
    elif before - begin <= 3 and short and stop < end and t.flags[stop] & COMMA and _is_aside(t, begin, before):
        begin = before
    goes_on = begin >= before or bool(stop + 1 < end and t.flags[stop + 1] & (AUXILIARY | FINITE | QUOTED))
    rest = (stop, end) if stop < end and t.flags[stop] & COMMA and end - stop > 3 and goes_on else None
    return (
        scan.keep(rule, SAY, (here, name), (name, stop), (begin, before) if before > begin else None, rest) is not None
    )


def _is_aside(t: Tokens, first: int, end: int) -> bool:
    """Whether what stands before the phrase is no part of the content: "In May, according to X, ..."."""
    if any(t.flags[at] & (FINITE | AUXILIARY) for at in range(first, end)):
        return False
    return first >= end or bool(t.flags[first] & (PREPOSITION | ADVERB | SUBORDINATOR))


def _begin(t: Tokens, first: int, here: int) -> int:
    """Where the content begins: behind a semicolon, or inside a bracket that holds the phrase."""
    for at in range(here - 1, first - 1, -1):
        if t.lower[at] == ")":
            break
        if t.lower[at] == "(":
            return at + 1
    for at in range(here - 2, first, -1):
        if t.lower[at] == ";":
            return at + 1
    return first


def _name_end(t: Tokens, name: int, end: int) -> int:
    here = name
    while here < end and not t.flags[here] & (STOP | QUOTED) and t.lower[here] not in (";", "—", "--", ")"):
        if t.flags[here] & COMMA and here + 1 < end:
            following = t.flags[here + 1]
            if following & (QUOTED | SUBORDINATOR | PRONOUN | AUXILIARY | FINITE) or t.lower[here + 1].endswith("ing"):
                break
        here += 1
    return here
