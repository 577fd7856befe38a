"""`counterclaim migrate`: bring the database up to date."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.common import described, opened, settings_of
from bot.cli.exits import Exit


async def main(given: Namespace) -> Exit:
    """Opening the ledger is what migrates it. Raises `StorageError`."""
    async with opened(settings_of(given).database_url) as ledger:
        print(f"The database is up to date: {described(await ledger.status())}.")
    return Exit.OK
