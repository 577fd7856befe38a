"""Cutting a paragraph into tokens: words, marks, and each quotation as one token.

A quotation is one token, so that no rule looks for a speaker inside one, and a long one costs nothing. Marks that only
change how Discord shows a text are left out. Offsets are those of the untouched text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from bot.reading.statements.quotations import Quotation
from bot.reading.statements.words import (
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    FINITE,
    FLAGS,
    POSSESSIVE,
    QUOTED,
    WORD,
    flags_of,
)

_TITLES = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Rev|St|Jr|Sr|Prof|Pres|Hon|Jan|Feb|Aug|Sept|Oct|Nov|Dec|"
    "No|Maj|Capt|Adm|Ave|Ft|Mt|Acc|acc|vs|Cllr"
)
_TOKEN: Final = re.compile(
    r"[A-Za-z]+(?=[ ,])|,"  # most of what there is
    rf"|<(?:@[!&]?|\#|a?:\w+:|/[\w -]{{1,100}}:)\d+>|https?://\S+|www\.\S+"  # what Discord shows as a name, an address
    rf"|\b[RDI]-(?:[A-Z]\.)+|\b[RDI]-[A-Z][a-z]+\.(?=[,)])|\b(?:{_TITLES})\.(?=\s)|\b[A-Z]\.(?=\s[A-Z])|(?:[A-Z]\.){{2,}}|\b[A-Z][a-z]+\.(?=,)"
    r"|[ap]\.m\.|[$£€#]?\d[\d,.:/%-]*\d(?:%|[a-z]+)?(?!\w|-\w)|[$£€#]\d+%?(?!\w)|\d+%"
    r"|(?:@[^\W_]+(?:_[^\W_]+)*|[^\W_]+)(?:[-’'&@.][^\W_]+)*|--+|\.\.\.+|[^\w\s*_|~>]"
)
_LONG_DASHES: Final = frozenset("―‒⸺⸻﹘")
"""Dashes that mean what "—" does, and are read as one."""
_CLITIC: Final = re.compile(r"(?<=\w)(?:n[’']t|[’'](?:s|re|ve|ll|d|m))$", re.IGNORECASE)


class Tokens:
    """The tokens of a paragraph, side by side: as written, in lower case, where each begins and ends, its flags."""

    __slots__ = ("end", "flags", "lower", "start", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.lower: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.flags: list[int] = []

    def __len__(self) -> int:
        return len(self.words)

    def add_word(self, word: str, start: int, end: int) -> None:
        """Put a word at the end, with its own flags."""
        lower = word.lower()
        flags = FLAGS.get(lower)
        flags = flags_of(lower) if flags is None else flags
        self.add(word, start, end, flags | CAPITAL if word[0].isupper() else flags)

    def add(self, word: str, start: int, end: int, flags: int) -> None:
        """Put a token at the end."""
        self.words.append(word)
        self.lower.append(word.lower())
        self.start.append(start)
        self.end.append(end)
        self.flags.append(flags)

    def at(self, offset: int) -> int:
        """The first token that begins at an offset or after it."""
        return bisect_left(self.start, offset)


def tokenize(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> Tokens:
    """The tokens of a part of a text, in which those quotations were found."""
    tokens = Tokens(text)
    here = start
    for quotation in quotations:
        _add_words(tokens, here, quotation.start)
        tokens.add("“”", quotation.start, quotation.end, QUOTED)
        here = quotation.end
    _add_words(tokens, here, end)
    return tokens


def _add_words(tokens: Tokens, start: int, end: int) -> None:
    known, words, lowers = FLAGS.get, tokens.words, tokens.lower
    starts, ends, flagged = tokens.start, tokens.end, tokens.flags
    for match in _TOKEN.finditer(tokens.text, start, end):
        word = match.group()
        if ("’" in word or "'" in word) and (clitic := _CLITIC.search(word)) is not None:
            cut = match.start() + clitic.start()
            tokens.add_word(word[: clitic.start()], match.start(), cut)
            tokens.add_word(clitic.group(), cut, match.end())
            continue
        lower = word.lower()
        flags = known(lower)
        if flags is None:
            if lower in _LONG_DASHES:
                word = lower = "—"
                flags = FLAGS[lower]
            else:
                flags = flags_of(lower)
        words.append(word)
        lowers.append(lower)
        begin, stop = match.span()
        starts.append(begin)
        ends.append(stop)
        flagged.append(flags | CAPITAL if word[0].isupper() else flags)


def ends_in_comma(t: Tokens, here: int) -> bool:
    """Whether a token is a quotation whose last mark inside is a comma: “No,” he said."""
    return (
        here >= 0 and bool(t.flags[here] & QUOTED) and "," in t.text[max(t.start[here], t.end[here] - 3) : t.end[here]]
    )


def may_be_finite(t: Tokens, here: int) -> bool:
    """Whether a token can be the verb of a clause, by its form: "was", "opened", "costs"."""
    flags, lower = t.flags[here], t.lower[here]
    if flags & (FINITE | AUXILIARY):
        return not flags & POSSESSIVE and lower != "to" and t.words[here] != "May"
    return lower.endswith(("ed", "s")) and bool(flags & WORD) and not flags & (CAPITAL | DETERMINER)
