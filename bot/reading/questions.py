"""A plain question in English, read as one of the questions that the record answers.

    read_question("has Baku actually denied this?")
    -> AskDid(speaker="Baku", stance=Stance.DENIES, about=None, confirms=False)

Nothing is looked up here, and nothing is guessed: what does not fit a shape is `NotUnderstood`, with a sentence that
helps. The shapes are tried in order; misspelt key words are put right only when the words as written fit none.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.reading import reasons
from bot.reading.accused import SHAPES as ACCUSED
from bot.reading.asked import (
    AskAccused,
    AskAlso,
    AskChanges,
    AskClaim,
    AskCompare,
    AskContested,
    AskDid,
    AskedTime,
    AskSaid,
    AskSearch,
    AskTrue,
    AskUnanswered,
    AskWho,
    AskWhoIs,
    NotUnderstood,
    Reading,
    Timing,
)
from bot.reading.general import FALLBACKS, OPINIONS, VERDICTS
from bot.reading.narrowed import narrowed
from bot.reading.overviews import SHAPES as OVERVIEWS
from bot.reading.shape import first_reading
from bot.reading.speech import SHAPES as SPEECH
from bot.reading.times import cut_time
from bot.reading.words import Words, asks, repaired, split

__all__ = [
    "AskAccused",
    "AskAlso",
    "AskChanges",
    "AskClaim",
    "AskCompare",
    "AskContested",
    "AskDid",
    "AskSaid",
    "AskSearch",
    "AskTrue",
    "AskUnanswered",
    "AskWho",
    "AskWhoIs",
    "AskedTime",
    "NotUnderstood",
    "Reading",
    "Timing",
    "read_question",
]

LONGEST: Final = 300
_BARE_WORDS = 12
# Who said "direct threat": words in quotation marks are looked for as they are, whatever they mean.
_QUOTED = re.compile(r'\W*who\b[^"“”«»]*["“«]([^"“”«»]*\w[^"“”«»]*)["”»]\W*', re.IGNORECASE)
_ALSO = re.compile(r"\W*and\s+((?!(?:what|how)\s+about\b)\w[\w'’-]*(?:\s+[\w'’-]+){0,4})\s*\?+\W*", re.IGNORECASE)
_FOREIGN: Final = frozenset(
    "кто что почему когда где как ով ինչ ինչու որտեղ երբ kim nə niyə harada qui quoi pourquoi quand wer warum wann "
    "quién quien qué cuándo dónde chi perché kto dlaczego".split()
)


def read_question(text: str) -> Reading:
    """What a question asks; any text at all, never raises."""
    if len(text) > LONGEST:
        return reasons.TOO_LONG
    words = split(text)
    if not words.keys:
        return reasons.EMPTY
    if _is_foreign(words, asking=asks(text)):
        return reasons.LANGUAGE
    if (quoted := _QUOTED.fullmatch(text)) is not None:
        return AskSearch(split(quoted.group(1)).text)
    cut = cut_time(words)
    if cut is None:
        found = _read(words)
        also = _ALSO.fullmatch(text) if isinstance(found, AskSearch) else None
        return AskAlso(split(also.group(1)).text) if also else found
    rest, when, phrase = cut
    return narrowed(_read(rest), when, phrase.text, clause="that" in rest.keys)


def _read(words: Words) -> Reading:
    """What a question without a time in it asks."""
    mended = repaired(words)
    for attempt in (words, mended):
        if (found := first_reading((*OPINIONS, *ACCUSED, *OVERVIEWS, *SPEECH), attempt)) is not None:
            return found
    found = first_reading((*VERDICTS, *FALLBACKS), mended) or reasons.HELP
    return reasons.HELP if isinstance(found, AskSearch) and len(words.keys) > _BARE_WORDS else found


def _is_foreign(words: Words, *, asking: bool) -> bool:
    """Whether it is a question in another language, as far as one can tell; bare names of any script are not."""
    if words.keys[0] in _FOREIGN:
        return True
    letters = [character for word in words.keys for character in word if character.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return asking and len(words.keys) > len(("bare", "name")) and latin * 2 < len(letters)
