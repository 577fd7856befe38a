"""`counterclaim try` as a process."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from pathlib import Path

import pytest

from bot.cli.exits import Exit
from bot.data import SAMPLE_DOSSIER
from bot.ledger import Ledger, import_dossier
from bot.sandbox.world import SERVER
from tests.rig.sandbox import sandbox
from tests.wire.process import ROOT, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


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


async def test_a_named_database_of_another_version_is_kept(tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(SAMPLE_DOSSIER.read_text("utf-8").replace("Gunfire was heard", "Gunfire was audible"), "utf-8")
    ledger = await Ledger.open(str(tmp_path / "kept.sqlite3"))
    book = await ledger.book(SERVER)
    await import_dossier(book, other)
    before = await book.summary()
    await ledger.close()
    async with sandbox("--database", "kept.sqlite3", folder=tmp_path) as page:
        assert page
    ledger = await Ledger.open(str(tmp_path / "kept.sqlite3"))
    assert await (await ledger.book(SERVER)).summary() == before
    await ledger.close()


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
