"""Times in a question: "as of 20 September 2023", "since yesterday", "between 20 and 21 September".

Only found here, in the asker's words; which moments they are is decided by whoever knows the zone.
"""

from __future__ import annotations

import re
from typing import Final

from bot.reading.asked import AskedTime, Timing
from bot.reading.words import Words, split

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"(?: (?:at )?\d{1,2}:\d{2}(?: ?(?:utc|gmt|z|[+-]\d{1,2}(?::?\d{2})?))?)?"
_CALENDAR = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}(?:t\S+|{_CLOCK})|\d{{4}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|"
    rf"{_MONTH} {_YEAR}|"
    rf"(?:(?:the )?{_DAY} (?:of )?{_MONTH}|{_MONTH} (?:the )?{_DAY})(?: {_YEAR})?{_CLOCK})"
)
_COUNT = r"(?:an?|\d{1,4})"
_UNIT = "(?:minute|hour|day|week)s?"
_RELATIVE = (
    rf"(?:today|yesterday|(?:last|this) (?:week|month|year)|{_COUNT} {_UNIT} ago|"
    rf"(?:the )?(?:last|past) (?:\d{{1,4}} )?(?:hour|day|week)s?|"
    r"(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
# What is a time only after a word that says so: "in 2023", "in September".
_BARE = rf"(?:{_YEAR}|{_MONTH}|the {_DAY})"
_BEFORE_TIME: Final = {
    "as of": Timing.AS_OF, "as at": Timing.AS_OF, "on": Timing.ON, "in": Timing.IN, "during": Timing.IN,
    "over": Timing.IN, "since": Timing.SINCE, "after": Timing.AFTER, "until": Timing.UNTIL, "till": Timing.UNTIL,
    "by": Timing.UNTIL, "up to": Timing.UNTIL, "before": Timing.BEFORE,
}  # fmt: skip
_ANY = rf"(?:{_CALENDAR}|{_RELATIVE}|{_BARE})"
# Cut only where the question ends or goes on about something, so that "the May 2023 attack" stays whole.
_PHRASE: Final = re.compile(
    rf"(?:^|(?<= ))(?:(?:between (?P<first>{_ANY}|{_DAY}) and|from (?P<from>{_ANY}|{_DAY}) (?:to|until|till)) "
    rf"(?P<last>{_ANY})|"
    rf"(?P<how>{'|'.join(_BEFORE_TIME)}) (?P<when>{_ANY})|"
    rf"(?<!about )(?<!regarding )(?<! of )(?<!the )(?<! to )(?<!\d[snrt][tdh] )"
    # Not in the middle of a date, but after the number of a claim.
    rf"(?:(?<!\d )|(?<=#\d )|(?<=#\d\d )|(?<=#\d\d\d ))"
    rf"(?P<plain>{_CALENDAR}|{_RELATIVE}))"
    r"(?= (?:about|on|regarding|that) |$)"
)
_AT_START: Final = re.compile(
    rf"(?:(?P<how>{'|'.join(_BEFORE_TIME)}) (?P<when>{_ANY})|(?P<plain>{_CALENDAR}|{_RELATIVE}))"
    r"(?= (?:who|what|whom|which|did|does|has|have|was|were|is|are|where|how) )"
)
_FULL_DAY: Final = re.compile(_DAY)
_NO_YEAR: Final = re.compile(rf"{_DAY} (?:of )?{_MONTH}|{_MONTH}(?: {_DAY})?")
_IS_RELATIVE: Final = re.compile(_RELATIVE)


def cut_time(words: Words) -> tuple[Words, AskedTime, Words] | None:
    """The question without the time in it, that time, and its words with the word before it; None without a time."""
    found = _AT_START.match(words.line) or _PHRASE.search(words.line)
    if found is None:
        return None
    phrase = words.between(*found.span())
    end = words.between(0, found.start())
    start = words.between(found.end() + 1, len(words.line))
    rest = Words(end.shown + start.shown, end.keys + start.keys, end.aside + start.aside)
    if not rest.keys:
        return None
    return rest, _time(words, found), phrase


def time_in(text: str) -> str | None:
    """The words of the time that ends a text; None when there is none."""
    words = split(text)
    found = _PHRASE.search(words.line)
    return words.between(*found.span()).text if found else None


def _time(words: Words, found: re.Match[str]) -> AskedTime:
    parts = found.groupdict()
    first = "first" if parts.get("first") else "from"
    if parts.get("last"):
        one, other = _text(words, found, first), _text(words, found, "last")
        if _FULL_DAY.fullmatch(one):  # between 20 and 21 September 2023
            one = re.sub(rf"^{_DAY}", one, other, count=1)
        elif _NO_YEAR.fullmatch(one.lower()) and (year := re.search(rf" {_YEAR}$", other)):
            one += year.group()
        relative = bool(_IS_RELATIVE.fullmatch(one.lower()) or _IS_RELATIVE.fullmatch(other.lower()))
        return AskedTime(Timing.BETWEEN, one, other, relative)
    how = _BEFORE_TIME[parts["how"]] if parts["how"] else Timing.ON
    text = _text(words, found, "when" if parts["how"] else "plain")
    return AskedTime(how, text, relative=_IS_RELATIVE.fullmatch(text.lower()) is not None)


def _text(words: Words, found: re.Match[str], name: str) -> str:
    text = words.between(*found.span(name)).text
    return text if _IS_RELATIVE.fullmatch(text.lower()) else text.removeprefix("the ")
