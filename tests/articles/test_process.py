"""The process that takes documents apart: what it may use, what it is told, and that nothing of it stays behind."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

import pytest

from bot.articles.kinds import LARGEST, Kind
from bot.articles.reader import Articles
from bot.articles.text import read_document
from bot.domain.errors import UserError
from tests.articles.made import article
from tests.rig import missing

LARGE = b"<p>x" * (LARGEST // 4)
"""As long as a page may be, and far more than it in memory once it is a tree."""

_PROBE = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))
try:
    bytearray(1 << 29)
except MemoryError:
    print("held")
"""


def looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Path:
    """Has each Python that is started from here run that first: it may write what it sees to the path that is given."""
    found = folder / "seen"
    (folder / "sitecustomize.py").write_text(f"import os, sys\n{code.format(path=repr(str(found)))}\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return found


NUMBER = "open({path}, 'w').write(str(os.getpid()))"
ENVIRONMENT = "open({path}, 'w').write(repr(dict(os.environ)))"
LIMITS = """
import atexit, resource
kinds = resource.RLIMIT_AS, resource.RLIMIT_CPU
atexit.register(lambda: open({path}, 'w').write(repr([resource.getrlimit(kind)[1] for kind in kinds])))
"""


async def test_memory_and_processor_are_limited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    probe = await asyncio.create_subprocess_exec(sys.executable, "-c", _PROBE, stdout=PIPE, stderr=DEVNULL)
    if (await probe.communicate())[0] != b"held\n":
        missing("this system does not limit the memory of a process")
    seen = looked_at(tmp_path, monkeypatch, LIMITS)
    assert (await read_document(b"text", Kind.TEXT)).text == "text"
    assert seen.read_text("utf-8") == repr([1 << 30, 30])


async def test_what_takes_too_much_is_refused_and_the_next_is_read() -> None:
    """By its memory where the system limits that, by its time otherwise."""
    reader = Articles()
    large = asyncio.create_task(reader.read_file("large.html", LARGE))
    assert (await reader.read_file("truce.html", article().encode())).title == "Fragile truce holds"
    with pytest.raises(UserError, match=r"^That document could not be taken apart; paste its text instead\.$"):
        await large
    assert (await reader.read_file("truce.html", article().encode())).title == "Fragile truce holds"


async def test_time_is_limited_and_the_process_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = looked_at(tmp_path, monkeypatch, NUMBER)
    with pytest.raises(UserError, match="could not be taken apart"):
        await read_document(LARGE, Kind.HTML, patience=3.0)
    with pytest.raises(ProcessLookupError):
        os.kill(int(seen.read_text("utf-8")), 0)


async def test_who_stops_waiting_ends_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = looked_at(tmp_path, monkeypatch, NUMBER)
    os.mkfifo(seen)  # reading waits for the process
    reading = asyncio.create_task(read_document(LARGE, Kind.HTML))
    number = int(await asyncio.to_thread(seen.read_text, "utf-8"))
    os.kill(number, 0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


async def test_it_is_told_how_to_start_and_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = looked_at(tmp_path, monkeypatch, ENVIRONMENT)
    for name in ("DISCORD_TOKEN", "DATABASE_URL", "PGPASSWORD", "AWS_SECRET_ACCESS_KEY", "http_proxy", "PYTHONSTARTUP"):
        monkeypatch.setenv(name, "s3cret")
    assert (await read_document(b"text", Kind.TEXT)).text == "text"
    told = seen.read_text("utf-8")
    assert repr(os.environ["PATH"]) in told
    assert "s3cret" not in told


async def test_what_it_prints_beside_the_answer_is_no_part_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A library may say something at any time."""
    (tmp_path / "pypdf").mkdir()
    (tmp_path / "pypdf" / "__init__.py").write_text("print('deprecated')\nclass PdfReader: ...\n", "utf-8")
    (tmp_path / "pypdf" / "errors.py").write_text("class PyPdfError(Exception): ...\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(UserError, match="not a PDF"):
        await read_document(b"%PDF-1.7", Kind.PDF)
