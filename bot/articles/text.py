"""From a page or a file to an article. The taking apart is done by a process of its own: see `bot.articles.extract`."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from datetime import date
from pathlib import Path

import bot
from bot.articles.article import LONGEST, Article
from bot.articles.kinds import LARGEST, Kind
from bot.articles.lines import typed
from bot.domain.errors import UserError

PATIENCE = 20.0
"""Seconds that a document may take."""

_NOT_READ = "That document could not be taken apart; paste its text instead."
_TOO_LARGE = f"That file is larger than {LARGEST // 1_000_000} MB; paste the text instead."
_NOTHING = "There is no text there; paste the article, its title left out."
_TOO_LONG = f"That is longer than {LONGEST:,} characters; give the part that matters."
_TOLD = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "PYTHONHOME")
"""What the process is told of the environment: what starts Python, and nothing that could open a door."""


async def read_document(
    body: bytes, kind: Kind, *, charset: str | None = None, url: str | None = None, patience: float = PATIENCE
) -> Article:
    """The article in a document. `charset` is what its site calls it in, `url` where it was found, `patience` seconds.

    Raises `UserError` with why there is none, or when it takes too long or too much memory.
    """
    if len(body) > LARGEST:
        raise UserError(_TOO_LARGE)
    process = await _started(kind, charset or "", url or "")
    try:
        async with asyncio.timeout(patience):
            said, _ = await process.communicate(body)
    except TimeoutError:
        raise UserError(_NOT_READ) from None
    finally:
        await _ended(process)
    if process.returncode:
        raise UserError(_NOT_READ)
    fields = json.loads(said)
    if "refused" in fields:
        raise UserError(fields["refused"])
    published = fields.pop("published")
    return Article(url=url, published=date.fromisoformat(published) if published else None, **fields)


def pasted(text: str) -> Article:
    """The article that somebody pasted, with plain letters and blanks as `typed`; raises `UserError` without any."""
    found = typed(text.replace("\r\n", "\n").replace("\0", "")).strip()
    if not found:
        raise UserError(_NOTHING)
    if len(found) > LONGEST:
        raise UserError(_TOO_LONG)
    return Article(found)


async def _started(kind: Kind, charset: str, url: str) -> Process:
    root = str(Path(bot.__file__).parents[1])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    environment = {name: os.environ[name] for name in _TOLD if name in os.environ} | {"PYTHONPATH": path}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.articles.extract", kind, charset, url,
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment,
    )  # fmt: skip


async def _ended(process: Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
