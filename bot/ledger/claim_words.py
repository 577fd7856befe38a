"""The words that claims are known by, and how well a typed word is covered by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from bot.domain.text import stem, tokens
from bot.ledger.engine import Row
from bot.ledger.indexing import names_of
from bot.ledger.scope import Scope

_ALIKE = 80.0  # rapidfuzz ratio from which a word may be a misspelling of another
_ENDINGS = ("s", "n", "an", "ian", "i", "ese", "ish")
"""What turns the name of a country into its people or its adjective."""

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


async def claim_words(scope: Scope, rows: Sequence[Row]) -> Mapping[int, frozenset[str]]:
    """For each row of `claim_texts`: the words of its text, its place and whom it concerns, with their stems."""
    names = await names_of(scope, "names_of_speakers", "speaker", {row["concerns"] for row in rows})
    places = await names_of(scope, "places_by_id", "place", {row["place"] for row in rows})
    found = {}
    for row in rows:
        texts = (row["text"], *names.get(row["concerns"], ()), *places.get(row["place"], ()))
        words = [word for text in texts for word in tokens(text)]
        found[row["id"]] = frozenset(words) | frozenset(map(stem, words)) | {number(word) for word in words}
    return found


def covers(word: str, known: frozenset[str]) -> float:
    """1 when a claim known by these words has the typed one, 0.8 when it has one much like it, otherwise 0.

    A number is only covered by the same number.
    """
    if word in known or stem(word) in known or number(word) in known:
        return 1.0
    if is_number(word):
        return 0.0
    if any(inflected(word, other) for other in known):
        return 1.0
    alike = max((fuzz.ratio(word, other) for other in known if other[0] == word[0]), default=0.0)
    return 0.8 if alike >= _ALIKE else 0.0


def has_word(word: str, known: frozenset[str]) -> bool:
    """Whether a claim known by these words has the typed one or, from three letters, one that begins so."""
    return covers(word, known) == 1 or (len(word) > 2 and any(other.startswith(word) for other in known))


def inflected(one: str, other: str) -> bool:
    """Whether one is the other with the ending of a people or an adjective: Armenia, Armenian."""
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and long.startswith(short) and long[len(short) :] in _ENDINGS


def is_number(word: str) -> bool:
    """Whether a folded word is a number, in digits or in letters up to twelve."""
    return word.isdigit() or word in _NUMBERS


def number(word: str) -> str:
    """A number in letters up to twelve in digits; any other word as it is."""
    return str(_NUMBERS.index(word)) if word in _NUMBERS else word
