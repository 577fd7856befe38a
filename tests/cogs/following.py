"""What tests of corrections and of the log share: changes, and waiting until all that follows them is done."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

from simcord import ChannelHandle, ResponseMessage

from bot.app import Counterclaim
from bot.desk.followers import LOOK_EVERY, Followers
from bot.desk.pace import Pace
from bot.domain.vocabulary import Stance
from bot.ledger import Ledger
from bot.ledger.shown import stale_posts
from tests.cogs.conftest import Server, message
from tests.ledger.made import stand, statement
from tests.ledger.raw import rows
from tests.ui.limits import texts_of

CORRECTED = "the record changed"


def hurry(bot: Counterclaim) -> None:
    """Correct as fast as it goes."""
    assert bot.followers is not None
    bot.followers.corrections.pace = Pace(0, 0)


async def put_denial(server: Server, said: str = "2023-09-22") -> int:
    """Another denial of #1 is recorded; the number of the batch."""
    speaker = (await server.book.match_speaker("Nikol Pashinyan")).id
    claim = (await server.book.match_claim("#1")).id
    assert speaker is not None
    assert claim is not None
    async with server.book.transaction(1, "a test") as changes:
        changes.add_statement(statement(speaker, said, stand(claim, Stance.DENIES)))
        return changes.number


def followers(server: Server) -> Followers:
    bot = server.env.bot
    assert isinstance(bot, Counterclaim)
    assert bot.followers is not None
    return bot.followers


async def settled(server: Server) -> None:
    """Wait until everything that follows a change was done."""
    async with asyncio.timeout(20):
        while tasks := [one.task for one in followers(server).all if one.task is not None and not one.task.done()]:
            await asyncio.wait(tasks)
    await server.env.settle()


def now_in(channel: ChannelHandle) -> list[str]:
    """What each message of a channel says now, oldest first."""
    shown: list[list[Any]] = [[part.to_dict() for part in one.components] for one in channel.history()]
    return ["\n".join(texts_of(components)) for components in shown]


async def look_again(server: Server) -> None:
    """Let the bot come to its next look at the database."""
    await server.env.advance_time(LOOK_EVERY + 2)
    await settled(server)


async def stale(server: Server) -> int:
    """How many posted answers wait for a correction."""
    bot = server.env.bot
    assert isinstance(bot, Counterclaim)
    return len(await stale_posts(bot.ledger.engine, [server.guild.id], datetime.now(UTC)))


async def restart(server: Server, url: str) -> Counterclaim:
    """Another bot takes the place of the one that runs, on the same database, and looks at it once."""
    again = Counterclaim(await Ledger.open(url))
    await server.env.restart_bot(again)
    hurry(again)
    await look_again(server)
    return again


async def ask(server: Server, command: str = "who denied", **options: str) -> ResponseMessage:
    given = {"claim": "#1"} if command == "who denied" else options
    return message(await server.reader.slash(server.channel, command, **given))


async def followed(url: str) -> list[int]:
    return [row[0] for row in await rows(url, "SELECT id FROM shown ORDER BY id")]


async def change(server: Server) -> None:
    """A denial is recorded, and everything that follows is done."""
    await put_denial(server)
    await settled(server)
