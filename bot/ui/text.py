"""Text from people, made safe to show.

Whatever was typed or imported can neither ping, nor forge a link or a heading, nor break the layout. Lengths are in
UTF-16 units, which is never less than Discord counts (it counts code points).
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

ELLIPSIS = "…"
BLANK = "(blank)"
_MAX_MARKS = 3
# Joiners carry meaning in Arabic and Indic scripts only; everywhere else they hide text.
_JOINER = re.compile(r"(?<=[\u0600-\u0dff])[\u200c\u200d](?=[\u0600-\u0dff])")
_FILLERS = set("\u115f\u1160\u2800\u3164\uffa0\u034f")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_MARKUP = re.compile(r"[\\*_~|`\[\]<]")
_AT_START = re.compile(r"^(?:[#>+-]|\d+(?=[.)]))")
_SCHEME = re.compile(r":(?=//)")
_PING = re.compile(r"@(?=everyone|here|[!&\d])", re.IGNORECASE)
_MAX_URL = 500
_URL_SAFE = "/:?#@!$&'*+,;=%~-._"


def units(text: str) -> int:
    """The length of `text` in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """`text` on one line, without characters that hide, reorder or stack up: controls, bidi marks, zero widths.

    Text written from right to left is wrapped in an isolate of ours, so that its neighbours stay in place.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept: list[str] = []
    marks = 0
    joiners = {match.start() for match in _JOINER.finditer(text)}
    for at, character in enumerate(text):
        if character.isspace():
            kept.append(" ")
        elif at in joiners:
            kept.append(character)
        elif unicodedata.category(character) not in _HIDDEN and character not in _FILLERS:
            marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
            if marks <= _MAX_MARKS:
                kept.append(character)
    line = " ".join("".join(kept).split())
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
        return f"\u2068{line}\u2069"
    return line


def shorten(text: str, limit: int) -> str:
    """`text` cut to `limit` UTF-16 units, at a space where one is near, with an ellipsis when anything was cut."""
    if units(text) <= limit:
        return text
    isolated = text.startswith("\u2068")
    room = limit - 1 - isolated
    at = used = 0
    while at < len(text) and used + units(text[at]) <= room:
        used += units(text[at])
        at += 1
    kept = text[:at]
    space = kept.rfind(" ")
    if space > len(kept) * 2 // 3:
        kept = kept[:space]
    return kept.rstrip(" ,;:") + ELLIPSIS + ("\u2069" if isolated else "")


def escape(line: str) -> str:
    """A clean line with all of Discord's markup, mentions and link schemes shown as plain characters."""
    shown = _MARKUP.sub(r"\\\g<0>", line)
    shown = _SCHEME.sub(r"\\:", shown)
    shown = _PING.sub("@\u200b", shown)
    lead = "\u2068" if shown.startswith("\u2068") else ""
    return lead + _AT_START.sub(_escape_start, shown.removeprefix(lead))


def _escape_start(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\u200b" if found.isdigit() else f"\\{found}"


def safe(text: str | None, limit: int = 300) -> str:
    """`text` from people, ready for a message: at most `limit` units even after escaping; never empty."""
    line = clean(text or "")
    room = limit
    while units(shown := escape(shorten(line, room))) > limit:
        room -= max(1, (units(shown) - limit) // 2)
    return shown or BLANK


def plain(text: str | None, limit: int) -> str:
    """`text` from people for a place without markup (a button, a choice): at most `limit` units; never empty."""
    return shorten(clean(text or ""), limit) or BLANK


def web_address(url: str) -> tuple[str, str] | None:
    """The address to link to and its host, both in ASCII; None when `url` is not plainly a web address."""
    if clean(url) != url or re.search(r"[\s<>\"\\|`]", url):
        return None
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not re.fullmatch(r"[a-z0-9.-]{1,100}", host):
        return None
    target = quote(urlunsplit(parts._replace(netloc=host + port)), safe=_URL_SAFE)
    return (target, host) if len(target) <= _MAX_URL else None


def source_link(label: str, url: str, path: int = 0) -> str | None:
    """A link that says where it goes: "[label](<url>) (host)"; None when `url` is not a web address to link to.

    Both are text from people: brackets in the label are made round, those in the address are encoded. `path` is how
    many units of host and path are shown, for a link whose label says nothing: "[label](<url>) (host/path…)".
    """
    address = web_address(url)
    if address is None:
        return None
    target, host = address
    words = clean(label).replace("[", "(").replace("]", ")").replace("://", " ")
    shown = escape(shorten(target.partition("://")[2].rstrip("/"), path)) if path else host
    return f"[{escape(shorten(words, 150)) or host}](<{target}>) ({shown})"
