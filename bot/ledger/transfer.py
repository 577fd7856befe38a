"""Bringing a dossier file into a server's record, all of it or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.drafts import (
    AffiliationDraft,
    CitationDraft,
    ClaimDraft,
    ClaimLinkDraft,
    PlaceDraft,
    SourceDraft,
    SpeakerDraft,
    StanceDraft,
    StatementDraft,
    StatementLinkDraft,
    TopicDraft,
)
from bot.domain.settings import ServerSettings
from bot.ledger.book import Book
from bot.ledger.columns import id_set
from bot.ledger.dossier import Dossier, Entry, parse_dossier
from bot.ledger.dossier.problems import Problems
from bot.ledger.transaction import Transaction
from bot.ledger.undo import take_back


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many entries were new, brought back after an undo, or known already; the batch to undo (None: no change)."""

    created: int
    restored: int
    unchanged: int
    batch: int | None


async def import_dossier(book: Book, path: Path, actor: int | None = None) -> ImportReport:
    """Put the records of a dossier file into a server's record.

    What an earlier import of the same dossier brought is left as it is, so a second import changes nothing; what an
    undo took away comes back under its old numbers, what an editor struck does not. `actor` is the Discord user who
    does it, None for the owner. Raises `DossierError`, naming file and line, when any line is bad or says something
    else than it did when it was imported, and `RefusedError` when what was undone cannot come back; then nothing is
    written.
    """
    dossier = await asyncio.to_thread(parse_dossier, path)
    async with book.transaction(actor, f"import of {dossier.key}") as changes:
        return await _Import(changes, dossier, path.name).run()


async def adopt_time_zone(book: Book, path: Path, actor: int | None = None) -> None:
    """Give a server that has not chosen a time zone the dossier's, so that a day typed is the day the dossier means.

    Raises `DossierError`.
    """
    dossier = await asyncio.to_thread(parse_dossier, path)
    if (await book.settings()).zone == ServerSettings().zone:
        await book.change_settings(actor=actor, zone=dossier.zone)


