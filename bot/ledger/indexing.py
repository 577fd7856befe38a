"""What stands in the search indexes for a name, a wording and a claim: the same when it is written and made anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.domain.ids import number_of, server_of
from bot.domain.text import stem, tokens, trigrams
from bot.ledger.columns import id_set
from bot.ledger.engine import Reader, speaker_key

Rows = list[dict[str, Any]]


def name_tokens(names: Iterable[Mapping[str, Any]]) -> Rows:
    """Each word of the names (`id`, `folded`), for matching by prefix."""
    return [
        {"server": server_of(name["id"]), "token": token, "name": name["id"]}
        for name in names
        for token in dict.fromkeys(name["folded"].split())
    ]


def name_grams(names: Iterable[Mapping[str, Any]]) -> Rows:
    """The trigrams of the names (`id`, `folded`), for matching by likeness."""
    return [{"id": name["id"], "grams": " ".join(trigrams(name["folded"]))} for name in names]


def wording_words(citation: int, wording: str, speaker: int) -> dict[str, Any]:
    """The words of a quotation, and whose they are."""
    return {"id": citation, "words": _index_words(wording), "speaker": speaker_key(number_of(speaker))}


async def indexed_claims(reader: Reader, claims: Sequence[Mapping[str, Any]]) -> Rows:
    """The words of the claims and of the names of whom they concern and where."""
    names = await names_of(reader, "names_of_speakers", "speaker", {claim["concerns"] for claim in claims})
    places = await names_of(reader, "places_by_id", "place", {claim["place"] for claim in claims})
    return [
        {"id": claim["id"], "words": _index_words(claim["text"], *names[claim["concerns"]], *places[claim["place"]])}
        for claim in claims
    ]


def uses_of_words(gone: Iterable[Mapping[str, Any]], come: Iterable[Mapping[str, Any]]) -> Rows:
    """By how much the number of claims with each word moves when some claims go and others come."""
    uses: Counter[tuple[int, str]] = Counter()
    for claims, step in ((gone, -1), (come, 1)):
        for claim in claims:
            for word in dict.fromkeys(tokens(claim["text"])):
                uses[server_of(claim["id"]), word] += step
    return [{"server": server, "word": word, "delta": delta} for (server, word), delta in sorted(uses.items()) if delta]


def _index_words(*texts: str) -> str:
    """The words under which a text is found: folded, with their stems."""
    words = [word for text in texts for word in tokens(text)]
    return " ".join(dict.fromkeys([*words, *map(stem, words)]))


async def names_of(reader: Reader, query: str, owner: str, ids: Iterable[int | None]) -> Mapping[int | None, list[str]]:
    """The names of speakers or places, by their ids."""
    names: dict[int | None, list[str]] = defaultdict(list)
    wanted = [identity for identity in ids if identity is not None]
    if wanted:
        for row in await reader.fetch(query, ids=id_set(wanted)):
            names[row[owner]].append(row["name"])
    return names
