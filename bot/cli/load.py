"""`counterclaim import`: load a dossier into a server's record."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.common import opened, settings_of
from bot.cli.exits import Exit, MissingFileError


async def main(given: Namespace) -> Exit:
    """Raises `DossierError`, with nothing written, when a line of the file cannot be taken; `StorageError`."""
    settings = settings_of(given)
    if not given.file.is_file():
        raise MissingFileError(f"{given.file} is not there, or is not a file.")
    from bot.ledger import adopt_time_zone, import_dossier

    async with opened(settings.database_url) as ledger:
        book = await ledger.book(given.server)
        report = await import_dossier(book, given.file)
        await adopt_time_zone(book, given.file)
    back = f"{report.restored} brought back, " if report.restored else ""
    print(f"{report.created} records added, {back}{report.unchanged} were there already.")
    return Exit.OK
