"""Fetching a page from servers that mean well and from those that do not."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from pathlib import Path

import pytest

from bot.articles.fetch import Fetcher
from bot.articles.kinds import LARGEST, Kind
from bot.domain.errors import UserError
from tests.articles.hostile import AnyPort, Handler, Names, answering, on_loopback, redirecting, site

PAGE = "<p>«Խաղաղություն»</p>".encode()


async def test_a_page() -> None:
    async with site(answering(PAGE, "text/html; charset=UTF-8")) as running:
        page = await on_loopback().fetch(f"  {running.url('/a?b=c#d')} ")

    assert (page.url, page.kind, page.charset, page.body) == (running.url("/a?b=c"), Kind.HTML, "UTF-8", PAGE)


async def test_nothing_says_who_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login somebody password secret", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        moved = b"GET /moved" in head
        status = b"HTTP/1.1 200 OK\r\n" if moved else b"HTTP/1.1 302 Found\r\nLocation: /moved\r\n"
        writer.write(status + b"Set-Cookie: id=1\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n")

    async with site(handler) as running:
        await on_loopback().fetch(running.url())

    assert len(running.heads) == 2
    for head in running.heads:
        names = {line.partition(b":")[0].lower() for line in head.split(b"\r\n")[1:] if line}
        assert names == {b"host", b"user-agent", b"accept", b"accept-encoding", b"connection"}
        assert f"host: 127.0.0.1:{running.port}".encode() in head.lower()


@pytest.mark.parametrize("packed", ["gzip", "GZIP", "x-gzip"])
async def test_a_packed_page(packed: str) -> None:
    async with site(answering(gzip.compress(PAGE), "text/html", f"Content-Encoding: {packed}")) as running:
        assert (await on_loopback().fetch(running.url())).body == PAGE


@pytest.mark.parametrize("content_type", ["text/plain", "TEXT/MARKDOWN; x=y", "application/pdf"])
async def test_other_kinds(content_type: str) -> None:
    async with site(answering(b"x", content_type)) as running:
        assert (await on_loopback().fetch(running.url())).kind is not Kind.HTML


@pytest.mark.parametrize(
    "content_type", ["", "image/png", "application/json", "application/octet-stream", "text/html2", "text/css", ";"]
)
async def test_what_is_no_page_is_not_read(content_type: str) -> None:
    async with site(answering(PAGE, content_type)) as running:
        with pytest.raises(UserError, match="neither a web page nor plain text nor a PDF"):
            await on_loopback().fetch(running.url())


class TestWhereItMayGo:
    """Without being told otherwise a fetcher reaches public addresses only; the audit hook of the tests would raise."""

    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1",
            "10.0.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "::1",
            "::ffff:127.0.0.1",
            "fd00:ec2::254",
            "64:ff9b::7f00:1",
        ],
    )
    async def test_a_name_that_leads_inside(self, address: str) -> None:
        names = Names({"news.example": [[address]]})
        with pytest.raises(UserError, match="does not lead to the public internet"):
            await Fetcher(resolver=lambda: names).fetch("http://news.example/")
        assert names.asked == ["news.example"]

    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "10.1.2.3", "169.254.169.254", "0.0.0.0", "[::1]", "[::ffff:a9fe:a9fe]", "[2002:7f00:1::]"],
    )
    async def test_an_address_inside(self, host: str) -> None:
        async with site(answering(PAGE)) as running:
            with pytest.raises(UserError, match="does not lead to the public internet"):
                await Fetcher(ports=AnyPort()).fetch(f"http://{host}:{running.port}/")
        assert running.heads == []

    async def test_localhost(self) -> None:
        async with site(answering(PAGE)) as running:
            with pytest.raises(UserError, match="does not lead to the public internet"):
                await Fetcher(ports=AnyPort()).fetch(running.url(host="localhost"))
        assert running.heads == []

    @pytest.mark.parametrize(
        "target",
        [
            "http://10.0.0.1/",
            "http://169.254.169.254/latest/meta-data/",
            "//192.168.1.1/",
            "http://[::1]/",
            "http://inside.example/",
        ],
    )
    async def test_a_redirect_that_leads_inside(self, target: str) -> None:
        names = {"inside.example": [["10.0.0.7"]]}
        async with site(redirecting(target)) as running:
            with pytest.raises(UserError, match="does not lead to the public internet"):
                await on_loopback(names=names).fetch(running.url())

    @pytest.mark.parametrize(
        "target",
        [
            "file:" + "///etc/passwd",
            "ftp://example.org/",
            "http://2130706433/",
            "http://user:word@127.0.0.1/",
            "data:text/html,x",
        ],
    )
    async def test_a_redirect_to_what_is_no_link(self, target: str) -> None:
        async with site(redirecting(target)) as running:
            with pytest.raises(UserError, match=r"^That (address|is not)"):
                await on_loopback().fetch(running.url())
        assert len(running.heads) == 1

    async def test_a_name_that_changes_its_mind(self) -> None:
        """The look-up that was checked is the one that is used; a second one, for a redirect, is checked again."""
        names = Names({"news.example": [["127.0.0.1"], ["10.0.0.1"]]})
        fetcher = Fetcher(may_reach=lambda address: address == "127.0.0.1", ports=AnyPort(), resolver=lambda: names)
        async with site(redirecting("/again")) as running:
            with pytest.raises(UserError, match="does not lead to the public internet"):
                await fetcher.fetch(running.url(host="news.example"))
        assert len(running.heads) == 1
        assert names.asked == ["news.example"] * 2
        assert f"host: news.example:{running.port}".encode() in running.heads[0].lower()

    async def test_of_several_addresses_only_public_ones_are_tried(self) -> None:
        names = {"news.example": [["10.0.0.1", "fd00::1", "127.0.0.1"]]}
        async with site(answering(PAGE)) as running:
            assert (await on_loopback(names=names).fetch(running.url(host="news.example"))).body == PAGE

    async def test_redirects_end(self) -> None:
        hops = 0

        async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
            nonlocal hops
            hops += 1
            await redirecting(f"/{hops}")(b"", writer)

        async with site(handler) as running:
            with pytest.raises(UserError, match="more than 5 times"):
                await on_loopback().fetch(running.url())
        assert hops == 6

    async def test_a_page_after_five_redirects(self) -> None:
        hops = 0

        async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
            nonlocal hops
            hops += 1
            await (redirecting(f"/{hops}") if hops <= 5 else answering(PAGE))(b"", writer)

        async with site(handler) as running:
            assert (await on_loopback().fetch(running.url())).url == running.url("/5")


class TestHowMuch:
    async def refused(self, handler: Handler, match: str, patience: float = 15.0) -> None:
        async with site(handler) as running:
            with pytest.raises(UserError, match=match):
                await on_loopback(patience=patience).fetch(running.url())

    async def test_the_largest_page(self) -> None:
        async with site(answering(b"x" * LARGEST)) as running:
            assert len((await on_loopback().fetch(running.url())).body) == LARGEST

    async def test_a_page_that_is_too_large(self) -> None:
        await self.refused(answering(b"x" * (LARGEST + 1)), "larger than 5 MB")

    async def test_a_page_without_end(self) -> None:
        async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            while True:
                writer.write(b"x" * 65_536)
                await writer.drain()

        await self.refused(handler, "larger than 5 MB")

    async def test_a_bomb(self) -> None:
        packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS + 16)
        bomb = b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(500)), packer.flush()])
        assert len(bomb) < LARGEST
        tracemalloc.start()
        try:
            await self.refused(answering(bomb, "text/html", "Content-Encoding: gzip"), "larger than 5 MB")
            assert tracemalloc.get_traced_memory()[1] < 8 * LARGEST
        finally:
            tracemalloc.stop()

    @pytest.mark.parametrize("packed", ["br", "deflate", "zstd", "gzip, gzip", "compress"])
    async def test_what_was_not_asked_for(self, packed: str) -> None:
        await self.refused(answering(PAGE, "text/html", f"Content-Encoding: {packed}"), "did not send a page")

    @pytest.mark.parametrize("body", [b"not packed", gzip.compress(PAGE)[:-9], b""], ids=["not", "cut off", "empty"])
    async def test_a_broken_package(self, body: bytes) -> None:
        await self.refused(answering(body, "text/html", "Content-Encoding: gzip"), "did not send a page")

    @pytest.mark.parametrize(
        "head",
        [
            b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % number for number in range(10_000)) + b"\r\n",
            b"HTTP/1.1 200 " + b"x" * 100_000 + b"\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.2\r\n",
            b"\0" * 1000,
        ],
        ids=["a long header", "many headers", "a long reason", "another protocol", "noise"],
    )
    async def test_odd_heads(self, head: bytes) -> None:
        async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
            writer.write(head)

        await self.refused(handler, "did not send a page|could not be reached")

    async def test_headers_without_end(self) -> None:
        async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\n")
            while True:
                writer.write(b"X: y\r\n" * 1000)
                await writer.drain()

        await self.refused(handler, "did not send a page|could not be reached")

    async def test_a_page_that_drips(self) -> None:
        async def handler(_head: bytes, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.05)

        await self.refused(handler, "did not come within", patience=0.3)

    async def test_a_site_that_says_nothing(self) -> None:
        async def handler(_head: bytes, _writer: asyncio.StreamWriter) -> None:
            await asyncio.Event().wait()

        await self.refused(handler, "did not come within", patience=0.3)

    async def test_a_page_that_breaks_off(self) -> None:
        await self.refused(answering(PAGE, length=1000), "did not send a page|could not be reached")

    async def test_a_page_that_is_not_there(self) -> None:
        await self.refused(answering(PAGE, status="404 Not Found"), "answered with 404")

    async def test_a_redirect_to_nowhere(self) -> None:
        await self.refused(answering(b"", status="302 Found"), "more than 5 times")

    async def test_nobody_listens(self) -> None:
        async with site(answering(PAGE)) as running:
            pass
        with pytest.raises(UserError, match="could not be reached"):
            await on_loopback().fetch(running.url())
