"""One server's record: the only way in, and nothing of another server's can be asked of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Unpack

from bot.domain.answers import Answer, Candidate, Match
from bot.domain.errors import RefusedError
from bot.domain.questions import (
    Changes,
    ClaimHistory,
    Compare,
    Contested,
    Did,
    Question,
    Recorded,
    Said,
    SearchRecord,
    ShowClaim,
    Timeline,
    Unanswered,
    Who,
)
from bot.domain.settings import ServerSettings, SettingsChange
from bot.domain.summary import RecordSummary
from bot.domain.vocabulary import Stance
from bot.ledger import claim_answers, matching, names, speaker_answers, stored, topics
from bot.ledger.columns import moment
from bot.ledger.curation import Curation
from bot.ledger.curation.redirect import answer_or_tombstone
from bot.ledger.derive import refresh
from bot.ledger.drafts import Drafts
from bot.ledger.engine import Engine, Reading
from bot.ledger.findings import Findings
from bot.ledger.history import History
from bot.ledger.history_answer import history
from bot.ledger.house import House
from bot.ledger.privacy import Privacy
from bot.ledger.queue import Queue
from bot.ledger.recorded_answer import recorded
from bot.ledger.references import check_children, check_parents
from bot.ledger.said_answer import said
from bot.ledger.scope import Scope
from bot.ledger.search_answer import search
from bot.ledger.shown import Shown, mark_shown
from bot.ledger.told import Told, begin_telling
from bot.ledger.transaction import Transaction
from bot.ledger.unanswered_answer import unanswered
from bot.ledger.undo import OnlyTriedError, refuse_appointing, refuse_undone, take_back

_READ: dict[type[Question], Callable[[Scope, Any, int, datetime], Reading[Answer]]] = {
    Who: claim_answers.who,
    Unanswered: unanswered,
    Did: claim_answers.did,
    ShowClaim: claim_answers.show,
    Timeline: claim_answers.timeline,
    Contested: claim_answers.contested,
    Compare: speaker_answers.compare,
    Changes: speaker_answers.changes,
    ClaimHistory: history,
    Recorded: recorded,
}
"""Answered by one read, against one state of the database."""

_SEARCHED: dict[type[Question], Callable[[Scope, Any, int, datetime], Awaitable[Answer]]] = {
    Said: said,
    SearchRecord: search,
}
"""Answered by searches, each of which has its time."""


class Book:
    """The record of one server."""

    def __init__(self, engine: Engine, server: int, changed: Callable[[], None] = lambda: None) -> None:
        """`server` is our own number for it; `changed` is called after each transaction."""
        self.server = server
        self._scope = Scope(engine, server)
        self._changed = changed
        self.shown = Shown(self._scope)
        self.told = Told(self._scope)
        self.curation = Curation(self._scope)
        self.history = History(self._scope)
        self.house = House(self._scope)
        self.queue = Queue(self, self._scope)
        self.privacy = Privacy(self._scope)
        self.drafts = Drafts(self._scope)
        self.findings = Findings(self._scope)

    async def answer(self, question: Question, *, page: int = 1, now: datetime | None = None) -> Answer:
        """The answer to a question, as records.

        A page out of range becomes the nearest one. `now` (aware) is when it is asked. What was merged into another
        record is answered by that one, and what was struck by its tombstone. Raises `NotOnRecord` for a claim, speaker
        or topic that this server does not have.
        """
        asked = now or datetime.now(UTC)

        async def read(question: Question) -> Answer:
            kind = type(question)
            if kind in _SEARCHED:
                return await _SEARCHED[kind](self._scope, question, page, asked)
            return await self._scope.read(_READ[kind](self._scope, question, page, asked))

        return await answer_or_tombstone(self._scope, question, read)

    async def remember(self, question: Question, read_as: str | None = None) -> int:
        """A small number for a question, to be asked again later; the same for the same question.

        `read_as` says in safe text how a plain question was read, and is kept with it.
        """
        return (await stored.remember(self._scope, [question], read_as))[0]

    async def remember_all(self, questions: Sequence[Question]) -> list[int]:
        """The numbers of several questions, written at once."""
        return await stored.remember(self._scope, questions)

    async def recall(self, number: int) -> Question:
        """The question remembered under a number; `NotOnRecord` when there is none."""
        return await stored.recall(self._scope, number)

    async def read_as(self, number: int) -> str | None:
        """What was kept on how the question under a number was read; None when nothing was. `NotOnRecord` as above."""
        return await stored.read_as(self._scope, number)

    async def match_claim(self, words: str, *, speaker: int | None = None, stance: Stance | None = None) -> Match:
        """The claim meant by "#4", "4" or free words.

        `speaker` is whom the question is about and `stance` the stance it asks for, if any: they decide between
        claims that fit the words alike.
        """
        return await matching.match_claim(self._scope, words, speaker, stance)

    async def match_speaker(self, words: str) -> Match:
        """The speaker meant by a name in any script, typos forgiven."""
        return await names.match_speaker(self._scope, words)

    async def match_topic(self, words: str) -> Match:
        """The topic meant by words of its title."""
        return await topics.match_topic(self._scope, words)

    async def suggest_claims(self, typed: str, limit: int = 25) -> Sequence[Candidate]:
        """Claims for autocomplete: the busiest when nothing is typed."""
        return await matching.suggest_claims(self._scope, typed, limit)

    async def suggest_speakers(self, typed: str, limit: int = 25) -> Sequence[Candidate]:
        """Speakers for autocomplete: those with most statements when nothing is typed."""
        return await names.suggest_speakers(self._scope, typed, limit)

    async def suggest_topics(self, typed: str, limit: int = 25) -> Sequence[Candidate]:
        """Topics for autocomplete."""
        return await topics.suggest_topics(self._scope, typed, limit)

    async def summary(self) -> RecordSummary:
        """How much is on record."""
        row = dict((await self._scope.fetch("record_summary"))[0])
        latest = row.pop("latest")
        return RecordSummary(**row, latest=moment(latest) if latest else None)

    async def settings(self) -> ServerSettings:
        """What this server has chosen."""
        row = (await self._scope.fetch("server_settings"))[0]
        return ServerSettings(
            private_answers=bool(row["private_answers"]),
            zone=row["zone"],
            default_topic=row["default_topic"],
            moderator_roles=frozenset(json.loads(row["moderator_roles"])),
            log_channel=row["log_channel"],
            feed_channel=row["feed_channel"],
            second_person=bool(row["second_person"]),
            retention=row["retention"],
        )

    async def change_settings(self, *, actor: int | None, **chosen: Unpack[SettingsChange]) -> None:
        """Choose anew what is given, and leave the rest as it is; `actor` is the Discord user who does.

        Can be undone like any change.
        """
        async with self.transaction(actor, "settings") as changes:
            await changes.change_settings(**chosen)

    @asynccontextmanager
    async def transaction(self, actor: int | None, reason: str | None) -> AsyncIterator[Transaction]:
        """One batch of changes: all of it is on disk when the block has ended, or nothing.

        `actor` is the Discord user who does it (None: the owner, on the command line), `reason` why. The change rows
        and everything derived are written in the same transaction. Raises `StorageError` when the database cannot,
        `NotOnRecord` and `RefusedError` when a live record would stand on one that does not exist or was struck.
        """
        async with self._scope.engine.transaction(self.server) as writer:
            changes = Transaction(writer, self.server, datetime.now(UTC), actor, reason)
            await changes.begin()
            yield changes
            await check_parents(changes)
            await changes.flush()
            await check_children(changes)
            await refresh(changes)
            await mark_shown(changes)
            await begin_telling(changes)
        self._changed()

    async def undo(self, batch: int, *, actor: int | None, reason: str | None = None, appoints: bool = False) -> int:
        """Take back everything that a batch did, by a new batch, whose number is returned; that can be undone too.

        `batch` is the number of a batch, and `appoints` whether `actor` may choose which roles moderate. Raises
        `NotOnRecord` when there is none, `AlreadyUndoneError` when it was undone before, `RefusedError` when something
        on record stands on it or has changed since, nothing of it is left, or other roles would moderate and `actor`
        may not choose them.
        """
        async with self.transaction(actor, reason) as changes:
            await self._take_back(changes, batch, appoints)
            return changes.number

    async def why_not_undo(self, batch: int, *, appoints: bool = False) -> RefusedError | None:
        """Why `undo` would refuse a batch (its number), found by doing it and taking that back; None: it would not.

        Takes as long as the undo. Raises `NotOnRecord` as that does.
        """
        try:
            async with self.transaction(None, None) as changes:
                await self._take_back(changes, batch, appoints)
                await check_parents(changes)
                await changes.flush()
                await check_children(changes)
                raise OnlyTriedError
        except OnlyTriedError:
            return None
        except RefusedError as error:
            return error

    async def _take_back(self, changes: Transaction, batch: int, appoints: bool) -> None:
        changes.undoes = self._scope.id_of(batch)
        await refuse_undone(changes, self._scope, changes.undoes)
        await take_back(changes, changes.undoes)
        if not appoints:
            refuse_appointing(changes)
        if not changes.changed:
            raise RefusedError(f"All that batch {batch} did is there no more, so nothing is left to undo.")
