"""The command line as a process: exit statuses, one sentence for each mistake, no traceback and no token in sight."""

from __future__ import annotations

import asyncio
import re
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot import __version__
from bot.cli.exits import Exit
from bot.data import SAMPLE_DOSSIER
from tests.rig.databases import GUILD
from tests.wire.payloads import TOKEN
from tests.wire.process import counterclaim, run
from tests.wire.server import Discord, discord_on_loopback

NOBODY = "127.0.0.1:1"


def one_sentence(said: str) -> bool:
    """Whether standard error holds one line, and no secret."""
    return len(said.splitlines()) == 1 and said.startswith("counterclaim: ") and TOKEN not in said


async def test_version(tmp_path: Path) -> None:
    assert await run("--version", folder=tmp_path) == (0, f"counterclaim {__version__}\n", "")


async def test_version_loads_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys, bot.__main__; print({'discord', 'aiosqlite', 'simcord'} & sys.modules.keys())"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    assert (await process.communicate())[0].decode() == "set()\n"


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({}, "DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": "not-a-token-9f8e"}, "DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": TOKEN, "LOG_LEVEL": "LOUD"}, "LOG_LEVEL"),
        ({"DISCORD_TOKEN": TOKEN, "ARTICLE_LINKS": "hunter2"}, "ARTICLE_LINKS must be on or off."),
        ({"DISCORD_TOKEN": TOKEN, "DATABASE_URL": "mysql://keeper:hunter2@host/db"}, "DATABASE_URL"),
    ],
)
@pytest.mark.parametrize("command", ["run", "sync"])
async def test_wrong_settings(tmp_path: Path, settings: dict[str, str], word: str, command: str) -> None:
    status, printed, said = await run(command, folder=tmp_path, discord=NOBODY, **settings)
    assert (status, printed) == (Exit.SETTINGS, "")
    assert one_sentence(said)
    assert word in said
    assert "9f8e" not in said
    assert "hunter2" not in said


async def test_env_file(tmp_path: Path) -> None:
    (tmp_path / "other.env").write_text("LOG_FORMAT=yaml\n")
    for name in ("other.env", "none.env"):
        status, _, said = await run("--env-file", name, "migrate", folder=tmp_path)
        assert (status, one_sentence(said)) == (Exit.SETTINGS, True)


async def test_database_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite3").write_text("this is not a database, whatever its name says" * 50)
    for command in ("run", "migrate"):
        status, _, said = await run(
            command, folder=tmp_path, discord=NOBODY, DISCORD_TOKEN=TOKEN, DATABASE_URL="text.sqlite3"
        )
        assert (status, one_sentence(said)) == (Exit.STORAGE, True)


async def test_database_that_cannot_be_opened(tmp_path: Path) -> None:
    for _ in range(3):
        status, _, said = await run("migrate", folder=tmp_path, DATABASE_URL="no/such/folder/record.sqlite3")
        assert (status, one_sentence(said)) == (Exit.STORAGE, True)


async def test_discord_that_does_not_answer(tmp_path: Path) -> None:
    status, _, said = await run("sync", folder=tmp_path, discord=NOBODY, DISCORD_TOKEN=TOKEN)
    assert (status, one_sentence(said)) == (Exit.UNAVAILABLE, True)


async def test_token_that_discord_refuses(tmp_path: Path) -> None:
    refused = TOKEN[:-2] + "XY"
    async with discord_on_loopback() as discord:
        for command in ("run", "sync"):
            status, _, said = await run(command, folder=tmp_path, discord=discord.address, DISCORD_TOKEN=refused)
            assert status == Exit.TOKEN_REFUSED
            assert "DISCORD_TOKEN" in said.splitlines()[-1]
            assert "Traceback" not in said
            assert refused not in said


async def test_migrate(tmp_path: Path) -> None:
    status, printed, said = await run("migrate", folder=tmp_path)
    assert (status, said) == (0, "")
    assert printed.startswith("The database is up to date: SQLite ")
    assert (tmp_path / "counterclaim.sqlite3").exists()


async def test_import(tmp_path: Path) -> None:
    arguments = ("import", str(SAMPLE_DOSSIER), "--server", "123456789012345678")
    status, printed, _ = await run(*arguments, folder=tmp_path)
    assert status == 0
    assert printed.endswith(" records added, 0 were there already.\n")
    assert not printed.startswith("0 ")
    status, printed, _ = await run(*arguments, folder=tmp_path)
    assert (status, printed.startswith("0 records added, ")) == (0, True)


