"""The local page of `counterclaim try`, as a process of its own."""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.wire.process import counterclaim


@asynccontextmanager
async def sandbox(
    *arguments: str, folder: Path, number: signal.Signals = signal.SIGINT, **settings: str
) -> AsyncIterator[str]:
    """The page's address; at the end the sandbox is told to stop, which must go well."""
    process = await counterclaim("try", *arguments, folder=folder, **settings)
    assert process.stdout is not None
    printed = ""
    while not printed.endswith("it.\n") and not printed.endswith("sqlite3.\n"):
        line = await asyncio.wait_for(process.stdout.readline(), timeout=60)
        assert line, await process.communicate()
        printed += line.decode()
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+/#\S+", printed)
    yield address
    process.send_signal(number)
    _, said = await asyncio.wait_for(process.communicate(), timeout=10)
    assert (process.returncode, said.decode()) == (0, "")
