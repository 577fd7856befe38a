"""The facts in the sample dossier: whose act, when, on what, and which words are held."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import pytest

from bot.data import SAMPLE_DOSSIER
from bot.domain.dates import format_when
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
from bot.domain.text import fold
from bot.domain.vocabulary import Attribution, ClaimKind, Form, Scope, SourceKind, SpeakerKind, Stance
from bot.ledger.dossier import Dossier, Draft, parse_dossier

D = TypeVar("D", bound=Draft)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return parse_dossier(SAMPLE_DOSSIER)


def drafts(dossier: Dossier, kind: type[D]) -> dict[str, D]:
    return {entry.key: entry.draft for entry in dossier.entries if isinstance(entry.draft, kind)}


class Act(NamedTuple):
    """One row of the record. `words` are those held, with their form."""

    speaker: str
    said: str
    venue: str | None
    stance: str
    claim: str
    words: tuple[Form, str | None]
    hedge: str | None = None
    scope: Scope | None = None


PARAPHRASE = (Form.PARAPHRASE, None)
TALKS = (Form.PARTIAL, "constructive and peaceful")
ATROCITY_WORDS = (
    "There are no more sides of the conflict, but perpetrators and victims. "
    "There is no more conflict, but the real danger of atrocity."
)
ATROCITY = (Form.VERBATIM, ATROCITY_WORDS)
PATH = (
    Form.VERBATIM,
    "This path is not easy. It goes through internal and external shocks, and we must pursue it.",
)
DAY, DAY_BEFORE, YEVLAKH, UN = "2023-09-21", "2023-09-20", "after the talks in Yevlakh", "UN Security Council"

KARABAKH, PRESIDENCY, UNNAMED = (
    "Karabakh breakaway authorities",
    "Presidency of Azerbaijan",
    "Unnamed, to the press, on gunfire in Stepanakert",
)
VIOLATED = "Azerbaijani forces violated the ceasefire on 21 September 2023"
FIVE = "Five ceasefire violations were recorded in the Shusha and Mardakert areas"
NO_MORE_SIDES = "There are no more sides of the conflict, but perpetrators and victims"
RESTORED = "Azerbaijan's sovereignty over Nagorno-Karabakh has been restored"
THREAT = "There is a direct threat to civilians in Nagorno-Karabakh"
DANGER = "There is a real danger of atrocity in Nagorno-Karabakh"
DENIED = (Form.PARAPHRASE, "denied violating the ceasefire")

ACTS = {
    Act(PRESIDENCY, DAY, YEVLAKH, "asserts", "The Yevlakh talks were constructive", TALKS),
    Act(PRESIDENCY, DAY, YEVLAKH, "asserts", "The Yevlakh talks were peaceful", TALKS),
    Act(PRESIDENCY, DAY, None, "asserts", "Azerbaijan is ready for further talks", PARAPHRASE),
    Act(KARABAKH, DAY, None, "asserts", f"The {KARABAKH} are ready for further talks", PARAPHRASE),
    Act(KARABAKH, DAY, None, "asserts", VIOLATED, PARAPHRASE),
    Act("Azerbaijan", DAY, None, "denies", VIOLATED, DENIED, scope=Scope.UNSPECIFIED),
    Act("Ministry of Defence of Russia", DAY, None, "asserts", FIVE, (Form.PARTIAL, "five ceasefire violations")),
    Act(UNNAMED, DAY, "to the press", "asserts", "Gunfire was heard in Stepanakert on 21 September 2023", PARAPHRASE),
    Act(KARABAKH, "after 2023-09-19", None, "asserts", "The offensive resulted in about 200 casualties", PARAPHRASE),
    Act("Ararat Mirzoyan", DAY, UN, "asserts", DANGER, ATROCITY),
    Act("Ararat Mirzoyan", DAY, UN, "asserts", NO_MORE_SIDES, ATROCITY),
    Act(
        "Jeyhun Bayramov",
        DAY,
        UN,
        "asserts",
        "Armenia is spreading disinformation",
        PARAPHRASE,
        None,
        Scope.UNSPECIFIED,
    ),
    Act("Azerbaijan", DAY_BEFORE, None, "asserts", "Azerbaijan controls Nagorno-Karabakh", PARAPHRASE),
    Act("Ilham Aliyev", DAY_BEFORE, None, "asserts", RESTORED, PARAPHRASE),
    Act("Nikol Pashinyan", DAY, None, "asserts", "The ceasefire is holding", PARAPHRASE, "generally"),
    Act("Nikol Pashinyan", DAY, None, "denies", THREAT, (Form.PARTIAL, "direct threat"), "did not perceive"),
    Act("Nikol Pashinyan", DAY, None, "asserts", "Peace must be pursued although the path is not easy", PATH),
}


def test_who_said_what(dossier: Dossier) -> None:
    speakers, claims = drafts(dossier, SpeakerDraft), drafts(dossier, ClaimDraft)
    found = {
        Act(
            speakers[statement.speaker].name,
            format_when(statement.said),
            statement.venue,
            stance.stance,
            claims[stance.claim].text,
            (statement.citations[stance.citation or 0].form, statement.citations[stance.citation or 0].wording),
            stance.hedge,
            stance.scope,
        )
        for statement in drafts(dossier, StatementDraft).values()
        for stance in statement.stances
    }

    assert found == ACTS


def test_each_occasion_is_one_statement(dossier: Dossier) -> None:
    statements = drafts(dossier, StatementDraft)

    assert len(statements) == len({(act.speaker, act.said, act.venue, act.words, act.claim) for act in ACTS}) - 3
    assert {key for key, found in statements.items() if len(found.stances) > 1} == {
        "presidency-on-talks",
        "mirzoyan-un",
        "pashinyan-ceasefire",
    }


def test_it_is_all_cited_from_one_report_whose_address_is_not_held(dossier: Dossier) -> None:
    [source] = drafts(dossier, SourceDraft).values()

    assert source.kind is SourceKind.REPORT
    assert source.title == "Direct peace talks yield fragile truce in Nagorno-Karabakh conflict"
    assert (source.url, source.outlet, format_when(source.published)) == (None, None, "after 2023-09-21")
    for statement in drafts(dossier, StatementDraft).values():
        assert {citation.source for citation in statement.citations} == {"report"}
        assert all(citation.upstream is None for citation in statement.citations)


def test_quotations_are_the_five_that_are_held(dossier: Dossier) -> None:
    quoted = {
        citation.wording
        for statement in drafts(dossier, StatementDraft).values()
        for citation in statement.citations
        if citation.form.is_quotation
    }

    assert quoted == {TALKS[1], ATROCITY[1], PATH[1], "direct threat", "five ceasefire violations"}


def test_claims_say_no_more_than_the_report(dossier: Dossier) -> None:
    claims = drafts(dossier, ClaimDraft)
    five, casualties = claims["five-violations"].quantity, claims["casualties"].quantity

    assert next(iter(claims)) == "violated"
    assert {key: claim.concerns for key, claim in claims.items() if claim.concerns} == {
        "violated": "azerbaijan",
        "disinformation": "armenia",
    }
    assert five is not None
    assert (five.low, five.high) == (5, 5)
    assert casualties is not None
    assert (casualties.low, casualties.bound, casualties.counted) == (200, "about", None)
    assert {key for key, claim in claims.items() if not claim.kind.has_standing} == {
        "constructive",
        "peaceful",
        "perpetrators-and-victims",
        "azerbaijan-ready",
        "karabakh-ready",
        "pursue-peace",
    }
    assert claims["danger-of-atrocity"].kind is ClaimKind.FORECAST
    assert {claim.topic for claim in claims.values()} == {"ceasefire"}


def test_one_side_of_the_record_asserts_and_another_denies_one_claim_only(dossier: Dossier) -> None:
    stances = {
        stance: {
            found.claim
            for statement in drafts(dossier, StatementDraft).values()
            for found in statement.stances
            if found.stance is stance
        }
        for stance in Stance
    }

    assert stances[Stance.ASSERTS] & stances[Stance.DENIES] == {"violated"}


def test_sides_and_who_belongs_to_them(dossier: Dossier) -> None:
    [topic] = drafts(dossier, TopicDraft).values()
    offices = {
        found.member: (found.body, found.title, found.since and format_when(found.since))
        for found in drafts(dossier, AffiliationDraft).values()
    }

    assert topic.sides == ("armenia", "azerbaijan", "karabakh-authorities", "russia")
    assert (topic.zone, dossier.zone) == ("Asia/Yerevan", "Asia/Yerevan")
    assert offices == {
        "azerbaijan-presidency": ("azerbaijan", None, None),
        "russia-defence": ("russia", None, None),
        "mirzoyan": ("armenia", "foreign minister", "2021"),
        "pashinyan": ("armenia", "prime minister", "2018"),
        "bayramov": ("azerbaijan", "foreign minister", "2020"),
        "aliyev": ("azerbaijan", "president", "2003"),
    }


def test_links(dossier: Dossier) -> None:
    assert set(drafts(dossier, ClaimLinkDraft)) == {
        "violated implies any-violation",
        "five-violations implies any-violation",
        "holding tension five-violations",
        "danger-of-atrocity tension direct-threat",
    }
    assert {key: link.basis for key, link in drafts(dossier, StatementLinkDraft).items()} == {
        "azerbaijan-denial rebuts karabakh-accusation": "editor",
        "bayramov-un rebuts mirzoyan-un": "editor",
    }


def test_nobody_is_named_who_was_not(dossier: Dossier) -> None:
    unnamed = {key for key, found in drafts(dossier, SpeakerDraft).items() if found.kind is SpeakerKind.UNNAMED}
    anonymous = {
        found.speaker
        for found in drafts(dossier, StatementDraft).values()
        if found.attribution is Attribution.ANONYMOUS
    }

    assert unnamed == anonymous == {"unnamed-gunfire"}


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("pashinyan", "Pashinyan Pashinian Пашинян Փաշինյան Paşinyan"),
        ("aliyev", "Aliyev Aliev Алиев Ալիև Əliyev Alijew"),
        ("mirzoyan", "Mirzoyan Միրզոյան Мирзоян"),
        ("bayramov", "Bayramov Ceyhun Джейхун Байрамов"),
        ("azerbaijan", "Azerbaijan Baku Azərbaycan Азербайджан"),
        ("armenia", "Armenia Yerevan Հայաստան Армения"),
        ("russia", "Russia Moscow Россия"),
        ("karabakh-authorities", "Karabakh Artsakh separatists"),
    ],
)
def test_names_in_many_scripts(dossier: Dossier, key: str, names: str) -> None:
    speaker = drafts(dossier, SpeakerDraft)[key]
    known = fold(" ".join((speaker.name, *speaker.aliases))).split()

    assert [name for name in names.split() if fold(name) not in known] == []


@pytest.mark.parametrize(
    "names",
    [
        {"Stepanakert", "Khankendi", "Xankəndi", "Ստեփանակերտ"},
        {"Shusha", "Shushi", "Şuşa"},
        {"Mardakert", "Martakert", "Ağdərə"},
    ],
)
def test_places_by_all_their_names(dossier: Dossier, names: set[str]) -> None:
    assert any(names <= set(place.names) for place in drafts(dossier, PlaceDraft).values())
