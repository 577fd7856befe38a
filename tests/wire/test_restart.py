"""Killed without a warning and started again: what was acknowledged is there, and old buttons work."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.ledger.raw import rows
from tests.wire.conftest import busy, told
from tests.wire.messages import buttons, private, texts
from tests.wire.payloads import MODERATOR, written
from tests.wire.process import running
from tests.wire.server import Discord

SAID = "Azerbaijan denied that Azerbaijani forces violated the ceasefire on 21 September 2023"
STATEMENTS = "SELECT COUNT(*) FROM statement"


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


async def test_what_was_recorded_is_there(discord: Discord, url: str, tmp_path: Path) -> None:
    ((before,),) = await rows(url, STATEMENTS)
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        opened = await discord.menu("Record statement", written(SAID, who="6102"), who="6101", permissions=MODERATOR)
        sent = await discord.fill(opened, who="6101", permissions=MODERATOR)
        await sent.answer()
        await bot.kill()
    assert "Recorded as S" in texts(await sent.seen())
    assert await rows(url, STATEMENTS) == [(before + 1,)]


async def test_a_form_from_before_is_recorded_once(discord: Discord, url: str, tmp_path: Path) -> None:
    ((before,),) = await rows(url, STATEMENTS)
    message = written(SAID, who="6102")
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        opened = await discord.menu("Record statement", message, who="6101", permissions=MODERATOR)
        await bot.says("handled", f"request={opened.payload['id']} ")  # what it says of the message is kept
        await bot.kill()
    for says in ("Recorded as S", "Recorded already as S"):
        async with running(discord, tmp_path, DATABASE_URL=url) as bot:
            sent = await discord.fill(opened, who="6101", permissions=MODERATOR)
            assert says in await told(sent)
            assert sent.tried == [204]
            await bot.kill()
    assert await rows(url, STATEMENTS) == [(before + 1,)]
    link = f"https://discord.com/channels/%/{message['channel_id']}/{message['id']}"
    assert await rows(url, f"SELECT COUNT(*) FROM source WHERE kind = 'chat' AND url LIKE '{link}'") == [(1,)]


async def test_whoever_got_no_answer_sends_the_form_again(discord: Discord, url: str, tmp_path: Path) -> None:
    ((before,),) = await rows(url, STATEMENTS)
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        opened = await discord.menu("Record statement", written(SAID, who="6102"), who="6101", permissions=MODERATOR)
        await bot.says("handled", f"request={opened.payload['id']} ")
        cut = discord.hold("POST", "/callback$")
        await discord.fill(opened, who="6101", permissions=MODERATOR)
        await asyncio.wait_for(cut.reached.wait(), timeout=30)
        await bot.kill()
    cut.release.set()
    assert await rows(url, STATEMENTS) == [(before + 1,)]
    async with running(discord, tmp_path, DATABASE_URL=url):
        again = await discord.fill(opened, who="6101", permissions=MODERATOR)
        assert "Recorded already as S" in await told(again)
    assert await rows(url, STATEMENTS) == [(before + 1,)]


async def test_cards_from_before_can_be_gone_on_with(discord: Discord, url: str, tmp_path: Path) -> None:
    async with running(discord, tmp_path, DATABASE_URL=url) as bot:
        put = {"speaker": "Azerbaijan", "stance": "denies", "source": "https://example.org/denial"}
        wrong = await discord.slash("mod record", who="6101", claim="#999999", **put)
        refused = await wrong.seen()
        assert "Not recorded yet" in texts(refused)
        other = put | {"source": "https://example.org/another"}  # from the same document it would be on record already
        await told(await discord.slash("submit", who="6104", claim="#1", **other))
        card = await (await discord.slash("mod queue", who="6105")).seen()
        panel = await (await discord.slash("mod settings", who="6106")).seen()
        await bot.kill()
    async with running(discord, tmp_path, DATABASE_URL=url):
        fix = await discord.press(refused, "Fix and resubmit", who="6101", permissions=MODERATOR)
        sent = await discord.fill(fix, {"claim": "#1"}, who="6101", permissions=MODERATOR)
        assert "Recorded as S" in await told(sent)
        accepted = await discord.press(card, "Accept", who="6105", permissions=MODERATOR)
        assert "was accepted by <@6105>" in await told(accepted)
        chosen = await discord.choose(panel, "cc:set:topic:panel", "1")
        assert "Changed." in await told(chosen)
