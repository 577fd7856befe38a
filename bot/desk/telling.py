"""Telling a server's channels what was done: the log channel of each batch, the feed channel of what is new.

How far a channel was told is kept in the database, and moves on when Discord has taken the message: over a crash
nothing is lost, and one message at most is said twice.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import discord

from bot.desk.refusals import passing, refused
from bot.desk.to_its_end import to_its_end
from bot.domain.errors import NotOnRecord, StorageError
from bot.domain.history import Batch, RecordedAnswer
from bot.domain.ids import record_id
from bot.domain.questions import Recorded
from bot.domain.vocabulary import SourceKind
from bot.errors import report
from bot.ledger.told import Telling, Untold, channels_to_tell
from bot.ui.answers.recorded import many_recorded_sheet
from bot.ui.history_lines import line_of
from bot.ui.send import Posted, page_of, sheet_view
from bot.ui.text import shorten, source_link, units

if TYPE_CHECKING:
    from bot.app import Counterclaim
    from bot.ledger import Book

_NO_PINGS = discord.AllowedMentions.none()
_PATIENCE = timedelta(days=1)
"""How old what a channel refuses may become before it is left out."""

_AGAIN = timedelta(minutes=10)
"""How long a channel that refused is left alone."""

_ROOM = 2_000
"""How long a message may be."""

_CARDS = 5
"""How many statements of one batch are shown to readers; of more, only their number."""


class Teller(ABC):
    """Tells the channels that were chosen for one kind of news."""

    kind: ClassVar[Telling]

    def __init__(self, bot: Counterclaim) -> None:
        self._bot = bot
        self._alone: dict[int, datetime] = {}

    @abstractmethod
    async def _say(self, book: Book, channel: discord.PartialMessageable, batches: Sequence[Batch]) -> int:
        """Say in one message what can be said of the first of `batches`; the number of the last one told."""

    async def work(self) -> None:
        """Tell every channel all that it was not told; what Discord cannot take now waits. Raises `StorageError`."""
        servers = [server.id for server in self._bot.guilds]
        for untold in await channels_to_tell(self._bot.ledger.engine, self.kind, servers):
            now = datetime.now(UTC)
            if self._alone.get(untold.channel, now) <= now:
                self._alone.pop(untold.channel, None)
                await self._tell(await self._bot.ledger.book(untold.server), untold, now)

    async def _tell(self, book: Book, untold: Untold, now: datetime) -> None:
        channel = self._bot.get_partial_messageable(untold.channel, guild_id=untold.server)
        number = untold.batch

        async def tell(batches: Sequence[Batch]) -> None:
            nonlocal number
            number = await self._say(book, channel, batches)
            await book.told.moved(self.kind, number)

        while batches := await book.history.after(number):
            try:
                await to_its_end(tell(batches))
            except StorageError:
                raise
            except Exception as error:  # noqa: BLE001 - one channel must not stand in the way of the others
                if passing(error):
                    return
                if not (isinstance(error, discord.HTTPException) and refused(error)):
                    report(error, where=f"the {self.kind} channel")
                self._alone[untold.channel] = now + _AGAIN
                if old := [batch.number for batch in batches if batch.at < now - _PATIENCE]:
                    await book.told.moved(self.kind, old[-1])
                return


class LogChannel(Teller):
    """The log channel: one line for each batch, several in a message when they come at once."""

    kind = "log"

    async def _say(self, book: Book, channel: discord.PartialMessageable, batches: Sequence[Batch]) -> int:  # noqa: ARG002
        lines: list[str] = []
        for batch in batches:
            line = shorten(_line(batch), _ROOM)
            if lines and units("\n".join([*lines, line])) > _ROOM:
                break
            lines.append(line)
        await channel.send("\n".join(lines), allowed_mentions=_NO_PINGS, suppress_embeds=True)
        return batches[len(lines) - 1].number


class FeedChannel(Teller):
    """The feed channel: for each batch with statements that are still on record, one message that shows them."""

    kind = "feed"

    async def _say(self, book: Book, channel: discord.PartialMessageable, batches: Sequence[Batch]) -> int:
        for batch in batches:
            question = Recorded(record_id(book.server, batch.number))
            at, known = datetime.now(UTC), book.shown.known
            try:
                shown = await page_of(book, question, private=False, now=at)
            except NotOnRecord:  # nothing to read, or taken back meanwhile
                continue
            if isinstance(shown.answer, RecordedAnswer) and shown.answer.statements > _CARDS:
                view = sheet_view(many_recorded_sheet(shown.answer))
                await channel.send(view=view, allowed_mentions=_NO_PINGS)
            else:
                sent = await channel.send(view=shown.view, allowed_mentions=_NO_PINGS)
                self._bot.posts.note(Posted(sent.id, channel.id, book, question, None, shown, None, at, known))
            return batch.number
        return batches[-1].number


def _line(batch: Batch) -> str:
    """A batch in one line, with a link to the chat message that it was recorded from."""
    made = [change.after for change in batch.changes if change.kind == "source" and change.before is None]
    chats = [source["url"] for source in made if source["kind"] == SourceKind.CHAT and "url" in source]
    links = (source_link("message", url) for url in chats)
    return " · ".join([line_of(batch), *filter(None, links)])
