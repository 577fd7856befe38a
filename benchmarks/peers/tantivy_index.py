"""The same quotations in tantivy: made once from the record and kept between runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import tantivy

from benchmarks.parameters import SERVER
from benchmarks.peers.bare import bare_sqlite
from benchmarks.setting import Setting
from bot.domain.ids import number_of, record_id
from bot.ledger.indexing import wording_words


class TantivyIndex:
    """An open index of the large server's quotations."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index, self._searcher = index, index.searcher()

    def best(self, words: Sequence[str], limit: int) -> list[int]:
        """The numbers of the best citations with all the words."""
        terms = [(tantivy.Occur.Must, tantivy.Query.term_query(self._index.schema, "words", word)) for word in words]
        hits = self._searcher.search(tantivy.Query.boolean_query(terms), limit, count=False).hits
        return [self._searcher.doc(address)["number"][0] for _, address in hits]


def tantivy_index(setting: Setting) -> TantivyIndex:
    """The index of a record's quotations."""
    folder = setting.folder / f"{setting.record.stem}-{setting.record.stat().st_size:x}.tantivy"
    done = folder.with_suffix(".indexed")
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("words", tokenizer_name="whitespace")
    fields.add_integer_field("number", stored=True, fast=True)
    schema = fields.build()
    if not done.exists():
        folder.mkdir(exist_ok=True)
        _fill(tantivy.Index(schema, path=str(folder), reuse=False), setting.record)
        done.touch()
    index = tantivy.Index(schema, path=str(folder))
    index.reload()
    return TantivyIndex(index)


def _fill(index: tantivy.Index, record: Path) -> None:
    writer = index.writer(heap_size=256_000_000, num_threads=1)
    source = bare_sqlite(record)
    rows = source.execute(
        "SELECT citation.id, wording, speaker FROM citation JOIN statement ON statement.id = citation.statement "
        "WHERE citation.id BETWEEN ? AND ? AND wording IS NOT NULL",
        (record_id(SERVER, 0), record_id(SERVER + 1, 0) - 1),
    )
    for row in rows:
        words = wording_words(row["id"], row["wording"], row["speaker"])["words"]
        writer.add_document(tantivy.Document(words=words, number=number_of(row["id"])))
    writer.commit()
    writer.wait_merging_threads()
    source.close()
