"""Folding text to search keys, so that any script and spelling finds its record.

`fold` turns text of any script to lower-case ASCII, `tokens` splits that into words, and `stem` cuts English endings.
The same functions run when a record is indexed and when it is searched for; display always keeps the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.metadata import version

import Stemmer
from anyascii import anyascii

FOLDING = 1
"""To be raised with any change here that gives other words for some text: the search indexes are then made anew."""

_WORD = re.compile(r"[a-z0-9]+")
# Before transliteration: anyascii writes schwa as "e", but Azerbaijani names are known abroad with "a" (Aliyev); and
# it marks Armenian and Georgian aspirates with apostrophes, which would cut names in two.
_SCHWA = str.maketrans({"ə": "a", "Ə": "a", "ӏ": None})
_APOSTROPHES = re.compile(r"[’'ʼʻ`´‘]")
_STEMMER = Stemmer.Stemmer("english")
_MAX_WORD = 64


def folding_version() -> str:
    """Names the words that these functions give: when it differs from that of an index, the index is out of date."""
    packages = ", ".join(f"{package} {version(package)}" for package in ("anyascii", "PyStemmer"))
    return f"{FOLDING}, {packages}, Unicode {unicodedata.unidata_version}"


def fold(text: str) -> str:
    """`text` as lower-case ASCII with diacritics, case and script removed; any input, never raises."""
    if text.isascii():
        return _APOSTROPHES.sub("", text).lower()
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text).translate(_SCHWA))
    return _APOSTROPHES.sub("", anyascii(plain)).lower()


def tokens(text: str) -> list[str]:
    """The folded words of `text` in order; words longer than 64 characters are cut."""
    return [word[:_MAX_WORD] for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The English stem of a folded word ("violating" and "violated" are one)."""
    return str(_STEMMER.stemWord(word))


def folded_name(name: str) -> str:
    """A name as it is kept for matching: its folded words with a space between them."""
    return " ".join(tokens(name))


def trigrams(text: str) -> list[str]:
    """The distinct three-character pieces of the padded folded words: "ab" gives "__a", "_ab", "ab_"."""
    found: dict[str, None] = {}
    for word in tokens(text):
        padded = f"__{word}_"
        found.update(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))
    return list(found)
