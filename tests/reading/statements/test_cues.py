"""Every line of the table of cues is a verb that reports, in each frame that the line gives it."""

from __future__ import annotations

import pytest

from bot.reading.statements import read
from bot.reading.statements.cues import BY_FORM, CALL_FOR, CUES, Cue

FRAMES = {
    "clause": "The ministry {past} that the talks had failed.",
    "that": "The ministry {past} that the talks had failed.",
    "thatonly": "The ministry {past} that the talks had failed.",
    "quote": "The ministry {past}, “The talks have failed.”",
    "np": "The ministry {past} the plan as a mistake.",
    "to": "The ministry {past} to close the road.",
    "npto": "The ministry {past} the road to open on Monday.",
    "whom": "The ministry {past} reporters that the talks had failed.",
    "of": "The ministry {past} the bank of hiding losses.",
    "for": "The ministry {past} the bank for hiding losses.",
    "as": "The ministry {past} the talks as calm.",
    "on": "The ministry {past} for restraint.",
    "out": "The ministry {past} out that the talks had failed.",
    "referto": "The ministry {past} to the report.",
    "back": "The ministry {past} back its claim.",
    "off": "The ministry {past} off the claim.",
    "claim": "The ministry {past} the claim.",
    "passive": "The bank was {participle} by the ministry to be in debt.",
}
ONLY_WITH: dict[str, str] = {"out": "that", "back": "claim", "off": "np"}
"""Frames that another one of the same line cannot do without."""


def past(cue: Cue) -> str:
    return cue.forms[2]


def participle(cue: Cue) -> str:
    return next((form for form in cue.forms[3:] if not form.endswith("ing")), past(cue))


def framed(cue: Cue) -> list[str]:
    needed = next((frame for frame in ("out", "back", "off") if cue.takes(frame)), None)
    named = [needed] if needed else [frame for frame in FRAMES if cue.takes(frame)]
    if cue.takes("whom"):
        named = [frame for frame in named if frame not in ("clause", "np", "to", "for")]
    return [FRAMES[frame] for frame in named]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.base)
def test_each_frame_of_a_cue_is_read(cue: Cue) -> None:
    sentences = framed(cue)
    assert sentences, "a line without a frame reports nothing"
    for pattern in sentences:
        text = pattern.format(past=past(cue), participle=participle(cue))
        found = read(text)
        act = CALL_FOR.act if cue.base == "call" and pattern == FRAMES["on"] else cue.act
        assert [one.act for one in found[:1]] == [act], text
        assert found[0].speaker is not None
        assert found[0].speaker.words.lower() == "the ministry", text


def test_a_form_belongs_to_one_cue() -> None:
    shared = {form: cue.base for cue in CUES for form in cue.forms if BY_FORM[form] is not cue}
    assert shared == {}


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("deny", "deny denies denied denying"),
        ("admit", "admit admits admitted admitting"),
        ("accuse", "accuse accuses accused accusing"),
        ("dismiss", "dismiss dismisses dismissed dismissing"),
        ("say", "say says said saying"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
    ],
)
def test_forms(base: str, forms: str) -> None:
    assert BY_FORM[base].forms == tuple(forms.split())


@pytest.mark.parametrize(
    "text",
    [
        "The team claimed the title.",
        "He was denied entry.",
        "They charged $5 for parking.",
        "I reported him to the mods.",
        "Who called me?",
        "I think we should go.",
        "She maintains the server.",
        "He stated his name.",
        "The union called a strike.",
        "The storm claimed 12 lives.",
        "Did the ministry say that the talks had failed?",
        "Please confirm your address.",
        "Baku will deny it anyway.",
        "The minister may say something tonight.",
        "Ask </who denied:123456789012345678> for it.",
        "The guards denied him a visa.",
        "The bank denied my loan.",
        "They rejected our request twice.",
    ],
)
def test_the_same_verbs_without_a_statement(text: str) -> None:
    assert read(text) == []
