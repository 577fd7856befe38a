"""`counterclaim backup`: whole or not at all, while others write, on both engines."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.cli.exits import Exit
from bot.domain.errors import StorageError
from bot.ledger import Book, Ledger
from bot.ledger.backup import Shelf, back_up
from tests.ledger.raw import looking, rows
from tests.ledger.recompute import recomputed, stored
from tests.shell.records import claim, claims, everything, grow, record, refused
from tests.wire.process import counterclaim, run

if TYPE_CHECKING:
    from tests.rig.databases import Databases


ON_A_FILE = pytest.mark.parametrize("engine", ["sqlite"])  # what is the same on both is shown on one


async def restored(backup: Path, databases: Databases, folder: Path) -> str:
    """A new database with the backup in it."""
    url = await databases.fresh("empty")
    status, printed, said = await run("restore", str(backup), folder=folder, DATABASE_URL=url)
    assert (status, said) == (0, "")
    assert printed.startswith(f"Restored {backup.name}: ")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_a_backup_holds_everything(database_url: str, databases: Databases, sample: Book, tmp_path: Path) -> None:
    status, printed, said = await run("backup", "copy", folder=tmp_path, DATABASE_URL=database_url)
    assert (status, said) == (0, "")
    assert printed.startswith("Backed up to copy, and checked: ")
    assert ", 1 server, " in printed
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
    new = await restored(tmp_path / "copy", databases, tmp_path)
    assert await everything(new) == await everything(database_url)
    assert await stored(new) == await stored(database_url)
    async with looking(new) as ask:  # and the new one can be written
        await ask("DELETE FROM imported")
    await databases.drop(new)


async def test_a_backup_made_while_others_write_is_one_state(
    ledger: Ledger, database_url: str, databases: Databases, tmp_path: Path
) -> None:
    book, stop, before = await ledger.book(1001), asyncio.Event(), 50
    for number in range(before):
        await claim(book, f"It rained {number} times")

    async def write() -> int:
        number = before
        while not stop.is_set():
            await claim(book, f"It rained {number} times")
            number += 1
        return number

    writing = asyncio.create_task(write())
    assert (await run("backup", "copy", folder=tmp_path, DATABASE_URL=database_url))[0] == 0
    stop.set()
    written = await writing
    new = await restored(tmp_path / "copy", databases, tmp_path)
    found = await claims(new)
    assert before < len(found) <= written
    assert found == {f"It rained {number} times" for number in range(len(found))}, "no hole and no half"
    assert await rows(new, "SELECT COUNT(*) FROM change WHERE record_kind = 'claim'") == [(len(found),)]
    assert await stored(new) == await recomputed(new)
    await databases.drop(new)


@ON_A_FILE
async def test_without_a_name_it_goes_to_the_backup_folder(database_url: str, ledger: Ledger, tmp_path: Path) -> None:
    start = datetime.now(UTC).replace(microsecond=0)
    status, printed, _ = await run(
        "backup", folder=tmp_path, DATABASE_URL=database_url, BACKUP_FOLDER="elsewhere", BACKUP_KEEP="0"
    )
    assert status == 0
    assert stat.S_IMODE((tmp_path / "elsewhere").stat().st_mode) == 0o700
    [(at, path)] = Shelf.of(database_url, tmp_path / "elsewhere").made(datetime.now(UTC))
    assert start <= at <= datetime.now(UTC)
    assert str(path.relative_to(tmp_path)) in printed


@ON_A_FILE
async def test_nothing_is_overwritten_unless_asked(database_url: str, ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("dear diary")
    sentence = await refused(Exit.STORAGE, "backup", "diary", folder=tmp_path, DATABASE_URL=database_url)
    assert sentence == "diary is there already; name another file, or say --overwrite."
    assert (tmp_path / "diary").read_text() == "dear diary"
    status, _, _ = await run("backup", "--overwrite", "diary", folder=tmp_path, DATABASE_URL=database_url)
    assert status == 0
    assert (tmp_path / "diary").read_bytes()[:6] in (b"SQLite", b"PGDMP\x01")
    (tmp_path / "folder").mkdir()
    sentence = await refused(
        Exit.STORAGE, "backup", "--overwrite", "folder", folder=tmp_path, DATABASE_URL=database_url
    )
    assert sentence == "folder is a folder; name a file."


async def test_what_cannot_be_asked_for(tmp_path: Path) -> None:
    for words in (("--keep", "0"), ("--keep", "x"), ("--keep", "2", "file")):
        status, _, said = await run("backup", *words, folder=tmp_path)
        assert (status, "Traceback" in said) == (Exit.USAGE, False)


async def test_trouble_ends_in_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    file = await record(tmp_path / "counterclaim.sqlite3", "It rained")
    (tmp_path / "text.db").write_text("not a database" * 100)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (a)")
    raw = bytearray(file.read_bytes())
    raw[8192:90_000] = os.urandom(90_000 - 8192)
    (tmp_path / "torn.db").write_bytes(raw)
    before = set(tmp_path.iterdir())
    for name, database, sentence in (
        ("x", "none.db", "The database none.db is not there; check DATABASE_URL, and where this is started."),
        ("x", "text.db", "text.db is not a database of this bot; name another file in DATABASE_URL."),
        ("x", "other.db", "other.db is not a database of this bot; name another file in DATABASE_URL."),
        ("x", "torn.db", "The database torn.db is damaged; stop the bot and restore it from a backup."),
        ("no/x", file.name, "x cannot be written; check that its folder exists and may be written."),
        ("text.db/x", file.name, "x cannot be written; check that its folder exists and may be written."),
    ):
        with pytest.raises(StorageError) as caught:
            await back_up(str(tmp_path / database), tmp_path / name)
        assert str(caught.value) == sentence
        assert set(tmp_path.iterdir()) == before
    said = await refused(Exit.STORAGE, "backup", "x", folder=tmp_path, DATABASE_URL="none.db")
    assert said == "The database none.db is not there; check DATABASE_URL, and where this is started."
    said = await refused(Exit.STORAGE, "backup", folder=tmp_path, BACKUP_FOLDER="no/such")
    assert said.startswith("The backup folder such cannot be made; ")


async def test_a_damaged_index_is_no_sound_copy(tmp_path: Path) -> None:
    file = await record(tmp_path / "counterclaim.sqlite3", "It rained")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE claim_fts_content SET c0 = 'something else'")
    said = await refused(Exit.STORAGE, "backup", "x", folder=tmp_path)
    assert said.startswith("The copy of counterclaim.sqlite3 is not sound and was not kept; ")
    assert list(tmp_path.iterdir()) == [file]


async def test_a_disk_that_takes_no_more_leaves_no_half_file(tmp_path: Path) -> None:
    file = await record(tmp_path / "counterclaim.sqlite3", "It rained")
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = DELETE")  # or opening it would need a new file larger than allowed
    grow(file, 5_000)
    # A limit on the size of files is the trouble with a disk that needs no disk.
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, {resource.RLIM_INFINITY}))"
    code = f"{limit}; from bot.__main__ import main; raise SystemExit(main())"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, "backup", "x", cwd=tmp_path, stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "DATABASE_URL": file.name},
    )  # fmt: skip
    _, said = await process.communicate()
    assert (process.returncode, said.decode().count("\n")) == (Exit.STORAGE, 1)
    assert "reports an error" in said.decode()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_a_backup_that_is_ended_leaves_no_half_one(tmp_path: Path, number: signal.Signals) -> None:
    file = await record(tmp_path / "counterclaim.sqlite3", "It rained")
    grow(file, 150_000)
    before = set(tmp_path.iterdir())
    process = await counterclaim("backup", "x", folder=tmp_path)
    async with asyncio.timeout(30):
        while not any(path.stat().st_size for path in tmp_path.glob("x.*.part")):  # noqa: ASYNC110 - it cannot tell us
            await asyncio.sleep(0.005)
    process.send_signal(number)
    _, said = await asyncio.wait_for(process.communicate(), timeout=30)
    left = {path.suffix for path in tmp_path.iterdir() if path not in before}
    if number == signal.SIGKILL:
        assert process.returncode == -number
        assert ".part" in left
        assert not (tmp_path / "x").exists()
    else:
        assert (process.returncode, left) == (Exit.STORAGE, set())
        assert said.decode() == "counterclaim: It was stopped before it was done, and nothing was kept of it.\n"


@pytest.mark.parametrize("engine", ["postgresql"])
async def test_programs_that_are_missing_or_too_old(database_url: str, ledger: Ledger, tmp_path: Path) -> None:
    programs, target = tmp_path / "programs", tmp_path / "x"
    programs.mkdir()
    settings = {"DATABASE_URL": database_url, "PATH": str(programs)}
    said = await refused(Exit.STORAGE, "backup", "x", folder=tmp_path, **settings)
    assert said == ("pg_dump is not installed here; install PostgreSQL's programs, see docs/backup-and-restore.md.")
    old = programs / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    old.chmod(0o755)
    said = await refused(Exit.STORAGE, "backup", "x", folder=tmp_path, **settings)
    assert said.startswith("pg_dump 9 is older than the PostgreSQL server (")
    assert not target.exists()


@pytest.mark.parametrize("engine", ["postgresql"])
async def test_the_password_is_not_among_the_words_of_a_program(
    database_url: str, ledger: Ledger, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    spy = programs / "pg_dump"
    spy.write_text(
        '#!/bin/sh\nif [ "$1" = --version ]; then echo "pg_dump 99"; exit; fi\n'
        f'echo "$@" >{tmp_path}/words; echo "$PGPASSWORD" >{tmp_path}/password; echo no >&2; exit 1\n'
    )
    spy.chmod(0o755)
    url = database_url.replace("tests@", "tests:p%40ss%20w@")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    said = await refused(Exit.STORAGE, "backup", "x", folder=tmp_path, DATABASE_URL=url, PATH=path)
    assert said == "pg_dump could not do it: no"
    assert (tmp_path / "password").read_text() == "p@ss w\n"
    words = (tmp_path / "words").read_text()
    assert "--dbname=postgresql://tests@/" in words
    assert "ss" not in words.partition("--dbname=")[2].partition("?")[0].replace("tests", "")


async def test_check_says_how_the_backups_stand(database_url: str, ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    shelf, now = Shelf.of(database_url, folder), datetime.now(UTC)

    async def found(**settings: str) -> str:
        _, printed, _ = await run("check", folder=tmp_path, DATABASE_URL=database_url, **settings)
        [line] = [line for line in printed.splitlines() if line.split()[1] == "backups"]
        return line

    assert await found() == "ok       backups   made each night, 7 kept; there is none yet"
    assert not folder.exists()
    folder.mkdir()
    if database_url.startswith("postgresql"):
        assert (await found(PATH=str(folder))).startswith("problem  backups   pg_dump is not installed here; ")
        return
    old = shelf.name(now - timedelta(days=5))
    old.write_text("")
    assert await found(BACKUP_KEEP="3") == (
        f"problem  backups   made each night, 3 kept, but the last is 5 days old, {old.relative_to(tmp_path)};"
        " the log says why, unless the bot did not run."
    )
    assert (await found(BACKUP_KEEP="0")).startswith(
        "ok       backups   not made by the bot (BACKUP_KEEP=0); the last is "
    )
    shelf.name(now - timedelta(hours=5)).write_text("")
    assert (await found()).startswith("ok       backups   made each night, 7 kept; the last is 5 h old, backups")
    assert (await found(BACKUP_FOLDER="no/such")).startswith("problem  backups   made each night, 7 kept, but ")
