"""`counterclaim run`: connect to Discord and answer until told to stop."""

from __future__ import annotations

import asyncio
import logging
from argparse import Namespace
from typing import TYPE_CHECKING

from bot import __version__
from bot.cli.common import described, settings_of
from bot.cli.exits import Exit
from bot.cli.stopping import stop_requested

if TYPE_CHECKING:
    from bot.app import Counterclaim

_log = logging.getLogger(__name__)


async def main(given: Namespace) -> Exit:
    """Raises `UserError` when it cannot start."""
    settings = settings_of(given, quiet=False)
    token = settings.require_token()
    from bot.app import Counterclaim
    from bot.articles.fetch import Fetcher
    from bot.articles.reader import Articles
    from bot.ledger import Ledger
    from bot.nightly import Nightly

    ledger = await Ledger.open(settings.database_url)
    articles = Articles(Fetcher() if settings.article_links == "on" else None)
    bot = Counterclaim(ledger, backups=Nightly(settings), articles=articles)
    try:
        _log.info("counterclaim %s on %s", __version__, described(await ledger.status()))
        await _serve(bot, token)
    finally:
        await bot.close()
    _log.info("stopped")
    return Exit.OK


async def _serve(bot: Counterclaim, token: str) -> None:
    """Answer until a signal comes. While the bot closes it still listens, so that nobody is left without an answer."""
    stop = stop_requested()
    serving, waiting = asyncio.create_task(bot.serve(token)), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            serving.result()
        else:
            _log.info("told to stop")
            await bot.close()
    finally:
        serving.cancel()  # it may be waiting for its next attempt to reach Discord
        waiting.cancel()
        await asyncio.gather(serving, waiting, return_exceptions=True)
