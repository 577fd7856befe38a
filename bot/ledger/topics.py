"""Topics by any word of their title."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.domain.answers import Candidate, Match
from bot.domain.text import tokens
from bot.ledger.names import clear_one
from bot.ledger.scope import Scope

_ALIKE = 80.0
_OFFERED = 10


async def suggest_topics(scope: Scope, typed: str, limit: int) -> list[Candidate]:
    """The topics that `typed` may mean, best first; all of them when nothing is typed."""
    rows = await scope.fetch("topics_of_server")
    words = tokens(typed)
    found = []
    for row in rows:
        title = tokens(row["title"])
        points = [max((fuzz.ratio(word, part[: len(word) + 1]) for part in title), default=0.0) for word in words]
        score = sum(points) / len(points) if points else 0.0
        if score >= _ALIKE or not words:
            found.append(Candidate(row["id"], row["title"], min(score, 99.0) + (title == words)))
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.id))[:limit]


async def match_topic(scope: Scope, typed: str) -> Match:
    """The topic that `typed` means, or all that come near."""
    candidates = tuple(await suggest_topics(scope, typed, _OFFERED))
    return Match(clear_one(candidates) if tokens(typed) else None, candidates)
