"""A message as it is posted in chat: without the marks that only change its looks, the link in it, the words in it."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.limits import URL, WORDING
from bot.reading.quotes import quoted

_LINK: Final = re.compile(r"https?://[^\s<>\"|»”/?#][^\s<>\"|»”]*", re.IGNORECASE)
_DISCORD: Final = re.compile(
    r"https?://(?:[\w-]+\.)*(?:discord\.(?:com|gg|media)|discordapp\.(?:com|net))(?:[/?#:]|$)", re.IGNORECASE
)
_MASKED: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\(<?https?://[^\s()<>]{1,1000}>?\)", re.IGNORECASE)
_MARKUP: Final = re.compile(
    r"(?=[<`|*~_])(?:<a?:\w{2,32}:\d+>|<(?:@[!&]?|#)\d+>|</[\w -]{1,100}:\d+>|<id:\w+>|"
    r"<t:-?\d+(?::\w)?>|```\w*\n|```|\|\||\*+|~~|`|(?<!\w)_+|_+(?!\w))"
)
_LINE_MARKS: Final = re.compile(r"^(?:>(?:>>)? |#{1,3} |-# )", re.MULTILINE)
_BEFORE_QUOTATION: Final = re.compile(r"^([^\n.:«»“”\"]{2,60}[԰-֏])[.․՝](?=\s*[«“\"])", re.MULTILINE)
_UNSTORABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FEWEST: Final = 3  # words: less in quotation marks is a name or a doubtful word


def readable(text: str) -> str:
    """The text without links and without marks that only change its looks; those of quote blocks and lists stay."""
    shown = _MARKUP.sub("", _MASKED.sub(r"\1", _UNSTORABLE.sub(" ", text)))
    shown = re.sub(r"[^\S\n]{2,}", " ", _LINK.sub("", shown))
    return _BEFORE_QUOTATION.sub(r"\1:", shown)  # Armenian names who speaks with a full stop behind


def words_of(text: str) -> str:
    """The longest quotation of a `readable` text, in quotation marks; without one, all of it."""
    shown = _LINE_MARKS.sub("", text)
    sayings = [one.words for one in quoted(shown) if len(one.words.split()) >= _FEWEST]
    if not sayings:
        return re.sub(r"[^\S\n]*\n\s*", "\n", shown).strip()[:WORDING].rstrip()
    words = max(sayings, key=len).rstrip(", ")
    return f"“{words}”" if len(words) <= WORDING - 2 else words[:WORDING].rstrip()


def link_in(text: str) -> str:
    """The first address in a message that is no link within Discord; "" without one."""
    for match in _LINK.finditer(_UNSTORABLE.sub(" ", text)):
        link = match.group().rstrip(".,;:!?'*_~`’")
        while link.endswith(")") and link.count(")") > link.count("("):
            link = link[:-1].rstrip(".,;:!?'*_~`’")
        if len(link) <= URL and not _DISCORD.match(link):
            return link
    return ""
