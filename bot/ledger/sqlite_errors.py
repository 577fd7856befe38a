"""What SQLite says about the file, in one plain sentence that names the file and nothing else of the machine."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.domain.errors import StorageError

_BUSY = "The database {path} is busy with another program; try again in a moment."
_DAMAGED = "The database {path} is damaged; stop the bot and restore it from a backup."

_SENTENCES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full; free some room and try again.",
    sqlite3.SQLITE_READONLY: "The database {path} is read-only; give the bot permission to write it.",
    sqlite3.SQLITE_CANTOPEN: ("The database {path} cannot be opened; check that its folder exists and may be written."),
    sqlite3.SQLITE_NOTADB: "{path} is not a database of this bot; name another file in DATABASE_URL.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR: (
        "The disk that holds {path} reports an error; check it and restore from a backup if need be."
    ),
}
_DAMAGE = ("unsupported file format", "Could not decode to UTF-8")  # which have no code of their own


class plain_errors:  # noqa: N801 - reads as a statement
    """Turns what SQLite says about the file into one sentence; other errors are faults of ours and pass."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            # The low byte is the kind of error, what is above it tells more.
            sentence = _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
            if any(words in str(error) for words in _DAMAGE):
                sentence = _DAMAGED
            if sentence is not None:
                raise StorageError(sentence.format(path=self._path.name)) from error
