"""A PostgreSQL server that may be broken: the one of the session serves every other test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rig.postgres import PostgresServer

PLACES = 14
"""Connections that it takes."""


@pytest.fixture(scope="session")
def fragile_server(postgres_server: PostgresServer) -> Iterator[PostgresServer]:
    """A server that keeps what it has acknowledged when it is killed, and takes few connections."""
    from tests.rig.postgres import running_server

    places = f"max_connections={PLACES}", "superuser_reserved_connections=0"
    with running_server("synchronous_commit=on", *places) as server:
        yield server


@pytest.fixture
async def fragile_url(fragile_server: PostgresServer) -> AsyncIterator[str]:
    """An empty database on it."""
    name = await fragile_server.create()
    yield fragile_server.url(name)
    await fragile_server.drop(name)
