"""Plain questions and what they are read as. The common shapes are the table of docs/asking.md; here are the edges."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.vocabulary import Stance
from bot.reading import reasons
from bot.reading.lexicon import BY_FORM, VERBS
from bot.reading.questions import (
    LONGEST,
    AskChanges,
    AskCompare,
    AskContested,
    AskDid,
    AskSaid,
    AskSearch,
    AskTrue,
    AskUnanswered,
    AskWho,
    NotUnderstood,
    Reading,
    read_question,
)

DENIES, ASSERTS, RETRACTS, WITHHOLDS = Stance.DENIES, Stance.ASSERTS, Stance.RETRACTS, Stance.WITHHOLDS
DOCUMENT = Path(__file__).parents[2] / "docs" / "asking.md"
WHO = {ASSERTS: "who claims it", DENIES: "who denies it"}
DID = {
    ASSERTS: "did they claim it",
    DENIES: "did they deny it",
    RETRACTS: "did they withdraw it",
    WITHHOLDS: "did they refuse to say",
    Stance.RELAYS: "did they pass it on",
}


def as_documented(reading: Reading) -> tuple[str, str]:
    """A reading in the words of the table."""
    parts: tuple[str | None, ...] = ()
    gets = "a hint"
    match reading:
        case AskWho(stance, about):
            gets, parts = WHO[stance], (about,)
        case AskDid(speaker, stance, about, confirms):
            gets, parts = "did they confirm it" if confirms else DID[stance], (speaker, about)
        case AskSaid(speaker, about):
            gets, parts = "what they said", (speaker, about)
        case AskContested(topic):
            gets, parts = "what is contested", (topic,)
        case AskUnanswered(about):
            gets, parts = "what is unanswered", (about,)
        case AskTrue(about):
            gets, parts = "the record, without a verdict", (about,)
        case AskChanges(speaker):
            gets, parts = "changes of position", (speaker,)
        case AskCompare(first, second):
            gets, parts = "two side by side", (first, second)
        case AskSearch(words):
            gets, parts = "a search", (words,)
    return gets, "; ".join(filter(None, parts))


def documented() -> list[tuple[str, str, str]]:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.*?) ?\|$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return [row for row in rows if row[0] not in ("you ask", "---")]


@pytest.mark.parametrize(("asked", "gets", "about"), documented(), ids=lambda value: None)
def test_the_document_tells_how_questions_are_read(asked: str, gets: str, about: str) -> None:
    assert as_documented(read_question(asked)) == (gets, about)


def test_the_document_has_an_example_of_everything() -> None:
    shown = {gets for _, gets, _ in documented()}

    assert shown >= {*WHO.values(), *DID.values(), "a search", "a hint", "did they confirm it", "two side by side"}


GUNFIRE = AskWho(DENIES, "the gunfire")
BAKU = AskDid("Baku", DENIES, None)


@pytest.mark.parametrize(
    ("asked", "reading"),
    [
        # the same thing in other words
        ("Who denied the gunfire?", GUNFIRE),
        ("WHO DENIED the gunfire???", GUNFIRE),
        ("  who   has ever denied the gunfire, please?", GUNFIRE),
        ("Hey, could you please tell me who denied the gunfire? Thanks!", GUNFIRE),
        ("“who denied the gunfire?”", GUNFIRE),
        ("<@123456789> who denied the gunfire", GUNFIRE),
        ("who is denying the gunfire", GUNFIRE),
        ("who all denied the gunfire so far", GUNFIRE),
        ("which side denies the gunfire", GUNFIRE),
        ("did anyone deny the gunfire?", GUNFIRE),
        ("has nobody denied the gunfire?", GUNFIRE),
        ("has the gunfire been denied?", GUNFIRE),
        ("who was the gunfire denied by", GUNFIRE),
        ("by whom was the gunfire denied?", GUNFIRE),
        ("is there any denial of the gunfire", GUNFIRE),
        ("woh deneid the gunfire", GUNFIRE),
        ("who disputed the gunfire", GUNFIRE),
        ("who rejected the claim that the gunfire happened", AskWho(DENIES, "the gunfire happened")),
        ("who made the claim that shots were heard", AskWho(ASSERTS, "shots were heard")),
        ("who blamed Azerbaijan for the shots", AskWho(ASSERTS, "Azerbaijan the shots")),
        ("was it denied that shots were heard?", AskWho(DENIES, "shots were heard")),
        # did somebody say it
        ("Did Baku deny it?", BAKU),
        ("did Baku deny", BAKU),
        ("Didn’t Baku deny this", BAKU),
        ("didnt Baku deny this", BAKU),
        ("did Baku not deny that?", BAKU),
        ("did Baku ever actually deny it or not", BAKU),
        ("did Baku reject the accusation?", BAKU),
        ("is Baku denying it?", BAKU),
        ("has Baku been denying it", BAKU),
        ("when did Baku deny it?", BAKU),
        ("tell me whether Baku has denied it", BAKU),
        ("was it denied by Baku?", BAKU),
        ("has it been denied by Baku", BAKU),
        ("did the Baku deny that claim", BAKU),
        (
            "did Russia's defence ministry report five violations?",
            AskDid("Russia's defence ministry", ASSERTS, "five violations"),
        ),
        ("did the authorities' spokesman say so", AskDid("authorities' spokesman", ASSERTS, None)),
        ("did Russia verify the shots", AskDid("Russia", ASSERTS, "the shots", confirms=True)),
        ("did Baku take back its denial of the shots", AskDid("Baku", RETRACTS, "the shots")),
        ("did Russia refuse to comment on the shots?", AskDid("Russia", WITHHOLDS, "the shots")),
        (
            "did Mirzoyan accuse Azerbaijan of atrocities",
            AskDid("Mirzoyan", ASSERTS, "Azerbaijan atrocities"),
        ),
        # verbs that only report when something was said
        ("did Armenia withdraw its troops?", AskTrue("Armenia withdraw its troops")),
        ("did Baku reject the ceasefire", AskTrue("Baku reject the ceasefire")),
        ("did Baku defy the ceasefire", AskTrue("Baku defy the ceasefire")),
        ("did the claim about the shots hold", AskTrue("the claim about the shots hold")),
        ("did Baku respond with force", AskTrue("Baku respond with force")),
        # what somebody said
        ("what has Pashinyan said so far?", AskSaid("Pashinyan")),
        ("show me what Pashinyan said about it", AskSaid("Pashinyan")),
        ("what did Pashinyan actually say on the shots", AskSaid("Pashinyan", "the shots")),
        ("what did Baku deny", AskSaid("Baku")),
        ("which claims did Baku deny?", AskSaid("Baku")),
        ("has Pashinyan commented on the shots?", AskSaid("Pashinyan", "the shots")),
        ("did Pashinyan say anything?", AskSaid("Pashinyan")),
        ("how did Baku respond to the accusation", AskSaid("Baku", "the accusation")),
        ("Pashinyan's statements about the shots", AskSaid("Pashinyan", "the shots")),
        ("what's the position of Russia on the shots?", AskSaid("Russia", "the shots")),
        # the record as a whole
        ("what do the sides disagree about?", AskContested()),
        ("is anything disputed?", AskContested()),
        ("list all contested claims", AskContested()),
        ("what is in dispute about the talks", AskContested("the talks")),
        ("who hasn't responded to the accusation that Baku lied", AskUnanswered("Baku lied")),
        ("which accusations have not been answered?", AskUnanswered()),
        ("who is still silent on the shots", AskUnanswered("the shots")),
        ("unanswered accusations", AskUnanswered()),
        ("has Armenia responded?", AskUnanswered()),
        ("Armenia vs. Azerbaijan", AskCompare("Armenia", "Azerbaijan")),
        ("how do Armenia and Azerbaijan differ on the shots?", AskCompare("Armenia", "Azerbaijan")),
        ("difference between Armenia and Azerbaijan", AskCompare("Armenia", "Azerbaijan")),
        ("has Pashinyan changed his position on the shots?", AskChanges("Pashinyan")),
        ("has Pashinyan contradicted himself?", AskChanges("Pashinyan")),
        ("how has Russia's position changed", AskChanges("Russia")),
        # whether it is so
        ("is that true that shots were heard", AskTrue("shots were heard")),
        ("are the shots real?", AskTrue("the shots")),
        ("is the ceasefire still holding", AskTrue("the ceasefire still holding")),
        # searches
        ("is the gunfire contested?", AskSearch("the gunfire")),
        ("what is known about the talks", AskSearch("the talks")),
        ("anything on Xankəndi?", AskSearch("Xankəndi")),
        ("who violated the ceasefire", AskSearch("violated the ceasefire")),
        ("who said “This path is not easy”?", AskSearch("This path is not easy")),
        ("#4", AskSearch("#4")),
        ("May 2023", AskSearch("May 2023")),
        ("Հայաստան Արցախ Ստեփանակերտ", AskSearch("Հայաստան Արցախ Ստեփանակերտ")),
    ],
)
def test_reading(asked: str, reading: Reading) -> None:
    assert read_question(asked) == reading


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("", reasons.EMPTY),
        ("?!…", reasons.EMPTY),
        ("a" * (LONGEST + 1), reasons.TOO_LONG),
        ("who did not deny it", reasons.SILENT),
        ("who has never denied that shots were heard", reasons.SILENT),
        ("has anyone not denied the shots?", reasons.SILENT),
        ("who says that shots were not heard", reasons.REVERSED),
        ("did Baku say it did not violate the ceasefire?", reasons.REVERSED),
        ("who claims that Baku denied the shots", reasons.REVERSED),
        ("who denied it?", reasons.WHAT_IS_MEANT),
        ("who confirmed the accusation", reasons.WHAT_IS_MEANT),
        ("has it been denied?", reasons.WHAT_IS_MEANT),
        ("is it true?", reasons.WHAT_IS_MEANT),
        ("did he deny it", reasons.WHO_IS_MEANT),
        ("what did they say?", reasons.WHO_IS_MEANT),
        ("did she change her mind", reasons.WHO_IS_MEANT),
        ("who withdrew the claim that shots were heard", reasons.OTHER_STANCE),
        ("why did Baku deny it?", reasons.OPINION),
        ("who is lying", reasons.OPINION),
        ("is Baku to blame?", reasons.OPINION),
        ("who should I believe?", reasons.OPINION),
        ("what do you think about Baku", reasons.OPINION),
        ("will there be war?", reasons.OPINION),
        ("help", reasons.HELP),
        ("who are you?", reasons.HELP),
        ("how do you work", reasons.HELP),
        ("what", reasons.HELP),
        ("one two three four five six seven eight nine ten eleven twelve thirteen", reasons.HELP),
        ("кто отрицал", reasons.LANGUAGE),
        ("Ադրբեջանը հերքե՞լ է խախտումը?", reasons.LANGUAGE),
        ("qui a nié la violation", reasons.LANGUAGE),
    ],
)
def test_hint(asked: str, reason: NotUnderstood) -> None:
    assert read_question(asked) == reason


def test_every_hint_is_one_sentence_of_ours() -> None:
    hints = [value for value in vars(reasons).values() if isinstance(value, NotUnderstood)]

    assert hints
    assert all(hint.reason[-1] in ".?" and len(hint.reason) < 200 for hint in hints)


def test_every_form_belongs_to_one_verb() -> None:
    for verb in VERBS:
        assert {BY_FORM[form].base for form in (*verb.finite, verb.perfect, verb.progressive)} == {verb.base}


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("deny", ("denies", "denied", "deny", "denied", "denying")),
        ("admit", ("admits", "admitted", "admit", "admitted", "admitting")),
        ("accuse", ("accuses", "accused", "accuse", "accused", "accusing")),
        ("relay", ("relays", "relayed", "relay", "relayed", "relaying")),
        ("dismiss", ("dismisses", "dismissed", "dismiss", "dismissed", "dismissing")),
        ("withdraw", ("withdraws", "withdrew", "withdraw", "withdrawn", "withdrawing")),
        ("take back", ("takes back", "took back", "take back", "taken back", "taking back")),
        (
            "refuse to comment",
            "refuses to comment,refused to comment,refuse to comment,refused to comment,refusing to comment".split(","),
        ),
    ],
)
def test_forms(base: str, forms: tuple[str, ...]) -> None:
    verb = BY_FORM[base]

    assert (*verb.finite, verb.perfect, verb.progressive) == tuple(forms)


KEYS = sorted({*BY_FORM, *"who what did has not it that by been the Baku 's of and ?".split()})


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=LONGEST))
@example("İ" * LONGEST)
@example("who said \ud800")
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read_question(text), Reading)


@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_any_heap_of_key_words_is_read(words: list[str]) -> None:
    assert isinstance(read_question(" ".join(words)), Reading)


@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_what_is_handed_on_comes_from_the_question(words: list[str]) -> None:
    reading = read_question(" ".join(words))
    told = set(re.findall(r"\w+", as_documented(reading)[1]))

    assert told <= set(re.findall(r"\w+", " ".join(words)))
