"""What each kind of answer says, and what none of them ever says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.answers import (
    Answer,
    ChangeOfPosition,
    ChangeRow,
    ChangesAnswer,
    ClaimAnswer,
    CompareAnswer,
    CompareRow,
    ContestedAnswer,
    DidAnswer,
    Page,
    SaidAnswer,
    SearchAnswer,
    TimelineAnswer,
    UnansweredAnswer,
    WhoAnswer,
)
from bot.domain.questions import (
    Changes,
    Compare,
    Contested,
    Did,
    Said,
    SearchRecord,
    ShowClaim,
    Timeline,
    Unanswered,
    Who,
)
from bot.domain.sides import Affiliations
from bot.domain.vocabulary import ClaimKind, ClaimLinkKind, Form, Scope, Stance
from bot.ui.render import sheet_of
from tests.ui.made import (
    ACCUSES,
    AFFILIATIONS,
    ARMENIA,
    AUTHORITIES,
    AZERBAIJAN,
    BAYRAMOV,
    BLAMES,
    COUNTS,
    DANGER,
    DENIES,
    DISINFORMATION,
    FIVE,
    GUNFIRE,
    HEARD,
    HOLDING,
    HOLDS,
    NO_THREAT,
    NOW,
    OCCURRED,
    PASHINYAN,
    PATH,
    REBUTS,
    RUSSIA,
    SPEAKERS,
    THREAT,
    TOPIC,
    VIOLATED,
    WARNS,
    WIRE,
    citation,
    event,
    record,
    rid,
    row,
)

CONTESTED = record(VIOLATED, ACCUSES, DENIES, statement_links=[REBUTS])
IMPLIED = record(
    OCCURRED, links=[(VIOLATED, ClaimLinkKind.IMPLIES, [ACCUSES, DENIES]), (FIVE, ClaimLinkKind.IMPLIES, [COUNTS])]
)
ACCUSATION = record(DISINFORMATION, BLAMES)
TENSE = record(FIVE, COUNTS, links=[(HOLDING, ClaimLinkKind.TENSION, [HOLDS])])
UNDENIED = record(GUNFIRE, HEARD)
OF = Affiliations(AFFILIATIONS)

ANSWERS: dict[str, Answer] = {
    "who denied": WhoAnswer(Who(VIOLATED.id, Stance.DENIES), CONTESTED, NOW, Page.of(1)),
    "who denied, nobody": WhoAnswer(Who(GUNFIRE.id, Stance.DENIES), UNDENIED, NOW, Page.of(0)),
    "who claimed, implied": WhoAnswer(Who(OCCURRED.id, Stance.ASSERTS), IMPLIED, NOW, Page.of(0)),
    "unanswered": UnansweredAnswer(Unanswered(), (ACCUSATION,), None, NOW, Page.of(1)),
    "answered": UnansweredAnswer(Unanswered(VIOLATED.id), (), CONTESTED, NOW, Page.of(1)),
    "nobody to answer": UnansweredAnswer(Unanswered(GUNFIRE.id), (), UNDENIED, NOW, Page.of(0)),
    "did": DidAnswer(Did(AZERBAIJAN.id, Stance.DENIES, VIOLATED.id), AZERBAIJAN, CONTESTED, (DENIES,), (), NOW),
    "did not": DidAnswer(
        Did(RUSSIA.id, Stance.ASSERTS, VIOLATED.id), RUSSIA, CONTESTED, (), (row(COUNTS, FIVE),), NOW
    ),
    "said": SaidAnswer(
        Said(PASHINYAN.id), PASHINYAN, (row(HOLDS, HOLDING), row(NO_THREAT, THREAT), row(PATH, None)), OF, True,
        Page.of(3), SPEAKERS,
    ),
    "said nothing": SaidAnswer(Said(RUSSIA.id, "talks", Stance.DENIES, "2023-09-01T00:00:00Z"), RUSSIA, (), OF, False,
                               Page.of(0)),
    "claim": ClaimAnswer(ShowClaim(VIOLATED.id), CONTESTED, NOW),
    "is it so": ClaimAnswer(ShowClaim(FIVE.id, "2023-09-22T00:00:00Z", asked_if_true=True), TENSE, NOW),
    "place": ClaimAnswer(ShowClaim(GUNFIRE.id), UNDENIED, NOW),
    "timeline": TimelineAnswer(Timeline(VIOLATED.id), CONTESTED, (ACCUSES, DENIES), Page.of(2)),
    "search": SearchAnswer(SearchRecord("gunfre"), (UNDENIED,), (row(WARNS, DANGER),), "gunfire", True, False,
                           Page.of(2)),
    "search for nothing": SearchAnswer(SearchRecord("zebra"), (), (), None, False, False, Page.of(0)),
    "contested": ContestedAnswer(Contested(), TOPIC, (CONTESTED,), Page.of(1)),
    "compare": CompareAnswer(
        Compare(ARMENIA.id, AZERBAIJAN.id), ARMENIA, AZERBAIJAN, TOPIC,
        (CompareRow(VIOLATED, None, CONTESTED.standing.positions[1]),), Page.of(1),
    ),
    "changes": ChangesAnswer(
        Changes(PASHINYAN.id), PASHINYAN,
        (ChangeRow(ChangeOfPosition.FIRMER, row(HOLDS, HOLDING), row(PATH, HOLDING), unordered=True),), 3, Page.of(1),
    ),
    "no changes": ChangesAnswer(Changes(BAYRAMOV.id), BAYRAMOV, (), 1, Page.of(0)),
}  # fmt: skip


def shown(answer: Answer) -> str:
    """All the text of an answer."""
    sheet = sheet_of(answer)
    rows = [f"{one.group or ''}\n{one.text}" for one in sheet.rows]
    return "\n".join([sheet.head, *rows, sheet.foot])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("who denied", "Who denied #4"),
        ("who denied", "contested: 2 of 4 sides heard"),
        ("who denied", "not heard: Armenia, Russia"),
        ("who denied", "**Azerbaijan** · **denies** · 21 Sep 2023"),
        ("who denied", "paraphrase: denied violating the ceasefire"),
        ("who denied", "S4 · scope not stated · rebuts S3 (linked by an editor)"),
        ("who denied", "address not held"),
        ("who denied", "1 document, no upstream recorded"),
        ("who denied", "Azerbaijan answered the same day"),
        ("who denied, nobody", "no denial on record: 0 of 4 sides heard"),
        ("who denied, nobody", "No denial on record."),
        ("who denied, nobody", "**unnamed, to the press** · asserts"),
        ("who claimed, implied", "By implication, through another claim"),
        ("who claimed, implied", "**Karabakh breakaway authorities** · asserts #4, which implies this one"),
        ("who claimed, implied", "**Ministry of Defence of Russia**, Russia · asserts #5, which implies this one"),
        ("unanswered", "No answer on record from Armenia since 21 Sep 2023"),
        ("unanswered", "No answer on this record; that is not consent."),
        ("answered", "**Azerbaijan answered the same day**"),
        ("nobody to answer", "concerns no speaker on record"),
        ("did", "On record: **Azerbaijan** has denied #4; 1 statement below."),
        ("did not", "Not on record: **Russia** has not asserted #4."),
        ("did not", "Near it"),
        ("did not", "> “five ceasefire violations” (partial quote)"),
        ("did not", "(news.example.org), Example Wire · report · published <t:1695306600:f>"),
        ("said", "**Nikol Pashinyan**, prime minister, Armenia · 21 Sep 2023"),
        ("said", "hedged: “generally”"),
        ("said", "> “This path is not easy."),
        ("said", "takes no stance on a claim"),
        ("said", "newest records only"),
        ("said nothing", "about “talks” · only: denies · since <t:1693526400:f>"),
        ("said nothing", "Nothing on record."),
        ("claim", "concerns Azerbaijan"),
        ("is it so", "does not rule on truth"),
        ("is it so", "ceasefire violations: 5, counted as: not stated"),
        ("is it so", "as of <t:1695340800:f>: what had been said by then"),
        ("is it so", "Read together with\n**#11** The ceasefire is holding"),
        ("place", "Stepanakert / Khankendi / Xankəndi / Ստեփանակերտ"),
        ("timeline", "21 Sep 2023 · **Karabakh breakaway authorities** · **asserts**"),
        ("search", "Searched for “gunfire” instead."),
        ("search", "the best of the newest hits"),
        ("search for nothing", "Nothing on record with these words."),
        ("contested", "**asserts** Karabakh breakaway authorities · **denies** Azerbaijan"),
        ("compare", "**Armenia** · not on record"),
        ("compare", "**Azerbaijan** · denies · 21 Sep 2023 · S4"),
        ("changes", "hedged, then without the hedge"),
        ("changes", "the order of these two is not known"),
        ("no changes", "No change of position on record; 1 record looked at."),
    ],
)
def test_an_answer_says(name: str, words: str) -> None:
    assert words in shown(ANSWERS[name])


@pytest.mark.parametrize("name", ANSWERS)
def test_no_answer_gives_a_verdict(name: str) -> None:
    assert not re.search(r"\b(?:true|false|lie|lied|uncontested|independent|debunked|yes|no,)\b", shown(ANSWERS[name]))


def test_a_paraphrase_never_stands_in_quotation_marks() -> None:
    for answer in ANSWERS.values():
        assert "paraphrase: “" not in shown(answer)
        assert "“denied violating the ceasefire”" not in shown(answer)


def test_a_withdrawal_is_shown_as_one() -> None:
    took_back = event(20, AZERBAIJAN, Stance.RETRACTS, VIOLATED, "2023-09-22")
    found = record(VIOLATED, ACCUSES, DENIES, took_back)
    text = shown(WhoAnswer(Who(VIOLATED.id, Stance.DENIES), found, NOW, Page.of(0)))
    assert "Denied, then withdrawn" in text
    assert "earlier: denies 21 Sep 2023 (S4)" in text
    assert "asserted; an earlier denial was withdrawn: 2 of 4 sides heard" in text
    assert "Azerbaijan answered, then withdrew the answer" in text


def test_the_reply_clock_runs_in_minutes_and_hours_where_times_are_exact() -> None:
    accuses = event(21, AUTHORITIES, Stance.ASSERTS, VIOLATED, "2023-09-25T12:00")
    denies = event(22, AZERBAIJAN, Stance.DENIES, VIOLATED, "2023-09-25T12:42")
    answered = ClaimAnswer(ShowClaim(VIOLATED.id), record(VIOLATED, accuses, denies), NOW)
    assert "Azerbaijan answered after 42 min" in shown(answered)
    silent = ClaimAnswer(ShowClaim(VIOLATED.id), record(VIOLATED, accuses), NOW + timedelta(hours=2))
    assert "No answer on record from Azerbaijan after 6 h" in shown(silent)


def test_characterisations_have_no_coverage() -> None:
    text = shown(ClaimAnswer(ShowClaim(DISINFORMATION.id), ACCUSATION, NOW))
    assert "**recorded as characterisation**" in text
    assert "sides heard" not in text


def test_each_outlet_keeps_its_own_wording() -> None:
    both = [
        citation(30, "the truce was broken", Form.VERBATIM, number=31),
        citation(30, "the truce was violated", Form.VERBATIM, source=WIRE, number=32),
    ]
    act = event(30, AUTHORITIES, Stance.ASSERTS, VIOLATED, scope=Scope.EXACT, citations=both)
    read_from_wire = replace(act, stance=replace(act.stance, citation=rid(32)))
    text = shown(ClaimAnswer(ShowClaim(VIOLATED.id), record(VIOLATED, read_from_wire), NOW))
    assert "exactly this claim" in text
    assert text.index("“the truce was violated”") < text.index("Example Wire") < text.index("“the truce was broken”")
    assert "2 documents, no upstream recorded" in text


def test_a_long_quotation_is_shortened_visibly() -> None:
    long = event(40, AUTHORITIES, Stance.ASSERTS, VIOLATED, citations=[citation(40, "word " * 500, Form.VERBATIM)])
    text = shown(ClaimAnswer(ShowClaim(VIOLATED.id), record(VIOLATED, long), NOW))
    assert "word…” (shortened here)" in text


def test_who_is_not_shown_twice_on_later_pages() -> None:
    speakers = [replace(AUTHORITIES, id=rid(100 + at), name=f"Speaker {at}") for at in range(7)]
    acts = [event(50 + at, who, Stance.DENIES, VIOLATED) for at, who in enumerate(speakers)]
    found = record(VIOLATED, ACCUSES, *acts)
    pages = [WhoAnswer(Who(VIOLATED.id, Stance.DENIES), found, NOW, Page.of(7, page)) for page in (1, 2)]
    first, second = (shown(page) for page in pages)
    assert "Speaker 0" in first
    assert "Speaker 6" not in first
    assert "Also on record" not in first
    assert "page 1 of 2 · 7 in all" in first
    assert "Speaker 6" in second
    assert "Also on record" in second


def test_a_forecast_counts_sides_too() -> None:
    text = shown(ClaimAnswer(ShowClaim(DANGER.id), record(DANGER, WARNS), NOW))
    assert DANGER.kind is ClaimKind.FORECAST
    assert "no denial on record: 1 of 4 sides heard" in text
    assert "**Ararat Mirzoyan**, foreign minister, Armenia · **asserts**" in text
