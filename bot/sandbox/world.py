"""The server, its channel and its people, and the page that shows them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import discord
from simcord import Env, Preview, SetupError

from bot.app import Counterclaim
from bot.data import SAMPLE_DOSSIER
from bot.errors import UnreachableError
from bot.ledger import Ledger, adopt_time_zone, import_dossier
from bot.sandbox.clock import catch_up, follow_the_wall
from bot.sandbox.menu import MessageMenus
from bot.sandbox.messages import SAID

# Always the same, so that a record kept in a file is found again at the next start.
SERVER = discord.utils.time_snowflake(datetime(2023, 9, 21, tzinfo=UTC))


@asynccontextmanager
async def sandbox(ledger: Ledger, port: int) -> AsyncIterator[str]:
    """Open the sandbox and yield its address, which holds a secret of its own. The ledger is closed at the end.

    `port` 0 takes a free one. Raises `UnreachableError` when the port is taken or a part of the page is not installed.
    """
    bot = Counterclaim(ledger)
    try:
        book = await ledger.book(SERVER)
        if (await book.summary()).claims:
            # From an earlier start, perhaps of a version with another sample, which would be refused.
            print("There is a record in this file already; the sample dossier is not loaded again.")
        else:
            await import_dossier(book, SAMPLE_DOSSIER)
            await adopt_time_zone(book, SAMPLE_DOSSIER)
        env = Env(bot, check_errors=False)
        env.backend.bot_user.name = "Counterclaim"
        catch_up(env)
        await bot.add_cog(MessageMenus(bot, env))
        await env.start()
        try:
            await bot.tree.sync()
            async with _page(env, port) as page:
                ticking = asyncio.create_task(follow_the_wall(env, page))
                try:
                    yield page.url
                finally:
                    ticking.cancel()
        finally:
            await env.shutdown()
    finally:
        await bot.close()


@asynccontextmanager
async def _page(env: Env, port: int) -> AsyncIterator[Preview]:
    server = env.create_guild("Counterclaim sandbox", id=SERVER)
    channel = server.create_text_channel("ceasefire", topic="Ask about the sample dossier: September 2023")
    moderators = server.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    people = [
        server.add_member(env.create_user("Member")),
        server.add_member(env.create_user("Moderator"), roles=[moderators]),
    ]
    for name, text in SAID:
        await next(person for person in people if person.user.name == name).send(channel, text)
    try:
        async with env.preview(channel, viewers=people, layout="channel", port=port) as preview:
            yield preview
    except SetupError as error:
        if isinstance(error.__cause__, OSError):
            raise UnreachableError(f"Port {port} of 127.0.0.1 is taken; name another with --port.") from None
        raise UnreachableError(f"The sandbox cannot show its page: {error}") from error
