"""Makes the search indexes anew when the words under which records are found are no longer those of this version.

The indexes hold folded words and stems, so a new release of what folds or stems leaves them behind; and a row of
SQLite's index of wordings or names can only be taken out by the very words that it was put in with.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from bot.domain.text import folded_name, folding_version
from bot.ledger.engine import Engine, Reader, Row, Writer
from bot.ledger.indexing import Rows, indexed_claims, name_grams, name_tokens, uses_of_words, wording_words

_FACT = "folding"
_AT_ONCE = 2000


async def reindex_when_outdated(engine: Engine) -> bool:
    """Make all search indexes anew, in one transaction, if they come from another folding; whether they did."""
    version = folding_version()
    if await _version_of(engine) == version:
        return False
    async with engine.transaction(0) as writer:
        if await _version_of(writer) == version:
            return False  # another program did it while this one waited
        await _names(writer)
        await _wordings(writer)
        await _claims(writer)
        await writer.execute_many("keep_fact", [{"name": _FACT, "value": version}])
    return True


async def _version_of(reader: Reader) -> str | None:
    rows = await reader.fetch("read_fact", name=_FACT)
    return rows[0]["value"] if rows else None


async def _names(writer: Writer) -> None:
    await _run(writer, "clear_name_tokens", "clear_names")
    async for rows in _batches(writer, "names_to_index"):
        names = [{**row, "folded": folded_name(row["name"])} for row in rows]
        moved = [
            {"id": new["id"], "folded": new["folded"]}
            for old, new in zip(rows, names, strict=True)
            if old["folded"] != new["folded"]
        ]
        live = [name for name in names if name["struck"] is None]
        await _write(writer, "refold_name", moved)
        await _write(writer, "insert_name_token", name_tokens(live))
        await _write(writer, "index_name", name_grams(live))


async def _wordings(writer: Writer) -> None:
    await _run(writer, "clear_wordings")
    async for rows in _batches(writer, "wordings_to_index"):
        found = [wording_words(row["id"], row["wording"], row["speaker"]) for row in rows if row["wording"]]
        await _write(writer, "index_wording", found)


async def _claims(writer: Writer) -> None:
    await _run(writer, "clear_words", "mend_claims", "clear_claims")
    async for rows in _batches(writer, "claims_to_index"):
        await _write(writer, "count_word", uses_of_words((), rows))
        await _write(writer, "index_claim", await indexed_claims(writer, rows))


async def _batches(writer: Writer, query: str) -> AsyncIterator[Sequence[Row]]:
    after = 0
    while rows := await writer.fetch(query, after=after, limit=_AT_ONCE):
        yield rows
        after = rows[-1]["id"]


async def _run(writer: Writer, *queries: str) -> None:
    for query in queries:
        await writer.execute_many(query, [{}])


async def _write(writer: Writer, query: str, rows: Rows) -> None:
    if rows:
        await writer.execute_many(query, rows)
