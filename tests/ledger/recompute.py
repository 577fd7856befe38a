"""Everything derived, as it is stored and as it follows from the records; the two must always be equal."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any

from bot.domain.text import stem, tokens, trigrams
from tests.ledger.raw import Rows, looking

Derived = dict[str, Any]
_MOVING = ("asserts", "denies", "retracts")


async def stored(url: str) -> Derived:
    """What the tables of derived rows and the search indexes hold."""
    async with looking(url) as rows:
        return await (_stored_in_file(rows) if url.startswith("sqlite") else _stored_on_server(rows))


async def _stored_in_file(rows: Rows) -> Derived:
    found = await _tables(rows)
    for name in ("claim", "wording", "name"):
        await rows(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('integrity-check')")
        await rows(f"CREATE VIRTUAL TABLE temp.{name}_words USING fts5vocab('main', '{name}_fts', 'instance')")
        index: dict[int, set[str]] = defaultdict(set)
        for term, record, column in await rows(f"SELECT term, doc, col FROM temp.{name}_words"):
            index[record].add(f"speaker {term}" if column == "speaker" else term)
        found[f"index of {name}s"] = dict(index)
    return found


async def _stored_on_server(rows: Rows) -> Derived:
    found = await _tables(rows)
    for name, column in (("claim", "words"), ("wording", "words"), ("name", "grams")):
        found[f"index of {name}s"] = {
            record: {word.replace("@", "speaker ") for word in words}
            for record, words in await rows(f"SELECT id, tsvector_to_array({column}) FROM {name}_index")
        }
    return found


async def _tables(rows: Rows) -> Derived:
    return {
        "positions": set(await rows("SELECT speaker, claim, stance, hedged, moves, latest, counted FROM position")),
        "claims": set(await rows("SELECT id, asserting, denying, statements, latest FROM claim")),
        "speakers": dict(await rows("SELECT id, statements FROM speaker")),
        "tallies": {
            (server, kind): live for server, kind, live in await rows("SELECT server, kind, live FROM tally") if live
        },
        "name tokens": set(await rows("SELECT server, token, name FROM name_token")),
        "uses of words": {
            (server, word): uses
            for server, word, uses in await rows("SELECT server, word, uses FROM claim_word WHERE uses <> 0")
        },
    }


async def recomputed(url: str) -> Derived:
    """The same, from the records alone."""
    async with looking(url) as rows:
        return await _recomputed(rows)


async def _recomputed(rows: Rows) -> Derived:
    claims = await rows("SELECT id, text, concerns, place FROM claim WHERE struck IS NULL ORDER BY id")
    names = await rows("SELECT id, speaker, name FROM speaker_name WHERE struck IS NULL")
    spoken = Counter(row[0] for row in await rows("SELECT speaker FROM statement WHERE struck IS NULL"))
    return {
        **await _positions(rows),
        "tallies": await _tallies(rows),
        "speakers": {identity: spoken[identity] for (identity,) in await rows("SELECT id FROM speaker")},
        "name tokens": {(identity >> 32, token, identity) for identity, _, name in names for token in tokens(name)},
        "uses of words": dict(Counter((row[0] >> 32, word) for row in claims for word in set(tokens(row[1])))),
        "index of claims": await _claim_words(rows, claims, names),
        "index of wordings": await _wordings(rows),
        "index of names": {identity: set(trigrams(name)) for identity, _, name in names},
    }


async def _tallies(rows: Rows) -> dict[tuple[int, str], int]:
    return {
        (server, kind): live
        for kind in ("claim", "statement", "speaker", "source")
        for server, live in await rows(f"SELECT id >> 32, COUNT(*) FROM {kind} WHERE struck IS NULL GROUP BY id >> 32")
    }


async def _positions(rows: Rows) -> Derived:
    sql = "SELECT id, speaker, claim, stance, hedge, said, recorded FROM stance WHERE struck IS NULL"
    live = sorted(await rows(sql), key=_order)
    acts: dict[tuple[int, int], list[tuple[str, int, str]]] = defaultdict(list)
    spoken: dict[int, list[str]] = defaultdict(list)
    for _, speaker, claim, stance, hedge, said, _ in live:
        spoken[claim].append(said)
        if stance in _MOVING:
            acts[speaker, claim].append((stance, int(hedge is not None), said))
    counted = {claim for (claim,) in await rows("SELECT id FROM claim WHERE counted IS NOT NULL")}
    positions = set()
    count: Counter[tuple[int, str]] = Counter()
    for (speaker, claim), found in acts.items():
        stance, hedged, said = found[-1]
        moves = sum(before[:2] != after[:2] for before, after in pairwise(found))
        positions.add(
            (
                speaker,
                claim,
                stance,
                hedged,
                moves,
                said,
                int(claim in counted and any(act[0] == "asserts" for act in found)),
            )
        )
        count[claim, stance] += 1
    claims = {
        (claim, count[claim, "asserts"], count[claim, "denies"], len(spoken[claim]), max(spoken[claim], default=""))
        for (claim,) in await rows("SELECT id FROM claim")
    }
    return {"positions": positions, "claims": claims}


def _order(row: Any) -> tuple[str, str, int]:
    """When an act is placed: said, or, for a retraction of unknown time, recorded."""
    identity, _, _, stance, _, said, recorded = row
    return (f"{recorded[:19]}Z" if not said and stance == "retracts" else said, recorded, identity)


async def _claim_words(rows: Rows, claims: list[Any], names: list[Any]) -> dict[int, set[str]]:
    places = await rows("SELECT place, name FROM place_name WHERE struck IS NULL")
    found = {}
    for identity, text, concerns, place in claims:
        known = [name for _, speaker, name in names if speaker == concerns]
        known += [name for owner, name in places if owner == place]
        found[identity] = _words(text, *known)
    return found


async def _wordings(rows: Rows) -> dict[int, set[str]]:
    sql = (
        "SELECT citation.id, citation.wording, statement.speaker FROM citation "
        "JOIN statement ON statement.id = citation.statement "
        "WHERE citation.struck IS NULL AND citation.wording IS NOT NULL"
    )
    return {
        identity: {*_words(wording), f"speaker {speaker & 0xFFFFFFFF}"}
        for identity, wording, speaker in await rows(sql)
    }


def _words(*texts: str) -> set[str]:
    words = [word for text in texts for word in tokens(text)]
    return {*words, *map(stem, words)}
