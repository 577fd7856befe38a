"""What a message in chat says, as far as it is plain: the form to record a statement, filled in as a first guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from bot.domain.limits import URL, WORDING
from bot.domain.typed import TypedStatement
from bot.reading.quotes import quoted, without_quotations
from bot.reading.reported import DATE, reported

_LINK: Final = re.compile(r"https?://[^\s<>\"|»”/?#][^\s<>\"|»”]*", re.IGNORECASE)
_DISCORD: Final = re.compile(
    r"https?://(?:[\w-]+\.)*(?:discord\.(?:com|gg|media)|discordapp\.(?:com|net))(?:[/?#:]|$)", re.IGNORECASE
)
_MASKED: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\(<?https?://[^\s()<>]{1,1000}>?\)", re.IGNORECASE)
_MARKUP: Final = re.compile(
    r"(?=[<`|>#*~_-])(?:<a?:\w{2,32}:\d+>|<(?:@[!&]?|#)\d+>|<t:-?\d+(?::\w)?>|```\w*\n|```|\|\||"
    r"^>(?:>>)? |^#{1,3} |^-# |\*+|~~|`|(?<!\w)_+|_+(?!\w))",
    re.MULTILINE,
)
_UNSTORABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FEWEST: Final = 3  # words: less in quotation marks is a name or a doubtful word
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PARTS: Final = (("y", "y2", "y3", "y4"), ("m", "m2", "m3", "m4"), ("d", "d2", "d3", "d4"))


def prefill(text: str, posted: datetime) -> TypedStatement:
    """The form for a message, as far as the message is plain; what is not, stays empty.

    `posted` is aware; its day, in the zone it is given in, is taken where the message names no other.
    """
    text = _UNSTORABLE.sub(" ", text)
    shown = _MARKUP.sub("", _MASKED.sub(r"\1", text))
    bare = _LINK.sub(lambda link: "\x00" * len(link.group()), shown)
    spans = quoted(bare)
    sayings = [span for span in spans if len(span.words.split()) >= _FEWEST]
    longest = max(sayings, key=lambda span: len(span.words), default=None)
    unquoted = without_quotations(bare, spans)
    dates = list(DATE.finditer(unquoted))
    read = reported(unquoted, (longest.start, longest.end) if longest else None)
    words = longest.words.replace("\x00", "").rstrip(", ") if longest else _tidy(_LINK.sub("", shown))
    return TypedStatement(
        who=read.who,
        stance=read.stance,
        claim=read.claim,
        words=f"“{words}”"[:WORDING] if longest and len(words) <= WORDING - 2 else words[:WORDING],
        when=_when(dates, posted),
        source=_source(text),
    )


def _tidy(text: str) -> str:
    return re.sub(r"[^\S\n]*\n\s*", "\n", re.sub(r"[^\S\n]{2,}", " ", text)).strip()


def _source(text: str) -> str:
    """The first address that is no link within Discord."""
    for match in _LINK.finditer(text):
        link = match.group().rstrip(".,;:!?'*_~`’")
        while link.endswith(")") and link.count(")") > link.count("("):
            link = link[:-1].rstrip(".,;:!?'*_~`’")
        if len(link) <= URL and not _DISCORD.match(link):
            return link
    return ""


def _when(dates: Sequence[re.Match[str]], posted: datetime) -> str:
    """The one date that the message names outside of quotations, or the day it was posted; "" when it names several."""
    named = {day for match in dates if (day := day_of(match)) is not None}
    if not named:
        return posted.date().isoformat()
    return named.pop().isoformat() if len(named) == 1 and max(named) <= posted.date() else ""


def day_of(match: re.Match[str]) -> date | None:
    """The day that a match of `DATE` names; None for one that no calendar has, such as 31 April."""
    year, month, day = (next(part for name in names if (part := match[name])) for names in _PARTS)
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
