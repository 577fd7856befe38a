"""Links as people type them, and as pages redirect to them: which are looked at at all."""

from __future__ import annotations

import re
from collections.abc import Container

from yarl import URL

from bot.domain.errors import UserError
from bot.domain.limits import URL as LONGEST

_NO_LINK = "That is not the address of a page: it begins with https:// and has no spaces."
_NO_USER = "That address holds a user name or a password; give one without."
_NO_PORT = "That address names a port; only pages on the usual ports, 80 and 443, are read."
_TOO_LONG = f"That address is too long: {LONGEST:,} characters at most."

_ODD = re.compile(r"[\x00-\x20\x7f\\<>\"]")
_AUTHORITY = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_NAME = re.compile(r"(?=.{1,254}\Z)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?", re.IGNORECASE)
# Inet_aton also takes 0x7f.1, 017700000001 and 2130706433 for addresses; only the plain spelling is one here.
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
_PLAIN_4 = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")


def checked(link: str, ports: Container[int]) -> URL:
    """The address of a page on one of `ports`, without what follows "#". Raises `UserError` when it is none.

    Where its host leads to is not asked here.
    """
    if len(link) > LONGEST:
        raise UserError(_TOO_LONG)
    authority = _AUTHORITY.match(link)
    if authority is None or _ODD.search(link):
        raise UserError(_NO_LINK)
    if "@" in authority[1]:
        raise UserError(_NO_USER)
    try:
        url = URL(link).with_fragment(None)
        host, port = url.raw_host or "", url.port
    except ValueError:
        raise UserError(_NO_LINK) from None
    if not _is_host(host):
        raise UserError(_NO_LINK)
    if port not in ports:
        raise UserError(_NO_PORT)
    if len(str(url)) > LONGEST:  # as it is written when it is sent: other letters than Latin take six characters each
        raise UserError(_TOO_LONG)
    return url


def _is_host(host: str) -> bool:
    if ":" in host:
        return "%" not in host
    if not _NAME.fullmatch(host):
        return False
    last = host.rstrip(".").rpartition(".")[2]
    return not _NUMBER.fullmatch(last) or _PLAIN_4.fullmatch(host) is not None
