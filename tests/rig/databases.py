"""A database of its own for each test: empty, or a copy of one that was made once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal, Protocol

from bot.data import SAMPLE_DOSSIER
from bot.ledger import Ledger, import_dossier
from tests.rig.postgres import PostgresServer

GUILD = 1001
"""The Discord server that the sample dossier belongs to."""

Content = Literal["empty", "migrated", "sample"]


class Databases(Protocol):
    """Hands out databases of one engine."""

    async def fresh(self, content: Content) -> str:
        """The URL of a new database that holds `content`."""
        ...

    async def drop(self, url: str) -> None:
        """Remove a database that `fresh` gave."""
        ...


class SqliteDatabases:
    """One file for each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._templates: dict[Content, Path] = {}
        self._made = 0

    async def fresh(self, content: Content) -> str:
        """The URL of a new file."""
        self._made += 1
        path = self._folder / f"{self._made}.sqlite3"
        if content != "empty":
            if content not in self._templates:
                self._templates[content] = self._folder / f"{content}.sqlite3"
                await _fill(f"sqlite:///{self._templates[content]}", content)
            shutil.copyfile(self._templates[content], path)
        return f"sqlite:///{path}"

    async def drop(self, url: str) -> None:
        """Remove the file and what SQLite keeps beside it."""
        for path in self._folder.glob(f"{Path(url).name}*"):
            path.unlink()


class PostgresDatabases:
    """All in one server."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._templates: dict[Content, str] = {}

    async def fresh(self, content: Content) -> str:
        """The URL of a new database."""
        if content == "empty":
            return self._server.url(await self._server.create())
        if content not in self._templates:
            self._templates[content] = await self._server.create()
            await _fill(self._server.url(self._templates[content]), content)
        return self._server.url(await self._server.create(template=self._templates[content]))

    async def drop(self, url: str) -> None:
        """Remove the database."""
        await self._server.drop(url.removeprefix("postgresql://tests@/").partition("?")[0])


async def _fill(url: str, content: Content) -> None:
    ledger = await Ledger.open(url)
    try:
        if content == "sample":
            await import_dossier(await ledger.book(GUILD), SAMPLE_DOSSIER)
    finally:
        await ledger.close()
