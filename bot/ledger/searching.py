"""Full-text search over claims and quotations: typed words to ids, with bounded work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.domain.errors import UserError
from bot.domain.ids import number_of
from bot.domain.text import stem, tokens
from bot.ledger.columns import id_set
from bot.ledger.engine import TookTooLong, speaker_key
from bot.ledger.scope import DEADLINE, Scope

RANKED = 1000
"""Only the newest hits are ranked; the answer says so when there were as many."""

MAX_TERMS = 8
"""How many words a search asks for."""

_SHORTEST_PREFIX = 3
_SPELLING = 78  # rapidfuzz ratio from which a word may be a misspelling of another
_STOP_WORDS = frozenset(
    "a about an and any are as at be been but by can could did do does for from had has have he her his how i if "
    "in into is it its me my no not of on or our she should so some that the their them then there these they "
    "this to us was we were what when where which who whom whose why will with would you your".split()
)


@dataclass(frozen=True, slots=True)
class Hits:
    """Ids found, best or newest first.

    `bounded`: there were so many that only the newest `RANKED` were looked at; `hurried`: time ran out, so they are
    the newest instead of the best, or none at all.
    """

    ids: tuple[int, ...] = ()
    bounded: bool = False
    hurried: bool = False


class UnfinishedError(UserError):
    """The search was stopped before it found anything: that is not to say that there is nothing."""

    def __init__(self) -> None:
        super().__init__("The search took too long and was stopped; try again with fewer or rarer words.")


def content_words(text: str, most: int = MAX_TERMS) -> list[str]:
    """The folded words of `text` worth searching for, so many `most`: without the little ones, if others remain."""
    words = list(dict.fromkeys(tokens(text)))
    return ([word for word in words if word not in _STOP_WORDS] or words)[:most]


def groups(words: Sequence[str], *, prefixes: bool, shortest: int = _SHORTEST_PREFIX) -> list[list[str]]:
    """For each word the forms that count as it: itself, its stem and, from so many letters, whatever begins so."""
    found = []
    for word in words:
        forms = dict.fromkeys((word, stem(word)))
        if prefixes and len(word) >= shortest:
            forms[f"{word}*"] = None
        found.append(list(forms))
    return found


async def find_claims(
    scope: Scope, words: Sequence[str], *, every: bool = True, limit: int = 50, prefixes: bool = True
) -> Hits:
    """Claims with these words (folded), or words that begin so; the best of the newest `RANKED` first."""
    return await _find(scope, "claims", words, every=every, limit=limit, prefixes=prefixes)


async def newest_claims(scope: Scope, words: Sequence[str], *, limit: int, shortest: int = _SHORTEST_PREFIX) -> Hits:
    """Claims with all these words (folded), or words that begin so from `shortest` letters on; newest first.

    For what is ordered by other means, or only asks whether there is one: to rank costs the more, the more there are.
    """
    if not words:
        return Hits()
    forms = groups(words[:MAX_TERMS], prefixes=True, shortest=shortest)
    expression = scope.engine.match_expression(forms, every=True)
    try:
        rows = await scope.fetch_within(DEADLINE, "newest_claims", words=expression, limit=limit)
    except TookTooLong:
        return Hits(hurried=True)
    return Hits(tuple(row["id"] for row in rows))


async def find_wordings(
    scope: Scope, words: Sequence[str], *, every: bool = True, limit: int = 50, speakers: Sequence[int] = ()
) -> Hits:
    """Citations whose wording has these words, of those speakers only when any are given."""
    return await _find(scope, "wordings", words, every=every, limit=limit, prefixes=False, speakers=speakers)


async def _find(
    scope: Scope,
    index: str,
    words: Sequence[str],
    *,
    every: bool,
    limit: int,
    prefixes: bool,
    speakers: Sequence[int] = (),
) -> Hits:
    if not words:
        return Hits()
    keys = [speaker_key(number_of(speaker)) for speaker in speakers]
    expression = scope.engine.match_expression(groups(words[:MAX_TERMS], prefixes=prefixes), every=every, speakers=keys)
    try:
        rows, hurried = await scope.fetch_or(f"best_{index}", f"newest_{index}", words=expression, limit=limit)
    except TookTooLong:
        return Hits(hurried=True)
    return Hits(tuple(row["id"] for row in rows), len(rows) == RANKED, hurried)


async def respell(scope: Scope, words: Sequence[str]) -> list[str]:
    """The words with those that stand in no claim replaced by the nearest that does."""
    known = {row["word"] for row in await scope.fetch("uses_of_words", words=id_set(words))}
    return [word if word in known else await _nearest(scope, word) for word in words]


async def _nearest(scope: Scope, word: str) -> str:
    """The most alike word of the record's claims that begins with the same letter; the word itself when none is."""
    if len(word) <= _SHORTEST_PREFIX or word.isdigit():
        return word
    rows = await scope.fetch("words_between", first=word[0], beyond=chr(ord(word[0]) + 1))
    best = process.extractOne(word, [row["word"] for row in rows], scorer=fuzz.ratio, score_cutoff=_SPELLING)
    return best[0] if best else word
