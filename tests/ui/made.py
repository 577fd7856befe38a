"""Records made by hand, as small as a renderer needs them: part of the September 2023 dossier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.domain.answers import ClaimRecord, SaidRow
from bot.domain.dates import UNKNOWN_TIME, When, parse_when
from bot.domain.ids import record_id
from bot.domain.positions import Case, LinkedClaim
from bot.domain.records import (
    Affiliation,
    Citation,
    Claim,
    ClaimLink,
    Event,
    Lifetime,
    Place,
    Quantity,
    Source,
    Speaker,
    StanceOnClaim,
    Statement,
    StatementLink,
    Topic,
)
from bot.domain.sides import Affiliations
from bot.domain.standing import standing
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

ZONE = "Asia/Yerevan"
NOW = datetime(2023, 9, 25, 12, 0, tzinfo=UTC)
LIFE = Lifetime(datetime(2023, 9, 22, 8, 0, tzinfo=UTC))


def rid(number: int) -> int:
    """The id of a record of server 1."""
    return record_id(1, number)


def day(text: str) -> When:
    """A time in the dossier's zone."""
    return parse_when(text, ZONE)


def speaker(number: int, name: str, kind: SpeakerKind = SpeakerKind.BODY) -> Speaker:
    """A speaker."""
    return Speaker(rid(number), kind, name)


def claim(
    number: int,
    text: str,
    kind: ClaimKind = ClaimKind.EVENT,
    *,
    concerns: Speaker | None = None,
    place: int | None = None,
    about: When | None = None,
    quantity: Quantity | None = None,
) -> Claim:
    """A claim of the one topic."""
    return Claim(rid(number), TOPIC.id, kind, text, concerns.id if concerns else None, place, about, quantity, LIFE)


def citation(
    statement: int, wording: str | None, form: Form = Form.PARAPHRASE, *, source: Source | None = None, number: int = 0
) -> Citation:
    """Where a statement is reported: by default in the one report that is held."""
    return Citation(
        rid(number or statement),
        rid(statement),
        source or REPORT,
        wording,
        form,
        "en",
        Origin.UNKNOWN,
        None,
        None,
        None,
        LIFE,
    )


def event(
    number: int,
    who: Speaker,
    stance: Stance,
    about: Claim,
    said: str = "2023-09-21",
    *,
    hedge: str | None = None,
    scope: Scope | None = None,
    venue: str | None = None,
    citations: Iterable[Citation] = (),
) -> Event:
    """One act: statement S`number` with one stance."""
    statement = Statement(rid(number), who.id, day(said), venue, "en", Attribution.REPORTED, LIFE)
    position = StanceOnClaim(rid(number), statement.id, about.id, stance, hedge, scope, None, LIFE)
    return Event(statement, who, position, tuple(citations))


def row(found: Event, about: Claim | None) -> SaidRow:
    """The same act as a row of what was said."""
    return SaidRow(found.statement, found.speaker, found.stance if about else None, about, found.citations)


def record(
    about: Claim,
    *events: Event,
    links: Iterable[tuple[Claim, ClaimLinkKind, Iterable[Event]]] = (),
    statement_links: Iterable[StatementLink] = (),
    as_of: datetime | None = None,
) -> ClaimRecord:
    """A claim with the standing computed from `events`; `links` lead from other claims to it."""
    made = [ClaimLink(rid(900 + at), other.id, about.id, kind, LIFE) for at, (other, kind, _) in enumerate(links)]
    linked = {other.id: LinkedClaim(other, tuple(acts)) for other, _, acts in links}
    case = Case(about, events, tuple(made), linked, (), TOPIC.sides, AFFILIATIONS)
    return ClaimRecord(
        claim=about,
        topic=TOPIC,
        place=PLACE if about.place else None,
        standing=standing(case, as_of=as_of),
        speakers=SPEAKERS,
        affiliations=Affiliations(AFFILIATIONS),
        related={other.id: other for other, _, _ in links},
        statement_links=tuple(statement_links),
    )


REPORT = Source(
    rid(1),
    SourceKind.REPORT,
    None,
    None,
    "Direct peace talks yield fragile truce in Nagorno-Karabakh conflict",
    UNKNOWN_TIME,
    None,
)
WIRE = Source(
    rid(2),
    SourceKind.REPORT,
    "https://news.example.org/2023/09/21/karabakh_truce?lang=en",
    "Example Wire",
    "Truce holds, each side blames the other",
    day("2023-09-21T18:30"),
    None,
)

