"""Cutting the tokens of a paragraph into sentences; a quotation is one token and stays whole."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.groups import reports_soon
from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import CAPITAL, CUE, DETERMINER, PREPOSITION, PRONOUN, QUOTED, STOP, SUBORDINATOR

LONGEST: Final = 160
"""More tokens than this without a stop are cut, so that the time for a sentence is bounded."""

_ABBREVIATIONS: Final = frozenset(
    (
        "mr mrs ms dr sen sens rep reps gov gen lt col sgt rev st jr sr prof pres hon vs calif fla mass pa ill ga "
        "va tex ariz conn del md mich minn mo neb nev tenn wash wis wyo ore okla ala ark colo ind kan ky la miss "
        "mont maj capt cmdr adm supt atty no"
    ).split()
)
_MAY_BEGIN: Final = frozenset(['“"‘(—[•*'])


def sentences(t: Tokens) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, in tokens; the end is that of its stop."""
    found: list[tuple[int, int]] = []
    begin, count = 0, len(t)
    for here, flags in enumerate(t.flags):
        if flags & STOP:
            ends = _is_stop(t, here, count)
        elif flags & QUOTED:
            ends = _quotation_ends(t, here, count)
        else:
            ends = here - begin >= LONGEST or _ends_in_abbreviation(t, here, count)
        if ends:
            found.append((begin, here + 1))
            begin = here + 1
    if begin < count:
        found.append((begin, count))
    return found


def _ends_in_abbreviation(t: Tokens, here: int, count: int) -> bool:
    """Whether the stop of "U.S." or "p.m." is also that of the sentence: a small word with a capital follows."""
    word = t.words[here]
    if word[-1] != "." or word.count(".") < 2 or here + 1 >= count or not t.flags[here + 1] & CAPITAL:
        return False
    return bool(t.flags[here + 1] & (PRONOUN | DETERMINER | PREPOSITION | SUBORDINATOR))


def _is_stop(t: Tokens, here: int, count: int) -> bool:
    if here + 1 >= count:
        return True
    following = t.flags[here + 1]
    begins = following & (CAPITAL | QUOTED) or t.words[here + 1][0].isdigit()
    before = t.words[here - 1] if here else ""
    abbreviated = before.lower() in _ABBREVIATIONS or (len(before) == 1 and before.isupper() and before != "I")
    abbreviated = abbreviated and (before != "no" or t.words[here + 1][0].isdigit())
    if abbreviated and begins and t.words[here] == "." and t.start[here] == t.end[here - 1]:
        return False
    if begins or t.words[here + 1] in _MAY_BEGIN:
        return True
    # In chat people go on in small letters: a stop with a space behind it still ends a sentence.
    return t.start[here + 1] > t.end[here] and not t.words[here].startswith("..")


def _quotation_ends(t: Tokens, here: int, count: int) -> bool:
    text, end = t.text, t.end[here]
    at = end - 1
    while at > t.start[here] and not text[at].isalnum() and text[at] not in ".?!…":
        at -= 1
    if text[at] not in ".?!…" or here + 1 >= count:
        return here + 1 >= count and text[at] in ".?!…"
    if not t.flags[here + 1] & (CAPITAL | QUOTED):
        return False
    if text[at] in "?!" and reports_soon(t, here + 1, count):
        return False
    return not _said_next(t, here + 1, count)


def _said_next(t: Tokens, here: int, count: int) -> bool:
    """Whether only a name and a cue follow before the next stop: “It is over.” Smith said."""
    for at in range(here + 1, min(count, here + 5)):
        if t.flags[at] & CUE and (at + 1 >= count or t.flags[at + 1] & STOP):
            return True
        if not t.flags[at] & CAPITAL:
            return False
    return False
