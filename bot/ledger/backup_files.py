"""Backup files: their names, written whole or not at all, found again and rotated."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.domain.errors import StorageError
from bot.ledger.ledger import file_of, on_a_server

TIME = "%Y%m%dT%H%M%SZ"
"""How a time, in UTC, stands in the name of a file."""

BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a file, by the ends of the names."""

_ABANDONED = 24 * 3600  # seconds after which nobody writes an unfinished file any more


@dataclass(frozen=True, slots=True)
class Shelf:
    """The backups of one database in one folder, as far as they were named here."""

    folder: Path
    stem: str
    suffix: str

    @classmethod
    def of(cls, url: str, folder: Path) -> Shelf:
        """The shelf for the database at `url`; raises `StorageError` when that is no address."""
        stem, suffix = (urlsplit(url).path, ".pgdump") if on_a_server(url) else (file_of(url).stem, ".sqlite3")
        return cls(folder, re.sub(r"[^\w.-]", "", stem) or "counterclaim", suffix)

    def name(self, at: datetime) -> Path:
        """The file for a backup made at that time (aware)."""
        return self.folder / f"{self.stem}-{at.astimezone(UTC).strftime(TIME)}{self.suffix}"

    def free(self, at: datetime) -> datetime:
        """That time (aware), or the first whole second after it for which there is no backup."""
        while self.name(at).exists():
            at += timedelta(seconds=1)
        return at

    def made(self, until: datetime) -> list[tuple[datetime, Path]]:
        """The backups, newest first; what bears a time after `until` is left out: a clock was wrong then.

        Raises `StorageError` when the folder is there and cannot be read.
        """
        found = [(datetime.strptime(time, TIME).replace(tzinfo=UTC), path) for time, path in self._files("")]
        return sorted((backup for backup in found if backup[0] <= until), reverse=True)

    def rotate(self, keep: int, until: datetime) -> list[Path]:
        """Remove all but the newest `keep` backups, and what was left unfinished long ago; returns what went.

        Raises `StorageError`.
        """
        old = [path for _, path in self.made(until)[keep:]]
        for _, path in self._files(r"\.\w+\.part(?:-journal)?"):
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    old.append(path)
        for path in old:
            with plain_file_errors(path):
                path.unlink(missing_ok=True)
        return old

    def _files(self, end: str) -> list[tuple[str, Path]]:
        """The files whose names are one of ours and `end` (a pattern), with the time in each name."""
        ours = re.compile(rf"{re.escape(self.stem)}-(\d{{8}}T\d{{6}}Z){re.escape(self.suffix)}{end}")
        try:
            with os.scandir(self.folder) as entries:
                names = [(match[1], Path(entry.path)) for entry in entries if (match := ours.fullmatch(entry.name))
                         and entry.is_file(follow_symlinks=False)]  # fmt: skip
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StorageError(
                f"The backup folder {self.folder.name} cannot be read; check who may open it."
            ) from error
        return [(time, path) for time, path in names if _is_time(time)]


@contextmanager
def written(target: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """An empty file to fill, which becomes `target` when the block ends well and goes when it does not.

    Raises `StorageError` when the file is there already, or cannot be written.
    """
    _refuse_existing(target, overwrite=overwrite)
    with temporary(target) as part:
        yield part
        with plain_file_errors(target):
            flush(part)
            _refuse_existing(target, overwrite=overwrite)
            part.replace(target)
            flush(target.parent)


@contextmanager
def temporary(target: Path) -> Iterator[Path]:
    """An empty file beside `target` that only its owner may read; what is left of it at the end goes.

    Raises `StorageError` when it cannot be made.
    """
    with plain_file_errors(target):
        handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
        os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        for end in ("", *BESIDE):
            with suppress(OSError):
                Path(f"{part}{end}").unlink()


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk. Raises `OSError`."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make the folder for backups, for its owner alone. Raises `StorageError`; the folder around it must be there."""
    try:
        folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The backup folder {folder.name} cannot be made; check that the folder around it exists and may be"
            " written, or name another in BACKUP_FOLDER."
        ) from error


def full(target: Path) -> StorageError:
    """The error for a disk without room for `target`."""
    return StorageError(f"The disk is full: {target.name} was not written; free some room and try again.")


def _refuse_existing(target: Path, *, overwrite: bool) -> None:
    if target.is_dir():
        raise StorageError(f"{target.name} is a folder; name a file.")
    if target.exists() and not overwrite:
        raise StorageError(f"{target.name} is there already; name another file, or say --overwrite.")


@contextmanager
def plain_file_errors(target: Path) -> Iterator[None]:
    """Turns what the system says when a file is written into a `StorageError`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise full(target) from error
        raise StorageError(
            f"{target.name} cannot be written; check that its folder exists and may be written."
        ) from error


def _is_time(text: str) -> bool:
    try:
        datetime.strptime(text, TIME)  # noqa: DTZ007 - the Z is in the format
    except ValueError:
        return False
    return True
