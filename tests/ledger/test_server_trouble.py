"""Trouble with a PostgreSQL server: one plain sentence, with no address, user or password in it."""

from __future__ import annotations

import asyncio
import socket

import asyncpg
import pytest

from bot.domain.errors import StorageError
from bot.ledger import Book, Ledger
from tests.ledger.made import ACTOR, event
from tests.rig.postgres import PostgresServer

SECRET = "hunter2"


@pytest.fixture
def engine() -> str:
    return "postgresql"


async def refused(url: str) -> str:
    with pytest.raises(StorageError) as caught:
        await Ledger.open(url)
    sentence = str(caught.value)
    assert SECRET not in sentence
    assert "tests" not in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


async def test_no_server_there() -> None:
    for url in (
        f"postgresql://tests:{SECRET}@127.0.0.1:{closed_port()}/name",
        f"postgres://tests:{SECRET}@/x?host=/nowhere",
    ):
        assert await refused(url) == "The PostgreSQL server cannot be reached right now; try again in a moment."


async def test_no_such_database(postgres_server: PostgresServer) -> None:
    assert await refused(postgres_server.url("nowhere")) == (
        "The database named in DATABASE_URL does not exist on the PostgreSQL server."
    )


@pytest.mark.parametrize("user", ["stranger", f"tests:{SECRET}"])
async def test_a_user_or_password_that_the_server_refuses(
    postgres_server: PostgresServer, database_url: str, user: str
) -> None:
    url = database_url.replace("tests@", "stranger@")
    connection = await asyncpg.connect(database_url)
    try:
        if user != "stranger":  # known, with another password
            rules = postgres_server._folder / "data" / "pg_hba.conf"
            rules.write_text("local all stranger scram-sha-256\n" + rules.read_text())
            await connection.execute("CREATE ROLE stranger LOGIN PASSWORD 'other'")
            await connection.execute("SELECT pg_reload_conf()")
            url = database_url.replace("tests@", f"stranger:{SECRET}@")
        assert await refused(url) == "PostgreSQL refused the user or password in DATABASE_URL."
    finally:
        await connection.execute("DROP ROLE IF EXISTS stranger")
        await connection.close()


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://tests:{SECRET}@127.0.0.1:port/name",
        f"postgresql://tests:{SECRET}@127.0.0.1/name?sslmode=never",
        f"postgresql://tests:{SECRET}@[::1/name",
        f"postgresql://tests:{SECRET}@127.0.0.1:999999/name",
        f"postgresql://tests:{SECRET}/@127.0.0.1/name",
    ],
)
async def test_an_address_that_cannot_be_read(url: str) -> None:
    assert (await refused(url)).startswith("DATABASE_URL cannot be read: write postgresql://")


async def test_a_server_that_goes_away_is_said_and_found_again(book: Book, database_url: str) -> None:
    admin = await asyncpg.connect(database_url)
    end_others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1"
    )
    try:
        with pytest.raises(StorageError, match="cannot be reached right now"):  # noqa: PT012
            async with book.transaction(ACTOR, None) as changes:
                changes.add_claim(event("It rained"))
                await admin.execute(end_others, admin.get_server_pid())
        async with asyncio.timeout(20):
            assert (await book.summary()).claims == 0
            async with book.transaction(ACTOR, None) as changes:
                changes.add_claim(event("It snowed"))
        assert (await book.match_claim("#1")).candidates[0].text == "It snowed"
    finally:
        await admin.close()


async def test_a_server_that_takes_no_writes_says_so(book: Book, database_url: str) -> None:
    admin = await asyncpg.connect(database_url)
    await admin.execute(
        f"ALTER DATABASE {await admin.fetchval('SELECT current_database()')} SET default_transaction_read_only = on"
    )
    await admin.close()
    with pytest.raises(StorageError, match="is read-only at the moment"):
        await Ledger.open(database_url)


async def test_errors_of_our_own_are_not_blamed_on_the_server(ledger: Ledger) -> None:
    with pytest.raises(asyncpg.UndefinedTableError):
        async with ledger.engine.transaction(0) as writer:
            await writer.run("INSERT INTO nowhere VALUES (1)")
