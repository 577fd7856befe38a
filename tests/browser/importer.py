"""Somebody at the local page who puts an article on record; what they press and type is counted."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.browser.moderator import Moderator


class Importer(Moderator):
    """A moderator with an article. `clicks` counts presses with the mouse, `keys` what is typed; pasting is one key."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.clicks = self.keys = 0
        self._list = self.last

    @property
    def list(self) -> Locator:
        """The message with the list of what was found, or with a question in its place."""
        return self._list.locator(".component-container")

    async def read_article(self, **fields: str) -> str:
        """Paste an article into the form; what is shown of it. Fields are called as in the form."""
        await self._import()
        await self._click(self.page.locator("#send-message"))
        await self.form.wait_for()
        await self.picture("import-form")
        for name, value in fields.items():
            await self._click(self._input(name))
            await self._input(name).fill(value)
            self.keys += 1 if name in {"text", "more"} else len(value)
        await self.picture("import-form-filled")
        return await self._sent(self.form.get_by_role("button", name="Submit"))

    async def read_file(self, path: Path) -> str:
        """Give an article as a file; what is shown of it."""
        await self._import()
        await self._click(self.page.get_by_role("option", name="file"))
        await self.page.locator("input.command-file-input").set_input_files(path)
        await self.page.locator(".command-file-choose", has_text=path.name).wait_for()
        await self.picture("import-file")
        return await self._sent(self.page.locator("#send-message"))

    async def read_message(self, typed: str, message: str) -> str:
        """Look for statements in a message of the channel; what is shown of it."""
        before = await self._messages.count()
        await self.command("/menu", "/menu")
        await self.pick("Find", "Find statements")
        await self.pick(typed, message)
        await self.page.keyboard.press("Enter")
        return await self._answer(before)

    async def do(self, label: str, number: int | None = None) -> str:
        """Press a button: that of a statement by its number, from 1, or one that is there once; what is shown then."""
        return await self._changed(self._button(label, number))

    async def form_of(self, label: str, number: int) -> dict[str, str]:
        """Press a button of a statement that opens the form; what that is filled in with."""
        await self._click(self._button(label, number))
        await self.form.wait_for()
        return {name: await self._input(name).input_value() for name in ("who", "claim", "words", "when")}

    async def confirm(self, number: int) -> str:
        """Confirm who is meant, where the text says "he" or names somebody in other words."""
        return await self._changed(self._row(number).get_by_role("button", name=re.compile("Yes, record")))

    async def hand_in(self, **fields: str) -> str:
        """Write into fields of the form that is open, and send it off; what is shown in the place of the list."""
        for name, value in fields.items():
            await self._click(self._input(name))
            await self._input(name).fill(value)
            self.keys += len(value)
        return await self._changed(self.form.get_by_role("button", name="Submit"))

    async def _import(self) -> None:
        typed = "/mod import"
        await self.command(typed, "/mod import article")
        self.keys += len(typed) + 1

    async def _sent(self, button: Locator) -> str:
        before = await self._messages.count()
        await self._click(button)
        return await self._answer(before)

    async def _answer(self, before: int) -> str:
        await expect(self._messages).to_have_count(before + 1)
        self._list = self._messages.nth(before)
        await self.list.get_by_text("found in").wait_for()
        return await self._shown()

    async def _changed(self, button: Locator) -> str:
        before = await self.list.inner_text()
        await self._click(button)
        await expect(self.list).not_to_have_text(before, use_inner_text=True)
        return await self._shown()

    async def _shown(self) -> str:
        await self._list.scroll_into_view_if_needed()
        return await self.list.inner_text()

    async def _click(self, what: Locator) -> None:
        await what.click()
        self.clicks += 1

    def _button(self, label: str, number: int | None) -> Locator:
        beside = self.list if number is None else self._row(number)
        return beside.get_by_role("button", name=label, exact=True)

    def _row(self, number: int) -> Locator:
        """The buttons of a statement."""
        head = self.page.locator("strong", has_text=re.compile(rf"^{number} · "))
        return self.list.locator(".text-display", has=head).locator("xpath=following-sibling::*[1]")
