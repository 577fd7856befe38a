"""Sites that never end, lie about what they send, or send what breaks whoever takes it at its word."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc

import pytest

from bot.articles.fetch import Fetcher
from bot.articles.kinds import Kind
from bot.articles.reader import Articles
from bot.domain.errors import UserError
from tests.articles.hostile import AnyPort, Handler, Names, answering, on_loopback, redirecting, site
from tests.articles.made import article, pdf

PAGE = article().encode()
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


async def refused(handler: Handler, match: str, patience: float = 15.0) -> None:
    async with site(handler) as running:
        with pytest.raises(UserError, match=match):
            await on_loopback(patience=patience).fetch(running.url())


def endless(first: bytes, piece: bytes) -> Handler:
    """A handler that begins, and then goes on for as long as somebody listens."""

    async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(piece)
            await writer.drain()

    return handler


@pytest.mark.parametrize(
    ("first", "piece"),
    [
        (CHUNKED + b"5;", b"x" * 65_536),
        (CHUNKED, b"0" * 65_536),
        (CHUNKED, b"1\r\nx\r\n" * 1_000),
        (CHUNKED + b"5\r\nhello\r\n0\r\n", b"X: y\r\n" * 1_000),
        (CHUNKED + b"5\r\nhello\r\n0\r\nX: ", b"y" * 65_536),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" * 1_000),
    ],
    ids=["note on a chunk", "length of a chunk", "tiny chunks", "trailers", "a trailer", "continue", "early hints"],
)
async def test_what_never_ends(first: bytes, piece: bytes) -> None:
    """It ends by the limit on time or on size, and little of it is kept."""
    tracemalloc.start()
    try:
        await refused(endless(first, piece), "did not come within|did not send a page|larger than 5 MB", patience=1.0)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("status", ["101 Switching Protocols", "204 No Content", "206 Partial", "300 Several", "999 X"])
async def test_other_answers(status: str) -> None:
    await refused(answering(b"", status=status), f"answered with {status[:3]} and no page")


@pytest.mark.parametrize(
    "handler",
    [
        answering(PAGE, "text/html", "Content-Length: 5"),
        answering(PAGE, length=-5),
        answering(PAGE, length=10**30),
        answering(PAGE, "text/html", "Transfer-Encoding: chunked"),
        answering(PAGE, status="2000 OK"),
    ],
    ids=["two lengths", "below nothing", "beyond measure", "chunks with a length", "a long status"],
)
async def test_answers_that_contradict_themselves(handler: Handler) -> None:
    await refused(handler, "did not send a page|could not be reached")


@pytest.mark.parametrize(
    "charset",
    ["charset*=utf-8''%00", "charset*=utf-8''a%00b", 'charset="a b"', "charset=" + "x" * 5_000, "charset", "charset=é"],
)
async def test_what_is_no_charset_is_none(charset: str) -> None:
    reader = Articles(on_loopback())
    async with site(answering(PAGE, f"text/html; {charset}")) as running:
        page = await reader.fetch(running.url())
    assert page.charset is None
    assert (await reader.read(page)).title == "Fragile truce holds"


@pytest.mark.parametrize(
    "charset", ["utf-7", "unicode_escape", "punycode", "idna", "rot13", "zlib", "hex", "undefined"]
)
async def test_odd_charsets(charset: str) -> None:
    """A page is read in them, or it is not; none of them does more."""
    reader = Articles(on_loopback())
    async with site(answering(PAGE, f"text/html; charset={charset}")) as running:
        page = await reader.fetch(running.url())
    assert page.charset == charset
    assert (await reader.read(page)).title == "Fragile truce holds"


@pytest.mark.parametrize(
    ("body", "content_type", "why"),
    [
        (PAGE, "application/pdf", "not a PDF"),
        (pdf(["one"]), "text/html", "No text of an article"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "text/html", "is not text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "text/plain", "is not text"),
        (gzip.compress(PAGE), "text/html", "is not text"),
        (b"http://127.0.0.1/", "text/html", "No text of an article"),
    ],
)
async def test_what_is_something_else_than_it_says(body: bytes, content_type: str, why: str) -> None:
    reader = Articles(on_loopback())
    async with site(answering(body, content_type)) as running:
        page = await reader.fetch(running.url())
        with pytest.raises(UserError, match=why):
            await reader.read(page)
        assert len(running.heads) == 1


async def test_what_follows_a_package_is_no_part_of_it() -> None:
    packed = gzip.compress(PAGE) + b"x" * 100
    async with site(answering(packed, "text/html", "Content-Encoding: gzip")) as running:
        assert (await on_loopback().fetch(running.url())).body == PAGE


@pytest.mark.parametrize(
    "target",
    [
        "//user@127.0.0.1/",
        "http://127.0.0.1:x/",
        "http://[::1",
        "http://0177.0.0.1/",
        "javascript:alert(1)",
        "http://" + "a" * 2_000,
        "http://\u2028/",
        "http://a..b/",
    ],
)
async def test_redirects_to_no_link(target: str) -> None:
    async with site(redirecting(target)) as running:
        with pytest.raises(UserError, match=r"^That (address|is not|site did not)"):
            await on_loopback().fetch(running.url())
    assert len(running.heads) == 1


async def test_a_page_does_not_lead_on_by_what_it_says() -> None:
    """Neither a `Refresh` header nor one in the page is followed, and nothing that the page names is fetched."""
    named = '<meta http-equiv="refresh" content="0;url=/next"><link rel="canonical" href="/next"><base href="/next/">'
    page = article(head=named).replace("<h1>", '<img src="/next"><iframe src="/next"></iframe><h1>')
    reader = Articles(on_loopback())
    async with site(answering(page.encode(), "text/html", "Refresh: 0;url=/next")) as running:
        read = await reader.read(await reader.fetch(running.url("/first")))
        assert len(running.heads) == 1
    assert (read.title, read.url) == ("Fragile truce holds", running.url("/first"))


@pytest.mark.parametrize("host", ["①②⑦.⓪.⓪.①", "127。0。0。1", "[::]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]"])
async def test_other_spellings_of_addresses_inside(host: str) -> None:
    async with site(answering(PAGE)) as running:
        with pytest.raises(UserError, match="does not lead to the public internet"):
            await Fetcher(ports=AnyPort()).fetch(f"http://{host}:{running.port}/")
    assert running.heads == []


async def test_a_name_that_leads_to_this_machine_only_the_second_time() -> None:
    """What was looked at is what is connected to: the name is not looked up again in between."""
    names = Names({"news.example": [["10.0.0.1"], ["127.0.0.1"]]})
    async with site(answering(PAGE)) as running:
        fetcher = Fetcher(may_reach=lambda address: address == "127.0.0.1", ports=AnyPort(), resolver=lambda: names)
        with pytest.raises(UserError, match="does not lead to the public internet"):
            await fetcher.fetch(running.url(host="news.example"))
    assert names.asked == ["news.example"]
    assert running.heads == []


async def test_two_are_read_at_a_time_and_the_third_waits() -> None:
    both, go_on = asyncio.Event(), asyncio.Event()
    asked = 0

    async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked += 1
        if asked == 2:
            both.set()
        await go_on.wait()
        await answering(PAGE)(b"", writer)

    reader = Articles(on_loopback())
    async with site(handler) as running:
        fetching = [asyncio.create_task(reader.fetch(running.url())) for _ in range(3)]
        await both.wait()
        assert asked == 2
        go_on.set()
        assert [page.kind for page in await asyncio.gather(*fetching)] == [Kind.HTML] * 3
    assert asked == 3
