"""Words for made-up records: frequent and rare ones in the proportion in which languages have them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

_ENGLISH = (
    "the of to and a in that is for on was by with as at from it has be have are not this were will an "
    "ceasefire government forces minister border talks president attack village convoy army region agreement civilians "
    "sources official statement denied troops reported control drone shelling corridor checkpoint prisoners parliament "
    "sanctions election protest hospital bridge pipeline embassy summit delegation commander refugees aid weapons"
).split()
_RUSSIAN = (
    "и в не на что по с как это для из о при правительство министр граница войска переговоры мир атака село".split()
)
_AZERBAIJANI = (
    "və bir bu ilə üçün ki də olan kimi daha hökumət nazir sərhəd qoşunlar danışıqlar sülh hücum kənd".split()
)
_ARMENIAN = (
    "և է որ մի այս ու են համար մեջ հետ կառավարություն նախարար սահման զորքեր բանակցություններ խաղաղություն գյուղ".split()
)

_ONSETS = "b d f g h k l m n p r s t v z y j c sh ch st tr gr kh br kr dr vl sv pr sk zh ts kv gl bl pl".split()
_NUCLEI = "a a e e i i o o u u ai ou ia ie yu".split()
_CODAS = "n r s l m k t".split()
_FAMILY_ENDINGS = ("ov", "yan", "ev", "er", "li", "adze", "in", "")
_CYRILLIC = str.maketrans("abcdefghiklmnoprstuvyz", "абцдефгхиклмнопрстувыз")
_ARMENIAN_LETTERS = str.maketrans("abcdefghiklmnoprstuvyz", "աբցդեֆգհիկլմնոպրստըվյզ")
_AZERBAIJANI_LETTERS = str.maketrans("aeiou", "əeıöü")

SHARES = {"en": 0.85, "ru": 0.08, "az": 0.04, "hy": 0.03}
"""What share of the quotations is in which language."""


class Talker:
    """Sentences in one language, from a vocabulary whose words are as frequent as one over their rank (Zipf's law)."""

    def __init__(self, language: str, vocabulary: int = 30_000) -> None:
        rng = random.Random(language)
        frequent, letters = _LANGUAGES[language]
        made = (_syllables(rng, 2 + rng.randrange(3)).translate(letters) for _ in range(vocabulary))
        self._words = list(dict.fromkeys([*frequent, *made]))
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))

    def sentence(self, rng: random.Random, shortest: int, longest: int) -> str:
        """A sentence of so many words."""
        count = rng.randint(shortest, longest)
        return " ".join(rng.choices(self._words, cum_weights=self._weights, k=count)).capitalize()


_LANGUAGES: dict[str, tuple[Sequence[str], dict[int, int]]] = {
    "en": (_ENGLISH, {}),
    "ru": (_RUSSIAN, _CYRILLIC),
    "az": (_AZERBAIJANI, _AZERBAIJANI_LETTERS),
    "hy": (_ARMENIAN, _ARMENIAN_LETTERS),
}


class Namer:
    """Names of people, bodies and places, with aliases in Cyrillic, Armenian and Azerbaijani letters."""

    def __init__(self) -> None:
        rng = random.Random("names")
        self._given = [_name(rng, 2) for _ in range(800)]
        self._family = [_name(rng, 2 + rng.randrange(2)) + rng.choice(_FAMILY_ENDINGS) for _ in range(14_000)]

    def person(self, rng: random.Random) -> tuple[str, tuple[str, ...]]:
        """A person's name and up to two aliases; some given names and families are much more frequent than others."""
        name = f"{self._given[likelier(rng, 800, 200)]} {self._family[likelier(rng, 14_000, 2000)]}"
        return _in_scripts(name, rng.choice((0, 1, 1, 2)))

    def body(self, rng: random.Random) -> tuple[str, tuple[str, ...]]:
        """A body's name."""
        kind = rng.choice(("Ministry of Defence of", "Government of", "Foreign Ministry of", "Presidency of"))
        return f"{kind} {_syllables(rng, 3).title()}", ()

    def place(self, rng: random.Random) -> tuple[str, ...]:
        """All names of a place."""
        name, others = _in_scripts(_syllables(rng, 2 + rng.randrange(2)), rng.randrange(3))
        return (name, *others)


def likelier(rng: random.Random, count: int, flat: float) -> int:
    """One of the numbers below `count`, the low ones likelier by Zipf's law; the first `flat` or so are much alike."""
    return min(int(flat * ((count + flat) / flat) ** rng.random() - flat), count - 1)


def _in_scripts(name: str, aliases: int) -> tuple[str, tuple[str, ...]]:
    scripts = (_CYRILLIC, _ARMENIAN_LETTERS, _AZERBAIJANI_LETTERS)
    return name.title(), tuple(name.translate(letters).title() for letters in scripts[:aliases])


def _name(rng: random.Random, syllables: int) -> str:
    """A word, one in four of which begins with a vowel."""
    return ("" if rng.random() < 0.75 else rng.choice("aeiouy")) + _syllables(rng, syllables)


def _syllables(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(_ONSETS) + rng.choice(_NUCLEI) for _ in range(count)) + rng.choice(_CODAS)
