"""A moderator at the page of `counterclaim try` reviews a proposal, undoes a wrong merge, sees an answer corrected."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_recording import member, moderator

if TYPE_CHECKING:
    from tests.browser.moderator import Moderator

__all__ = ["member", "moderator"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


async def test_a_proposal_is_reviewed(member: Moderator) -> None:
    await member.menu_on("denied", "Azerbaijan denied that Azerbaijani forces")
    await member.submit()
    await member.begin()
    await member.command("/mod queue", "/mod queue")
    waiting = await member.send()
    await member.picture("queue")
    assert "denies" in waiting
    assert not re.search(r"\bin \d+ (?:second|minute)", waiting), "handed in in the future"
    await member.press("Accept")
    await member.page.get_by_text("on record as S").first.wait_for()
    await member.picture("queue-accepted")


async def test_a_wrong_merge_is_undone_and_what_was_posted_is_corrected(moderator: Moderator) -> None:
    await moderator.command("/claim show", "/claim show")
    await moderator.page.keyboard.type("#3")
    await moderator.send()
    message = moderator.page.locator("article.channel-message", has_text="Moderator used /claim")
    posted = message.locator(".component-container")
    before = await posted.inner_text()
    assert "Five ceasefire violations" in before
    assert "merged" not in before

    await moderator.command("/mod merge", "/mod merge")
    await moderator.page.keyboard.type("#3")
    await moderator.page.keyboard.press("Tab")
    await moderator.page.keyboard.type("#9")
    asked = await moderator.send()
    await moderator.picture("merge")
    assert "#3" in asked
    assert "#9" in asked
    await moderator.press("Merge #3 into #9")
    undo = moderator.last.get_by_role("button", name="Undo", exact=True)
    await undo.wait_for()
    await moderator.picture("merged")
    await posted.get_by_text("#3 was merged into #9.").wait_for()
    await posted.get_by_text("the record changed").wait_for()
    await undo.click()
    await moderator.page.get_by_text("is undone").first.wait_for()
    await posted.get_by_text("#3 was merged into #9.").wait_for(state="hidden")
    await moderator.picture("merge-undone")
    after = (await posted.inner_text()).splitlines()
    assert [line for line in before.splitlines() if line not in after] == []
