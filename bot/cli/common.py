"""What the commands of the command line share: settings, the log, an open ledger, the bot without a connection."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot import log
from bot.config import Settings, SettingsError

if TYPE_CHECKING:
    from bot.app import Counterclaim
    from bot.ledger import Ledger, LedgerStatus


def env_file_of(given: Namespace) -> Path:
    """The file of settings: the one named, which must be there, or `.env`, which need not."""
    file: Path = given.env_file or Path(".env")
    if given.env_file and not file.is_file():
        raise SettingsError(f"{file.name} is not there; name a file of settings with --env-file, or leave it out.")
    return file


def settings_of(given: Namespace, *, quiet: bool = True) -> Settings:
    """The settings, with the log set up by them. `quiet` lets only warnings through. Raises `SettingsError`."""
    settings = Settings.load(env_file_of(given))
    log.set_up(
        "WARNING" if quiet else settings.log_level,
        settings.log_format,
        secrets=(settings.token, settings.database_url),
    )
    return settings


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Ledger]:
    """The ledger at `url`, closed at the end. Raises `StorageError`."""
    from bot.ledger import Ledger

    ledger = await Ledger.open(url)
    try:
        yield ledger
    finally:
        await ledger.close()


@asynccontextmanager
async def logged_in(settings: Settings) -> AsyncIterator[Counterclaim]:
    """The bot without its ledger, known to Discord but not connected, closed at the end.

    Raises `SettingsError` and what `Counterclaim.log_in` raises.
    """
    token = settings.require_token()
    from bot.app import Counterclaim

    bot = Counterclaim(None)
    try:
        await bot.log_in(token)
        yield bot
    finally:
        await bot.close()


def described(status: LedgerStatus) -> str:
    """A database in a few words: "SQLite 3.40.1, schema 1, 2 servers, 120 kB"."""
    size = "" if status.size is None else f", {(status.size + 999) // 1000} kB"
    return f"{status.engine}, schema {status.schema}, {status.servers} server{'s'[: status.servers != 1]}{size}"
