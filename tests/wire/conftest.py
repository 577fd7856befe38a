"""A Discord on this machine for each test, and a database with the sample dossier for the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from sqlite3 import connect

import pytest

from tests.rig.databases import Databases
from tests.wire.interactions import Use
from tests.wire.messages import texts
from tests.wire.server import Discord, discord_on_loopback


@pytest.fixture
def engine() -> str:
    """What passes over the wire is the same on every engine; `test_uses.py` shows it on both."""
    return "sqlite"


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    """A Discord that checks all it is told. It is patient: how long it waits is what `test_late.py` is about."""
    async with discord_on_loopback(patience=60.0) as served:
        yield served


@pytest.fixture
async def url(databases: Databases) -> AsyncIterator[str]:
    """A database with the sample dossier."""
    made = await databases.fresh("sample")
    yield made
    await databases.drop(made)


@contextmanager
def busy(url: str) -> Iterator[None]:
    """Another program writes to that SQLite file for as long as the block lasts."""
    with closing(connect(url.removeprefix("sqlite:///"), isolation_level=None)) as file:
        file.execute("BEGIN IMMEDIATE")
        yield
        file.execute("COMMIT")


async def told(use: Use) -> str:
    """What the first message says that came of a use and says something: "…" stands where one is about to go."""
    return await use.until(lambda: next((said for one in use.visible if (said := texts(one)) != "…"), None))
