"""Getting a page from the web for somebody who typed a link.

Whoever may type a link chooses where this machine connects to, so it connects to public addresses only: each socket is
made here, after a look at the very address that it will be connected to. Names are looked up anew for each redirect,
and nothing is sent along that says who asks: no cookies, no credentials, no proxy from the environment.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
import zlib
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot import __version__
from bot.articles.addresses import is_public, is_this_machine
from bot.articles.kinds import LARGEST, Kind, kind_of
from bot.articles.links import checked
from bot.domain.errors import UserError

PORTS = frozenset((80, 443))
PATIENCE = 15.0
"""Seconds for all of it: looking up, connecting, redirects and the page."""

_REDIRECTS = 5
_CHUNK = 65_536
_MOVED = frozenset((301, 302, 303, 307, 308))
_OK = 200
_CHARSET = re.compile(r"[\w.:-]{1,40}", re.ASCII)
_INSTEAD = "Save the page and give it as a file, or paste its text."
_NOT_PUBLIC = f"That address does not lead to the public internet, so it is not read. {_INSTEAD}"
_TOO_LARGE = f"That page is larger than {LARGEST // 1_000_000} MB. {_INSTEAD}"
_TOO_SLOW = f"That page did not come within {PATIENCE:.0f} seconds; try again later. {_INSTEAD}"
_TOO_FAR = f"That address leads on to another more than {_REDIRECTS} times. {_INSTEAD}"
_NOT_REACHED = f"That page could not be reached; check the address. {_INSTEAD}"
_NOT_READ = f"That site did not send a page that can be read. {_INSTEAD}"

_HEADERS = {
    "User-Agent": f"Counterclaim/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a site sent, not compressed any more. `url` is where it was found in the end."""

    url: str
    kind: Kind
    charset: str | None
    body: bytes


def _is_elsewhere(address: str) -> bool:
    return is_public(address) and not is_this_machine(address)


class Fetcher:
    """Gets pages. All that can be chosen here is chosen by the code that makes it, and by no setting."""

    def __init__(
        self,
        *,
        may_reach: Callable[[str], bool] = _is_elsewhere,
        ports: Container[int] = PORTS,
        resolver: Callable[[], AbstractResolver] = aiohttp.ThreadedResolver,
        trust: ssl.SSLContext | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """`may_reach` is asked with each address before it is connected to; `patience` in seconds."""
        self._may_reach = may_reach
        self._ports = ports
        self._resolver = resolver
        self._trust = trust
        self._patience = patience

    async def fetch(self, link: str) -> Page:
        """The page at `link`. Raises `UserError` with why there is none."""
        url = checked(link.strip(), self._ports)
        refused: list[str] = []
        try:
            async with asyncio.timeout(self._patience), self._session(refused) as session:
                return await self._follow(session, url)
        except TimeoutError:
            raise UserError(_TOO_SLOW) from None
        except (aiohttp.ClientConnectionError, aiohttp.InvalidURL):
            raise UserError(_NOT_PUBLIC if refused else _NOT_REACHED) from None
        except (aiohttp.ClientError, ValueError, zlib.error):
            raise UserError(_NOT_READ) from None

    def _session(self, refused: list[str]) -> aiohttp.ClientSession:
        def connect_to(found: Any) -> socket.socket:
            family, kind, protocol, _, address = found
            if not self._may_reach(address[0]):
                refused.append(address[0])
                raise OSError("not a public address")
            return socket.socket(family, kind, protocol)

        connector = aiohttp.TCPConnector(
            resolver=self._resolver(),
            use_dns_cache=False,
            force_close=True,
            happy_eyeballs_delay=None,
            socket_factory=connect_to,
            ssl=self._trust or True,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            auto_decompress=False,
            trust_env=False,
        )

    async def _follow(self, session: aiohttp.ClientSession, url: URL) -> Page:
        for _ in range(_REDIRECTS + 1):
            async with session.get(url, allow_redirects=False) as response:
                if response.status not in _MOVED:
                    return await _read(response, url)
                url = checked(str(url.join(URL(response.headers.get("Location", "")))), self._ports)
        raise UserError(_TOO_FAR)


async def _read(response: aiohttp.ClientResponse, url: URL) -> Page:
    if response.status != _OK:
        raise UserError(f"That site answered with {response.status} and no page. {_INSTEAD}")
    kind = kind_of(response.headers.get("Content-Type", ""))
    charset = response.charset or ""  # decoded by percent signs, so anything may be in it
    return Page(str(url), kind, charset if _CHARSET.fullmatch(charset) else None, await _body(response))


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """The body, unpacked as it comes, so that neither form of it ever takes more than the limit."""
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "gzip", "x-gzip"}:
        raise UserError(_NOT_READ)
    unpack = None if packed == "identity" else zlib.decompressobj(wbits=zlib.MAX_WBITS + 16)
    body = bytearray()
    received = 0
    async for chunk in response.content.iter_chunked(_CHUNK):
        received += len(chunk)
        body += unpack.decompress(chunk, LARGEST - len(body) + 1) if unpack else chunk
        if max(received, len(body)) > LARGEST:
            raise UserError(_TOO_LARGE)
    if unpack is not None and not unpack.eof:
        raise UserError(_NOT_READ)
    return bytes(body)
