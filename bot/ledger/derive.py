"""Keeps what is computed from the records, positions, counters and indexes, in the transaction that changes them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from bot.domain.ids import number_of
from bot.domain.text import stem, tokens, trigrams
from bot.ledger.changeset import Changeset, Touched
from bot.ledger.columns import id_set
from bot.ledger.engine import speaker_key


def index_words(*texts: str) -> str:
    """The words under which a text is found: folded, with their stems."""
    words = [word for text in texts for word in tokens(text)]
    return " ".join(dict.fromkeys([*words, *map(stem, words)]))


async def refresh(changes: Changeset) -> None:
    """Bring everything derived in line with what `changes` has written."""
    await _names(changes)
    await _wordings(changes)
    await _positions(changes)
    await _claim_search(changes)


async def _names(changes: Changeset) -> None:
    gone, come = _moved(changes.of_kind("speaker_name"), ("folded",))
    old, new = [_name_rows(changes.server, rows) for rows in (gone, come)]
    await _many(changes, "delete_name_tokens", old[0])
    await _many(changes, "unindex_name", old[1])
    await _many(changes, "insert_name_token", new[0])
    await _many(changes, "index_name", new[1])


def _name_rows(server: int, names: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    token_rows = [
        {"server": server, "token": token, "name": name["id"]}
        for name in names
        for token in dict.fromkeys(name["folded"].split())
    ]
    gram_rows = [{"id": name["id"], "grams": " ".join(trigrams(name["folded"]))} for name in names]
    return token_rows, gram_rows


async def _wordings(changes: Changeset) -> None:
    gone, come = _moved(changes.of_kind("citation"), ("wording", "statement"))
    rows = [row for row in (*gone, *come) if row["wording"]]
    await changes.load("statement", {row["statement"] for row in rows})
    statements = changes.of_kind("statement")
    for query, wanted in (("unindex_wording", gone), ("index_wording", come)):
        await _many(
            changes,
            query,
            [
                {
                    "id": row["id"],
                    "words": index_words(row["wording"]),
                    "speaker": speaker_key(number_of(_speaker(statements[row["statement"]], query))),
                }
                for row in wanted
                if row["wording"]
            ],
        )


def _speaker(statement: Touched, query: str) -> int:
    """The speaker under whom a wording was, or is to be, indexed."""
    if query == "unindex_wording" and statement.before is not None:
        return int(statement.before["speaker"])
    return int(statement.now["speaker"])


async def _positions(changes: Changeset) -> None:
    pairs: dict[tuple[int, int], None] = {}
    for stance in changes.of_kind("stance").values():
        for row in (stance.before, stance.now):
            if row is not None:
                pairs[row["speaker"], row["claim"]] = None
    rows = [{"speaker": speaker, "claim": claim} for speaker, claim in pairs]
    await _many(changes, "clear_position", rows)
    await _many(changes, "keep_position", rows)
    claims = dict.fromkeys(claim for _, claim in pairs)
    await _many(changes, "keep_claim", [{"id": claim} for claim in claims])
    spoken: Counter[int] = Counter()
    for statement in changes.of_kind("statement").values():
        if statement.live_before and statement.before is not None:
            spoken[statement.before["speaker"]] -= 1
        if statement.live_now:
            spoken[statement.now["speaker"]] += 1
    await _many(changes, "count_statements", [{"id": key, "delta": delta} for key, delta in spoken.items() if delta])


async def _claim_search(changes: Changeset) -> None:
    claims = changes.of_kind("claim")
    gone, come = _moved(claims, ("text", "place", "concerns"))
    await _count_words(changes, gone, come)
    stale = {row["id"] for row in (*gone, *come)} | await _named_anew(changes)
    await changes.load("claim", stale)
    claims = changes.of_kind("claim")
    live = [claims[identity].now for identity in sorted(stale) if claims[identity].live_now]
    names = await _names_of(changes, "names_of_speakers", "speaker", {row["concerns"] for row in live})
    places = await _names_of(changes, "places_by_id", "place", {row["place"] for row in live})
    await _many(changes, "unindex_claim", [{"id": identity} for identity in stale if claims[identity].before])
    await _many(
        changes,
        "index_claim",
        [
            {"id": row["id"], "words": index_words(row["text"], *names[row["concerns"]], *places[row["place"]])}
            for row in live
        ],
    )


async def _named_anew(changes: Changeset) -> set[int]:
    """Claims found under the names of a speaker or place whose names have changed."""
    found: set[int] = set()
    for kind, owner, query in (
        ("speaker_name", "speaker", "claims_to_index_for_speakers"),
        ("place_name", "place", "claims_to_index_for_places"),
    ):
        gone, come = _moved(changes.of_kind(kind), ("name",))
        owners = {row[owner] for row in (*gone, *come)}
        if owners:
            found.update(row["id"] for row in await changes.writer.fetch(query, ids=id_set(owners)))
    return found


async def _names_of(
    changes: Changeset, query: str, owner: str, ids: Iterable[int | None]
) -> dict[int | None, list[str]]:
    names: dict[int | None, list[str]] = defaultdict(list)
    wanted = [identity for identity in ids if identity is not None]
    if wanted:
        for row in await changes.writer.fetch(query, ids=id_set(wanted)):
            names[row[owner]].append(row["name"])
    return names


async def _count_words(changes: Changeset, gone: list[dict[str, Any]], come: list[dict[str, Any]]) -> None:
    uses: Counter[str] = Counter()
    for row in gone:
        uses.subtract(dict.fromkeys(tokens(row["text"]), 1))
    for row in come:
        uses.update(dict.fromkeys(tokens(row["text"]), 1))
    rows = [{"server": changes.server, "word": word, "delta": delta} for word, delta in sorted(uses.items()) if delta]
    await _many(changes, "count_word", rows)


def _moved(records: dict[int, Touched], fields: tuple[str, ...]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows to take out of an index (as they were) and to put in (as they are)."""
    gone, come = [], []
    for record in records.values():
        before, now = record.before, record.now
        same = before is not None and all(before[name] == now[name] for name in fields)
        if same and record.live_before == record.live_now:
            continue
        if before is not None and record.live_before:
            gone.append(before)
        if record.live_now:
            come.append(now)
    return gone, come


async def _many(changes: Changeset, query: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        await changes.writer.execute_many(query, rows)
