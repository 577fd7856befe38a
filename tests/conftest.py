"""Fixtures for every test. A module that needs one engine only defines its own `engine` fixture."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.rig import missing
from tests.rig.network import stay_on_this_machine

if TYPE_CHECKING:
    from playwright.async_api import Page

    from bot.ledger import Book, Ledger
    from tests.rig.databases import Databases
    from tests.rig.postgres import PostgresServer

stay_on_this_machine()

# A busy machine is slow, not wrong.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """The kind of database; every test that uses a database runs on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the whole session."""
    try:
        from tests.rig.postgres import running_server
    except ImportError as error:  # asyncpg, or Windows
        missing(f"PostgreSQL cannot be used here: {error}")
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Hands out SQLite files."""
    from tests.rig.databases import SqliteDatabases

    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: PostgresServer) -> Databases:
    """Hands out PostgreSQL databases."""
    from tests.rig.databases import PostgresDatabases

    return PostgresDatabases(postgres_server)


@pytest.fixture
def databases(engine: str, request: pytest.FixtureRequest) -> Databases:
    """Hands out databases of the engine of this test."""
    found: Databases = request.getfixturevalue("sqlite_databases" if engine == "sqlite" else "postgres_databases")
    return found


@pytest.fixture
async def empty_database_url(databases: Databases) -> AsyncIterator[str]:
    """A database with nothing in it, not even a schema."""
    url = await databases.fresh("empty")
    yield url
    await databases.drop(url)


@pytest.fixture
async def database_url(databases: Databases, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """A database with the newest schema, holding the sample dossier when the test asks for `sample` too."""
    url = await databases.fresh("sample" if "sample" in request.fixturenames else "migrated")
    yield url
    await databases.drop(url)


@pytest.fixture
async def ledger(database_url: str) -> AsyncIterator[Ledger]:
    """The ledger on `database_url`."""
    from bot.ledger import Ledger

    opened = await Ledger.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def book(ledger: Ledger) -> Book:
    """The record of one Discord server, empty unless the test asks for `sample`."""
    from tests.rig.databases import GUILD

    return await ledger.book(GUILD)


@pytest.fixture
def sample(book: Book) -> Book:
    """The record of one Discord server, with the sample dossier in it."""
    return book


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """An empty page in a browser with an empty profile; only this machine can be reached from it."""
    from playwright.async_api import async_playwright

    from tests.rig.chromium import FLAGS, find_chromium

    chromium = find_chromium()
    if chromium is None:
        missing("Chromium is not installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield await browser.new_page(device_scale_factor=2)
        await browser.close()
