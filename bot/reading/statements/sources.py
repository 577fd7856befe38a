"""Sources named by a phrase instead of a verb: "according to X", "per X", "via X"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Range, Scan
from bot.reading.statements.subject_right import subject_after
from bot.reading.statements.tokens import Tokens, may_be_finite
from bot.reading.statements.words import (
    ADVERB,
    AUXILIARY,
    BREAK,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    LEADING_CONJUNCTIONS,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUBLIC,
    QUOTED,
    SOURCE_WORD,
    STOP,
    SUBORDINATOR,
)

_NOBODY: Final = (["plan"], ["schedule"], ["custom"], ["tradition"], ["need"])
"""What things go according to, and nobody says."""


def source_phrase(t: Tokens, first: int, end: int) -> tuple[int, int, str] | None:
    """The first source phrase of a sentence: where it begins, where the name in it begins, and the rule; or None."""
    if t.lower[first] == "as" and first + 3 < end and t.lower[first + 2] == "by" and t.flags[first + 1] & CUE:
        return first, first + 3, "per"
    for here in range(first, end - 1):
        if not t.flags[here] & SOURCE_WORD:
            continue
        if t.lower[here] == "according":
            if t.lower[here + 1] == "to" and t.lower[here + 2 : here + 3] not in _NOBODY:
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
    if here == first + 1 and t.flags[first] & (ADVERB | SUBORDINATOR):  # "apparently per CNN he is out"
        first = here
    if t.words[name][0] == "@" and here == first:
        return name
    after = _short_name_end(t, name, end)
    if after is None:
        goes_on = name + 1 < end and t.flags[name + 1] & (CAPITAL | PRONOUN | DETERMINER)
        return name if here == first and goes_on and _bare_name_end(t, name, end) is not None else None
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
    before = t.lower[here - 1] if here > scan.first else ""
    last = here - 1 - (before == ",")
    if last > scan.first and t.lower[last] == "that":  # "X said that according to Y, ...": X says it
        return False
    if here == scan.first + 2 and before in ("'s", "’s", "is"):  # "That's according to X."
        stop = _name_end(t, name, scan.end)
        return scan.keep(rule, SAY, (here, name), (name, stop), (scan.first, scan.first + 1)) is not None
    joined = last == here - 2 and t.lower[last] in _JOINING and not _verb_follows(t, name, scan.end)
    early = here - scan.first <= 2 and not t.flags[scan.first] & QUOTED
    if early or joined or (t.flags[here] & CAPITAL and before == ":"):
        return _leading(scan, here, name, rule)
    return _trailing(scan, here, name, rule)


def _verb_follows(t: Tokens, name: int, end: int) -> bool:
    """Whether the comma behind a name parts a subject from its verb: "it, according to Smith, was late"."""
    comma = _comma(t, name, end)
    return comma is not None and comma + 1 < end and _is_verb(t, comma + 1)


_JOINING: Final = frozenset("and but because since as while after".split())


def _leading(scan: Scan, here: int, name: int, rule: str) -> bool:
    """Reads: According to X, the talks failed."""
    t, end = scan.tokens, scan.end
    comma = _comma(t, name, end)
    if name + 1 < end and t.words[name][0] == "@":
        comma = name + 1
    if comma is None or (comma - here > 12 and any(may_be_finite(t, at) for at in range(name + 1, comma))):
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
    if last is None:
        return None
    for at in range(name + 1, min(last + 1, end - 1)):
        if (t.flags[at] & (DETERMINER | PRONOUN) or t.words[at][0].isdigit()) and not t.flags[at - 1] & PREPOSITION:
            return at
    return last + 1 if last + 2 < end else None


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
    short = before - begin <= 4 and bool(t.flags[here - 1] & COMMA)
    inner = _comma(t, name, end) if t.flags[here - 1] & COMMA else None
    inserted = inner is not None and _is_inserted(t, (begin, before), inner + 1, end, short=short and stop >= end - 1)
    if inner is not None and inserted:
        stop = inner
        if _is_aside(t, begin, before) and not _is_verb(t, inner + 1):
            begin = before
    elif before - begin <= 3 and short and stop < end and t.flags[stop] & COMMA and _is_aside(t, begin, before):
        begin = before
    goes_on = inserted or begin >= before or bool(stop + 1 < end and t.flags[stop + 1] & (AUXILIARY | FINITE | QUOTED))
    rest = (stop, end) if stop < end and t.flags[stop] & COMMA and end - stop > 3 and goes_on else None
    return (
        scan.keep(rule, SAY, (here, name), (name, stop), (begin, before) if before > begin else None, rest) is not None
    )


def _is_inserted(t: Tokens, before: Range, behind: int, end: int, *, short: bool) -> bool:
    """Whether the phrase stands inside a clause: what is `before` it is no main clause, and one goes on `behind`.

    It is "While they met", "In May" or a subject; if it is `short`, less is asked of what goes on.
    """
    first = before[0]
    if end - behind <= 2 or t.lower[behind] in _APPOSED or t.lower[behind].endswith("ing"):
        return False
    if any(t.flags[at] & (QUOTED | CUE) for at in range(*before)):
        return False
    if t.flags[first] & SUBORDINATOR and t.lower[first] not in LEADING_CONJUNCTIONS:
        incomplete = _comma(t, *before) is None
    else:
        incomplete = not any(_is_verb(t, at) for at in range(*before))
    return short or (incomplete and any(_is_verb(t, at) for at in range(behind, end)))


def _is_verb(t: Tokens, at: int) -> bool:
    """Whether a token is a verb; a word in -s may be a noun, unless an object or a phrase follows it: "holds a"."""
    if not t.lower[at].endswith("s") or t.flags[at] & (FINITE | AUXILIARY):
        return may_be_finite(t, at)
    following = t.flags[at + 1] if at + 1 < len(t) else 0
    return may_be_finite(t, at) and bool(following & (DETERMINER | PREPOSITION))


_APPOSED: Final = frozenset("a an who which one".split())


def _is_aside(t: Tokens, first: int, end: int) -> bool:
    """Whether what stands before the phrase is no part of the content: "In May, according to X, ..."."""
    if first < end and t.flags[first] & SUBORDINATOR:
        return True
    if any(_is_verb(t, at) for at in range(first, end)):
        return False
    return first >= end or bool(t.flags[first] & (PREPOSITION | ADVERB))


def _begin(t: Tokens, first: int, here: int) -> int:
    """Where the content begins: behind a semicolon, a colon or ", with", or inside a bracket around the phrase."""
    for at in range(here - 1, first - 1, -1):
        if t.lower[at] == ")":
            break
        if t.lower[at] == "(":
            return at + 1
    for at in range(here - 2, first, -1):
        if t.lower[at] == ";" and t.lower[at + 1] not in ("and", "or"):  # no list
            return at + 1
        if t.lower[at] == ":" and here - at > 5:
            return at + 1
        if t.flags[at] & COMMA and t.lower[at + 1] == "with":  # "prices rose, with oil at its highest, ..."
            return at + 2
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