async def test_import_of_something_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"no": "record"}\n')
    status, _, said = await run("import", "bad.jsonl", "--server", "123456789012345678", folder=tmp_path)
    assert (status, one_sentence(said)) == (Exit.BAD_DATA, True)
    assert "bad.jsonl" in said
    status, _, said = await run("import", "none.jsonl", "--server", "123456789012345678", folder=tmp_path)
    assert (status, one_sentence(said)) == (Exit.NO_INPUT, True)
    status, _, said = await run("import", "bad.jsonl", "--server", "here", folder=tmp_path)
    assert status == Exit.USAGE
    assert "Traceback" not in said


async def test_sync_and_check(tmp_path: Path) -> None:
    async with discord_on_loopback() as discord:
        assert await _problems(tmp_path, discord) == ["commands"]
        status, printed, said = await run("sync", folder=tmp_path, discord=discord.address, DISCORD_TOKEN=TOKEN)
        assert (status, said) == (0, "")
        assert printed.startswith(f"Discord now has {len(discord.commands)} commands: ")
        assert {command["name"] for command in discord.commands} >= {"who", "said", "ask"}
        assert await _problems(tmp_path, discord) == []
        discord.endpoint_url, discord.guilds_without_commands = "https://example.org/", {str(GUILD)}
        assert await _problems(tmp_path, discord) == ["delivery", "servers"]
        assert not list(tmp_path.iterdir())


async def test_check_shows_names_of_servers_as_plain_text(tmp_path: Path) -> None:
    async with discord_on_loopback() as discord:
        discord.guild_name, discord.guilds_without_commands = "Night\n\x1b[31mok       desk\u202e", {str(GUILD)}
        _, printed, _ = await run("check", folder=tmp_path, discord=discord.address, DISCORD_TOKEN=TOKEN)
        assert "No commands are allowed in Night [31mok desk (1 asked)" in printed
        discord.guilds_without_commands = set()
        _, printed, _ = await run("check", folder=tmp_path, discord=discord.address, DISCORD_TOKEN=TOKEN)
        assert "commands are allowed in every server asked (1 asked)" in printed


async def test_check_leaves_the_database_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "counterclaim.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = WAL")
    before = file.read_bytes()
    _, printed, _ = await run("check", folder=tmp_path, discord=NOBODY, DISCORD_TOKEN=TOKEN)
    assert re.search(
        r"^ok +database +.*schema 0, 0 servers.* wants schema \d+, .*`counterclaim migrate`", printed, re.MULTILINE
    )
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]
    await run("migrate", folder=tmp_path)
    _, printed, _ = await run("check", folder=tmp_path, discord=NOBODY, DISCORD_TOKEN=TOKEN)
    assert re.search(r"^ok +database +.*, writable$", printed, re.MULTILINE)
    _, printed, _ = await run("check", folder=tmp_path, discord=NOBODY, DATABASE_URL="no/such/folder/x.sqlite3")
    assert re.search(r"^problem +database +.*check that its folder exists", printed, re.MULTILINE)


async def test_check_without_discord(tmp_path: Path) -> None:
    status, printed, said = await run("check", folder=tmp_path, discord=NOBODY, DISCORD_TOKEN=TOKEN)
    assert (status, said) == (Exit.PROBLEM_FOUND, "")
    assert "problem  token     Discord cannot be reached" in printed
    (tmp_path / "counterclaim.sqlite3").write_text("no database" * 100)
    status, printed, said = await run("check", folder=tmp_path, discord=NOBODY, DISCORD_TOKEN=TOKEN)
    assert (status, said) == (Exit.PROBLEM_FOUND, "")
    assert "problem  database  " in printed


async def _problems(folder: Path, discord: Discord) -> list[str]:
    status, printed, said = await run("check", folder=folder, discord=discord.address, DISCORD_TOKEN=TOKEN)
    found = [line.split()[1] for line in printed.splitlines() if line.startswith("problem")]
    assert status == (Exit.PROBLEM_FOUND if found else 0)
    assert TOKEN not in printed + said
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_run_until_told_to_stop(tmp_path: Path, number: signal.Signals) -> None:
    async with discord_on_loopback() as discord:
        process = await counterclaim("run", folder=tmp_path, discord=discord.address, DISCORD_TOKEN=TOKEN)
        await asyncio.wait_for(discord.ready.wait(), timeout=60)
        process.send_signal(number)
        printed, said = await asyncio.wait_for(process.communicate(), timeout=5)
    log = said.decode()
    assert (process.returncode, printed) == (0, b"")
    assert log.splitlines()[-1].endswith("INFO bot.cli.run: stopped")
    assert "run `counterclaim sync`" in log
    assert "Traceback" not in log
    assert TOKEN not in log
    with sqlite3.connect(tmp_path / "counterclaim.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    assert not (tmp_path / "counterclaim.sqlite3-wal").exists()
