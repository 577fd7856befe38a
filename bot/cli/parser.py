"""What can be typed after `counterclaim`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from bot import __version__
from bot.config import MOST_BACKUPS


def parser() -> ArgumentParser:
    """The parser. `module` of its result is the module whose `main(given)` does the work and returns the status."""
    top = ArgumentParser(prog="counterclaim", description="A Discord bot that keeps the record of who claimed what.")
    top.add_argument("--version", action="version", version=f"counterclaim {__version__}")
    top.add_argument("--env-file", type=Path, metavar="FILE", help="settings to read (default: .env, if there is one)")
    top.set_defaults(module="bot.cli.run")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, text: str, *, module: str | None = None) -> ArgumentParser:
        added = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        added.set_defaults(module=f"bot.cli.{module or name}")
        return added

    command("run", "connect to Discord and answer (the default)")
    command("sync", "tell Discord which commands there are; needed after each update that changes them")
    command("check", "check settings, database, token and commands, and say what to do about each problem")
    command("migrate", "bring the database up to date, which `run` does too")
    saving = command("backup", "write a checked copy of the database, while the bot runs")
    which = saving.add_mutually_exclusive_group()
    which.add_argument("file", type=Path, nargs="?", metavar="FILE", help="default: a new file in BACKUP_FOLDER")
    which.add_argument(
        "--keep", type=_count, metavar="N", help="write to BACKUP_FOLDER, then remove all but the newest N there"
    )
    saving.add_argument("--overwrite", action="store_true", help="replace FILE if it is there")
    restoring = command("restore", "put a backup back in the place of the database; the bot must not run")
    restoring.add_argument("file", type=Path, metavar="FILE")
    loading = command("import", "load a dossier from a file of JSON lines into a server's record", module="load")
    loading.add_argument("file", type=Path, metavar="FILE")
    loading.add_argument(
        "--server", type=_server_id, required=True, metavar="ID", help="the Discord server's id (Copy Server ID)"
    )
    trying = command(
        "try", "try the bot in a browser: a local Discord with the sample dossier, no token needed", module="sandbox"
    )
    trying.add_argument("--database", type=Path, metavar="FILE", help="keep the record in this file")
    trying.add_argument(
        "--port", type=_port, default=0, metavar="N", help="the port on 127.0.0.1 (default: a free one)"
    )
    return top


def _server_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 15 <= len(text) <= 20):
        raise ArgumentTypeError("a Discord server's id is a number of 17 to 20 digits")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_BACKUPS):
        raise ArgumentTypeError(f"how many backups to keep is a number from 1 to {MOST_BACKUPS}")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)
