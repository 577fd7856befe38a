"""The ways to put something on record: drafts in, ids out."""

from __future__ import annotations

import json
from typing import Unpack

from bot.domain.drafts import (
    AffiliationDraft,
    ClaimDraft,
    ClaimLinkDraft,
    PlaceDraft,
    SourceDraft,
    SpeakerDraft,
    StatementDraft,
    StatementLinkDraft,
    TopicDraft,
)
from bot.domain.records import Quantity
from bot.domain.settings import SettingsChange
from bot.domain.text import folded_name
from bot.ledger.changeset import Changeset, Fields
from bot.ledger.columns import said_columns, when_text


class Transaction(Changeset):
    """One batch of changes to one server's record.

    Every method raises `NotOnRecord` for a reference to another server's record. What is done here is written when
    the block of `Book.transaction` ends, all of it or nothing.
    """

    def add_speaker(self, draft: SpeakerDraft) -> int:
        """Record a speaker with all its names; the speaker's id."""
        speaker = self.create("speaker", kind=draft.kind.value, name=draft.name, merged_into=None)
        for name in dict.fromkeys((draft.name, *draft.aliases)):
            self.create("speaker_name", speaker=speaker, name=name, folded=folded_name(name))
        return speaker

    def add_affiliation(self, draft: AffiliationDraft[int]) -> int:
        """Record that a speaker belonged to a body; the affiliation's id."""
        return self.create(
            "affiliation",
            member=self.own(draft.member),
            body=self.own(draft.body),
            title=draft.title,
            since=when_text(draft.since),
            until=when_text(draft.until),
        )

    def add_topic(self, draft: TopicDraft[int]) -> int:
        """Record a topic with its sides in reading order; the topic's id."""
        topic = self.create("topic", title=draft.title, zone=draft.zone)
        for body in draft.sides:
            self.create("topic_side", topic=topic, body=self.own(body))
        return topic

    def add_place(self, draft: PlaceDraft) -> int:
        """Record a place with its names; the place's id."""
        place = self.create("place")
        for name in draft.names:
            self.create("place_name", place=place, name=name)
        return place

    def add_source(self, draft: SourceDraft) -> int:
        """Record a document; the source's id."""
        return self.create(
            "source",
            kind=draft.kind.value,
            url=draft.url,
            outlet=draft.outlet,
            title=draft.title,
            published=when_text(draft.published),
            archived=draft.archived,
        )

    def add_claim(self, draft: ClaimDraft[int]) -> int:
        """Record a claim; the claim's id."""
        return self.create(
            "claim",
            topic=self._optional(draft.topic),
            kind=draft.kind.value,
            text=draft.text,
            concerns=self._optional(draft.concerns),
            place=self._optional(draft.place),
            about=when_text(draft.about),
            **quantity_columns(draft.quantity),
            merged_into=None,
            redacted=None,
        )

    def add_statement(self, draft: StatementDraft[int]) -> tuple[int, tuple[int, ...]]:
        """Record a statement with its citations and stances; the statement's id and its citations'."""
        speaker, said = self.own(draft.speaker), said_columns(draft.said)
        statement = self.create(
            "statement",
            speaker=speaker,
            **said,
            venue=draft.venue,
            language=draft.language,
            attribution=draft.attribution.value,
        )
        citations = tuple(
            self.create(
                "citation",
                statement=statement,
                source=self.own(citation.source),
                wording=citation.wording,
                form=citation.form.value,
                language=citation.language,
                origin=citation.origin.value,
                locator=citation.locator,
                upstream=self._optional(citation.upstream),
                redacted=None,
            )
            for citation in draft.citations
        )
        for stance in draft.stances:
            self.create(
                "stance",
                statement=statement,
                claim=self.own(stance.claim),
                stance=stance.stance.value,
                hedge=stance.hedge,
                scope=stance.scope and stance.scope.value,
                citation=None if stance.citation is None else citations[stance.citation],
                speaker=speaker,
                said=said["said"],
            )
        return statement, citations

    def link_claims(self, draft: ClaimLinkDraft[int]) -> int:
        """Record how one claim bears on another; the link's id."""
        return self.create(
            "claim_link", first=self.own(draft.first), second=self.own(draft.second), kind=draft.kind.value
        )

    def link_statements(self, draft: StatementLinkDraft[int]) -> int:
        """Record how one statement answers another; the link's id."""
        return self.create(
            "statement_link",
            first=self.own(draft.first),
            second=self.own(draft.second),
            kind=draft.kind.value,
            basis=draft.basis.value,
        )

    async def change_settings(self, **chosen: Unpack[SettingsChange]) -> None:
        """Change what is given of the server's choices."""
        columns: Fields = dict(chosen)
        for flag in ("private_answers", "second_person"):
            if flag in columns:
                columns[flag] = int(columns[flag])
        if "moderator_roles" in chosen:
            columns["moderator_roles"] = json.dumps(sorted(chosen["moderator_roles"]))
        if "default_topic" in chosen:
            columns["default_topic"] = self._optional(chosen["default_topic"])
        await self.update("server", self.server, **columns)

    def _optional(self, identity: int | None) -> int | None:
        return None if identity is None else self.own(identity)


def quantity_columns(quantity: Quantity | None) -> Fields:
    """The number in a claim, over its columns."""
    if quantity is None:
        return dict.fromkeys(("measure", "counted", "low", "high", "bound", "number_as_of"))
    return {
        "measure": quantity.measure,
        "counted": quantity.counted,
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound.value,
        "number_as_of": when_text(quantity.as_of),
    }
