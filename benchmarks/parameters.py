"""Random things to ask about, out of the record that is measured."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.ids import record_id
from bot.ledger import Book, Ledger

SERVER = 1
"""The number of the large server in a generated record."""


def large_server(ledger: Ledger) -> Book:
    """The record of the large server, whatever its Discord id is."""
    return Book(ledger.engine, SERVER)


SHARES = {"most common": 1.0, "common": 0.12, "mid": 0.015, "low": 0.001}
"""In what share of the quotations the words of a class stand, about; the rare ones in fewer than ten."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Hands out random records of the large server."""

    connection: sqlite3.Connection
    rng: random.Random
    server: int = SERVER

    def last(self, table: str) -> int:
        """The highest number of a kind of record."""
        low, high = record_id(self.server, 0), record_id(self.server + 1, 0)
        found = self.connection.execute(f"SELECT MAX(id) FROM {table} WHERE id BETWEEN ? AND ?", (low, high - 1))
        return int(found.fetchone()[0] or 0) & 0xFFFFFFFF

    def ids(self, table: str, count: int) -> list[int]:
        """Ids of random records of a kind, each as likely as the other."""
        last = self.last(table)
        return [record_id(self.server, self.rng.randint(1, last)) for _ in range(count)]

    def spoken_of(self, column: str, count: int) -> list[int]:
        """Claims or speakers as often as they are spoken of: those of random stances."""
        found = []
        for identity in self.ids("stance", count):
            row = self.connection.execute(f"SELECT {column} FROM stance WHERE id = ?", (identity,)).fetchone()
            found.append(int(row[0]))
        return found

    def half_and_half(self, table: str, count: int) -> list[int]:
        """Half of them any records, half as often as they are spoken of, in random order."""
        both = self.ids(table, count // 2) + self.spoken_of(table, count - count // 2)
        return self.rng.sample(both, len(both))

    def texts(self, table: str, column: str, count: int) -> list[str]:
        """The texts of random records of a kind that have one."""
        found: list[str] = []
        while len(found) < count:
            for identity in self.ids(table, count):
                row = self.connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (identity,)).fetchone()
                if row and row[0]:
                    found.append(row[0])
        return found[:count]

    def words(self, index: str, count: int) -> Mapping[str, list[str]]:
        """Words of a full-text index by how common they are, nearest to `SHARES` first."""
        self.connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_words USING fts5vocab(main, {index}, col)"
        )
        rows = self.connection.execute(
            f"SELECT term, doc FROM temp.{index}_words WHERE col = 'words' AND term GLOB '[a-z]*' AND length(term) > 1"
        ).fetchall()
        most = max(row["doc"] for row in rows)
        total = most / 0.4
        found: dict[str, list[str]] = {}
        for name, share in SHARES.items():
            aim = most if name == "most common" else total * share
            near = sorted(rows, key=lambda row, aim=aim: abs(row["doc"] - aim))  # type: ignore[misc]
            found[name] = [row["term"] for row in near[: 1 if name == "most common" else count]]
        rare = [row["term"] for row in rows if row["doc"] < 10]
        found["rare"] = self.rng.sample(rare, min(count, len(rare)))
        return found
