"""`counterclaim backup`: write a checked copy of the database, while the bot runs."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import UTC, datetime

from bot.cli.common import described, settings_of
from bot.cli.exits import Exit
from bot.cli.stopping import unless_stopped

_GENTLE = 10  # how much lower its priority is than that of the bot, which answers meanwhile


async def main(given: Namespace) -> Exit:
    """Raises `StorageError` when it cannot be done; then there is no new file."""
    settings = settings_of(given)
    if hasattr(os, "nice"):
        os.nice(_GENTLE)
    from bot.ledger.backup import Shelf, back_up, back_up_in_turn, make_folder

    url, shelf = settings.database_url, Shelf.of(settings.database_url, settings.backup_folder)
    if given.keep is not None:
        target, status = await unless_stopped(back_up_in_turn(url, shelf, given.keep))
    else:
        if given.file is None:
            make_folder(shelf.folder)
        target = given.file or shelf.name(shelf.free(datetime.now(UTC)))
        status = await unless_stopped(back_up(url, target, overwrite=given.overwrite))
    print(f"Backed up to {target}, and checked: {described(status)}.")
    return Exit.OK
