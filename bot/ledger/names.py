"""Speakers by any of their names, in any script, with typos: prefixes first, then trigrams re-ranked by likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from bot.domain.answers import Candidate, Match
from bot.domain.text import tokens, trigrams
from bot.domain.vocabulary import SpeakerKind
from bot.ledger.columns import id_set
from bot.ledger.engine import Row, TookTooLong
from bot.ledger.scope import DEADLINE, Scope

_EXACT, _WHOLE_WORDS, _PREFIXES = 100.0, 95.0, 90.0
_NOTHING_ELSE = 4.5  # just more than the margin
_ALIKE = 66.0  # the least likeness of a name that is offered
_CLEAR, _MARGIN = 80.0, 4.0
_OFFERED = 79.0  # what may be offered but decides nothing
_FITS = 72.0  # the least likeness of each single word of a name that decides
_FEMININE = ("ova", "eva", "ina", "aya")
_OFFICES = frozenset(
    (
        "army authorities authority body commission council defence defense department embassy federation forces "
        "foreign government interior kingdom mfa military minister ministry mod mp of office officials "
        "parliament party police presidency president press prime republic secretary service spokesman "
        "spokesperson spokeswoman staff state union"
    ).split()
)
"""Words that many names share: alone they mean nobody in particular."""

_PREFIX_ROWS, _RERANKED, _GRAMS = 400, 100, 32

Score = Callable[[Sequence[str], Sequence[str]], float]


async def suggest_speakers(scope: Scope, typed: str, limit: int) -> list[Candidate]:
    """The speakers that `typed` may mean, best first; those with most statements when nothing is typed."""
    words = [word for word in tokens(typed) if word != "the"][:8]
    if not words:
        rows = await scope.fetch("busiest_speakers", limit=limit)
        return [Candidate(row["id"], row["name"], 0.0) for row in rows]
    found: dict[int, tuple[Candidate, int]] = {}
    _keep(found, await _by_prefix(scope, words), words, _prefix_score)
    # Who is called exactly so is meant: names that are only like it need not be looked for.
    if len(found) < limit and max((one.score for one, _ in found.values()), default=0.0) < _WHOLE_WORDS:
        _keep(found, await _by_trigrams(scope, words), words, _likeness)
    ranked = sorted(found.values(), key=lambda pair: (-pair[0].score, -pair[1], pair[0].id))
    return [candidate for candidate, _ in ranked[:limit]]


async def match_speaker(scope: Scope, typed: str) -> Match:
    """The one speaker that `typed` means, or the nearest ones."""
    candidates = tuple(await suggest_speakers(scope, typed, 10)) if tokens(typed) else ()
    return Match(clear_one(candidates), candidates)


async def is_name(scope: Scope, typed: str) -> bool:
    """Whether `typed` is, in whole words, a name of one speaker."""
    match = await match_speaker(scope, typed)
    return match.id is not None and match.candidates[0].score >= _WHOLE_WORDS


def clear_one(candidates: Sequence[Candidate], *, least: float = _CLEAR, margin: float = _MARGIN) -> int | None:
    """The first candidate's id when it is good enough and well ahead of the second."""
    if not candidates or candidates[0].score < least:
        return None
    if len(candidates) > 1 and candidates[1].score > candidates[0].score - margin:
        return None
    return candidates[0].id


async def _by_prefix(scope: Scope, words: Sequence[str]) -> Sequence[Row]:
    prefix = max(words, key=len)
    # "{" follows "z", so this is the range of all words that begin so.
    return await scope.fetch("names_by_prefix", prefix=prefix, beyond=prefix + "{", limit=_PREFIX_ROWS)


async def _by_trigrams(scope: Scope, words: Sequence[str]) -> Sequence[Row]:
    # How a word begins is told by its second gram too, and fewer names share that than share a first letter.
    grams = [[gram] for gram in trigrams(" ".join(words)) if not gram.startswith("__")][:_GRAMS]
    expression = scope.engine.match_expression(grams, every=False, column="grams")
    try:
        rows = await scope.fetch_within(DEADLINE, "names_by_trigrams", words=expression, limit=_RERANKED)
    except TookTooLong:
        return ()
    return await scope.fetch("names_by_id", ids=id_set(row["id"] for row in rows))


def _keep(found: dict[int, tuple[Candidate, int]], rows: Sequence[Row], words: Sequence[str], score: Score) -> None:
    for row in rows:
        points = score(words, row["folded"].split())
        # A word of an unnamed speaker's description, or of any office, may offer somebody, never decide for them.
        if points < _EXACT and (row["kind"] == SpeakerKind.UNNAMED or _OFFICES.issuperset(words)):
            points = min(points, _OFFERED)
        before = found.get(row["id"])
        if points >= _ALIKE and (before is None or before[0].score < points):
            found[row["id"]] = (Candidate(row["id"], row["name"], points), row["statements"])


def _prefix_score(words: Sequence[str], name: Sequence[str]) -> float:
    if list(words) == list(name):
        return _EXACT
    if set(words) <= set(name):
        return _WHOLE_WORDS
    return _PREFIXES if all(any(part.startswith(word) for part in name) for word in words) else 0.0


def _likeness(words: Sequence[str], name: Sequence[str]) -> float:
    """How alike, below any prefix match: for each typed word its best match, whole or as a beginning.

    A name with no other words comes before a longer one: "Rusia" is Russia rather than one of its ministries.
    """
    if not name:
        return 0.0
    best = [
        max(max(fuzz.ratio(word, part), fuzz.ratio(word, part[: len(word)]) - 4) for part in name) for word in words
    ]
    alike = min(sum(best) / len(best), 100.0) * (_PREFIXES - 1) / 100
    if min(best) < _FITS or any(_is_her_name(word, part) for word in words for part in name):
        return min(alike, _OFFERED)
    return min(alike + _NOTHING_ELSE, _PREFIXES - 0.1) if len(words) == len(name) else alike


def _is_her_name(word: str, part: str) -> bool:
    """Whether a typed family name is the feminine of another, which is another person's: Aliyeva, Aliyev."""
    return word.endswith(_FEMININE) and word[:-1] == part
