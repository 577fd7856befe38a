"""Statements inside what somebody said: "Reuters says the PM denied it" holds one by Reuters and one by the PM."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.found import Found
from bot.reading.statements.quotations import find_quotations
from bot.reading.statements.sentences import sentences
from bot.reading.statements.tokens import Tokens, tokenize
from bot.reading.statements.words import CUE, QUOTED, SOURCE_WORD

DEEPEST: Final = 3
_NEARLY_ALL: Final = 0.7
_PRONOUNS: Final = frozenset("he she they it".split())
_HIS: Final = frozenset("his her its their".split())
_MODALS: Final = frozenset("can could may might must should shall".split())
_NOBODY: Final = frozenset("i we you me us people who one everyone nobody someone anyone many some".split())

ReadSentence = Callable[[Tokens, int, int], list[Found]]


def inner_statements(outer: Found, read_sentence: ReadSentence, depth: int = 1) -> list[Found]:
    """What is attributed inside the content of a statement, each with its `upstream`, in reading order."""
    if depth > DEEPEST:
        return []
    found: list[Found] = []
    for t, first, end in _inside(outer):
        if not any(flags & (CUE | SOURCE_WORD) for flags in t.flags[first:end]):
            continue
        for one in read_sentence(t, first, end):
            if _counts(one) and not _taken_back(outer, one):
                one.upstream = outer
                found.append(one)
                found += inner_statements(one, read_sentence, depth + 1)
    return found


def _inside(outer: Found) -> list[tuple[Tokens, int, int]]:
    """The sentences in the content: those outside quotation marks, and those of each quotation."""
    t = outer.tokens
    inside: list[tuple[Tokens, int, int]] = []
    for first, end in outer.parts:
        if not (end - first == 1 and t.flags[first] & QUOTED):
            skipped = first + (t.lower[first] == "that")
            inside.append((t, skipped, end))
        for at in range(first, end):
            if t.flags[at] & QUOTED:
                inside += _of_quotation(t, at)
    return inside


def _of_quotation(t: Tokens, at: int) -> list[tuple[Tokens, int, int]]:
    start, end = t.start[at] + 1, t.end[at] - 1
    if end - start < 12:
        return []
    inner = tokenize(t.text, start, end, find_quotations(t.text, start, end))
    return [(inner, first, stop) for first, stop in sentences(inner)]


def is_passed_on(inner: Found) -> bool:
    """Whether an inner statement by somebody named is nearly all that the outer one says, so that it only relays it."""
    outer = inner.upstream
    if outer is None or inner.speaker is None or inner.act is Act.AGREES:
        return False
    if not inner.content or not outer.content:
        return False
    if inner.speaker.of(inner.tokens.text).lower() in _PRONOUNS:
        return False
    whole = sum(part.end - part.start for part in outer.content)
    begin = min(inner.speaker.start, inner.content[0].start)
    return max(part.end for part in inner.content) - begin > _NEARLY_ALL * whole


def _taken_back(outer: Found, one: Found) -> bool:
    """Whether an inner statement is only the claim that its own speaker takes back: "she retracted her claim that"."""
    return (
        outer.act is Act.RETRACTS
        and one.speaker is not None
        and one.speaker.of(one.tokens.text).lower() in ("his", "her", "its", "their")
    )


def _counts(one: Found) -> bool:
    """Whether an inner statement is worth telling: somebody else's, and more than a thought."""
    loose = one.rule == "quotation after colon" or (
        one.rule.startswith("noun") and one.speaker is not None and one.speaker.of(one.tokens.text).lower() in _HIS
    )
    if one.speaker is None or loose or one.act in (Act.THINKS, Act.ASKS, Act.PRAISES):
        return False
    if not one.negated and not _MODALS.isdisjoint(one.tokens.lower[one.group[0] : one.group[1]]):
        return False
    return one.speaker.of(one.tokens.text).lower() not in _NOBODY
