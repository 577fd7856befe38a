"""The claim that is proposed for a found statement, and whether a person has to look at it first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.found import FoundStatement
from bot.domain.limits import CLAIM
from bot.domain.typed import Cited
from bot.domain.vocabulary import Stance
from bot.intake.found import in_document
from bot.intake.found_verbs import finite, gerund, infinitive, was


def found(text: str) -> FoundStatement:
    """The first statement that a text reports."""
    return in_document(text, Cited(title="Truce", published="2023-09-21")).statements[0]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Baku said that the truce was holding.", "The truce was holding"),
        ("Baku said the truce was holding.", "The truce was holding"),
        ("The truce was holding, Baku said.", "The truce was holding"),
        ("According to Baku, the truce was holding.", "The truce was holding"),
        ("Baku said that the truce was generally holding.", "The truce was holding"),
        ("Baku said the truce was, generally, holding.", "The truce was holding"),
        ("Baku said that “the truce” was holding.", "The truce was holding"),
        ('Baku said "the truce was holding" and left.', "The truce was holding"),
        ("Baku denied that Yerevan's army had shelled the town.", "Yerevan's army had shelled the town"),
        ("Baku said Yerevan’s officials’ offer was empty.", "Yerevan’s officials’ offer was empty"),
        ("Smith's lawyers denied Smith was there.", "Smith was there"),
        ("The minister acknowledged that mistakes were made.", "Mistakes were made"),
        ("Baku said Moscow took the town.", "Moscow took the town"),
        ("Campaigners say nothing has changed.", "Nothing has changed"),
        ("Baku rejected Yerevan's claim that the corridor was closed.", "The corridor was closed"),
        ("Baku denied the allegation that Moscow armed militias were sent.", "Moscow armed militias were sent"),
        ("Baku dismissed rumours that the talks had failed.", "The talks had failed"),
        ("Smith retracted his claim that the bank was insolvent.", "The bank was insolvent"),
        (
            "Baku said the claim that the corridor was closed was false.",
            "The claim that the corridor was closed was false",
        ),
        ("The minister refused to say whether the treaty was signed.", "The treaty was signed"),
        ("State television quoted the governor as saying that the dam had held.", "The dam had held"),
        ("Jones took the money, something she has always denied.", "Jones took the money"),
    ],
)
def test_clauses_are_claims_as_they_stand(text: str, claim: str) -> None:
    one = found(text)
    assert (one.said.claim, one.rough) == (claim, False)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Baku denied violating the ceasefire.", "Baku was violating the ceasefire"),
        ("Baku admitted violating the ceasefire.", "Baku was violating the ceasefire"),
        ("Baku denied having violated the ceasefire.", "Baku had violated the ceasefire"),
        ("Baku denied not having signed the accord.", "Baku had not signed the accord"),
        ("Baku denied not signing the accord.", "Baku was not signing the accord"),
        ("Baku denied ever meeting the envoy.", "Baku met the envoy"),
        ("Baku denied knowing about the plan.", "Baku knew about the plan"),
        ("Baku denied being involved.", "Baku was involved"),
        ("Baku denied deliberately targeting civilians.", "Baku was deliberately targeting civilians"),
        ("The separatists denied hiding arms.", "The separatists were hiding arms"),
        ("The Wall Street Press denied hiding its sources.", "The Wall Street Press was hiding its sources"),
        ("The bank apologised for hiding losses.", "The bank was hiding losses"),
        ("Baku accused Yerevan of spreading disinformation.", "Yerevan was spreading disinformation"),
        ("Baku accused Yerevan of having spread disinformation.", "Yerevan had spread disinformation"),
        ("Baku accused Yerevan of not keeping the truce.", "Yerevan was not keeping the truce"),
        ("Baku accused Yerevan of being unreliable.", "Yerevan was unreliable"),
        ("Baku accused Armenia's army of shelling villages.", "Armenia's army was shelling villages"),
        ("Baku accused them of shelling villages.", "They were shelling villages"),
        ("Baku criticised Moscow for failing to act.", "Moscow was failing to act"),
        ("The governor was accused by prosecutors of taking bribes.", "The governor was taking bribes"),
        ("Baku promised to sign the treaty.", "Baku will sign the treaty"),
        ("Baku promised not to sign the treaty.", "Baku will not sign the treaty"),
        ("Baku threatened to leave the talks.", "Baku will leave the talks"),
        ("Baku urged Yerevan to sign the treaty.", "Yerevan should sign the treaty"),
        ("Baku urged them not to sign the treaty.", "They should not sign the treaty"),
        ("The bank claimed to be the largest in Europe.", "The bank was the largest in Europe"),
        ("Baku described the talks as calm.", "The talks were calm"),
        ("Baku described the meeting as having failed.", "The meeting had failed"),
        ("The meeting was described by Baku as calm.", "The meeting was calm"),
        ("Baku called the vote “a total fraud”.", "The vote was a total fraud"),
        ("Baku dismissed the report as false.", "The report"),
        ("The report was dismissed by Baku as false.", "The report"),
        ("Baku said that it would sign.", "It would sign"),
        ("Baku denied that its army had shelled the town.", "Its army had shelled the town"),
        ("Baku denied claims that its army had shelled the town.", "Its army had shelled the town"),
        ("Baku rejected reports that emerged in the press.", "Reports that emerged in the press"),
        ("Baku denied the alleged violations.", "The alleged violations"),
        ("Baku denied wrongdoing.", "Wrongdoing"),
        ("Baku confirmed the arrest of the man who was filmed.", "The arrest of the man who was filmed"),
        ("Baku suggested ending the talks.", "Ending the talks"),
        ("Baku blamed Moscow for the war.", "Moscow for the war"),
        ("Baku accused the Azerbaijani armed forces of fraud.", "The Azerbaijani armed forces of fraud"),
        ("Baku said when the talks had failed.", "When the talks had failed"),
        ("Baku confirmed that talks were held and that they failed.", "Talks were held and that they failed"),
    ],
)
def test_other_words_are_rough(text: str, claim: str) -> None:
    one = found(text)
    assert (one.said.claim, one.rough) == (claim, True)


@pytest.mark.parametrize(
    "text",
    [
        "Baku declined to comment.",
        "Baku refused to sign the treaty.",
        "Baku did not respond to a request for comment.",
        "Baku denied it.",
        "Baku denied this.",
    ],
)
def test_where_no_claim_can_be_made_the_form_asks_for_one(text: str) -> None:
    one = found(text)
    assert (one.said.claim, one.rough, one.quoted) == ("", True, False)


@pytest.mark.parametrize(
    "text",
    [
        "“I never signed it,” the minister said.",
        "“We never signed it,” the minister said.",
        "“They signed it because of us,” the minister said.",
        "“It hurt my country and myself,” the minister said.",
        "“You signed it,” the minister said.",
        "“Who signed it?” the minister asked.",
        "“No evidence of fraud,” the minister said.",
        "“The treaty is signed. It is valid,” the minister said.",
        "“The treaty is signed,” the minister said. “The war is over.”",
        "“The treaty is signed,” the minister said, “The war is over.”",
    ],
)
def test_some_quotations_are_words_and_no_claim(text: str) -> None:
    one = found(text)
    assert (one.said.claim, one.rough, one.quoted) == ("", False, True)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("“The treaty was signed,” the minister said.", "The treaty was signed"),
        ("“The treaty,” the minister said, “was signed by both sides.”", "The treaty was signed by both sides"),
        ("“A mine exploded near the road,” the minister said.", "A mine exploded near the road"),
        ("“US troops were there,” the minister said.", "US troops were there"),
    ],
)
def test_a_quotation_of_one_sentence_may_be_a_claim(text: str, claim: str) -> None:
    one = found(text)
    assert (one.said.claim, one.rough, one.quoted) == (claim, True, True)


def test_what_is_rejected_as_something_is_not_turned_round() -> None:
    """Who rejects a report as false does not deny that it was false."""
    for text in ("Baku dismissed the report as false.", "The report was dismissed by Baku as false."):
        one = found(text)
        assert one.said.stance is Stance.DENIES
        assert "false" not in one.said.claim


def test_a_guessed_accused_is_named_and_asked_about() -> None:
    text = "Baku denied breaking the truce. Yerevan said the army had fired first and accused them of lying."
    one = next(one for one in in_document(text, Cited()).statements if one.act == "accuses")
    assert (one.said.claim, one.rough) == ("Baku was lying", True)
    assert (one.about, one.about_guess) == ("Baku", "them → Baku")


def test_a_claim_that_is_too_long_is_left_out() -> None:
    one = found(f"Baku said that {'very ' * CLAIM}many people were there.")
    assert (one.said.claim, one.rough) == ("", True)


@pytest.mark.parametrize(
    "words",
    [
        "the truce was holding",
        "nothing has changed",
        "the leak came from inside",
        "the minister resigned",
        "both sides agreed to extend it",
        "the man who was filmed is free",
        "that is over and mistakes were made",
    ],
)
def test_sentences(words: str) -> None:
    assert finite(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "the truce",
        "the will of the people",
        "the alleged shelling of two hundred villages",
        "United Nations observers",
        "an increased and armed presence",
        "the man who was filmed",
        "reports which emerged",
        "death by unprecedented speed",
        "was",
    ],
)
def test_no_sentences(words: str) -> None:
    assert not finite(words)


@pytest.mark.parametrize("who", ["they", "The separatists", "aid workers", "Russia and Iran", "the police", "two men"])
def test_several(who: str) -> None:
    assert was(who) == "were"


@pytest.mark.parametrize("who", ["Baku", "Jones", "the press", "BBC news", "Honduras", "the virus", "Ann Example"])
def test_one(who: str) -> None:
    assert was(who) == "was"


@pytest.mark.parametrize("words", ["nothing", "wrongdoing", "something else", "to sign", "the truce", "", "king"])
def test_no_gerund(words: str) -> None:
    assert gerund("Baku", words) is None


@given(st.text(), st.text())
def test_any_words_can_be_asked(who: str, words: str) -> None:
    for made in (gerund(who, words), infinitive(who, words, ahead="will"), infinitive(who, words, ahead=None)):
        assert made is None or made.startswith(who)
    assert isinstance(finite(words), bool)
