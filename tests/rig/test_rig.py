"""The rig keeps its promises: nothing leaves the machine, and no test sees what another one wrote."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from tests.rig.network import LeftTheMachineError

if TYPE_CHECKING:
    from playwright.async_api import Page

    from bot.ledger import Book
    from tests.rig.databases import Databases

ELSEWHERE = ("192.0.2.1", 443)  # reserved for documentation; nobody answers there


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_connections_stay_on_this_machine(kind: socket.SocketKind) -> None:
    with socket.socket(socket.AF_INET, kind) as connection, pytest.raises(LeftTheMachineError):
        connection.connect(ELSEWHERE)


def test_datagrams_stay_on_this_machine() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection, pytest.raises(LeftTheMachineError):
        connection.sendto(b"hello", ELSEWHERE)


@pytest.mark.parametrize("name", ["discord.com", b"discord.com", "192.0.2.1"])
async def test_names_are_not_looked_up(name: str | bytes) -> None:
    with pytest.raises(LeftTheMachineError):
        await asyncio.get_running_loop().getaddrinfo(name, 443)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_this_machine_can_be_reached(host: str) -> None:
    async with await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(host, server.sockets[0].getsockname()[1], family=socket.AF_INET)
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize("turn", [1, 2])
async def test_a_record_starts_empty(book: Book, turn: int) -> None:
    settings = await book.settings()
    assert settings.zone == "UTC"
    await book.change_settings(zone="Asia/Yerevan", actor=turn)


async def test_the_sample_is_there(sample: Book) -> None:
    assert "Nikol Pashinyan" in [speaker.text for speaker in await sample.suggest_speakers("Pashinian")]


async def test_databases_are_apart(databases: Databases) -> None:
    first, second = await databases.fresh("empty"), await databases.fresh("empty")
    assert first != second
    await databases.drop(first)
    await databases.drop(second)


async def test_the_browser_sees_this_machine_only(page: Page) -> None:
    async def greet(_request: web.Request) -> web.Response:
        return web.Response(text="<title>Here</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", greet)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    await page.goto(f"http://127.0.0.1:{runner.addresses[0][1]}/")
    assert await page.title() == "Here"
    outcome = await page.evaluate("fetch('https://discord.com/').then(() => 'reached', () => 'refused')")
    assert outcome == "refused"
    await runner.cleanup()
