"""While an article is fetched and read, its message says how far; it ends in the list or in why there is none."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.app import Counterclaim
from bot.articles.reader import Articles
from tests.articles.hostile import Handler, answering, on_loopback, site
from tests.articles.made import article
from tests.cogs.conftest import Server, labels, private, text
from tests.ui.limits import texts_of

COMMAND = "mod import article"
PAGE = article(first="“We never agreed to that,” Jeyhun Bayramov said.").encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE)


@pytest.fixture
def engine() -> str:
    """Storage is tested elsewhere."""
    return "sqlite"


def told(server: Server) -> list[str]:
    """What the one message of the last command said, in order; nothing else was sent, and nobody was mentioned."""
    told: list[str] = []
    for request in server.env.http_requests:
        answer: Any = request.json
        if request.method == "POST" and request.path.endswith("/callback") and answer["type"] == 4:
            assert not told
            assert answer["data"]["flags"] & 64
            answer = answer["data"]
        elif request.method == "PATCH":
            assert request.path.endswith("/messages/@original")
        else:
            continue
        assert answer["allowed_mentions"] == {"parse": []}
        told.append("\n".join([answer.get("content") or "", *texts_of(answer.get("components") or [])]))
    return told


def steps(server: Server) -> list[str]:
    """The last line of each."""
    return [one.splitlines()[-1] for one in told(server)]


class Slow:
    """A page of which one half is sent, and the other when the test says so, unless it breaks off there."""

    def __init__(self, *, breaks_off: bool = False) -> None:
        self.half_sent, self.go_on = asyncio.Event(), asyncio.Event()
        self._breaks_off = breaks_off

    async def __call__(self, _head: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + PAGE[:100])
        await writer.drain()
        self.half_sent.set()
        await self.go_on.wait()
        if not self._breaks_off:
            writer.write(PAGE[100:])


async def test_a_slow_page(server: Server, bot: Counterclaim) -> None:
    bot.articles = Articles(on_loopback())
    slow = Slow()
    async with site(slow) as running:
        asking = asyncio.create_task(server.moderator.slash(server.channel, COMMAND, link=running.url()))
        await slow.half_sent.wait()
        assert steps(server) == ["Fetching the page …"]
        slow.go_on.set()
        found = await asking
    fetching, reading, looking, shown = told(server)
    assert all(one.startswith("\n### Import an article\n") for one in (fetching, reading, looking))
    assert reading.endswith(f"Reading the page: {len(PAGE):,} bytes …")
    assert looking.rpartition("\n")[2].startswith("Looking for statements in ")
    assert "statements found in “Fragile truce holds”" in shown
    assert text(found) == shown
    assert "Edit first" in labels(found)
    assert private(found)


async def test_a_page_that_breaks_off_half_way(server: Server, bot: Counterclaim) -> None:
    bot.articles = Articles(on_loopback())
    slow = Slow(breaks_off=True)
    async with site(slow) as running:
        asking = asyncio.create_task(server.moderator.slash(server.channel, COMMAND, link=running.url()))
        await slow.half_sent.wait()
        slow.go_on.set()
        refused = await asking
    fetching, why = steps(server)
    assert fetching == "Fetching the page …"
    assert why.startswith(("That site did not send a page that can be read.", "That page could not be reached;"))
    assert why.endswith("Save the page and give it as a file, or paste its text.")
    assert "### Not read" in text(refused)
    assert labels(refused) == []
    assert private(refused)


async def test_a_page_that_does_not_come_in_time(server: Server, bot: Counterclaim) -> None:
    bot.articles = Articles(on_loopback(patience=0))
    refused = await server.moderator.slash(server.channel, COMMAND, link="http://127.0.0.1/")
    fetching, why = steps(server)
    assert fetching == "Fetching the page …"
    assert why.startswith("That page did not come within 15 seconds; try again later.")
    assert "### Not read" in text(refused)


@pytest.mark.parametrize(
    ("handler", "why", "count"),
    [
        (answering(b"<p>", status="404 Not Found"), "That site answered with 404 and no page.", 2),
        (answering(b"x", "image/png"), "neither a web page nor plain text nor a PDF", 2),
        (answering(b"<html></html>"), "No text of an article was found there", 3),
        (answering(b"\0" * 100, "text/plain"), "That file is not text", 3),
        (answering(b"%PDF-1.7", "application/pdf"), "That file is not a PDF that can be read", 3),
    ],
)
async def test_what_is_no_article(server: Server, bot: Counterclaim, handler: Handler, why: str, count: int) -> None:
    bot.articles = Articles(on_loopback())
    async with site(handler) as running:
        await server.moderator.slash(server.channel, COMMAND, link=running.url())
    said = steps(server)
    assert len(said) == count
    assert why in said[-1]


async def test_a_file(server: Server) -> None:
    found = await server.moderator.slash(server.channel, COMMAND, file=("truce.html", PAGE))
    reading, looking, shown = told(server)
    assert reading.endswith(f"Reading the file: {len(PAGE):,} bytes …")
    assert looking.rpartition("\n")[2].startswith("Looking for statements in ")
    assert text(found) == shown


async def test_what_fails_leaves_its_place_to_the_next(server: Server, bot: Counterclaim) -> None:
    bot.articles = Articles(on_loopback())
    async with site(answering(b"", length=9)) as running:
        for _ in range(3):
            refused = await server.moderator.slash(server.channel, COMMAND, link=running.url())
            assert "### Not read" in text(refused)
        assert len(running.heads) == 3
    async with site(answering(PAGE)) as running:
        found = await server.moderator.slash(server.channel, COMMAND, link=running.url())
    assert "statements found in “Fragile truce holds”" in text(found)


async def test_who_does_not_moderate_makes_nobody_connect(server: Server, bot: Counterclaim) -> None:
    bot.articles = Articles(on_loopback())
    group: Any = bot.tree.get_command("mod")
    group.default_permissions = None
    await bot.tree.sync()
    async with site(answering(PAGE)) as running:
        refused = await server.other.slash(server.channel, COMMAND, link=running.url())
        assert running.heads == []
    assert "Only moderators may do this" in text(refused)
    assert len(told(server)) == 1
    assert private(refused)
