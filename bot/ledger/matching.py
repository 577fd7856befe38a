"""What claim a person meant: a typed number, or free words, to the one claim or to the nearest ones.

A wrong claim is worse than a question back. So words only decide when the claim covers them, when nothing typed points
elsewhere (another number, another side or place, a word that other claims have), and when both affirm or both negate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

from rapidfuzz import fuzz

from bot.domain.answers import Candidate, Match
from bot.domain.ids import typed_number, typed_statement
from bot.domain.text import stem, tokens
from bot.domain.vocabulary import Stance
from bot.ledger.claim_words import claim_words, covers, inflected, is_number
from bot.ledger.columns import id_set
from bot.ledger.curation.redirect import survivors
from bot.ledger.engine import Row
from bot.ledger.scope import Scope
from bot.ledger.searching import RANKED, Hits, UnfinishedError, content_words, find_claims, newest_claims, respell

_OFFERED = 10
_LOOKED_AT = 200  # for autocomplete: the most talked about of these
_FEW_WORDS = 3
_PREFERRED = 12.0  # points, just enough to order claims that fit alike
_COUNTERS = {Stance.ASSERTS: "asserting", Stance.DENIES: "denying"}
_CLEAR, _MARGIN = 75.0, 8.0
_WORDS = 24
_NAME_LIKE, _NAME_STEM = 80.0, 4
_NEGATIONS = frozenset(
    "not no never none nobody nothing without cannot cant didnt doesnt dont isnt wasnt werent wont hasnt havent".split()
)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A claim that shares words with what was typed.

    `rank` orders; the candidate's score says how much it covers. `open` are the words it does not have in so many
    letters, with how well it covers them; `turned` says that one of the two is negated.
    """

    candidate: Candidate
    rank: float
    open: tuple[tuple[str, float], ...]
    turned: bool


async def match_claim(scope: Scope, typed: str, speaker: int | None = None, stance: Stance | None = None) -> Match:
    """The claim that `typed` means: "#4", "4", or words of its text, place or the side it concerns.

    `speaker` is who is asked about: of claims that fit alike, those that concern them come first. `stance` is the one
    asked for: of claims that fit alike, one on which somebody takes it comes first. Raises `UnfinishedError`
    when the search was stopped before it found anything.
    """
    asked, numbered = await _by_number(scope, typed)
    if numbered:
        candidates = tuple(Candidate(row["id"], row["text"], 100.0) for row in numbered)
        return Match(candidates[0].id if len(candidates) == 1 else None, candidates, asked)
    ranked = await _rank(scope, typed, speaker, stance)
    candidates = tuple(one.candidate for one in ranked[:_OFFERED])
    clear = await _is_clear(scope, ranked)
    if clear and speaker is not None:
        clear = not await _names_another(scope, candidates[0].text, typed, speaker)
    return Match(candidates[0].id if clear else None, candidates)


async def suggest_claims(scope: Scope, typed: str, limit: int) -> list[Candidate]:
    """Claims for autocomplete: those with all typed words, the last perhaps unfinished, most talked about first."""
    if not tokens(typed):
        rows = await scope.fetch("busiest_claims", limit=limit)
        return [Candidate(row["id"], row["text"], 0.0) for row in rows]
    _, numbered = await _by_number(scope, typed)
    if numbered:
        return [Candidate(row["id"], row["text"], 100.0) for row in numbered[:limit] if row["struck"] is None]
    words = content_words(typed)
    hits = await newest_claims(scope, words, limit=_LOOKED_AT, shortest=1)
    if not hits.ids and (respelt := await respell(scope, words)) != words:
        words = respelt
        hits = await newest_claims(scope, words, limit=_LOOKED_AT, shortest=1)
    if not hits.ids:
        hits, _ = await _sharing(scope, words)
    rows = await scope.fetch("claim_texts", ids=id_set(hits.ids))
    busiest = sorted(rows, key=lambda row: (-row["statements"], row["id"]))
    return [Candidate(row["id"], row["text"], 100.0) for row in busiest[:limit]]


async def _by_number(scope: Scope, typed: str) -> tuple[int | None, Sequence[Row]]:
    """The claim called "#4" or "4", struck or not, or those that the statement called "S4" takes a stance on.

    A claim that was merged leads to the one it was merged into, and its own id comes along.
    """
    claim, statement = typed_number(typed), typed_statement(typed)
    if claim is not None:
        asked = scope.id_of(claim)
        into = (await survivors(scope, "claim", [asked])).get(asked, asked)
        return asked if into != asked else None, await scope.fetch("read_claim", ids=id_set([into]))
    if statement is not None:
        stances = await scope.fetch("claims_of_statement", statement=scope.id_of(statement))
        return None, await scope.fetch("read_claim", ids=id_set(row["claim"] for row in stances))
    return None, ()


