"""Who is the subject of a verb behind it, however long."""

from __future__ import annotations

import pytest

from bot.reading.statements import read


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("The clerks who met Larsen", "The clerks who met Larsen"),
        ("Two of those who saw the fire", "Two of those who saw the fire"),
        ("Berg and friends who plan to buy the mill", "Berg and friends who plan to buy the mill"),
        (
            "A nurse who lives there and who did not see the fire",
            "A nurse who lives there and who did not see the fire",
        ),
        ("A nurse who came gladly to praise Larsen", "A nurse who came gladly to praise Larsen"),
        (
            "Anna Berg, who sells boats in a village near Bergen, Norway, in summer,",
            "Anna Berg, who sells boats in a village near Bergen, Norway, in summer",
        ),
        (
            "Tom Larsen, waiting for a bus in Bergen, a rainy town,",
            "Tom Larsen, waiting for a bus in Bergen, a rainy town",
        ),
        (
            "Anna Berg, a nurse who grew roses and was fond of dogs,",
            "Anna Berg, a nurse who grew roses and was fond of dogs",
        ),
        ("Anna Berg, who on Tuesday left Larsen,", "Anna Berg, who on Tuesday left Larsen"),
        ("Anna Berg on Monday", "Anna Berg"),
        ("Anna Berg, the mayor, last week", "Anna Berg, the mayor"),
        ("Anna Berg late on Tuesday", "Anna Berg"),
    ],
)
def test_who_speaks(who: str, speaker: str) -> None:
    text = f"{who} said it was late."
    spoken = [one for one in read(text) if one.cue.of(text) == "said"]

    assert [one.speaker.words for one in spoken if one.speaker] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The ship sank late, said Berg.",
        "The “plan” is late, Berg said in Oslo, adding that it was “bad”.",
        "Berg said Monday’s vote had been late.",
    ],
)
def test_the_nearest_may_be_the_one(text: str) -> None:
    spoken = [one for one in read(text) if one.cue.of(text) == "said"]

    assert [one.speaker.words for one in spoken if one.speaker] == ["Berg"]
