"""Trouble with a PostgreSQL server: one plain sentence, with no address, user or password in it."""

from __future__ import annotations

import asyncio
import socket

import asyncpg
import pytest

from bot.domain.errors import StorageError
from bot.ledger import Book, Ledger, postgres
from tests.ledger.faults.conftest import PLACES
from tests.ledger.faults.numbered import check_whole, lay_ground, write_statement
from tests.ledger.made import ACTOR, event
from tests.ledger.raw import looking
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


async def test_a_full_disk_is_said_and_leaves_nothing_half_written(book: Book, database_url: str) -> None:
    # A disk that is really full would end the server of all other tests; its error reaches us all the same.
    async with looking(database_url) as run:
        await run(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'could not extend file \"base/1\"' USING ERRCODE = 'disk_full'; END $$"
        )
        await run("CREATE TRIGGER full_disk BEFORE INSERT ON stance EXECUTE FUNCTION full_disk()")
        ground = await lay_ground(book)
        with pytest.raises(StorageError) as caught:
            await write_statement(book, ground, 1)
        assert str(caught.value) == "The disk of the PostgreSQL server is full; free some room and try again."
        assert (await book.summary()).claims == 1
        await run("DROP TRIGGER full_disk ON stance")
        await run("DROP FUNCTION full_disk")
    acknowledged = {2: await write_statement(book, ground, 2)}
    assert await check_whole(database_url, acknowledged) == {2}


async def test_a_user_who_may_not_make_tables(database_url: str, empty_database_url: str) -> None:
    async with looking(database_url) as run:
        await run("CREATE ROLE guest LOGIN")
        try:
            assert await refused(empty_database_url.replace("tests@", "guest@")) == (
                "PostgreSQL does not let the user in DATABASE_URL do this; make that user the owner of the database."
            )
        finally:
            await run("DROP ROLE guest")


async def test_a_server_that_takes_no_more_connections(fragile_url: str) -> None:
    ledger = await Ledger.open(fragile_url)
    book = await ledger.book(1001)
    full = "The PostgreSQL server takes no more connections right now; try again in a moment."
    taken: list[asyncpg.Connection[asyncpg.Record]] = []
    try:
        with pytest.raises(asyncpg.TooManyConnectionsError):  # noqa: PT012
            while len(taken) <= PLACES:
                taken.append(await asyncpg.connect(fragile_url))
        assert await refused(fragile_url) == full
        outcomes = await asyncio.gather(*(book.summary() for _ in range(6)), return_exceptions=True)
        refusals = {str(outcome) for outcome in outcomes if isinstance(outcome, Exception)}
        assert refusals == {full}
        assert any(not isinstance(outcome, Exception) for outcome in outcomes), "the connection that is there serves"
    finally:
        for connection in taken:
            await connection.close()
    assert await asyncio.gather(*(book.summary() for _ in range(6)))
    await ledger.close()


@pytest.mark.parametrize(
    ("setting", "told"), [("lock", "is busy with another program"), ("statement", "takes too long")]
)
async def test_a_table_that_another_program_has_locked(book: Book, database_url: str, setting: str, told: str) -> None:
    async with looking(database_url) as run:
        [(name,)] = await run("SELECT current_database()")
        await run(f"ALTER DATABASE {name} SET {setting}_timeout = '300ms'")
        ledger = await Ledger.open(database_url)
        await run("BEGIN")
        await run("LOCK TABLE claim IN ACCESS EXCLUSIVE MODE")
        impatient = await ledger.book(1001)
        with pytest.raises(StorageError, match=f"PostgreSQL .* {told}.*; try again in a moment"):
            await lay_ground(impatient)
        with pytest.raises(StorageError, match=f"PostgreSQL .* {told}.*; try again in a moment"):
            await impatient.suggest_claims("")
        patient = asyncio.create_task(lay_ground(book))
        await asyncio.wait({patient}, timeout=0.1)
        await run("ROLLBACK")
        ground = await patient
        acknowledged = {1: await write_statement(impatient, ground, 1)}
        await ledger.close()
    assert await check_whole(database_url, acknowledged) == {1}


async def test_another_program_that_writes_is_waited_for_and_then_named(
    book: Book, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "LOCKED", 0.3)
    ground = await lay_ground(book)
    async with looking(database_url) as run:
        for lasting in (True, False):
            await run("BEGIN")
            await run(f"SELECT pg_advisory_xact_lock({postgres.LOCK_SPACE}, {book.server})")
            waiting = asyncio.create_task(write_statement(book, ground, 1))
            if lasting:
                with pytest.raises(StorageError, match="PostgreSQL database is busy with another program; try"):
                    await waiting
                monkeypatch.setattr(postgres, "LOCKED", 30)
                assert (await book.summary()).claims == 1, "answers are given meanwhile"
            else:
                await asyncio.wait({waiting}, timeout=0.1)
            await run("ROLLBACK")
    assert await check_whole(database_url, {1: await waiting}) == {1}


async def test_errors_of_our_own_are_not_blamed_on_the_server(ledger: Ledger) -> None:
    with pytest.raises(asyncpg.UndefinedTableError):
        async with ledger.engine.transaction(0) as writer:
            await writer.run("INSERT INTO nowhere VALUES (1)")
