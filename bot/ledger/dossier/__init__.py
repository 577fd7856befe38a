"""Reading a dossier file (JSONL, described in docs/dossier-format.md) into drafts, or into sentences on what is wrong.

`parse_dossier(path)` touches nothing but that file. What it returns needs no further checks but those against records
that are already in the ledger:

* `Dossier.entries` are in an order in which they can be written: each kind after the kinds it refers to (`KINDS`),
  and within a kind in the order of the file, which is also the order of their numbers.
* `Entry.kind` and `Entry.key` name the record within the dossier; links that give no key get one from what they
  connect. `Entry.draft` refers to other records by key. `Entry.digest` changes when, and only when, the content does.
* `Entry.citations` holds the keys of a statement's citations, beside `draft.citations`. An `upstream` is such a key,
  of this statement or of one that comes earlier.
"""

from __future__ import annotations

from bot.ledger.dossier.model import KINDS, Dossier, DossierError, Draft, Entry
from bot.ledger.dossier.parse import parse_dossier

__all__ = ["KINDS", "Dossier", "DossierError", "Draft", "Entry", "parse_dossier"]
