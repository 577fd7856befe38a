"""Answers that were posted, on their way to the database.

To write each one down as it is posted would cost a synchronised write for each answer. So they are held in memory, and
written together a second later at most; what a crash loses of them is not an answer, but its later correction.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.domain.errors import StorageError
from bot.domain.posts import Post, records_in
from bot.errors import report

if TYPE_CHECKING:
    from bot.ledger import Book
    from bot.ui.send import Posted

_MOST = 5_000
"""How many wait while the database cannot be written to; beyond that the newest are not followed."""


class Posts:
    """What was posted since the last writing."""

    def __init__(self) -> None:
        self._waiting: dict[Book, dict[int, Post]] = defaultdict(dict)
        self._writing = asyncio.Lock()
        self._failing = False

    def note(self, posted: Posted) -> None:
        """Remember an answer that everybody sees. What goes wrong is reported: the answer is out already."""
        try:
            if sum(map(len, self._waiting.values())) < _MOST:
                self._waiting[posted.book][posted.message] = _post(posted)
        except Exception as error:  # noqa: BLE001 - the person has their answer
            report(error, where="noting an answer")

    async def write(self) -> bool:
        """Write down what waits; whether something of it had changed already.

        What the database does not take now, or what this is cancelled in, waits for the next time.
        """
        stale = False
        async with self._writing:
            for book in [*self._waiting]:
                posts = self._waiting.pop(book)
                try:
                    stale |= await book.shown.keep([*posts.values()])
                    self._failing = False
                except asyncio.CancelledError:
                    self._wait_again(book, posts)
                    raise
                except StorageError as error:
                    self._wait_again(book, posts)
                    if not self._failing:  # said once, not every second
                        report(error, where="noting answers")
                    self._failing = True
                except Exception as error:  # noqa: BLE001 - no answer hangs on it
                    report(error, where="noting answers")
        return stale

    def _wait_again(self, book: Book, posts: dict[int, Post]) -> None:
        self._waiting[book] = posts | self._waiting[book]  # what was noted meanwhile is newer


def _post(posted: Posted) -> Post:
    shown = posted.shown
    return Post(
        message=posted.message,
        channel=posted.channel,
        question=posted.question,
        read_as=posted.read_as,
        page=shown.sheet.page.number,
        part=shown.part,
        shown_by=posted.shown_by,
        at=posted.at,
        digest=shown.digest,
        records=records_in(posted.question, shown.answer),
        known=posted.known,
    )
