"""Somebody at the local page who moderates: uses the menus on messages and fills in forms."""

from __future__ import annotations

from contextlib import suppress

from playwright.async_api import Locator, TimeoutError, expect  # noqa: A004 - its own, not the builtin one

from tests.browser.newcomer import Newcomer

FIELDS = ("who", "claim", "words", "when")


class Moderator(Newcomer):
    """A moderator at the page."""

    @property
    def form(self) -> Locator:
        """The form that is open."""
        return self.page.get_by_role("dialog")

    async def begin(self) -> None:
        """Be the moderator of those whom the page offers to be, once the page knows what they may do."""
        await self._messages.first.wait_for()
        await self.page.locator("#viewer-picker").select_option(label="Moderator")
        composer, offered = (
            self.page.locator("#channel-composer-input"),
            self.page.get_by_role("option", name="/mod queue"),
        )
        for _ in range(10):  # what is typed while the page changes over is lost
            await composer.click()
            await self.page.keyboard.type("/mod queue")
            with suppress(TimeoutError):
                await offered.wait_for(timeout=3_000)
                break
        await expect(offered).to_be_visible()
        await self.page.keyboard.press("ControlOrMeta+a")
        await self.page.keyboard.press("Delete")
        await expect(offered).to_be_hidden()

    async def send(self) -> str:
        """As a newcomer does, and scroll to the answer."""
        answer = await super().send()
        await self.last.scroll_into_view_if_needed()
        return answer

    async def write(self, text: str) -> None:
        """Write a message in the channel."""
        before = await self._messages.count()
        await self.page.locator("#channel-composer-input").click()
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")
        await expect(self._messages).to_have_count(before + 1)

    async def menu_on(self, typed: str, message: str) -> dict[str, str]:
        """Open "Record statement" on a message; what the form is filled in with."""
        await self.command("/menu", "/menu")
        await self.pick("Record", "Record statement")
        await self.pick(typed, message)
        await self.page.keyboard.press("Enter")
        await self.form.wait_for()
        filled = {name: await self._input(name).input_value() for name in FIELDS}
        return filled | {"stance": (await self._stance.inner_text()).split("\n")[0].lower()}

    async def choose(self, stance: str) -> None:
        """Pick a stance in the form."""
        await self._stance.click()
        await self.page.get_by_role("option", name=stance.capitalize()).click()

    async def fill(self, name: str, text: str) -> None:
        """Write something else into a field of the form."""
        await self._input(name).fill(text)

    async def submit(self) -> str:
        """Send the form off; the text of the answer."""
        before = await self._messages.count()
        await self.form.get_by_role("button", name="Submit").click()
        await expect(self._messages).to_have_count(before + 1)
        await self.last.locator(".component-container").wait_for()
        await self.last.scroll_into_view_if_needed()
        return await self.last.inner_text()

    @property
    def _stance(self) -> Locator:
        return self.form.get_by_role("combobox")

    def _input(self, name: str) -> Locator:
        return self.form.locator(f"[name={name}]")
