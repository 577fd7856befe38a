"""What is a statement and what the same verb at other work; what a sentence only asks or supposes."""

from __future__ import annotations

import pytest

from bot.reading.statements import read


@pytest.mark.parametrize(
    "text",
    [
        "the sign says closed on mondays",
        "my phone says no service",
        "google maps says 20 minutes",
        "she announced her new haircut",
        "he agreed to meet at 8",
        "my bank refused the payment again",
        "the bouncer refused us entry",
        "she thinks im an idiot",
        "she didnt answer my calls",
        "he told me a secret",
        "she said yes!!!",
        "he said it best",
        "they promised rain but it's 30 degrees out",
        "the boss called for backup and we wiped",
        "the referee warned him twice and then sent him off",
        "Toyota recalls 40,000 pickups over airbags",
        "Police questioned a man for three hours",
        "Share prices declined 4% today",
        "The mayor addressed a crowd of 200",
        "The senate confirmed the judge 52-48",
        "Arsenal denied a clear penalty there, ref is blind",
        "The plumber quoted me $500 for a tap",
    ],
)
def test_the_same_verbs_at_other_work(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry announced a new road", "The ministry"),
        ("Kyiv agreed to meet on Monday", "Kyiv"),
        ("musk announced a new rocket", "musk"),
        ("The mayor was on air. He announced a new road.", "He"),
        ("Anna Berg left. She thinks the bridge will close.", "She"),
        ("they denied everything", "they"),
        ("he admitted it", "he"),
        ("my neighbour says the bridge is closed", "my neighbour"),
        ("The company questioned the figures", "The company"),
    ],
)
def test_what_still_counts(text: str, speaker: str) -> None:
    assert [one.speaker.words for one in read(text) if one.speaker] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "has the army confirmed the strike",
        "why would Russia claim the village is theirs",
        "does anyone know if the ministry confirmed this?",
        "if Kyiv says the deal is off then what",
        "they will say the video is fake",
        "I bet Moscow claims it was a drone",
        "Musk might claim the launch was a success",
        "idk whether the mayor said the road is closed",
        "wait until the minister says it was a mistake",
    ],
)
def test_what_is_only_asked_or_supposed(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "So the army says the road is closed?",
        "did you see that the army says the road is closed?",
        "The army would not say how many had died.",
        "The army says if it rains the road is closed.",
    ],
)
def test_what_is_said_after_all(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Map: control of the north as of 2 June",
        "Patch notes: fixed a crash when joining",
        "Step 2: pour the batter into the tin and bake",
        "Translation: they are very angry about the delay",
        "Name: John, Age: 23, Role: healer",
        "China: what comes next for the economy?",
        "Archive: https://archive.example/x has the full text",
        "Read more: how the dam was built and why it failed",
    ],
)
def test_a_heading_does_not_speak(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Translation: the army says the road is closed", [("the army", "the road is closed")]),
        ("🚨 #Sudan | Army spokesman: the road is closed now", [("Army spokesman", "the road is closed now")]),
        ("#Kremlin: the road is closed now", [("Kremlin", "the road is closed now")]),
        (
            "Oslo: the road is closed. Bergen: no it is not.",
            [("Oslo", "the road is closed"), ("Bergen", "no it is not")],
        ),
        ("Berg: “It is over” — speech in Oslo, 3 May 2024", [("Berg", "“It is over”")]),
        ("The road is closed, per local channels", [("local channels", "The road is closed")]),
        ("Oslo rejects the report, calls it absurd", [("Oslo", "the report"), ("Oslo", "it absurd")]),
        ("Oslo denied the leak, then admitted it was real", [("Oslo", "the leak"), ("Oslo", "it was real")]),
        ("BBC Verify has found that the road is closed", [("BBC Verify", "that the road is closed")]),
    ],
)
def test_shapes_of_channels(text: str, said: list[tuple[str, str]]) -> None:
    found = [
        (one.speaker.words if one.speaker else "", " … ".join(p.of(text) for p in one.content)) for one in read(text)
    ]

    assert found == said
