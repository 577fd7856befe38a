"""docs/backup-and-restore.md: its commands are run as they stand there, in their order, and do what it says."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.config import ENVIRONMENT
from tests.ledger.raw import rows
from tests.rig.databases import Databases
from tests.rig.postgres import PostgresServer, find_binaries
from tests.shell.records import claims, record
from tests.wire.process import ROOT

PAGE = (ROOT / "docs" / "backup-and-restore.md").read_text("utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
POSTGRESQL = re.findall(r"^```sh postgresql\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder to start things in, beside one with the programs that the page calls."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in (
        ("counterclaim", f'exec "{sys.executable}" -m bot "$@"'),
        ("systemctl", f'echo "$@" >>"{tmp_path}/services"'),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


async def shell(commands: str, machine: Path, settings: dict[str, str] | None = None, *, status: int = 0) -> str:
    """Run commands until one fails; returns what was printed, errors too."""
    settings = settings or {}
    kept = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT.values()}
    path = os.pathsep.join([str(machine.parent / "programs"), settings.get("PROGRAMS", ""), os.environ["PATH"]])
    process = await asyncio.create_subprocess_exec(
        "/bin/sh", "-ec", commands, cwd=machine, env={**kept, "PYTHONPATH": str(ROOT), **settings, "PATH": path},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    printed, _ = await process.communicate()
    assert process.returncode == status, printed.decode()
    return printed.decode()


async def test_what_it_says_about_a_file(machine: Path) -> None:
    by_default, by_name, overwriting, in_turn, restoring, moving = COMMANDS
    file = await record(machine / "counterclaim.sqlite3", "It rained")
    assert "backups/counterclaim-" in await shell(by_default, machine)
    await shell(by_name, machine)
    assert "--overwrite" in await shell(by_name, machine, status=74)
    await shell(overwriting, machine)
    await shell(in_turn, machine)
    await record(file, "It snowed")
    assert "is kept as" in await shell(restoring, machine)
    assert await claims(f"sqlite:///{file}") == {"It rained"}
    assert (machine.parent / "services").read_text() == "stop counterclaim\nstart counterclaim\n"
    [kept] = machine.glob("counterclaim.sqlite3.before-restore-*")
    assert await claims(f"sqlite:///{kept}") == {"It rained", "It snowed"}
    new = machine.parent / "new"
    new.mkdir()
    (machine / "before-the-move.sqlite3").replace(new / "before-the-move.sqlite3")
    # `check` ends with 1 because there is no token here; what it says of the database is in order.
    assert re.search(r"^ok +database ", await shell(moving, new, status=1), re.MULTILINE)
    assert await claims(f"sqlite:///{new / file.name}") == {"It rained"}


async def test_what_it_says_about_postgresql(
    machine: Path, postgres_databases: Databases, postgres_server: PostgresServer
) -> None:
    url = await postgres_databases.fresh("sample")
    host, binaries = parse_qs(urlsplit(url).query)["host"][0], find_binaries()
    settings = {"PGHOST": host, "PGUSER": "tests", "PROGRAMS": str(binaries)}
    backing_up, restoring = POSTGRESQL
    await shell(backing_up, machine, settings | {"DATABASE_URL": url})
    assert "Restored before-the-move.pgdump: PostgreSQL " in await shell(restoring, machine, settings)
    restored = postgres_server.url("counterclaim_restored")
    assert await rows(restored, "SELECT COUNT(*) FROM claim") == await rows(url, "SELECT COUNT(*) FROM claim")
    await postgres_databases.drop(restored)
    await postgres_databases.drop(url)


def test_every_setting_of_backups_is_on_the_page() -> None:
    assert all(name in PAGE for name in ENVIRONMENT.values() if name.startswith("BACKUP_"))
