"""`counterclaim try` as a process, and its page in a real browser."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.cli.exits import Exit
from bot.data import SAMPLE_DOSSIER
from bot.ledger import Ledger, import_dossier
from bot.sandbox.world import SERVER
from tests.shell.loopback import ROOT, counterclaim, run

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@asynccontextmanager
async def sandbox(
    *arguments: str, folder: Path, number: signal.Signals = signal.SIGINT, **settings: str
) -> AsyncIterator[str]:
    """The page's address; at the end the sandbox is told to stop, which must go well."""
    process = await counterclaim("try", *arguments, folder=folder, **settings)
    assert process.stdout is not None
    printed = ""
    while not printed.endswith("it.\n") and not printed.endswith("sqlite3.\n"):
        line = await asyncio.wait_for(process.stdout.readline(), timeout=60)
        assert line, await process.communicate()
        printed += line.decode()
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+/#\S+", printed)
    yield address
    process.send_signal(number)
    _, said = await asyncio.wait_for(process.communicate(), timeout=10)
    assert (process.returncode, said.decode()) == (0, "")


async def test_somebody_asks_and_is_answered(tmp_path: Path, page: Page) -> None:
    async with sandbox(folder=tmp_path) as address:
        await page.goto(address)
        await page.locator("#channel-composer-input").click()
        await page.keyboard.type("/who den")
        await page.get_by_role("option", name="/who denied").wait_for()
        await page.keyboard.press("Enter")
        await page.keyboard.type("violated the ceasefire")
        await page.get_by_role("option", name="violated the ceasefire").wait_for()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await page.get_by_text("denied violating the ceasefire").wait_for()
        shown = await page.locator("body").inner_text()
    today = datetime.now(UTC)
    assert f"{today:%B} {today.day}, {today.year}" in shown
    assert "Counterclaim" in shown
    assert "Member used /who" in shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    async with sandbox(folder=tmp_path, number=number, TMPDIR=str(temporary)):
        assert [file.name.startswith("counterclaim-") for file in temporary.iterdir()] == [True]
    assert not list(temporary.iterdir())
    assert list(tmp_path.iterdir()) == [temporary]


async def test_keeps_a_named_database(tmp_path: Path) -> None:
    for _ in range(2):
        async with sandbox("--database", "kept.sqlite3", folder=tmp_path):
            pass
    ledger = await Ledger.open(str(tmp_path / "kept.sqlite3"))
    try:
        status = await ledger.status()
        report = await import_dossier(await ledger.book(SERVER), SAMPLE_DOSSIER)
    finally:
        await ledger.close()
    assert status.servers == 1
    assert (report.created, report.unchanged > 0) == (0, True)


async def test_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, printed, said = await run("try", "--port", str(port), folder=tmp_path)
    assert (status, printed) == (Exit.UNAVAILABLE, "")
    assert said == f"counterclaim: Port {port} of 127.0.0.1 is taken; name another with --port.\n"


async def test_settings_are_not_needed(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=nonsense\n")
    async with sandbox(folder=tmp_path):
        pass


async def test_without_the_extra(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "import sys; sys.modules['simcord'] = None; from bot.__main__ import main; raise SystemExit(main(['try']))",
        cwd=ROOT,
        stderr=asyncio.subprocess.PIPE,
    )
    said = (await process.communicate())[1].decode()
    assert process.returncode == Exit.UNAVAILABLE
    assert said == "counterclaim: The sandbox is not installed; run `pip install 'counterclaim[try]'`.\n"
