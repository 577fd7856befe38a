"""`counterclaim restore`: put a backup back in the place of the database."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.common import described, settings_of
from bot.cli.exits import Exit, MissingFileError
from bot.cli.stopping import unless_stopped


async def main(given: Namespace) -> Exit:
    """Raises `UnsoundError` for a file that is no backup, `StorageError`; then everything is as it was."""
    settings = settings_of(given)
    if not given.file.is_file():
        raise MissingFileError(f"{given.file} is not there, or is not a file.")
    from bot.ledger.backup import restore

    restored = await unless_stopped(restore(settings.database_url, given.file))
    print(f"Restored {given.file.name}: {described(restored.status)}.")
    if restored.kept is not None:
        print(f"What was there before is kept as {restored.kept}.")
    print("If its schema is older than this version's, the bot brings it up to date when it starts.")
    return Exit.OK
