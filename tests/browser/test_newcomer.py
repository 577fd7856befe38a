"""A newcomer opens the page of `counterclaim try` in a browser and asks what the sample dossier must answer."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rig.sandbox import sandbox

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.browser.newcomer import Newcomer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture
async def newcomer(page: Page, tmp_path: Path) -> AsyncIterator[Newcomer]:
    """Somebody who has just opened the page."""
    from tests.browser.newcomer import Newcomer

    async with sandbox(folder=tmp_path) as address:
        await page.set_viewport_size({"width": 1180, "height": 760})
        await page.goto(address)
        yield Newcomer(page)


async def test_who_denied_it(newcomer: Newcomer) -> None:
    await newcomer.command("/who den", "/who denied")
    await newcomer.pick("violated", "Azerbaijani forces violated the ceasefire")
    answer = await newcomer.send()
    picture = await newcomer.picture("who-denied")
    assert "Azerbaijan · denies · 21 Sep 2023" in answer
    assert "denied violating the ceasefire" in answer
    assert "scope not stated" in answer
    assert "Direct peace talks yield fragile truce" in answer
    assert "contested: 2 of 4 sides heard" in answer
    assert "gunfire" not in answer.lower()
    assert "Member used /who" in answer
    today = datetime.now(UTC)
    assert f"{today:%B} {today.day}, {today.year}" in await newcomer.page.locator("body").inner_text()
    assert picture.stat().st_size > 10_000


async def test_buttons_lead_on(newcomer: Newcomer) -> None:
    await newcomer.ask("who denied that Azerbaijan violated the ceasefire?")
    await newcomer.press("Show #1")
    await newcomer.page.get_by_text("Claim #1").first.wait_for()
    await newcomer.picture("claim")
    assert "Karabakh breakaway authorities" in await newcomer.last.inner_text()


@pytest.mark.parametrize(
    ("question", "must_say", "must_not_say"),
    [
        (
            "did Russia confirm that Azerbaijan violated the ceasefire?",
            ("Not on record", "Five ceasefire violations", "five ceasefire violations"),
            ("yes",),
        ),
        ("what is contested?", ("#1", "contested · 2 of 4 sides heard"), ("sovereignty", "threat")),
        (
            "who says a violation occurred?",
            ("By implication", "Karabakh breakaway authorities", "Ministry of Defence of Russia"),
            ("independent",),
        ),
        ("who has not answered?", ("Armenia is spreading disinformation", "not consent"), ("violated",)),
        (
            "what did Pashinyan say?",
            ("hedged: “generally”", "hedged: “did not perceive”", "This path is not easy"),
            ("contradict",),
        ),
        ("Khankendi gunfire", ("Gunfire was heard in Stepanakert",), ("Nothing on record",)),
        (
            "is it true that Azerbaijani forces violated the ceasefire?",
            ("does not rule on truth", "asserts", "denies", "contested"),
            ("Yes", "it is true", "it is false"),
        ),
    ],
)
async def test_questions_of_the_sample_dossier(
    newcomer: Newcomer, question: str, must_say: tuple[str, ...], must_not_say: tuple[str, ...]
) -> None:
    answer = await newcomer.ask(question)
    await newcomer.picture("-".join(question.lower().replace("?", "").split()[:5]))
    said = answer.split("Read as:")[-1]
    for words in must_say:
        assert words in answer, answer
    for words in must_not_say:
        assert words.lower() not in said.lower(), answer
