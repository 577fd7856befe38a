"""No query reads more than it must: SQLite's own plan for every one in the catalogue, on the real schema.

A plan is a list of steps such as "SEARCH claim USING INDEX claim_topic (topic=?)". Two kinds of steps cost more the
more is on record: a SCAN reads a table from end to end, over all servers; a search by nothing but the server reads all
that the server has.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.ledger.catalogue import sqlite_queries

SMALL = {"migration", "server", "fact"}
"""Tables with a handful of rows, or one for each server."""

OWN_SETS = {"wanted", "acts", "ordered", "held"}
"""Names that queries give to what they have selected themselves, with those of their WITH clauses."""

WHOLE_SERVER = re.compile(r"SEARCH \w+ USING (INTEGER PRIMARY KEY \(rowid>\?|.*\((?:<expr>|server)=\?\)$)")
"""A range of ids, or equality with the server alone."""

ALLOWED = {
    "best_claims": "a range within a search for words",
    "busiest_claims": "in the order of the index, with a limit",
    "busiest_speakers": "in the order of the index, with a limit",
    "channels_to_tell": "whether there is a batch after the last one told",
    "claims_to_index": "reads everything on purpose, in batches",
    "contested_claims": "in the order of the index, with a limit",
    "count_waiting": "what waits, which is bounded for each member",
    "batches_after": "in the order of the index, with a limit",
    "drafts_quoting": "forms are kept for a while only",
    "proposals_quoting": "whatever holds a chat message of one person, and rarely",
    "finding_of": "the ids before that of one statement, a few hundred",
    "found_outcomes": "the ids that follow that of one text, fewer than a thousand",
    "latest_accusations": "in the order of the index, with a limit",
    "latest_batches": "in the order of the index, with a limit",
    "names_to_index": "reads everything on purpose, in batches",
    "read_numbers": "one row for each kind of record",
    "record_summary": "newest batch first, and nearly always that is the one",
    "topics_of_server": "topics are few",
    "typed_in_reasons": "words are removed for good, from whatever holds them, and rarely",
    "typed_in_questions": "words are removed for good, from whatever holds them, and rarely",
    "typed_in_drafts": "words are removed for good, from whatever holds them, and rarely",
    "typed_in_snapshots": "words are removed for good, from whatever holds them, and rarely",
    "typed_in_submissions": "words are removed for good, from whatever holds them, and rarely",
    "wordings_to_index": "reads everything on purpose, in batches",
}
"""Queries that may read all of one server, or all there is, and why."""


class _Nothing(dict[str, None]):
    """A value for any parameter: a plan does not depend on it."""

    def __missing__(self, name: str) -> None:
        return None


@pytest.fixture
def engine() -> str:
    return "sqlite"


@pytest.fixture
def database(database_url: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as opened:
        yield opened


def costly_steps(database: sqlite3.Connection, text: str) -> Iterator[str]:
    own_sets = OWN_SETS | set(re.findall(r"(\w+) \([\w, ]+\) AS \(", text))
    for *_, step in database.execute(f"EXPLAIN QUERY PLAN {text}", _Nothing()):
        scanned = re.match(r"SCAN (\S+)", step)
        if scanned is not None:
            read = scanned[1]
            of_own = read in own_sets or read.startswith("(") or step == "SCAN CONSTANT ROW"
            if not of_own and read not in SMALL and "VIRTUAL TABLE" not in step:
                yield step
        elif WHOLE_SERVER.match(step):
            yield step


def test_no_query_reads_more_than_it_must(database: sqlite3.Connection) -> None:
    found = {
        name: steps for name, query in sqlite_queries().items() if (steps := list(costly_steps(database, query.text)))
    }
    scans = {name: steps for name, steps in found.items() if any(step.startswith("SCAN") for step in steps)}
    assert scans == {}, "a table is read from end to end"
    assert {name: steps for name, steps in found.items() if name not in ALLOWED} == {}, "all of a server is read"
