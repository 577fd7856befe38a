"""A shape: a pattern over the keys of a question, and what a question of that shape asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.reading.asked import Reading
from bot.reading.lexicon import BY_FORM, CLAIM_NOUNS, PRONOUNS, VERBS, any_of
from bot.reading.words import Words

_DETERMINERS = ("the", "a", "an", "this", "that", "any", "which", "what", "no", "every", "latest", "news")
_PREPOSITION = "(?:about|on|regarding|concerning|over|of|to|as to|in|with regard to)"
_PIECES = {
    # A name, as short as the rest allows. A verb right after "the" is a noun ("the claim").
    "SPEAKER": r"(?:the )?(?P<speaker>\S+(?: \S+){0,7}?)",
    "BASE": "".join(rf"(?<!\b{word} )" for word in _DETERMINERS) + f"(?P<verb>{any_of(verb.base for verb in VERBS)})",
    "FINITE": f"(?P<verb>{any_of(form for verb in VERBS for form in (*verb.finite, verb.perfect))})",
    "PERFECT": f"(?P<verb>{any_of(verb.perfect for verb in VERBS)})",
    "PROGRESSIVE": f"(?P<verb>{any_of(verb.progressive for verb in VERBS)})",
    "SAYING": f"{any_of([*BY_FORM, 'think', 'thinks', 'make', 'to say', 'told', 'tell', 'add', 'added'])}",
    "ABOUT": r"(?: (?P<about>.+))?",
    # What it is about, after a preposition if there is one, without a preposition left at the end.
    "ON": rf"(?:(?: {_PREPOSITION})? (?P<about>.+?)(?: (?:of|for|with|about|on|to|over))?)?",
    "BE": "(?:is|are|was|were)",
    "HAVE": "(?:has|have|had)",
    "DO": "(?:did|does|do)",
    "WHO": r"(?:who|which \S+|what (?:side|party|country|speaker|official|government)s?)",
    "ANYONE": r"(?:(?:any|some|no)(?:one|body)|no one|no-one|any (?:side|party|speaker|official)s?|either side)",
    "CLAIMS": f"(?:{any_of((*CLAIM_NOUNS, 'point', 'fact', 'thing', 'number', 'figure', 'question'))}s?)",
    "ANSWERED": "(?:answer|answered|respond|responded|reply|replied|react|reacted)",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A question that fits a shape."""

    words: Words
    match: re.Match[str]

    def part(self, name: str) -> Words:
        """The words in that part; none when the question has no such part."""
        return self.words.between(*self.match.span(name)) if self.match.groupdict().get(name) else self.words.part(0, 0)

    def topic(self) -> str | None:
        """What it is about, or None when that is only "it" or the like."""
        about = self.part("about")
        return about.text or None if about.line not in PRONOUNS else None


@dataclass(frozen=True)
class Shape:
    """A pattern over the whole line of keys, in which `<NAME>` stands for one of the pieces above.

    `build` may still decline, with None.
    """

    source: str
    build: Callable[[Found], Reading | None]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern; made when first used, since most programs that import this ask nothing."""
        return re.compile(re.sub(r"<([A-Z]+)>", lambda piece: _PIECES[piece.group(1)], self.source))

    def read(self, words: Words) -> Reading | None:
        """What the question asks, or None when it is of another shape."""
        match = self.pattern.fullmatch(words.line)
        return None if match is None else self.build(Found(words, match))


def first_reading(shapes: Iterable[Shape], words: Words) -> Reading | None:
    """What the first shape that fits makes of the question."""
    return next((found for one in shapes if (found := one.read(words)) is not None), None)
