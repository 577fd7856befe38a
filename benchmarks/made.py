"""One server's made-up records, step by step: each has random numbers of its own, so any can be made anew alone."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from benchmarks.names import transliterations
from benchmarks.words import SHARES, Namer, Talker, likelier
from bot.domain.dates import When, whole_day
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
from bot.domain.ids import record_id
from bot.domain.records import Quantity
from bot.domain.vocabulary import (
    Basis,
    Bound,
    ClaimKind,
    ClaimLinkKind,
    Form,
    Precision,
    Scope,
    SourceKind,
    SpeakerKind,
    Stance,
    StatementLinkKind,
)
from bot.ledger import Transaction

_KINDS = (ClaimKind.EVENT,) * 3 + (ClaimKind.STATUS, ClaimKind.FORECAST, ClaimKind.CHARACTERISATION, ClaimKind.POSITION)
_QUANTITIES = 0.12
_MEASURES = ("casualties", "violations", "prisoners", "displaced people", "shells fired", "vehicles")
_COUNTED = ("dead", "wounded", "civilians", "soldiers", None)
_STANCES = (
    *(Stance.ASSERTS,) * 11,
    *(Stance.DENIES,) * 5,
    *(Stance.RELAYS,) * 2,
    Stance.WITHHOLDS,
    Stance.RETRACTS,
)
_HEDGES = (None, None, None, "generally", "probably", "as far as we know")
_START = datetime(2014, 1, 1, tzinfo=UTC)
_DAYS = 4000
_SIDES = 4
_LANGUAGES, _WEIGHTS = tuple(SHARES), tuple(SHARES.values())


@dataclass(frozen=True, slots=True)
class Size:
    """How much one server gets."""

    statements: int
    claims: int
    speakers: int

    def scaled(self, factor: float) -> Size:
        """The same proportions, smaller or larger."""
        return Size(
            max(int(self.statements * factor), 40),
            max(int(self.claims * factor), 10),
            max(int(self.speakers * factor), 10),
        )

    @property
    def bodies(self) -> int:
        """How many bodies there are besides the speakers, who are people."""
        return max(self.speakers // 20, _SIDES + 1)

    @property
    def topics(self) -> int:
        """How many dossiers there are."""
        return max(self.claims // 1000, 1)

    @property
    def sources(self) -> int:
        """How many documents there are."""
        return max(self.statements // 20, 5)

    @property
    def places(self) -> int:
        """How many places there are."""
        return max(self.claims // 500, 5)


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements, and links among them by the ids that they will get."""

    drafts: Sequence[StatementDraft[int]]
    links: Sequence[StatementLinkDraft[int]]

    def record(self, changes: Transaction) -> None:
        """Add them."""
        for draft in self.drafts:
            changes.add_statement(draft)
        for link in self.links:
            changes.link_statements(link)


