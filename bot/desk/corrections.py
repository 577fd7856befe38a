"""Corrections follow: answers that were posted are edited when the record they show has changed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.desk.pace import Pace
from bot.desk.refusals import GONE, passing, refused
from bot.desk.to_its_end import to_its_end
from bot.domain.errors import NotOnRecord, StorageError, UserError
from bot.domain.posts import Post, Shows, StalePost, records_in
from bot.errors import report
from bot.ledger.shown import drop_old_posts, stale_posts
from bot.ui.layout import AnswerView
from bot.ui.send import correction_note, page_of, sheet_view
from bot.ui.sheet import Sheet

if TYPE_CHECKING:
    from bot.app import Counterclaim
    from bot.ledger import Book

_NO_PINGS = discord.AllowedMentions.none()
_CLEAN_UP = timedelta(hours=1)
_TROUBLE = 5
"""After how many answers that Discord cannot take now the rest wait as well: it is not about one channel then."""

_INSTEAD = "this takes the place of the answer above, which could not be changed"


class Corrections:
    """Brings posted answers up to the record, oldest first, no faster than `pace` lets it."""

    def __init__(self, bot: Counterclaim, pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self._bot = bot
        self._cleaned: datetime | None = None

    async def work(self) -> None:
        """Correct all that is stale now; what Discord cannot take at the moment stays for the next time.

        Raises `StorageError`.
        """
        await self._bot.posts.write()
        engine, now = self._bot.ledger.engine, datetime.now(UTC)
        if self._cleaned is None or now - self._cleaned >= _CLEAN_UP:
            self._cleaned = now
            await drop_old_posts(engine, now)
        servers = [server.id for server in self._bot.guilds]
        later: set[int] = set()
        trouble = 0
        while waiting := [post for post in await stale_posts(engine, servers, now) if post.message not in later]:
            while waiting:
                post = min(waiting, key=lambda one: self.pace.due(one.channel))  # of those due alike, the oldest
                waiting.remove(post)
                await asyncio.sleep(self.pace.wait(post.channel, asyncio.get_running_loop().time()))
                book = await self._bot.ledger.book(post.server)
                try:
                    await to_its_end(self._correct(book, post))
                except StorageError:
                    raise
                except UserError:  # a search that was not done in time
                    later.add(post.message)
                except Exception as error:  # noqa: BLE001 - one answer must not stand in the way of the others
                    if not passing(error):
                        report(error, where="correcting an answer")
                        await book.shown.drop(post.message)
                        continue
                    later.add(post.message)
                    trouble += 1
                    if trouble == _TROUBLE:
                        return

    async def _correct(self, book: Book, post: StalePost) -> None:
        """Bring one answer up to the record. Raises what Discord cannot take at the moment."""
        now = datetime.now(UTC)
        view, digest, records = await _rendered(book, post, correction_note(now))
        if digest == post.digest:
            await book.shown.settle(post, digest, records)
            return
        channel = self._bot.get_partial_messageable(post.channel, guild_id=post.server)
        self.pace.took(post.channel, asyncio.get_running_loop().time())
        try:
            await channel.get_partial_message(post.message).edit(view=view, allowed_mentions=_NO_PINGS)
        except discord.HTTPException as error:
            if not refused(error):
                raise
            if error.code not in GONE:
                await self._reply(book, post, channel, now)
            await book.shown.drop(post.message)
        else:
            await book.shown.settle(post, digest, records)

    async def _reply(self, book: Book, post: StalePost, channel: discord.PartialMessageable, now: datetime) -> None:
        """Say it below what cannot be edited, and follow that from then on; nothing where that is refused as well."""
        known = book.shown.known
        view, digest, records = await _rendered(book, post, correction_note(now), _INSTEAD)
        above = channel.get_partial_message(post.message).to_reference(fail_if_not_exists=False)
        try:
            sent = await channel.send(view=view, reference=above, allowed_mentions=_NO_PINGS, mention_author=False)
        except discord.HTTPException as error:
            if not refused(error):
                raise
            return
        question, read_as = await book.recall(post.question), await book.read_as(post.question)
        kept = Post(
            message=sent.id,
            channel=post.channel,
            question=question,
            read_as=read_as,
            page=post.page,
            part=post.part,
            shown_by=post.shown_by,
            at=post.at,
            digest=digest,
            records=records,
            known=known,
        )
        await book.shown.keep([kept])


async def _rendered(book: Book, post: StalePost, *notes: str) -> tuple[AnswerView, str, Shows]:
    """The answer as it is today, its clocks at when it was asked; its digest and records. `notes` are safe text."""
    question, read_as = await book.recall(post.question), await book.read_as(post.question)
    shown_by = None if post.shown_by is None else f"<@{post.shown_by}>"
    try:
        shown = await page_of(
            book,
            question,
            place=(post.page, post.part),
            private=False,
            understood=read_as,
            shown_by=shown_by,
            now=post.at,
            notes=notes,
        )
    except NotOnRecord as error:
        gone = Sheet("No longer on record", (str(error),), notes=notes)
        return sheet_view(gone), f"gone: {error}", frozenset()
    return shown.view, shown.digest, records_in(question, shown.answer)
