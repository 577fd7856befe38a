"""A relay on loopback before the PostgreSQL server, which can fall silent or hang up like a network that fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import parse_qs, urlsplit


class Relay:
    """Passes on what both sides say. While `answering` is not set, the server's side is held back."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._socket = f"{parse_qs(parts.query)['host'][0]}/.s.PGSQL.5432"
        self._name = parts.path
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._watched: bytes | None = None
        self.answering, self.seen = asyncio.Event(), asyncio.Event()
        self.answering.set()
        self.url = ""

    def silence_at(self, words: bytes) -> None:
        """Fall silent, and set `seen`, as soon as the client says these words; the server hears them."""
        self._watched = words

    def hang_up(self) -> None:
        """Cut every connection."""
        for writer in self._writers:
            writer.transport.abort()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Relay]:
        """Listen, under `url`."""
        listener = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"postgresql://tests@127.0.0.1:{listener.sockets[0].getsockname()[1]}{self._name}"
        try:
            yield self
        finally:
            listener.close()
            self.hang_up()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(to_client)
        with suppress(OSError, asyncio.CancelledError):
            server, to_server = await asyncio.open_unix_connection(self._socket)
            self._writers.add(to_server)
            await asyncio.gather(self._listen(client, to_server), self._answer(server, to_client))

    async def _listen(self, client: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        while words := await client.read(65536):
            if self._watched is not None and self._watched in words:
                self._watched = None
                self.answering.clear()
                self.seen.set()
            server.write(words)
        server.close()

    async def _answer(self, server: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        while words := await server.read(65536):
            await self.answering.wait()
            client.write(words)
        client.close()
