"""Reading articles for people: by link where that is allowed, from a file, from a paste."""

from __future__ import annotations

import asyncio

from bot.articles.article import Article
from bot.articles.fetch import Fetcher, Page
from bot.articles.kinds import LARGEST, kind_of_file
from bot.articles.text import read_document
from bot.domain.errors import RefusedError, UserError

_AT_ONCE = 2
_OFF = (
    "Reading articles by link is switched off here; save the page and give it as a file, or paste its text. "
    "Whoever hosts the bot can switch it on with ARTICLE_LINKS."
)
_TOO_LARGE = f"That file is larger than {LARGEST // 1_000_000} MB; paste the part that matters instead."


class Articles:
    """Reads articles, two at a time, so that they leave room for everything else."""

    def __init__(self, fetcher: Fetcher | None = None) -> None:
        """`fetcher` None: links are not followed."""
        self._fetcher = fetcher
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def fetch(self, link: str) -> Page:
        """The page at a link; `RefusedError` where links are not followed, `UserError` with why there is none."""
        if self._fetcher is None:
            raise RefusedError(_OFF)
        async with self._room:
            return await self._fetcher.fetch(link)

    async def read(self, page: Page) -> Article:
        """The article on a page; raises `UserError` with why there is none."""
        async with self._room:
            return await read_document(page.body, page.kind, charset=page.charset, url=page.url)

    async def read_file(self, name: str, body: bytes) -> Article:
        """The article in a file that is called so; raises `UserError` with why there is none."""
        kind = kind_of_file(name)
        async with self._room:
            return await read_document(body, kind)


def check_file(name: str, size: int) -> None:
    """Raise `UserError` for a file that cannot be read, before it is fetched; `size` in bytes."""
    kind_of_file(name)
    if size > LARGEST:
        raise UserError(_TOO_LARGE)
