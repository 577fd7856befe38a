"""Somebody at the local page: types, picks, reads, takes a picture."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Locator, Page, expect

SCREENSHOTS = Path(os.environ.get("COUNTERCLAIM_SCREENSHOTS", "build/screenshots"))
"""Where the pictures go; those of the README and of docs are among them."""


class Newcomer:
    """A person at the page, who knows nothing but what the page shows."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._messages = page.locator("article.channel-message")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self._messages.last

    async def command(self, typed: str, name: str) -> None:
        """Begin to type a command and pick it from the list by its full name."""
        await self.page.locator("#channel-composer-input").click()
        await self.page.keyboard.type(typed)
        await self.page.get_by_role("option", name=name).first.wait_for()
        await self.page.keyboard.press("Enter")

    async def pick(self, typed: str, choice: str) -> None:
        """Begin to type an option's value and pick one from the list that appears."""
        await self.page.keyboard.type(typed)
        await self.page.get_by_role("option", name=choice).wait_for()
        await self.page.keyboard.press("Enter")

    async def send(self) -> str:
        """Press Enter and read the answer: the text of the message that comes."""
        before = await self._messages.count()
        await self.page.keyboard.press("Enter")
        await expect(self._messages).to_have_count(before + 1)
        await self.last.locator(".component-container").wait_for()
        return await self.last.inner_text()

    async def ask(self, question: str) -> str:
        """Ask in plain English; the text of the answer."""
        await self.command("/ask", "/ask")
        await self.page.keyboard.type(question)
        return await self.send()

    async def press(self, button: str) -> None:
        """Press a button of the newest message."""
        await self.last.get_by_role("button", name=button, exact=True).click()

    async def picture(self, name: str) -> Path:
        """Take a picture of the conversation."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        await self.page.locator("#channel-layout").screenshot(path=path)
        return path
