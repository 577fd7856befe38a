"""Drafts as the database holds them, with the keys of their file, to be compared with what the file says."""

from __future__ import annotations

from typing import Any

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
from bot.domain.records import Quantity
from bot.domain.vocabulary import (
    Attribution,
    Basis,
    Bound,
    ClaimKind,
    ClaimLinkKind,
    Form,
    Origin,
    Scope,
    SourceKind,
    SpeakerKind,
    Stance,
    StatementLinkKind,
)
from bot.ledger.columns import needed_when, optional_when, said_when
from bot.ledger.dossier import Draft
from tests.ledger.raw import Rows


class Imported:
    """What an import of a dossier has brought."""

    def __init__(self, ask: Rows, keys: dict[tuple[str, int], str]) -> None:
        self._ask, self._keys = ask, keys

    @classmethod
    async def load(cls, ask: Rows) -> Imported:
        found = await ask("SELECT kind, record, key FROM imported")
        return cls(ask, {(kind, record): key for kind, record, key in found})

    async def drafts(self) -> dict[tuple[str, str], Draft]:
        """Every draft by kind and key."""
        found: dict[tuple[str, str], Draft] = {}
        for (kind, record), key in self._keys.items():
            if kind != "citation":
                [row] = await self._ask(f"SELECT * FROM {kind} WHERE id = {record} AND struck IS NULL")
                found[kind, key] = await getattr(self, f"_{kind}")(*row)
        return found

    def _key(self, kind: str, record: int | None) -> Any:
        return None if record is None else self._keys[kind, record]

    async def _speaker(self, record: int, kind: str, name: str, *_: object) -> Draft:
        names = await self._ask(f"SELECT name FROM speaker_name WHERE speaker = {record} ORDER BY id")
        assert names[0] == (name,)
        return SpeakerDraft(SpeakerKind(kind), name, tuple(row[0] for row in names[1:]))

    async def _affiliation(
        self, record: int, member: int, body: int, title: str, since: str, until: str, *_: object
    ) -> Draft:
        both = self._key("speaker", member), self._key("speaker", body)
        return AffiliationDraft(*both, title, optional_when(since), optional_when(until))

    async def _topic(self, record: int, title: str, zone: str, *_: object) -> Draft:
        sides = await self._ask(f"SELECT body FROM topic_side WHERE topic = {record} ORDER BY id")
        return TopicDraft(title, zone, tuple(self._key("speaker", row[0]) for row in sides))

    async def _place(self, record: int, *_: object) -> Draft:
        names = await self._ask(f"SELECT name FROM place_name WHERE place = {record} ORDER BY id")
        return PlaceDraft(tuple(row[0] for row in names))

    async def _source(
        self, record: int, kind: str, url: str, outlet: str, title: str, published: str, archived: str, *_: object
    ) -> Draft:
        return SourceDraft(SourceKind(kind), url, outlet, title, needed_when(published), archived)

    async def _claim(self, *row: Any) -> Draft:
        _, topic, kind, text, concerns, place, about, measure, counted, low, high, bound, as_of, *_ = row
        number = measure and Quantity(measure, counted, low, high, Bound(bound), needed_when(as_of))
        ends = self._key("topic", topic), self._key("speaker", concerns), self._key("place", place)
        return ClaimDraft(ClaimKind(kind), text, *ends, optional_when(about), number)

    async def _claim_link(self, record: int, first: int, second: int, kind: str, *_: object) -> Draft:
        return ClaimLinkDraft(self._key("claim", first), self._key("claim", second), ClaimLinkKind(kind))

    async def _statement_link(self, record: int, first: int, second: int, kind: str, basis: str, *_: object) -> Draft:
        both = self._key("statement", first), self._key("statement", second)
        return StatementLinkDraft(*both, StatementLinkKind(kind), Basis(basis))

    async def _statement(self, record: int, speaker: int, said: str, *row: Any) -> Draft:
        precision, start, end, zone, venue, language, attribution, *_ = row
        when = said_when(precision, start, end, zone)
        assert said == when.sort_key
        cited = await self._ask(f"SELECT * FROM citation WHERE statement = {record} ORDER BY id")
        place = {citation[0]: number for number, citation in enumerate(cited)}
        stances = await self._ask(f"SELECT * FROM stance WHERE statement = {record} ORDER BY id")
        return StatementDraft(
            self._key("speaker", speaker),
            when,
            venue,
            language,
            Attribution(attribution),
            tuple(self._stance(place, *stance) for stance in stances),
            tuple(self._citation(*citation) for citation in cited),
        )

    def _stance(
        self, place: dict[int, int], _record: int, _said: int, claim: int, stance: str, *row: Any
    ) -> StanceDraft[str]:
        hedge, scope, citation, *_ = row
        return StanceDraft(
            self._key("claim", claim),
            Stance(stance),
            hedge,
            scope and Scope(scope),
            None if citation is None else place[citation],
        )

    def _citation(
        self, _record: int, _said: int, source: int, wording: str, form: str, *row: Any
    ) -> CitationDraft[str]:
        language, origin, locator, upstream, *_ = row
        return CitationDraft(
            self._key("source", source),
            Form(form),
            wording,
            language,
            Origin(origin),
            locator,
            self._key("citation", upstream),
        )
