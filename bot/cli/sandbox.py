"""`counterclaim try`: the bot in a browser, without a token and without the network."""

from __future__ import annotations

import asyncio
import logging
from argparse import Namespace
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import log
from bot.cli.exits import Exit
from bot.cli.stopping import stop_requested

_NOW_TRY = """
Counterclaim runs in your browser, with the sample dossier, at

    {address}

In the box at the bottom of the page, type a command, press Enter, then type the words and pick from
the list that appears. For example:

    /who denied    violated
    /ask           did Russia confirm it?
    /said          Pashinyan

You can be Member or Moderator. To record from a message in the channel, or from one that you write there:

    /menu          Record statement    and pick the message; in Discord that is right-click, Apps

Ctrl-C ends it; the record {fate}.
"""


async def main(given: Namespace) -> Exit:
    """Serve the page until Ctrl-C. Raises `UnreachableError`, `StorageError`."""
    log.set_up("WARNING")
    logging.getLogger("discord").setLevel(logging.ERROR)  # it warns of what a simulation lacks
    if find_spec("simcord") is None:
        from bot.errors import UnreachableError

        raise UnreachableError("The sandbox is not installed; run `pip install 'counterclaim[try]'`.")
    stop = stop_requested()
    with ExitStack() as stack:
        file = given.database or Path(stack.enter_context(TemporaryDirectory(prefix="counterclaim-"))) / "try.sqlite3"
        await _serve(file, given.port, stop, fate=f"stays in {file}" if given.database else "goes with it")
    return Exit.OK


async def _serve(file: Path, port: int, stop: asyncio.Event, *, fate: str) -> None:
    from bot.ledger import Ledger
    from bot.sandbox.world import sandbox

    async with sandbox(await Ledger.open(str(file)), port) as address:
        print(_NOW_TRY.format(address=address, fate=fate), flush=True)
        await stop.wait()
