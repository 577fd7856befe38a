"""What is a statement and what the same verb at other work; what a sentence only asks or supposes."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Stance
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
        "The bot is broken, it just says “rate limited”",
        "the strike was reported here first, check the times",
        "Ukraine confirmed at Eurovision, great song this year",
        "Ppl who say “both sides” have never read a book",
        "Song of the day: “Everybody Knows” - Leonard Cohen",
        "someone pls tell the admins the bot is down",
        "my mom says dinner is ready",
        "A guy at the gym told me to fix my form",
        "It was reported to customer service three weeks ago",
        "The title is misleading, read the actual paper",
        "GPT says it is real but it also said the bridge is open",
        "his lawyer called me back finally",
        "rejected by the club, accepted by the army",
        "they say money can't buy happiness",
        "“Never again” they said lol",
        "nobody is saying that, stop it",
        "Battery says 40% but the drone fell anyway",
        "The captain ordered a sharp turn to port",
        "temps expected to reach 40 in the south",
        "snow warning until 6pm",
        "it is said that cats have nine lives",
        "The train is expected around 18:00",
        "Messi denied by the crossbar",
        "LFG: raid at 9, need healer",
        "whoever said this was a quiet week jinxed it",
        "when they say “soon and cheap” it's never soon",
        "They're reporting heavy traffic on the E40, take the other road",
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
        ("my brother in Goma says the bridge is closed", "my brother in Goma"),
        ("It was Berg who said that the bridge is closed", "Berg"),
        ("Officials expected to close the bridge", "Officials"),
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
        "Can someone who was there tell us what the mayor wants",
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
        "Temperature in Oslo: -8, feels like -15",
        "Speaking as a former medic: tourniquets save lives",
        "Unconfirmed: possible landing near the island",
        "Ad: protein bars two for one until sunday",
        "Editor's note: this piece was updated on Monday",
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
        ("Three dead in the blast - regional governor", [("regional governor", "Three dead in the blast")]),
        ("Three dead in the blast (state tv)", [("state tv", "Three dead in the blast")]),
        ("Troops leave the city, ending years of war: army", [("army", "Troops leave the city, ending years of war")]),
        ("Oslo claimed responsibility for the raid in May", [("Oslo", "responsibility for the raid")]),
        ("Berg insists he won. Exit polls: he lost again", [("Berg", "he won"), ("Exit polls", "he lost again")]),
        ("Local official on radio: the looting has stopped", [("Local official on radio", "the looting has stopped")]),
        ("Reuters reporting two tankers hit off Oslo", [("Reuters", "two tankers hit off Oslo")]),
        ("They keep saying the dam was damaged", [("They", "the dam was damaged")]),
        (
            "The lab denies it was lost but its own report says it was",
            [("The lab", "it was lost"), ("its own report", "it was")],
        ),
        ("Rumours that Berg had fled were denied by his office", [("his office", "Rumours that Berg had fled")]),
        ("According to @north Larsen left the city", [("@north", "Larsen left the city")]),
        ("Berg said “we have no such plan” in the hearing", [("Berg", "“we have no such plan”")]),
        ("Oslo vetoes again. Larsen: it is our right", [("Larsen", "it is our right")]),
        ("The un envoy described the situation as dire", [("The un envoy", "the situation as dire")]),
        (
            "Forwarded from: Berg / Official\nWe have agreed on a plan.",
            [("Berg / Official", "We have agreed on a plan")],
        ),
        ("Berg tweeted: no foreign troops, ever", [("Berg", "no foreign troops, ever")]),
        ("Berg in an interview with the Post: It is over now", [("Berg", "It is over now")]),
        ("Update from the Coast Guard: search called off", [("the Coast Guard", "search called off")]),
        ("<@&9911> Reuters: Oslo will accept direct talks", [("Reuters", "Oslo will accept direct talks")]),
        ("Larsen hits back at Berg, says it is over", [("Larsen", "it is over")]),
        ("They denied it yesterday, today they admit it", [("They", "it yesterday"), ("they", "it")]),
        ("the opposition claim they have won it", [("the opposition", "they have won it")]),
        ("acc to bild the chancellor knew", [("bild", "the chancellor knew")]),
        ("apparently per CNN he's on the plane", [("CNN", "he's on the plane")]),
        ("Per @north the column was hit", [("@north", "the column was hit")]),
        ("Neither Oslo nor Bergen commented", [("Neither Oslo nor Bergen", "commented")]),
        ("ECB: rates to fall soon, Berg says they do not", [("ECB", "rates to fall soon"), ("Berg", "they do not")]),
        ("Oslo apologises for “chaos”, blames bots", [("Oslo", "for “chaos”"), ("Oslo", "bots")]),
        ("Update: it is over, according to Reuters", [("Reuters", "it is over")]),
        ("Shell withdrew its claim that it was safe", [("Shell", "its claim that it was safe")]),
        ("BBC Verify has found that the road is closed", [("BBC Verify", "that the road is closed")]),
    ],
)
def test_shapes_of_channels(text: str, said: list[tuple[str, str]]) -> None:
    found = [
        (one.speaker.words if one.speaker else "", " … ".join(p.of(text) for p in one.content)) for one in read(text)
    ]

    assert found == said


def test_what_an_outlet_passes_on_in_a_label() -> None:
    outer, inner = read("AFP quoting Oslo officials: the talks collapsed after midnight")

    assert [one.speaker.words for one in (outer, inner) if one.speaker] == ["AFP", "Oslo officials"]
    assert (outer.stance, inner.upstream) == (Stance.RELAYS, 0)


def test_what_is_behind_a_label_is_told_once() -> None:
    found = read("Oslo: talks with Bergen are over. Bergen denied the report.")

    assert [one.upstream for one in found] == [None, 0]


@pytest.mark.parametrize(
    "text",
    [
        "great match last night - LOL",
        "the long road home (2003)",
        "we talked to the party (DNP) again",
        "sold out - sorry",
    ],
)
def test_what_stands_at_the_end_and_is_no_source(text: str) -> None:
    assert read(text) == []
