"""Where content to the right of a verb begins: past "reporters on Monday"."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.tokens import Tokens
from bot.reading.statements.words import (
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TIME,
)

_ADJUNCT: Final = frozenset("on in at during to via through of about by from after before with last this".split())
_MANNER: Final = frozenset(
    "back again simply repeatedly pointedly flatly only bluntly aloud afterward afterwards".split()
)
_CONDITIONS: Final = frozenset("if even although though unless".split())
_PERIODS: Final = frozenset("time years months weeks days decades".split())
_PERIOD: Final = frozenset("week month year night".split())
_SUBJECTS: Final = frozenset("he she they we it i".split())
_ADDRESSED: Final = frozenset(
    (
        "reporters cnn nbc abc cbs npr politico reuters bloomberg bbc supporters voters him her them me us people "
        "journalists lawmakers congress viewers attendees you parliament staff aides allies colleagues "
        "investigators police mps senators officials employees workers fans investors diplomats ministers "
        "delegates members residents"
    ).split()
)


def content_start(t: Tokens, here: int, end: int, *, addressed: bool, infinitive: bool = False) -> int:
    """Where content begins after a verb group that ends at `here`: past who is addressed, time, place and occasion."""
    for _ in range(4):
        if here >= end or t.flags[here] & QUOTED:
            return here
        lower, flags = t.lower[here], t.flags[here]
        if lower == ":" or (lower == "to" and infinitive):
            return here + (lower == ":")
        if flags & COMMA:
            here, done = _past_comma(t, here, end, addressed=addressed)
        elif (flags & TIME and not _owns(t, here, end)) or lower in _MANNER:
            here, done = here + 1, False
        elif (that := _that_after_period(t, here, end)) is not None:
            return that
        elif lower in _ADJUNCT and not (lower in ("this", "last") and not _dated(t, here, end)):
            here, done = _past_adjunct(t, here, end)
        elif addressed and lower != "that":
            here, done = _past_addressed(t, here, end)
            addressed = False
        else:
            return here
        if done:
            return here
    return here


def _owns(t: Tokens, here: int, end: int) -> bool:
    """Whether a time begins the content: "said Monday’s vote was late"."""
    return here + 1 < end and bool(t.flags[here + 1] & POSSESSIVE)


def _past_comma(t: Tokens, comma: int, end: int, *, addressed: bool) -> tuple[int, bool]:
    """Past a comma, or past two and what stands between them; the second is True when content begins there."""
    following = t.lower[comma + 1] if comma + 1 < end else ""
    closing = _closing_comma(t, comma, end)
    if addressed or following in _CONDITIONS or (closing is None and following not in ("with", "in", "on")):
        return comma + 1, True
    return (comma if closing is None else closing) + 1, False


def _that_after_period(t: Tokens, here: int, end: int) -> int | None:
    """The "that" of "for years that", "since the first time that"; None when nothing like it begins here."""
    if t.lower[here] not in ("for", "since"):
        return None
    that = next((at for at in range(here + 1, min(end, here + 6)) if t.lower[at] == "that"), None)
    return that if that is not None and not _PERIODS.isdisjoint(t.lower[here:that]) else None


def _quotation_apart(t: Tokens, here: int, end: int) -> int:
    """The quotation behind a mark after a longer phrase: "said in a note to the staff, and to all, “It is over”."""
    for at in range(here + 1, end):
        if t.flags[at] & CUE and not t.flags[at - 1] & DETERMINER:
            break
        if t.flags[at] & QUOTED and (t.flags[at - 1] & COMMA or t.lower[at - 1] == ":"):
            return at
    return here


def _closing_comma(t: Tokens, comma: int, end: int) -> int | None:
    """The second comma of ", in a statement,"."""
    for at in range(comma + 1, min(end, comma + 10)):
        if t.flags[at] & QUOTED or t.lower[at] in (".", ";", ":"):
            return None
        if t.flags[at] & COMMA:
            return at
    return None


def _dated(t: Tokens, here: int, end: int) -> bool:
    return here + 1 < end and bool(t.flags[here + 1] & TIME or t.lower[here + 1] in _PERIOD)


def _past_adjunct(t: Tokens, here: int, end: int) -> tuple[int, bool]:
    """Past "on Monday" or "in a statement"; the second is True when content begins there for certain."""
    if _dated(t, here, end) and t.lower[here] in ("on", "last", "this", "in"):
        past = here + 2
        return past + (past < end and t.words[past][0].isdigit()), False
    at = here + 1
    while at < end and at - here < 16 and not t.flags[at] & (QUOTED | COMMA):
        if t.lower[at] in (";", ".", ":") or (at > here + 1 and t.lower[at] in _SUBJECTS | {"that"}):
            break
        at += 1
    if at >= end:
        return _quotation_apart(t, here, end), True
    if t.lower[at] in _SUBJECTS and any(t.flags[z] & QUOTED for z in range(at, min(end, at + 8))):
        return at, True
    if t.lower[at] == "that" or t.flags[at] & QUOTED:
        return at, True
    if t.flags[at] & COMMA or t.lower[at] == ":":
        apart = at + 1 < end and t.flags[at + 1] & PREPOSITION
        return _quotation_apart(t, at + 1, end) if apart else at + 1, True
    return _quotation_apart(t, here, end), True


def _past_addressed(t: Tokens, here: int, end: int) -> tuple[int, bool]:
    """Past "reporters" or "the Guardian" in "told reporters that"."""
    past = past_addressee(t, here, end)
    if here < past < end and (
        t.lower[past] in ("that", "to", "how", "why") or t.flags[past] & (QUOTED | PRONOUN | DETERMINER)
    ):
        return past, True
    at = here
    while at < end and at - here < 10 and not t.flags[at] & (QUOTED | COMMA):
        if t.lower[at] in ("that", ":", ".") or (at > here and t.lower[at] in _SUBJECTS):
            break
        at += 1
    if at < end:
        if at > here and t.lower[at] in _SUBJECTS:
            return at, True
        if t.lower[at] == "that" or t.flags[at] & QUOTED:
            return at, True
        if t.flags[at] & COMMA or t.lower[at] == ":":
            return at + 1, True
    return past_addressee(t, here, end), False


def past_addressee(t: Tokens, here: int, end: int) -> int:
    """The token after "reporters", "the Guardian" or "Ms. Smith" at `here`."""
    flags, lower = t.flags[here], t.lower[here]
    if lower in _ADDRESSED or flags & PRONOUN:
        return here + 1
    if not flags & (CAPITAL | DETERMINER):
        return here
    at = here + 1
    while (
        at < end
        and not t.flags[at] & (QUOTED | PRONOUN | DETERMINER)
        and (t.flags[at] & CAPITAL or t.lower[at] in ("'s", "’s"))
    ):
        at += 1
    if flags & DETERMINER and at < end and not t.flags[at] & (PRONOUN | DETERMINER) and at == here + 1:
        at += 1
    return at
