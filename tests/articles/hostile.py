"""A server on loopback that answers as it is told to, byte by byte, and the names that lead to it or elsewhere."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.articles.addresses import is_public
from bot.articles.fetch import Fetcher

Handler = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


class AnyPort:
    """Every port there is."""

    def __contains__(self, _port: object) -> bool:
        return True


class Names(AbstractResolver):
    """Where names lead to: to the addresses in the first list, then to those in the next; `asked` counts."""

    def __init__(self, names: dict[str, list[list[str]]]) -> None:
        self._names = names
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> Any:
        self.asked.append(host)
        answers = self._names[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ip_address(address).version == 6 else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=0,
            )
            for address in addresses
        ]

    async def close(self) -> None: ...


@dataclass
class Site:
    """A running server; `heads` are the requests that came."""

    port: int
    heads: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@asynccontextmanager
async def site(handler: Handler, tls: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    """A server that reads the head of each request and leaves the answer to `handler`."""
    running: Site
    serving: set[asyncio.Task[Any] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving.add(asyncio.current_task())
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                head = await reader.readuntil(b"\r\n\r\n")
                running.heads.append(head)
                await handler(head, writer)
                await writer.drain()
        except asyncio.CancelledError:
            writer.transport.abort()  # the test is over, and whoever listened has gone
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    running = Site(server.sockets[0].getsockname()[1])
    try:
        yield running
    finally:
        server.close()
        left = [task for task in serving if task is not None]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def answering(
    body: bytes, content_type: str = "text/html", *headers: str, status: str = "200 OK", length: int | None = None
) -> Handler:
    """A handler that sends that."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    if content_type:
        head.append(f"Content-Type: {content_type}")

    async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write("\r\n".join([*head, "", ""]).encode() + body)

    return handler


def redirecting(target: str) -> Handler:
    """A handler that sends everybody on."""
    return answering(b"", "", f"Location: {target}", status="302 Found")


def on_loopback(
    *, names: dict[str, list[list[str]]] | None = None, trust: ssl.SSLContext | None = None, patience: float = 15.0
) -> Fetcher:
    """A fetcher that may also reach this machine at 127.0.0.1, on any port."""
    return Fetcher(
        may_reach=lambda address: address == "127.0.0.1" or is_public(address),
        ports=AnyPort(),
        resolver=lambda: Names(names or {}),
        trust=trust,
        patience=patience,
    )
