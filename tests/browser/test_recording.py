"""A moderator at the page of `counterclaim try` records three statements from three messages of the channel."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rig.sandbox import sandbox

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.browser.moderator import Moderator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture
async def member(page: Page, tmp_path: Path) -> AsyncIterator[Moderator]:
    """Somebody who has just opened the page, and is a plain member there."""
    from tests.browser.moderator import Moderator

    async with sandbox(folder=tmp_path) as address:
        await page.set_viewport_size({"width": 1180, "height": 1000})
        await page.goto(address)
        yield Moderator(page)


@pytest.fixture
async def moderator(member: Moderator) -> Moderator:
    """The same, as a moderator."""
    await member.begin()
    return member


async def test_three_statements_from_three_messages(moderator: Moderator) -> None:
    form = await moderator.menu_on("denied", "Azerbaijan denied that Azerbaijani forces")
    assert form == {
        "who": "Azerbaijan",
        "stance": "denies",
        "claim": "Azerbaijani forces violated the ceasefire on 21 September 2023",
        "words": "denied that Azerbaijani forces violated the ceasefire on 21 September 2023",
        "when": "",
    }
    await moderator.picture("record-denial-form")
    answer = await moderator.submit()
    await moderator.picture("record-denial")
    assert "Recorded as S15" in answer
    assert "#1 Azerbaijani forces violated the ceasefire" in answer

    form = await moderator.menu_on("not easy", "Pashinyan, 21 September 2023")
    assert (form["who"], form["stance"], form["when"]) == ("Pashinyan", "asserts", "2023-09-21")
    assert form["words"].startswith("“This path is not easy.")
    await moderator.picture("record-quotation-form")
    answer = await moderator.submit()
    await moderator.picture("record-quotation")
    assert "Recorded as S16" in answer
    assert "example.org" in answer

    form = await moderator.menu_on("Russian", "On 21 September 2023 the Russian")
    assert (form["who"], form["stance"], form["when"]) == ("Russian Defence Ministry", "asserts", "2023-09-21")
    assert form["claim"].startswith("Five ceasefire violations")
    await moderator.picture("record-number-form")
    answer = await moderator.submit()
    await moderator.picture("record-number")
    assert "Recorded as S17" in answer


async def test_a_message_typed_in_the_page(moderator: Moderator) -> None:
    await moderator.write("Moscow says that five ceasefire violations were recorded, 21 September 2023")
    form = await moderator.menu_on("Moscow", "Moscow says that five")
    assert form["who"] == "Moscow"
    await moderator.picture("record-typed-form")


async def test_a_form_put_right_before_it_is_sent_off(moderator: Moderator) -> None:
    await moderator.menu_on("denied", "Azerbaijan denied that Azerbaijani forces")
    await moderator.choose("withholds")
    await moderator.fill("when", "2023-09-22")
    answer = await moderator.submit()
    assert "withholds #1" in answer
    assert "22 Sep 2023" in answer


async def test_one_answer_more_for_a_new_speaker(moderator: Moderator) -> None:
    await moderator.menu_on("Goris", "Example Relief Agency said")
    answer = await moderator.submit()
    await moderator.picture("record-new-speaker")
    assert "Example Relief Agency" in answer
    assert "is on record" in answer


async def test_a_member_proposes_exports_and_is_forgotten(member: Moderator) -> None:
    await member.menu_on("denied", "Azerbaijan denied that Azerbaijani forces")
    answer = await member.submit()
    await member.picture("propose")
    assert "Recorded as" not in answer

    await member.command("/privacy show", "/privacy show")
    shown = await member.send()
    await member.picture("privacy-show")
    assert "1 proposal, 1 of them waiting" in shown

    await member.command("/privacy export", "/privacy export")
    await member.page.keyboard.press("Enter")
    await member.page.get_by_text("counterclaim-your-data.json").first.wait_for()
    await member.picture("privacy-export")

    await member.command("/privacy forget", "/privacy forget")
    asked = await member.send()
    assert "1 proposal of yours in the queue will be withdrawn." in asked
    await member.picture("privacy-forget")
    await member.press("Forget me in this server")
    await member.last.get_by_text("Nothing is held of you in this server any more.").wait_for()
    await member.picture("privacy-forgotten")