class Maker:
    """Makes the records of one server; numbers are given out in order, so what a step refers to is known beforehand."""

    def __init__(self, server: int, size: Size, seed: int) -> None:
        self.size = size
        self._server, self._seed = server, seed
        self._talkers, self._namer = _talkers(), _namer()
        self._public = list(transliterations()) if size.speakers > 1000 else []
        self._speakers = size.bodies + size.speakers + len(self._public)
        # Who speaks most is no matter of when they were recorded.
        self._busy = random.Random(seed).sample(range(1, self._speakers + 1), self._speakers)

    def base(self, changes: Transaction) -> None:
        """Speakers, affiliations, topics, places and sources."""
        rng, size = self._rng("base"), self.size
        bodies = [
            changes.add_speaker(SpeakerDraft(SpeakerKind.BODY, *self._namer.body(rng))) for _ in range(size.bodies)
        ]
        names = [(name, ()) for name in self._public] + [self._namer.person(rng) for _ in range(size.speakers)]
        for name, aliases in names:
            person = changes.add_speaker(SpeakerDraft(SpeakerKind.PERSON, name, aliases))
            body = bodies[likelier(rng, len(bodies), 20)]
            changes.add_affiliation(AffiliationDraft(person, body, "spokesperson", _day(rng)))
        for number in range(size.topics):
            sides = tuple(rng.sample(bodies[: 10 * _SIDES], min(_SIDES, len(bodies))))
            changes.add_topic(TopicDraft(f"Dossier {number + 1}: {self._claim(rng)}", "UTC", sides))
        for _ in range(size.places):
            changes.add_place(PlaceDraft(self._namer.place(rng)))
        for number in range(size.sources):
            url, outlet = f"https://example.org/{number}", f"Wire {likelier(rng, 200, 5)}"
            changes.add_source(SourceDraft(rng.choice(list(SourceKind)), url, outlet, self._claim(rng), _day(rng)))

    def claims(self, changes: Transaction, first: int, beyond: int) -> None:
        """Claims number `first` to `beyond`, not included, counted from 0."""
        rng, fresh = self._rng(f"claims {first}"), []
        for _ in range(first, beyond):
            number = _quantity(rng) if rng.random() < _QUANTITIES else None
            draft = ClaimDraft(
                ClaimKind.QUANTITY if number else rng.choice(_KINDS),
                self._claim(rng),
                self._id(likelier(rng, self.size.topics, 10)),
                concerns=self._id(rng.randrange(self.size.bodies)) if rng.random() < 0.3 else None,
                place=self._id(rng.randrange(self.size.places)) if rng.random() < 0.4 else None,
                quantity=number,
            )
            fresh.append(changes.add_claim(draft))
        for one in fresh:
            if rng.random() < 0.1 and (other := rng.choice(fresh)) != one:
                changes.link_claims(ClaimLinkDraft(one, other, rng.choice(list(ClaimLinkKind))))

    def statements(self, first: int, beyond: int) -> Statements:
        """Statements number `first` to `beyond`, not included, counted from 0, and links among them."""
        rng = self._rng(f"statements {first}")
        latest: dict[int, int] = {}
        drafts, links = [], []
        for number in range(first, beyond):
            drafts.append(draft := self.statement(rng, number))
            for stance in draft.stances:
                earlier = latest.get(stance.claim)
                if earlier and rng.random() < 0.1:
                    kind, basis = rng.choice(list(StatementLinkKind)), rng.choice(list(Basis))
                    links.append(StatementLinkDraft(self._id(number), earlier, kind, basis))
                latest[stance.claim] = self._id(number)
        return Statements(drafts, links)

    def statement(self, rng: random.Random, number: int) -> StatementDraft[int]:
        """A statement on up to two claims; every fifth has a second citation, some of which were taken from another."""
        stances = {}
        for _ in range(rng.choice((0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2))):
            claim = self._id(likelier(rng, self.size.claims, 60))
            stances[claim] = StanceDraft(
                claim, rng.choice(_STANCES), rng.choice(_HEDGES), rng.choice((None, *Scope)), citation=0
            )
        citations = [self._citation(rng, number)]
        if number % 5 == 0:
            citations.append(CitationDraft(self._id(rng.randrange(self.size.sources)), Form.PARAPHRASE))
        speaker = self._busy[likelier(rng, self._speakers, 30)] - 1
        return StatementDraft(
            self._id(speaker), _day(rng), None, "en", stances=tuple(stances.values()), citations=tuple(citations)
        )

    def _citation(self, rng: random.Random, number: int) -> CitationDraft[int]:
        language = rng.choices(_LANGUAGES, _WEIGHTS)[0]
        earlier = number + -(-number // 5)  # citations of the statements before this one
        upstream = self._id(rng.randrange(earlier)) if earlier and rng.random() < 0.1 else None
        wording = self._talkers[language].sentence(rng, 10, 40)
        source = self._id(rng.randrange(self.size.sources))
        return CitationDraft(source, rng.choice(list(Form)), wording, language, upstream=upstream)

    def _claim(self, rng: random.Random) -> str:
        return self._talkers["en"].sentence(rng, 5, 12)

    def _id(self, place: int) -> int:
        return record_id(self._server, place + 1)

    def _rng(self, step: str) -> random.Random:
        return random.Random(f"{self._seed}/{self._server}/{step}")


@cache
def _talkers() -> Mapping[str, Talker]:
    return {language: Talker(language) for language in SHARES}


@cache
def _namer() -> Namer:
    return Namer()


def _quantity(rng: random.Random) -> Quantity:
    low = float(rng.randrange(1, 400))
    high = low if rng.random() < 0.8 else low + rng.randrange(1, 50)
    return Quantity(rng.choice(_MEASURES), rng.choice(_COUNTED), low, high, rng.choice(list(Bound)), _day(rng))


def _day(rng: random.Random) -> When:
    moment = _START + timedelta(days=rng.randrange(_DAYS), minutes=rng.randrange(1440))
    if rng.random() < 0.5:
        return When(Precision.INSTANT, moment, moment)
    return whole_day(moment.date())


def batches(count: int, size: int) -> Sequence[tuple[int, int]]:
    """The ranges, each up to `size` long, that make up 0 to `count`."""
    return [(first, min(first + size, count)) for first in range(0, count, size)]
