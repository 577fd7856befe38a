"""Cutting a question into words: contractions opened, politeness and adverbs set aside, misspelt key words put right.

Each word is kept twice: as it was written, for what is handed on, and as a key, for the patterns.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Final

from rapidfuzz.distance import OSA

from bot.reading import lexicon

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_MENTION = re.compile(r"<[@#][!&]?\d+>")
_ASKING = ("?", "？", "؟", "՞", ";")
_OPENED: Final = {
    "can't": "cannot", "won't": "will not", "whats": "what is", "wheres": "where is", "whos": "who is",
    "didnt": "did not", "doesnt": "does not", "dont": "do not", "hasnt": "has not", "havent": "have not",
    "isnt": "is not", "wasnt": "was not", "arent": "are not", "werent": "were not", "v": "versus", "vs": "versus",
    "who've": "who have", "they've": "they have", "i'd": "i would", "i'm": "i am",
}  # fmt: skip
_IS = ("what", "who", "where", "when", "how", "that", "there", "it", "he", "she", "which")
_SMALL = (
    "who what which where when why how did does has have is are was were compare between about contested disputed "
    "dispute unanswered answered answer respond responded replied silent changed change position positions stance true"
).split()
_CUES: Final = tuple(dict.fromkeys([*_SMALL, *(form for form in lexicon.BY_FORM if " " not in form)]))
_KNOWN = frozenset((*_CUES, *lexicon.ADVERBS, *lexicon.CLAIM_NOUNS, *lexicon.PRONOUNS, *lexicon.PEOPLE, "not", "than"))
_PREFIX = re.compile(
    r"(?:please|hey|hi|hello|bot|ok|okay|so|well|and|but|um|sorry|excuse me|(?:can|could|would|will) you|"
    r"(?:tell|show|give|remind) (?:me|us)|i (?:want|would like|need) to know|i wonder|"
    r"(?:do|does) (?:you|anyone|anybody) know|let me know|any idea|btw|may i ask|can i ask|question|counterclaim) "
)
_SUFFIX = re.compile(
    r" (?:please|thanks|thank you|thx|or not|at all|so far|anywhere|though|too|anyway|to date|as of|up to)$"
)


@dataclass(frozen=True)
class Words:
    """The words of a question: as `shown` and as `keys`; `aside` are the adverbs that followed each of them."""

    shown: tuple[str, ...]
    keys: tuple[str, ...]
    aside: tuple[tuple[str, ...], ...]

    @cached_property
    def line(self) -> str:
        """The keys with one space between them, for the patterns."""
        return " ".join(self.keys)

    @property
    def text(self) -> str:
        """The words as written, with the adverbs between them."""
        pairs = zip(self.shown, (*self.aside[:-1], ()), strict=False)
        return " ".join(word for shown, aside in pairs for word in (shown, *aside)).replace(" '", "'")

    def between(self, start: int, end: int) -> Words:
        """The words whose keys begin in that part of the line."""
        begins = [0, *accumulate(len(key) + 1 for key in self.keys)][:-1]
        return self.part(bisect_left(begins, start), bisect_left(begins, end))

    def part(self, start: int, end: int) -> Words:
        """The words from `start` to `end`, counted in words."""
        return Words(self.shown[start:end], self.keys[start:end], self.aside[start:end])


def split(text: str) -> Words:
    """The words of a text, without the politeness around it."""
    plain = _MENTION.sub(" ", unicodedata.normalize("NFKC", text).translate(_QUOTES))
    shown: list[str] = []
    aside: list[tuple[str, ...]] = []
    written = [word for piece in plain.split() for word in _opened(_stripped(piece))]
    for word, following in zip(written, (*written[1:], ""), strict=False):
        if shown and word.lower() in lexicon.ADVERBS and not _begins_time(word, following):
            aside[-1] += (word,)
        else:
            shown.append(word)
            aside.append(())
    words = Words(tuple(shown), tuple("'s" if word == "'" else word.lower() for word in shown), tuple(aside))
    while (found := _PREFIX.match(words.line)) is not None:
        words = words.part(found.group().count(" "), len(words.keys))
    while (found := _SUFFIX.search(words.line)) is not None:
        words = words.part(0, len(words.keys) - found.group().count(" "))
    return words


def _begins_time(word: str, following: str) -> bool:
    return word.lower() == "since" and lexicon.TIME_STARTS.fullmatch(following.lower()) is not None


def asks(text: str) -> bool:
    """Whether a text ends in a question mark, of whatever script."""
    return text.rstrip(" \"'!.)”’").endswith(_ASKING)


def repaired(words: Words) -> Words:
    """The same words with the keys of misspelt key words put right: a swapped, missing or doubled letter.

    A replaced letter is not put right: "defy" is more likely meant than "deny".
    """
    return replace(words, keys=tuple(_repaired(key) for key in words.keys))


def _repaired(key: str) -> str:
    if key in _KNOWN or not key.isalpha() or len(key) < len("who"):
        return key
    close = (cue for cue in _CUES if OSA.distance(key, cue, score_cutoff=1) == 1)
    return next((cue for cue in close if sorted(key) == sorted(cue) or len(key) != len(cue) > len("deny")), key)


def _stripped(piece: str) -> str:
    """A word without the punctuation around it, but for the # of a number and the apostrophe of a plural owner."""
    start, end = 0, len(piece)
    while start < end and not (piece[start].isalnum() or piece[start] == "#"):
        start += 1
    while end > start and not piece[end - 1].isalnum() and not unicodedata.combining(piece[end - 1]):
        end -= 1
    return piece[start:end] + ("'" if piece[end : end + 1] == "'" and piece[end - 1 : end] == "s" else "")


def _opened(word: str) -> list[str]:
    """A word opened up: "didn't" into did and not, "Baku's" into Baku and 's, "sides'" into sides and '."""
    key = word.lower()
    if key in _OPENED:
        return _OPENED[key].split()
    if key.endswith("n't") and len(key) > len("n't"):
        return [word[:-3], "not"]
    if key.endswith("'s") and len(key) > len("'s"):
        return [word[:-2], "is" if key[:-2] in _IS else "'s"]
    if key.endswith("s'") and len(key) > len("s'"):
        return [word[:-1], "'"]
    return [word] if word else []
