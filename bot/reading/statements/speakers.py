"""Who is meant: a surname by the full name, "he" and "the minister" by whoever spoke before, marked as a guess."""

from __future__ import annotations

import re
from typing import Final

from bot.reading.statements.model import Mention, Span

TITLES: Final = frozenset(
    (
        "mr mr. mrs mrs. ms ms. miss dr dr. sir lady lord president vice prime minister foreign defence defense "
        "finance interior secretary senator sen sen. rep rep. representative gov gov. governor mayor chancellor "
        "king queen prince general gen gen. colonel col col. judge justice attorney chief spokesman spokeswoman "
        "spokesperson director chairman chairwoman leader ambassador deputy acting former professor prof prof. "
        "pope mp cllr state premier speaker commissioner executive officer editor analyst pastor congressman "
        "congresswoman then-president ex-president pm"
    ).split()
)
"""Words before a name that are no part of it."""

_BODIES: Final = frozenset(
    "ministry department office service agency council committee commission court forces force police".split()
)
"""Words that make a body of the titles before them: the Defence Ministry, the State Department."""

_FEMALE: Final = frozenset("she her herself".split())
_MALE: Final = frozenset("he him himself".split())
_MANY: Final = frozenset("they them it themselves".split())
_FIRST: Final = frozenset("i we me us you".split())
_HER_TITLES: Final = frozenset("mrs mrs. ms ms. miss lady queen spokeswoman chairwoman congresswoman".split())
_HIS_TITLES: Final = frozenset("mr mr. sir lord king prince spokesman chairman congressman pope".split())
_CAPITAL_RUN: Final = re.compile(
    r"[A-ZÀ-ÞĀ-ŽА-ЯԱ-Ֆ][\w’'.-]*(?: (?:(?:de|van|von|al|bin|der|la|el|du|da|dos|le) )?[A-ZÀ-ÞĀ-ŽА-ЯԱ-Ֆ][\w’'.-]*)*"
)
_DESCRIBED: Final = re.compile(r"(?:the|this|that) (?:[\w-]+ )*?([\w-]+)$")
_AT_PLACE: Final = re.compile(r" (?:in|at|near|from|of) $")
_LONGEST_NAME: Final = 5
_FEW: Final = 2
_ASIDE: Final = re.compile(r" (?:\(|- |— |― |– |-- )")
"""Where something said about a name begins: "Jack Reed (D-R.I.)"."""


def name_in(words: str) -> str:
    """The name in a mention, without titles and what else is said: two words of "Armenia's premier, Nikol Pashinyan".

    The whole mention when it holds no name of a person.
    """
    pieces = [piece.strip() for piece in _ASIDE.split(words, maxsplit=1)[0].split(",")]
    if len(pieces) > 1 and _is_person(pieces[1]) and not _is_person(pieces[0]):
        return _bare(pieces[1])
    first = pieces[0]
    if " who " in first:
        first = first.split(" who ", 1)[0]
    return _bare(first) or words


def _is_person(words: str) -> bool:
    bare = _bare(words)
    if bare.rsplit(" ", 1)[-1].lower() in TITLES or "’s " in bare or "'s " in bare:
        return False
    return bool(_CAPITAL_RUN.fullmatch(bare)) and " " in bare and bare.split(" ", 1)[0].lower() not in ("the", "a")


def _bare(words: str) -> str:
    """A mention without the titles before its name; untouched when no title is followed by a name."""
    run = words.split(" ")
    last = max((at for at, word in enumerate(run) if word.lower() in TITLES), default=-1)
    rest = run[last + 1 :]
    if last < 0 or not rest or not all(word[:1].isupper() for word in rest):
        return words
    if any(word.lower() in _BODIES for word in rest):
        return words
    return " ".join(rest)


class Speakers:
    """The people and bodies of a text so far, in reading order; says who each mention means."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_last: dict[str, str | None] = {}
        self._spoken: list[tuple[str, str]] = []
        self._learnt = 0

    def mention(self, span: Span, other_than: str | None = None) -> Mention:
        """Who the words at a place mean; `other_than` is a name that they cannot mean."""
        words = span.of(self._text)
        lower = words.lower()
        self._learn(span.start)
        if lower in _FIRST:
            return Mention(span, words, words)
        if lower in _FEMALE | _MALE | _MANY:
            guess = self._last_spoken(lower, other_than)
            return Mention(span, words, guess or words, sure=False)
        if lower in ("who", "which", "that"):
            return self._before_who(span, words)
        name = name_in(words)
        known = self._by_last.get(name.rsplit(" ", 1)[-1]) if " " not in name else None
        if known:
            return Mention(span, words, known)
        if name == words and (described := _DESCRIBED.fullmatch(lower)) is not None:
            guess = self._titled(described.group(1))
            if guess is not None:
                return Mention(span, words, guess, sure=False)
        return Mention(span, words, name)

    def spoke(self, mention: Mention) -> None:
        """Remembers that somebody spoke, for the pronouns that follow."""
        if mention.words.lower() not in _FIRST:
            self._spoken.append((mention.name, mention.words.lower()))

    def _learn(self, until: int) -> None:
        """Takes in the full names that stand in the text before a place."""
        if until <= self._learnt:
            return
        for found in _CAPITAL_RUN.finditer(self._text, self._learnt, until):
            name = _bare(found.group().rstrip("."))
            name = name[:-2] if name.endswith(("’s", "'s")) else name
            count = name.count(" ") + 1
            if not 2 <= count <= _LONGEST_NAME or "’s " in name or "'s " in name:
                continue
            last = name.rsplit(" ", 1)[-1]
            known = self._by_last.setdefault(last, name)
            if known is not None and not name.endswith(known) and not known.endswith(name):
                self._by_last[last] = None
        self._learnt = until

    def _last_spoken(self, pronoun: str, other_than: str | None) -> str | None:
        """Who spoke last and may be meant; for "he" and "she" a person of the last few before a body or a country."""
        near: str | None = None
        for back, (name, words) in enumerate(reversed(self._spoken[-8:])):
            titles = set(words.replace(",", " ").split())
            if name == other_than or (words in _FEMALE | _MALE | _MANY and name.lower() == words):
                continue
            if (pronoun in _FEMALE and titles & _HIS_TITLES) or (pronoun in _MALE and titles & _HER_TITLES):
                continue
            if pronoun in _MANY or _is_person(name) or not titles.isdisjoint(TITLES):
                return name
            near = near or name
            if back >= _FEW:
                break
        return near

    def _titled(self, title: str) -> str | None:
        return next(
            (name for name, words in reversed(self._spoken[-8:]) if title in words.split() and name.lower() != words),
            None,
        )

    def _before_who(self, span: Span, words: str) -> Mention:
        """The name right before "who"."""
        before = self._text[max(0, span.start - 80) : span.start].rstrip(" ,")
        runs = list(_CAPITAL_RUN.finditer(before))
        if runs and len(before) - runs[-1].end() < 25:
            if len(runs) > 1 and _AT_PLACE.search(before, 0, runs[-1].start()):
                return Mention(span, words, _bare(runs[-2].group()), sure=False)
            return Mention(span, words, _bare(runs[-1].group()), sure=runs[-1].end() == len(before))
        return Mention(span, words, words, sure=False)
