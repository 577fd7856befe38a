"""What can be typed after `counterclaim`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from bot import __version__


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


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)
