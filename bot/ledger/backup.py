"""Backups of either engine: made while the bot writes, checked before they count, and put back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.errors import StorageError
from bot.ledger import backup_sqlite, restore_sqlite
from bot.ledger.backup_files import BESIDE, Shelf, make_folder, written
from bot.ledger.backup_sqlite import UnsoundError
from bot.ledger.ledger import LedgerStatus, file_of, on_a_server

__all__ = ["Restored", "Shelf", "UnsoundError", "back_up", "back_up_in_turn", "can_back_up", "make_folder", "restore"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup brought back, and the file that the database before is kept in (None: there was none)."""

    status: LedgerStatus
    kept: Path | None


async def back_up(url: str, target: Path, *, overwrite: bool = False) -> LedgerStatus:
    """Write a checked backup of the database at `url` into `target`, whole or not at all; returns what is in it.

    Whoever uses the database goes on. Raises `StorageError` when it cannot be done, or when `target` is there already
    and not to be overwritten.
    """
    with written(target, overwrite=overwrite) as part:
        if on_a_server(url):
            from bot.ledger import backup_postgres

            return await backup_postgres.dump(url, part, target.name)
        return await backup_sqlite.copy(file_of(url), part, target.name)


async def back_up_in_turn(url: str, shelf: Shelf, keep: int) -> tuple[Path, LedgerStatus]:
    """Write a backup under a name of its own, then remove all but the newest `keep`; returns its file and contents.

    Raises `StorageError`, also when it would leave the disk so full that the database could not grow.
    """
    make_folder(shelf.folder)
    if not on_a_server(url):
        _look_for_room(file_of(url), shelf.folder)
    at = shelf.free(datetime.now(UTC))
    target = shelf.name(at)
    status = await back_up(url, target)
    shelf.rotate(keep, max(at, datetime.now(UTC)))
    return target, status


async def can_back_up(url: str) -> None:
    """Raise `StorageError` when what a backup of the database at `url` needs is not installed."""
    if on_a_server(url):
        from bot.ledger import backup_postgres

        await backup_postgres.programs_for(url)


async def restore(url: str, backup: Path) -> Restored:
    """Put a backup back as the database at `url`, which nobody may be using.

    A SQLite file is replaced and kept under another name; a PostgreSQL database must be empty. An older schema stays as
    it is until the database is opened next. Raises `UnsoundError` and `StorageError`; then nothing has changed.
    """
    if on_a_server(url):
        from bot.ledger import backup_postgres

        return Restored(await backup_postgres.restore(url, backup), None)
    return Restored(*await restore_sqlite.restore(backup, file_of(url), datetime.now(UTC)))


def _look_for_room(database: Path, folder: Path) -> None:
    files = (Path(f"{database}{end}") for end in ("", *BESIDE))
    needed = 2 * sum(file.stat().st_size for file in files if file.exists())
    if shutil.disk_usage(folder).free < needed:
        raise StorageError(
            f"There is too little room for a backup in {folder.name}: {needed // 1_000_000 + 1} MB must be free,"
            " the size of the database twice. Free some, or name another folder in BACKUP_FOLDER."
        )