class _Import:
    """One run: knows which record each key stands for."""

    def __init__(self, changes: Transaction, dossier: Dossier, file: str) -> None:
        self._changes, self._dossier, self._problems = changes, dossier, Problems(file)
        self._ids: dict[tuple[str, str], int] = {}
        self._digests: dict[tuple[str, str], str] = {}
        self._new: list[dict[str, object]] = []

    async def run(self) -> ImportReport:
        gone = await self._recognise()
        entries = self._dossier.entries
        named = {(entry.kind, entry.key) for entry in entries}
        named |= {("citation", key) for entry in entries for key in entry.citations}
        if gone.keys() - named or any(self._differs(entry) for entry in entries if (entry.kind, entry.key) in gone):
            # Undone to be put right: what was taken away stays away, and all that the file holds is written anew.
            for kind, key in gone:
                del self._ids[kind, key], self._digests[kind, key]
            gone = {}
        for entry in entries:
            if self._differs(entry):
                self._problems.add(
                    entry.line,
                    "this record was imported before with other content; undo that import first, or give it a new key.",
                )
        self._problems.raise_if_any()
        missing = [entry for entry in entries if (entry.kind, entry.key) not in self._ids]
        for batch in sorted(set(gone.values()), reverse=True):
            await take_back(self._changes, batch)
        for entry in missing:
            self._write(entry)
        if self._new:
            await self._changes.writer.execute_many("insert_imported", self._new)
        restored = sum((entry.kind, entry.key) in gone for entry in entries)
        changed = self._changes.number if missing or gone else None
        return ImportReport(len(missing), restored, len(entries) - len(missing) - restored, changed)

    def _differs(self, entry: Entry) -> bool:
        return self._digests.get((entry.kind, entry.key), entry.digest) != entry.digest

    async def _recognise(self) -> dict[tuple[str, str], int]:
        """Learn what an earlier import brought; which of that an undo took away, and in which batch."""
        changes, gone = self._changes, {}
        rows = await changes.writer.fetch("imported_entries", server=changes.server, dossier=self._dossier.key)
        for row in rows:
            self._ids[row["kind"], row["key"]] = row["record"]
            self._digests[row["kind"], row["key"]] = row["digest"]
        for kind in {row["kind"] for row in rows}:
            keys = {row["record"]: row["key"] for row in rows if row["kind"] == kind}
            for row in await changes.writer.fetch("taken_away_by_undo", kind=kind, ids=id_set(keys)):
                gone[kind, keys[row["record"]]] = row["batch"]
        await self._follow_merges()
        return gone

    async def _follow_merges(self) -> None:
        """Let a key stand for the record that its own was merged into."""
        for kind in ("speaker", "claim"):
            known = {key: record for (of, key), record in self._ids.items() if of == kind}
            rows = await self._changes.writer.fetch(f"survivors_of_{kind}s", ids=id_set(known.values()))
            into = {row["id"]: row["survivor"] for row in rows}
            self._ids |= {(kind, key): into[record] for key, record in known.items() if record in into}

    def _write(self, entry: Entry) -> None:
        changes, draft = self._changes, entry.draft
        match draft:
            case SpeakerDraft():
                record = changes.add_speaker(draft)
            case AffiliationDraft():
                record = changes.add_affiliation(
                    AffiliationDraft(
                        self._speaker(draft.member), self._speaker(draft.body), draft.title, draft.since, draft.until
                    )
                )
            case TopicDraft():
                record = changes.add_topic(TopicDraft(draft.title, draft.zone, tuple(map(self._speaker, draft.sides))))
            case PlaceDraft():
                record = changes.add_place(draft)
            case SourceDraft():
                record = changes.add_source(draft)
            case ClaimDraft():
                record = changes.add_claim(self._claim(draft))
            case ClaimLinkDraft():
                record = changes.link_claims(
                    ClaimLinkDraft(self._ids["claim", draft.first], self._ids["claim", draft.second], draft.kind)
                )
            case StatementDraft():
                record = self._add_statement(entry, draft)
            case StatementLinkDraft():
                first, second = self._ids["statement", draft.first], self._ids["statement", draft.second]
                record = changes.link_statements(StatementLinkDraft(first, second, draft.kind, draft.basis))
        self._learn(entry.kind, entry.key, record, entry.digest)

    def _claim(self, draft: ClaimDraft[str]) -> ClaimDraft[int]:
        return ClaimDraft(
            kind=draft.kind,
            text=draft.text,
            topic=None if draft.topic is None else self._ids["topic", draft.topic],
            concerns=None if draft.concerns is None else self._speaker(draft.concerns),
            place=None if draft.place is None else self._ids["place", draft.place],
            about=draft.about,
            quantity=draft.quantity,
        )

    def _add_statement(self, entry: Entry, draft: StatementDraft[str]) -> int:
        """Write the statement; its citations' ids are known beforehand, so that one may be taken from another."""
        own = dict(zip(entry.citations, self._changes.peek_ids("citation", len(entry.citations)), strict=True))
        record, citations = self._changes.add_statement(
            StatementDraft(
                speaker=self._speaker(draft.speaker),
                said=draft.said,
                venue=draft.venue,
                language=draft.language,
                attribution=draft.attribution,
                stances=tuple(self._stance(stance) for stance in draft.stances),
                citations=tuple(self._citation(citation, own) for citation in draft.citations),
            )
        )
        for key, citation in zip(entry.citations, citations, strict=True):
            self._learn("citation", key, citation, entry.digest)
        return record

    def _stance(self, draft: StanceDraft[str]) -> StanceDraft[int]:
        claim = self._ids["claim", draft.claim]
        return StanceDraft(claim, draft.stance, draft.hedge, draft.scope, draft.citation)

    def _citation(self, draft: CitationDraft[str], own: Mapping[str, int]) -> CitationDraft[int]:
        upstream = None
        if draft.upstream is not None:
            upstream = own.get(draft.upstream) or self._ids["citation", draft.upstream]
        return CitationDraft(
            source=self._ids["source", draft.source],
            form=draft.form,
            wording=draft.wording,
            language=draft.language,
            origin=draft.origin,
            locator=draft.locator,
            upstream=upstream,
        )

    def _speaker(self, key: str) -> int:
        return self._ids["speaker", key]

    def _learn(self, kind: str, key: str, record: int, digest: str) -> None:
        self._ids[kind, key] = record
        self._new.append(
            {
                "server": self._changes.server,
                "dossier": self._dossier.key,
                "kind": kind,
                "key": key,
                "record": record,
                "digest": digest,
            }
        )
