"""`counterclaim check`: what is in order, and what to do about what is not."""

from __future__ import annotations

import os
import platform
from argparse import Namespace
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from bot import __version__
from bot.cli.common import described, env_file_of, settings_of
from bot.cli.exits import Exit
from bot.config import Settings
from bot.domain.errors import UserError

if TYPE_CHECKING:
    from bot.app import Counterclaim

_LIBRARIES = ("discord.py", "aiosqlite", "asyncpg")
_SERVERS_ASKED = 25
_TOO_OLD = timedelta(hours=48)  # a night's backup that was missed, and another


class Problem(UserError):
    """Something that is not in order; the sentence says what to do."""


async def main(given: Namespace) -> Exit:
    """Look at everything; status 1 when something is not in order. Raises `SettingsError`: then nothing can be seen."""
    settings = settings_of(given)
    problems = [await _row("versions", _versions), await _row("settings", partial(_settings, given))]
    problems.append(await _row("database", partial(_database, settings.database_url)))
    problems.append(await _row("backups", partial(_backups, settings)))
    problems += await _discord(settings)
    return Exit.PROBLEM_FOUND if any(problems) else Exit.OK


async def _discord(settings: Settings) -> list[bool]:
    from bot.app import Counterclaim

    bot = Counterclaim(None)
    try:
        if await _row("token", partial(_token, settings, bot)):
            return [True]
        return [
            await _row(subject, partial(look, bot))
            for subject, look in (("delivery", _delivery), ("commands", _commands), ("servers", _servers))
        ]
    finally:
        await bot.close()


async def _row(subject: str, look: Callable[[], Awaitable[str]]) -> bool:
    """Print one finding, and return whether it is a problem."""
    try:
        found, word = await look(), "ok"
    except Exception as error:  # noqa: BLE001 - each finding stands alone
        found, word = _sentence(error), "problem"
    print(f"{word:8} {subject:9} {found}")
    return word != "ok"


def _sentence(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error)
    from bot.errors import report

    return report(error, where="counterclaim check") or type(error).__name__


async def _versions() -> str:
    libraries = (f"{name} {_version(name)}" for name in _LIBRARIES)
    return ", ".join([f"counterclaim {__version__}", f"Python {platform.python_version()}", *libraries])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


async def _settings(given: Namespace) -> str:
    file = env_file_of(given)
    where = f"{file} and the environment" if file.is_file() else "the environment alone"
    return f"read from {where}"


async def _database(url: str) -> str:
    from bot.ledger import Ledger

    found = await Ledger.inspect(url)  # an older version may be running on it
    if found.status is None:
        return "is not there yet; `counterclaim run` makes it"
    if found.status.schema < found.wanted:
        return (
            f"{described(found.status)}, writable; this version wants schema {found.wanted},"
            " to which `counterclaim migrate` brings it"
        )
    return f"{described(found.status)}, writable"


async def _backups(settings: Settings) -> str:
    from bot.ledger.backup import Shelf, can_back_up
    from bot.ui.dates import elapsed_text

    now, nightly = datetime.now(UTC), f"made each night, {settings.backup_keep} kept"
    made = Shelf.of(settings.database_url, settings.backup_folder).made(now)
    found = f"the last is {elapsed_text(now - made[0][0])} old, {made[0][1]}" if made else "there is none yet"
    if not settings.backup_keep:
        return f"not made by the bot (BACKUP_KEEP=0); {found}"
    await can_back_up(settings.database_url)
    folder = settings.backup_folder
    if not os.access(folder if folder.exists() else folder.parent, os.W_OK):
        raise Problem(f"{nightly}, but BACKUP_FOLDER cannot be written; let the bot's user write there.")
    if made and now - made[0][0] > _TOO_OLD:
        raise Problem(f"{nightly}, but {found}; the log says why, unless the bot did not run.")
    return f"{nightly}; {found}"


async def _token(settings: Settings, bot: Counterclaim) -> str:
    await bot.log_in(settings.require_token())
    return f"Discord knows it as {bot.application.name if bot.application else bot.user}"


async def _delivery(bot: Counterclaim) -> str:
    if bot.application and bot.application.interactions_endpoint_url:
        raise Problem(
            "Discord sends commands to a web address instead of the bot; in the developer portal, General Information,"
            " empty the Interactions Endpoint URL."
        )
    return "Discord sends commands to the bot; no privileged intent is needed"


async def _commands(bot: Counterclaim) -> str:
    if names := await bot.differences():
        raise Problem(f"Discord has other commands than the bot ({', '.join(names)}); run `counterclaim sync`.")
    return f"{len(bot.tree.get_commands())} known to Discord as they are"


async def _servers(bot: Counterclaim) -> str:
    from bot.ui.text import plain

    asked, refusing = await bot.servers_without_commands(_SERVERS_ASKED)
    if refusing:
        names = ", ".join(plain(name, 100) for name in refusing)
        raise Problem(f"No commands are allowed in {names} ({asked} asked); invite the bot again: {bot.invitation}")
    return f"commands are allowed in every server asked ({asked} asked); to invite the bot: {bot.invitation}"
