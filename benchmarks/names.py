"""How people misspell, shorten and transliterate names."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

_VARIANTS = Path(__file__).parent / "data" / "transliterations.txt"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def transliterations() -> Mapping[str, tuple[str, ...]]:
    """Public names, each with the ways in which others write it."""
    found = {}
    for line in _VARIANTS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, variants = line.partition(": ")
            found[name] = tuple(variants.split("; "))
    return found


def misspelt(text: str, rng: random.Random) -> str:
    """A name with one letter, not the first of a word, changed, left out, doubled or swapped with the next."""
    places = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 2].isalpha()]
    if not places:
        return text
    at = rng.choice(places)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + rng.choice(_LETTERS.replace(text[at].lower(), "")) + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
