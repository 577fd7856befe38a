"""Where a SQLite file stands: what is written to a file that was removed or replaced is lost, whatever was reported."""

from __future__ import annotations

from pathlib import Path

from bot.domain.errors import StorageError


class Place:
    """The name of an open file and of its write-ahead log, and which files stood there when it was opened."""

    def __init__(self, path: Path) -> None:
        self._files = path, path.with_name(f"{path.name}-wal")
        self._found = self._look()

    @property
    def kept(self) -> bool:
        """Whether the same files are still there."""
        return self._look() == self._found

    def check(self) -> None:
        """Raise `StorageError` when they are not."""
        if not self.kept:
            raise StorageError(
                f"The database {self._files[0].name} was removed or replaced while the bot was running; "
                "put it back, or restart the bot."
            )

    def _look(self) -> list[tuple[int, int] | None]:
        return [_identity(file) for file in self._files]


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
