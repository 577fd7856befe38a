"""Brings a database to the schema of this version.

Migrations are numbered files, one folder per engine. Each runs in one transaction and is recorded, with a checksum, in
the database it changed. There is no way back: a copy is set aside first, and a newer schema is refused.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.errors import StorageError
from bot.ledger.engine import Engine
from bot.ledger.reindex import reindex_when_outdated

FOLDER = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, its name and its statements."""

    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """Tells whether the file is still the one that was run."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def statements(self) -> list[str]:
        """The statements one by one: SQLite's own script runner would commit the open transaction."""
        return [statement for statement in self.text.split(";\n") if statement.strip()]


def migrations(engine: str, folder: Path = FOLDER) -> tuple[Migration, ...]:
    """The migrations for an engine ("SQLite" or "PostgreSQL"), in order."""
    files = sorted((folder / engine.lower()).glob("[0-9]*.sql"))
    return tuple(Migration(int(file.stem[:4]), file.stem[5:], file.read_text("utf-8")) for file in files)


async def migrate(engine: Engine, known: tuple[Migration, ...] | None = None) -> int:
    """Run what is missing and return the number of the schema.

    `known` are the steps to come to, this version's when None; then the search indexes are brought to it as well.
    Raises `StorageError` when the database is newer than this version, or was migrated by a file that has changed
    since. A step that fails leaves the database as it was before that step.
    """
    if known is None:
        number = await _run_missing(engine, migrations(engine.name))
        await reindex_when_outdated(engine)
        return number
    return await _run_missing(engine, known)


async def _run_missing(engine: Engine, known: tuple[Migration, ...]) -> int:
    async with engine.transaction(0) as writer:
        await writer.fetch("create_migration_table")
        applied = {row["number"]: row["checksum"] for row in await writer.fetch("applied_migrations")}
    check(applied, known)
    missing = [step for step in known if step.number not in applied]
    for step in missing:
        async with engine.transaction(0) as writer:
            # Another process may have done it while this one waited for the lock.
            if step.number in {row["number"] for row in await writer.fetch("applied_migrations")}:
                continue
            if applied and step is missing[0]:
                # Here, so that no other program writes, or migrates, between the copy and the step.
                await engine.set_aside(f"before-{step.number:04}")
            for statement in step.statements:
                await writer.run(statement)
            await writer.fetch(
                "record_migration",
                number=step.number,
                name=step.name,
                checksum=step.checksum,
                applied=datetime.now(UTC).isoformat(),
            )
    return max((step.number for step in known), default=0)


async def schemas(engine: Engine) -> tuple[int, int]:
    """The number of the schema that a database has (0: none) and of the one this version brings it to.

    Changes nothing, but shows that it could be written. Raises `StorageError` as `migrate` does.
    """
    known, applied = migrations(engine.name), {}
    with suppress(_TakenBack):
        async with engine.transaction(0) as writer:
            await writer.fetch("create_migration_table")  # or it could not be asked of an empty database
            applied = {row["number"]: row["checksum"] for row in await writer.fetch("applied_migrations")}
            raise _TakenBack
    check(applied, known)
    return max(applied, default=0), known[-1].number


class _TakenBack(Exception):
    """Ends a transaction that was only a look."""


def check(applied: dict[int, str], known: tuple[Migration, ...]) -> None:
    """Raise `StorageError` when a database with these migrations (number to checksum) is not one for this version."""
    newest = max((step.number for step in known), default=0)
    if applied and max(applied) > newest:
        raise StorageError(
            f"The database has schema {max(applied)}, this version knows {newest}: install a newer version of the bot."
        )
    for step in known:
        if applied.get(step.number, step.checksum) != step.checksum:
            raise StorageError(
                f"Migration {step.number} ({step.name}) is not the one this database was made with: "
                "install the version of the bot that made it, or restore a backup."
            )
