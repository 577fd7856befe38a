"""Backups one after another: each has a name of its own, and the old ones go."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.exits import Exit
from bot.ledger import Book, Ledger
from bot.ledger.backup import Shelf, back_up_in_turn
from tests.shell.records import refused
from tests.wire.process import run

ON_A_FILE = pytest.mark.parametrize("engine", ["sqlite"])  # what is the same on both is shown on one


async def test_two_backups_in_one_second_are_two_files(sample: Book, database_url: str, tmp_path: Path) -> None:
    shelf = Shelf.of(database_url, tmp_path / "backups")
    made = [await back_up_in_turn(database_url, shelf, keep=2) for _ in range(3)]
    files = [target for target, _ in made]
    assert len(set(files)) == 3
    assert sorted(shelf.folder.iterdir()) == sorted(files[1:])


@ON_A_FILE
async def test_only_old_backups_of_ours_are_removed_and_only_after_a_new_one(
    database_url: str, ledger: Ledger, tmp_path: Path
) -> None:
    folder, now = tmp_path / "backups", datetime.now(UTC)
    folder.mkdir()
    shelf = Shelf.of(database_url, folder)
    old = [shelf.name(now - timedelta(days=days)) for days in range(1, 5)]
    part = folder / f"{old[0].name}.abc123_x.part"
    others = [
        folder / "notes.txt",
        folder / f"my-{old[3].name}",
        folder / f"{old[3].name}.gz",
        folder / f"{shelf.stem}-20269999T000000Z{shelf.suffix}",
        shelf.name(now + timedelta(days=9)),
        folder / f"{old[3].name}.abc123_y.part",
    ]
    for file in (*old, *others, part):
        file.write_text("kept?")
    os.utime(part, (now.timestamp() - 100_000,) * 2)
    folder_of_that_name = shelf.name(now - timedelta(days=8))
    folder_of_that_name.mkdir()
    assert (await run("backup", "--keep", "2", folder=tmp_path, DATABASE_URL=database_url))[0] == 0
    [(_, new), (_, yesterday)] = shelf.made(datetime.now(UTC))
    assert yesterday == old[0]
    assert set(folder.iterdir()) == {new, yesterday, folder_of_that_name, *others}

    missing = f"{database_url.partition('?')[0]}-missing?{database_url.partition('?')[2]}"
    await refused(Exit.STORAGE, "backup", "--keep", "1", folder=tmp_path, DATABASE_URL=missing)
    assert set(folder.iterdir()) == {new, yesterday, folder_of_that_name, *others}
