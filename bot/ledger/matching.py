"""What a person meant: free words or a typed number to the one claim or topic, or to the nearest ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

from bot.domain.answers import Candidate, Match
from bot.domain.ids import typed_number
from bot.domain.text import stem, tokens
from bot.domain.vocabulary import Stance
from bot.ledger.columns import id_set
from bot.ledger.engine import Row
from bot.ledger.names import clear_one
from bot.ledger.scope import Scope
from bot.ledger.searching import content_words, find_claims, respell

_OFFERED = 10
_PREFERRED = 12.0  # points, just enough to decide between claims that fit alike
_COUNTERS = {Stance.ASSERTS: "asserting", Stance.DENIES: "denying"}
_FUZZY = 80.0
_CLEAR, _MARGIN = 75.0, 8.0


async def match_claim(scope: Scope, typed: str, speaker: int | None = None, stance: Stance | None = None) -> Match:
    """The claim that `typed` means: "#4", "4", or words of its text, place or the side it concerns.

    `speaker` is whom the question is about: claims that concern them, or on which they stand, come first. `stance` is
    the one asked for: of claims that fit alike, one on which somebody takes it comes first.
    """
    number = typed_number(typed)
    if number is not None:
        rows = await scope.fetch("claim_texts", ids=id_set([scope.id_of(number)]))
        if rows:
            return Match(rows[0]["id"], (Candidate(rows[0]["id"], rows[0]["text"], 100.0),))
    candidates = tuple(await rank_claims(scope, typed, speaker, stance))[:_OFFERED]
    return Match(clear_one(candidates, least=_CLEAR, margin=_MARGIN), candidates)


async def suggest_claims(scope: Scope, typed: str, limit: int) -> list[Candidate]:
    """Claims for autocomplete: those with all typed words, the last perhaps unfinished, most talked about first."""
    if not tokens(typed):
        rows = await scope.fetch("busiest_claims", limit=limit)
        return [Candidate(row["id"], row["text"], 0.0) for row in rows]
    number = typed_number(typed)
    if number is not None:
        rows = await scope.fetch("claim_texts", ids=id_set([scope.id_of(number)]))
        if rows:
            return [Candidate(row["id"], row["text"], 100.0) for row in rows]
    hits = await find_claims(scope, content_words(typed), limit=200)
    if not hits.ids:
        return (await rank_claims(scope, typed))[:limit]
    rows = await scope.fetch("claim_texts", ids=id_set(hits.ids))
    busiest = sorted(rows, key=lambda row: (-row["statements"], row["id"]))
    return [Candidate(row["id"], row["text"], 100.0) for row in busiest[:limit]]


async def rank_claims(
    scope: Scope, typed: str, speaker: int | None = None, stance: Stance | None = None
) -> list[Candidate]:
    """Claims that share words with `typed`, best first, scored by how much of it they cover (0 to 100 and a bonus)."""
    words = content_words(typed)
    hits = await find_claims(scope, words, every=False)
    if not hits.ids or not (await find_claims(scope, words, limit=1)).ids:
        words = await respell(scope, words)
        hits = await find_claims(scope, words, every=False)
    if not hits.ids:
        return []
    view = await _View.load(scope, hits.ids, words, speaker, stance)
    return sorted((view.candidate(row) for row in view.rows), key=lambda found: (-found.score, found.id))


@dataclass(frozen=True, slots=True)
class _View:
    """Candidates with the words they are known by, and the weight of each word asked for."""

    rows: Sequence[Row]
    words: Sequence[str]
    weights: Mapping[str, float]
    names: Mapping[int, list[str]]
    places: Mapping[int, list[str]]
    preferred: frozenset[int]
    counter: str | None

    @classmethod
    async def load(
        cls, scope: Scope, ids: Iterable[int], words: Sequence[str], speaker: int | None, stance: Stance | None
    ) -> _View:
        rows = await scope.fetch("claim_texts", ids=id_set(ids))
        uses = {row["word"]: row["uses"] for row in await scope.fetch("uses_of_words", words=id_set(words))}
        names = await _names(scope, "names_of_speakers", "speaker", {row["concerns"] for row in rows})
        places = await _names(scope, "places_by_id", "place", {row["place"] for row in rows})
        preferred = await _of_speaker(scope, rows, speaker)
        weights = {word: 1 / (1 + log(1 + uses.get(word, 0))) for word in words}
        counter = None if stance is None else _COUNTERS.get(stance)
        return cls(rows, words, weights, names, places, preferred, counter)

    def candidate(self, row: Row) -> Candidate:
        own = tokens(row["text"])
        known = set(own) | set(map(stem, own))
        for name in (*self.names.get(row["concerns"], ()), *self.places.get(row["place"], ())):
            known.update(tokens(name))
        covered = {word: _covers(word, known) for word in self.words}
        share = sum(self.weights[word] * covered[word] for word in self.words) / sum(self.weights.values())
        # Between claims that cover the words equally, the one that says little else.
        tightness = sum(covered.values()) / max(len(content_words(row["text"])), 1)
        score = 94 * share + 6 * min(tightness, 1)
        score += _PREFERRED if row["id"] in self.preferred else 0
        score += _PREFERRED if self.counter is not None and row[self.counter] else 0
        return Candidate(row["id"], row["text"], round(score, 1))


def _covers(word: str, known: set[str]) -> float:
    if word in known or stem(word) in known:
        return 1.0
    alike = max((fuzz.ratio(word, other) for other in known if other[0] == word[0]), default=0.0)
    return 0.8 if alike >= _FUZZY else 0.0


async def _of_speaker(scope: Scope, rows: Sequence[Row], speaker: int | None) -> frozenset[int]:
    if speaker is None:
        return frozenset()
    members = {row["id"] for row in await scope.fetch("members_of_body", body=speaker)}
    touched = await scope.fetch("claims_touched_by", claims=id_set(row["id"] for row in rows), speakers=id_set(members))
    return frozenset(row["claim"] for row in touched) | {row["id"] for row in rows if row["concerns"] in members}


async def _names(scope: Scope, query: str, owner: str, ids: Iterable[int | None]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    wanted = [identity for identity in ids if identity is not None]
    for row in await scope.fetch(query, ids=id_set(wanted)) if wanted else ():
        found[row[owner]].append(row["name"])
    return found


async def suggest_topics(scope: Scope, typed: str, limit: int) -> list[Candidate]:
    """Topics by any word of their title; all of them when nothing is typed."""
    rows = await scope.fetch("topics_of_server")
    words = tokens(typed)
    found = []
    for row in rows:
        title = tokens(row["title"])
        points = [max((fuzz.ratio(word, part[: len(word) + 1]) for part in title), default=0.0) for word in words]
        score = sum(points) / len(points) if points else 0.0
        if score >= _FUZZY or not words:
            found.append(Candidate(row["id"], row["title"], min(score, 99.0) + (title == words)))
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.id))[:limit]


async def match_topic(scope: Scope, typed: str) -> Match:
    """The topic that `typed` means, or all that come near."""
    candidates = tuple(await suggest_topics(scope, typed, _OFFERED))
    return Match(clear_one(candidates) if tokens(typed) else None, candidates)
