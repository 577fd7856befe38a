"""Killed without a warning and started again: what was acknowledged is there, and old buttons work."""

from __future__ import annotations

from pathlib import Path

from tests.ledger.raw import rows
from tests.wire.conftest import busy, told
from tests.wire.messages import buttons, private, texts
from tests.wire.process import running
from tests.wire.server import Discord


async def test_what_was_acknowledged_is_there(discord: Discord, url: str, tmp_path: Path) -> None:
    in_force = "UTC"
    for zone in ("Asia/Yerevan", "Europe/Moscow", "Asia/Baku"):
        async with running(discord, tmp_path, DATABASE_URL=url) as bot:
            assert in_force in await told(await discord.slash("mod settings"))
            use = await discord.slash("mod settings", time_zone=zone)
            await use.answer()
            await bot.kill()
            assert "Changed." in await told(use)
        assert await rows(url, "PRAGMA integrity_check") == [("ok",)]
        in_force = zone


async def test_what_was_not_written_leaves_no_trace(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        with busy(url):
            use = await discord.slash("mod settings", time_zone="Asia/Baku")
            assert (await use.answer())["type"] == 5
            await bot.kill()
    async with running(discord, tmp_path, DATABASE_URL=url):
        assert "Asia/Baku" not in await told(await discord.slash("mod settings"))
        assert "Changed." in await told(await discord.slash("mod settings", time_zone="Asia/Yerevan"))


async def test_old_buttons_work(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        paged = await (await discord.slash("said", who="6002", speaker="Azerbaijan")).seen()
        shown = await (await discord.slash("who denied", claim="#1")).seen()
        offered = await (await discord.slash("claim show", claim="violated the ceasefire")).seen()
        looked = await (await discord.press(shown, "Show #1", who="6003")).seen()
        await bot.kill()
    async with running(discord, tmp_path, DATABASE_URL=url):
        turned = await discord.press(paged, "Next", who="6002")
        await turned.until(lambda: "page 2 of 2" in texts(paged))
        for label in buttons(shown):
            assert "#1" in await told(await discord.press(shown, label))
        label = next(iter(buttons(offered)))
        assert f"Claim {label}" in await told(await discord.press(offered, label))
        published = await discord.press(looked, "Show to channel", who="6003")
        assert "shown by reader" in await told(published)
        assert not private(published.visible[0])
