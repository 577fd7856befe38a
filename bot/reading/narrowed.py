"""What a time does to a question: it narrows it, belongs to the claim in it, or cannot be asked for.

A question without the time is read first. Only what somebody said can be narrowed to any time; who claimed or denied
something can be asked as of a time. A calendar date may be part of the claim ("it rained on 21 September"), and then
it stays there, so that another date does not find that claim.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.reading import reasons
from bot.reading.asked import (
    AskClaim,
    AskDid,
    AskedTime,
    AskSaid,
    AskSearch,
    AskTrue,
    AskUnanswered,
    AskWho,
    NotUnderstood,
    Reading,
    Timing,
)

_UP_TO: Final = (Timing.AS_OF, Timing.UNTIL, Timing.BEFORE)
_IN_A_CLAIM: Final = (Timing.ON, Timing.IN)
_NUMBER: Final = re.compile(r"#\d+|s\d+", re.IGNORECASE)


def narrowed(reading: Reading, when: AskedTime, phrase: str, *, clause: bool) -> Reading:
    """The reading of a question with a time in it.

    `reading` is that of the question without it, `phrase` the time with the word before it. `clause` says that the
    claim came after "that", so that the time is more likely the claim's than that of speaking.
    """
    if _NUMBER.fullmatch(getattr(reading, "about", None) or ""):
        return _of_number(reading, when)
    in_claim = not when.relative and when.timing is not Timing.AS_OF and (clause or when.timing in _IN_A_CLAIM)
    match reading:
        case AskSaid():
            return replace(reading, when=when)
        case AskWho():
            return _who(reading, when, phrase, in_claim=in_claim)
        case AskDid(about=about):
            return replace(reading, about=f"{about} {phrase}") if about and in_claim else reasons.NO_DATE_FOR_DID
        case AskTrue() | AskUnanswered() | AskClaim():
            return _of_claim(reading, when, phrase)
        case AskSearch():
            return reasons.NO_RELATIVE_DATE if when.relative else replace(reading, words=f"{reading.words} {phrase}")
        case NotUnderstood():
            return reasons.NAME_WHO if reading == reasons.HELP else reading
    return reasons.NO_DATE


def _of_number(reading: Reading, when: AskedTime) -> Reading:
    """The number tells the claim, so the time is none of its words: a day or a year means what was said up to it."""
    match reading:
        case AskWho() | AskTrue() | AskUnanswered() | AskClaim() if when.timing in (*_UP_TO, *_IN_A_CLAIM):
            timing = when.timing if when.timing in _UP_TO else Timing.UNTIL
            return replace(reading, when=replace(when, timing=timing))
        case AskWho():
            return reasons.NO_PERIOD
        case AskDid():
            return reasons.NO_DATE_FOR_DID
        case AskSaid():
            return replace(reading, when=when)
    return reasons.NO_DATE


def _who(reading: AskWho, when: AskedTime, phrase: str, *, in_claim: bool) -> Reading:
    if reading.about is not None and in_claim:
        return replace(reading, about=f"{reading.about} {phrase}")
    return replace(reading, when=when) if when.timing in _UP_TO else reasons.NO_PERIOD


def _of_claim(reading: AskTrue | AskUnanswered | AskClaim, when: AskedTime, phrase: str) -> Reading:
    if when.timing is Timing.AS_OF or (when.timing in _UP_TO and not isinstance(reading, AskTrue)):
        return replace(reading, when=when)
    if reading.about is None:
        return reasons.NO_DATE
    return reasons.NO_RELATIVE_DATE if when.relative else replace(reading, about=f"{reading.about} {phrase}")