async def _rank(
    scope: Scope, typed: str, speaker: int | None = None, stance: Stance | None = None
) -> Sequence[_Ranked]:
    """Claims that share words with `typed`, best first."""
    words = content_words(typed, most=_WORDS)
    hits, uses = await _sharing(scope, words)
    if not hits.ids or not (await newest_claims(scope, words, limit=1)).ids:
        words = await respell(scope, words)
        hits, uses = await _sharing(scope, words)
    if not hits.ids:
        if hits.hurried:
            raise UnfinishedError
        return ()
    rows = await scope.fetch("claim_texts", ids=id_set(hits.ids))
    known = await claim_words(scope, rows)
    weights = {word: 1 / (1 + log(1 + uses.get(word, 0))) for word in words}
    preferred, counter = await _concerning(scope, rows, speaker), _COUNTERS.get(stance) if stance else None
    negated = _is_negated(tokens(typed))
    ranked = []
    for row in rows:
        covered = {word: covers(word, known[row["id"]]) for word in words}
        share = sum(weights[word] * covered[word] for word in words) / sum(weights.values())
        # Between claims that cover the words equally, the one that says little else.
        tightness = min(sum(covered.values()) / max(len(content_words(row["text"], most=_WORDS)), 1), 1)
        score = round(94 * share + 6 * tightness, 1)
        bonus = _PREFERRED * ((row["id"] in preferred) + bool(counter and row[counter]))
        ranked.append(
            _Ranked(
                Candidate(row["id"], row["text"], score),
                score + bonus,
                tuple((word, how) for word, how in covered.items() if how < 1),
                negated != _is_negated(tokens(row["text"])),
            )
        )
    return sorted(ranked, key=lambda one: (-one.rank, one.candidate.id))


async def _sharing(scope: Scope, words: Sequence[str]) -> tuple[Hits, Mapping[str, int]]:
    """Claims that share words with these, and in how many claims each of these words stands.

    Common words lead to so many claims that the newest of them, which are ranked, need not hold the one that is meant.
    So the rarest words, as many as lead to few enough, are asked for by themselves.
    """
    uses = {row["word"]: row["uses"] for row in await scope.fetch("uses_of_words", words=id_set(words))}
    reach = {word: uses[word] if word in uses else await _uses_inflected(scope, word) for word in words}
    ordered = sorted(words, key=reach.__getitem__)
    claims = [*accumulate(reach[word] for word in ordered)]
    rare = max(sum(total <= RANKED for total in claims), 1)
    # With so many words, one that is typed in part adds more claims than it is worth.
    prefixes = len(words) <= _FEW_WORDS
    hits = await find_claims(scope, ordered[:rare], every=False, prefixes=prefixes)
    if rare < len(ordered):
        more = await find_claims(scope, ordered[rare:], every=False, prefixes=prefixes)
        hits = Hits(tuple(dict.fromkeys((*hits.ids, *more.ids))), hurried=hits.hurried or more.hurried)
    return hits, uses


async def _uses_inflected(scope: Scope, word: str) -> int:
    """In how many claims other forms of the word stand, such as its singular."""
    start = stem(word)
    rows = await scope.fetch("words_between", first=start, beyond=start + "{")
    return sum(row["uses"] for row in rows if stem(row["word"]) == start)


async def _is_clear(scope: Scope, ranked: Sequence[_Ranked]) -> bool:
    """Whether the first is meant, beyond a doubt that a person would have."""
    if not ranked or ranked[0].candidate.score < _CLEAR or ranked[0].turned:
        return False
    if len(ranked) > 1 and ranked[1].rank > ranked[0].rank - _MARGIN:
        return False
    for word, how in ranked[0].open:
        if is_number(word) or await _points_elsewhere(scope, word, misspelt=how > 0):
            return False
    return True


async def _points_elsewhere(scope: Scope, word: str, *, misspelt: bool) -> bool:
    """Whether a word that the claim lacks is one that others are known by: a speaker's name, or a word of a claim.

    Of a word that may be a misspelling of one that the claim has, only in exactly these letters.
    """
    if misspelt:
        if await scope.fetch("uses_of_words", words=id_set([word])):
            return True
    elif (await newest_claims(scope, [word], limit=1)).ids:
        return True
    start = word[:_NAME_STEM]
    names = await scope.fetch("names_by_prefix", prefix=start, beyond=start + "{", limit=200)
    parts = {part for row in names for part in row["folded"].split()}
    if misspelt:
        return word in parts
    return any(part.startswith(start) and fuzz.ratio(word, part) >= _NAME_LIKE for part in parts)


async def _names_another(scope: Scope, text: str, typed: str, speaker: int) -> bool:
    """Whether the claim names somebody whom the words do not name, and who is not the one asked about.

    "Did Ann admit spreading rumours?" is not about the claim that Bea spreads them.
    """
    asked = content_words(typed, most=_WORDS)
    unsaid = [word for word in content_words(text, most=_WORDS) if not covers(word, frozenset(asked))]
    related: set[int] | None = None
    for word in unsaid:
        start = word[:_NAME_STEM]
        rows = await scope.fetch("names_by_prefix", prefix=start, beyond=start + "{", limit=200)
        named = {row["id"] for row in rows if row["folded"] in (word, stem(word)) or inflected(row["folded"], word)}
        if named and related is None:
            members = await scope.fetch("members_of_body", body=speaker)
            bodies = await scope.fetch("affiliations_of_speakers", ids=id_set([speaker]))
            related = {row["id"] for row in members} | {row["body"] for row in bodies}
        if named and related is not None and not named & related:
            return True
    return False


async def _concerning(scope: Scope, rows: Sequence[Row], speaker: int | None) -> frozenset[int]:
    """Those claims that concern the speaker. What they said themselves does not count: it would answer the question."""
    if speaker is None:
        return frozenset()
    members = {row["id"] for row in await scope.fetch("members_of_body", body=speaker)}
    return frozenset(row["id"] for row in rows if row["concerns"] in members)


def is_turned(first: str, second: str) -> bool:
    """Whether of two sentences one is negated and the other is not."""
    return _is_negated(tokens(first)) != _is_negated(tokens(second))


def _is_negated(words: Iterable[str]) -> bool:
    return not _NEGATIONS.isdisjoint(words)
