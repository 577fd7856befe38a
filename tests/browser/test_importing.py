"""A moderator at the page of `counterclaim try` turns an article into eight records, and comes back to it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reading.statements.test_article import ARTICLE
from tests.rig.sandbox import sandbox

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.browser.importer import Importer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

PASTED = {"name": "A fragile truce", "outlet": "The Daily", "published": "2023-09-21", "text": ARTICLE}
CLICKS, KEYS = 26, 50
"""What eight records may take, with the article pasted and its title, outlet and day typed."""


@pytest.fixture
async def importer(page: Page, tmp_path: Path) -> AsyncIterator[Importer]:
    """A moderator who has just opened the page."""
    from tests.browser.importer import Importer

    async with sandbox(folder=tmp_path) as address:
        await page.set_viewport_size({"width": 1180, "height": 1100})
        await page.goto(address)
        moderator = Importer(page)
        await moderator.begin()
        yield moderator


async def test_eight_records_out_of_an_article(importer: Importer) -> None:
    shown = await importer.read_article(**PASTED)
    await importer.picture("import-list")
    assert "10 statements found in “A fragile truce”" in shown

    await importer.do("Record all sure ones")
    await importer.picture("import-sure")
    shown = await importer.do("Record this one")
    assert "1 · Ararat Mirzoyan says (asserts)\nrecorded as S15" in shown

    shown = await importer.do("Record", 2)
    await importer.picture("import-claim-question")
    assert "accused Armenia of spreading disinformation" in shown
    shown = await importer.do("This asserts #5")
    await importer.picture("import-claim-answered")
    assert "2 is recorded as S16 on #5." in shown

    shown = await importer.do("Skip", 3)
    assert "nobody named says (asserts)\nskipped" in shown
    await importer.do("Record", 4)
    shown = await importer.do("This denies #1")
    await importer.picture("import-second-page")
    assert "4 is recorded as S17 on #1." in shown
    assert "page 2 of 3" in shown

    form = await importer.form_of("Edit first", 5)
    await importer.picture("import-edit-first")
    assert form["claim"] == "Azerbaijan was doing so"
    await importer.hand_in(claim="#1")
    await importer.picture("import-speaker-question")
    shown = await importer.do("Karabakh breakaway authorities")
    assert "5 is recorded as S18 on #1." in shown

    await importer.confirm(6)
    await importer.do("This asserts #3")
    await importer.do("Record", 7)
    await importer.do("Karabakh breakaway authorities")
    shown = await importer.do("This asserts #11")
    assert "7 is recorded as S20 on #11." in shown

    await importer.do("Skip", 8)
    await importer.do("Record", 9)
    await importer.do("This asserts #8")
    shown = await importer.confirm(10)
    await importer.picture("import-done")
    assert "10 · he → Nikol Pashinyan? concedes (asserts)\nrecorded as S22" in shown
    assert "none still open: 8 recorded, 2 skipped" in shown
    assert importer.clicks <= CLICKS
    assert importer.keys <= KEYS

    answer = await importer.ask("who denied that Azerbaijan violated the ceasefire?")
    await importer.picture("import-who-denied")
    assert "Source: “A fragile truce”, The Daily" in answer
    assert "earlier: denies 21 Sep 2023 (S8)" in answer


async def test_a_file_read_twice_is_one_list_and_so_is_a_message(importer: Importer, tmp_path: Path) -> None:
    article = tmp_path / "truce.md"
    article.write_text(f"# A fragile truce\n\n{ARTICLE}", "utf-8")
    assert "10 statements found in “truce.md”" in await importer.read_file(article)
    await importer.picture("import-from-file")
    await importer.do("Next")
    await importer.do("Next")
    await importer.confirm(10)
    shown = await importer.read_file(article)
    await importer.picture("import-again")
    assert "You had this text read before; this is how you left it.\n9 of 10 still open · page 1 of 3" in shown

    shown = await importer.read_message("Goris", "Example Relief Agency said")
    await importer.picture("found-in-message")
    assert "1 · Example Relief Agency says (asserts)" in shown
    await importer.do("Record", 1)
    await importer.picture("found-in-message-question")
    await importer.do("New: a body")
    shown = await importer.read_message("Goris", "Example Relief Agency said")
    assert "1 · Example Relief Agency says (asserts)\nrecorded as S16 on #18" in shown


async def test_on_a_narrow_screen(importer: Importer) -> None:
    await importer.page.set_viewport_size({"width": 390, "height": 844})
    await importer.read_article(**PASTED)
    await importer.picture("import-narrow-list")
    await importer.do("Record all sure ones")
    await importer.picture("import-narrow-sure")
    await importer.do("Back to the list")
    await importer.do("Record", 4)
    await importer.picture("import-narrow-question")
    shown = await importer.do("This denies #1")
    await importer.picture("import-narrow-answered")
    assert "4 is recorded as S15 on #1." in shown