ARMENIA = speaker(1, "Armenia")
AZERBAIJAN = speaker(2, "Azerbaijan")
AUTHORITIES = speaker(3, "Karabakh breakaway authorities")
RUSSIA = speaker(4, "Russia")
DEFENCE = speaker(5, "Ministry of Defence of Russia")
MIRZOYAN = speaker(6, "Ararat Mirzoyan", SpeakerKind.PERSON)
BAYRAMOV = speaker(7, "Jeyhun Bayramov", SpeakerKind.PERSON)
PASHINYAN = speaker(8, "Nikol Pashinyan", SpeakerKind.PERSON)
UNNAMED = speaker(9, "unnamed, to the press", SpeakerKind.UNNAMED)
SPEAKERS = {
    found.id: found
    for found in (ARMENIA, AZERBAIJAN, AUTHORITIES, RUSSIA, DEFENCE, MIRZOYAN, BAYRAMOV, PASHINYAN, UNNAMED)
}  # fmt: skip
AFFILIATIONS = (
    Affiliation(rid(1), DEFENCE.id, RUSSIA.id, None, None, None, LIFE),
    Affiliation(rid(2), MIRZOYAN.id, ARMENIA.id, "foreign minister", day("2021"), None, LIFE),
    Affiliation(rid(3), BAYRAMOV.id, AZERBAIJAN.id, "foreign minister", day("2020"), None, LIFE),
    Affiliation(rid(4), PASHINYAN.id, ARMENIA.id, "prime minister", day("2018"), None, LIFE),
)
TOPIC = Topic(
    rid(1),
    "Ceasefire in Nagorno-Karabakh, September 2023",
    ZONE,
    (ARMENIA.id, AZERBAIJAN.id, AUTHORITIES.id, RUSSIA.id),
)
PLACE = Place(rid(1), ("Stepanakert", "Khankendi", "Xankəndi", "Ստեփանակերտ"))

VIOLATED = claim(
    4, "Azerbaijani forces violated the ceasefire on 21 September 2023", concerns=AZERBAIJAN, about=day("2023-09-21")
)
FIVE = claim(
    5,
    "Five ceasefire violations were recorded in the Shusha and Mardakert areas",
    ClaimKind.QUANTITY,
    about=day("2023-09-21"),
    quantity=Quantity("ceasefire violations", None, 5, 5, Bound.EXACTLY, day("2023-09-21")),
)
OCCURRED = claim(6, "At least one violation of the ceasefire occurred on 21 September 2023", about=day("2023-09-21"))
GUNFIRE = claim(7, "Gunfire was heard in Stepanakert on 21 September 2023", place=1, about=day("2023-09-21"))
DANGER = claim(8, "There is a real danger of atrocity in Nagorno-Karabakh", ClaimKind.FORECAST)
DISINFORMATION = claim(10, "Armenia is spreading disinformation", ClaimKind.CHARACTERISATION, concerns=ARMENIA)
HOLDING = claim(11, "The ceasefire is holding", ClaimKind.STATUS)
THREAT = claim(12, "There is a direct threat to civilians in Nagorno-Karabakh", ClaimKind.STATUS)

ACCUSES = event(
    3,
    AUTHORITIES,
    Stance.ASSERTS,
    VIOLATED,
    citations=[citation(3, "Azerbaijani forces had violated the ceasefire")],
)
DENIES = event(
    4,
    AZERBAIJAN,
    Stance.DENIES,
    VIOLATED,
    scope=Scope.UNSPECIFIED,
    citations=[citation(4, "denied violating the ceasefire")],
)
COUNTS = event(
    5, DEFENCE, Stance.ASSERTS, FIVE, citations=[citation(5, "five ceasefire violations", Form.PARTIAL, source=WIRE)]
)
HEARD = event(6, UNNAMED, Stance.ASSERTS, GUNFIRE)
WARNS = event(
    8,
    MIRZOYAN,
    Stance.ASSERTS,
    DANGER,
    venue="UN Security Council",
    citations=[
        citation(
            8,
            "There are no more sides of the conflict, but perpetrators and victims. There is no more"
            " conflict, but the real danger of atrocity.",
            Form.VERBATIM,
        )
    ],
)
BLAMES = event(
    9,
    BAYRAMOV,
    Stance.ASSERTS,
    DISINFORMATION,
    scope=Scope.UNSPECIFIED,
    venue="UN Security Council",
    citations=[citation(9, "accused Armenia of spreading disinformation")],
)
HOLDS = event(
    12,
    PASHINYAN,
    Stance.ASSERTS,
    HOLDING,
    hedge="generally",
    citations=[citation(12, "The ceasefire is generally holding", source=REPORT)],
)
NO_THREAT = event(
    13,
    PASHINYAN,
    Stance.DENIES,
    THREAT,
    hedge="did not perceive",
    citations=[citation(13, "direct threat", Form.PARTIAL)],
)
PATH = event(
    14,
    PASHINYAN,
    Stance.ASSERTS,
    HOLDING,
    citations=[
        citation(
            14,
            "This path is not easy. It goes through internal and external shocks, and we must pursue it.",
            Form.VERBATIM,
        )
    ],
)
REBUTS = StatementLink(rid(1), DENIES.statement.id, ACCUSES.statement.id, StatementLinkKind.REBUTS, Basis.EDITOR, LIFE)
