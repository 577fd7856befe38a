"""The name in a link is the one that the certificate must be for, whatever address it leads to."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from bot.domain.errors import UserError
from tests.articles.hostile import answering, on_loopback, site
from tests.rig import missing

PAGE = b"<p>peace</p>"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    openssl = shutil.which("openssl")
    if openssl is None:
        missing("openssl is not installed")
    subprocess.run(
        [
            openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-keyout", "pem", "-out", "pem", "-days", "2", "-subj", "/CN=news.example",
            "-addext", "subjectAltName=DNS:news.example",
        ],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    return tmp_path / "pem"


async def test_the_name_is_checked(certificate: Path) -> None:
    names = {"news.example": [["127.0.0.1"]], "other.example": [["127.0.0.1"]]}
    asked_for: list[str | None] = []
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate)
    server.sni_callback = lambda _socket, name, _context: asked_for.append(name)
    trust = ssl.create_default_context(cafile=certificate)

    async with site(answering(PAGE), server) as running:
        fetched = await on_loopback(names=names, trust=trust).fetch(running.url("/", "news.example", "https"))
        assert fetched.body == PAGE
        for name, context in (("other.example", trust), ("news.example", None)):
            with pytest.raises(UserError, match="could not be reached"):
                await on_loopback(names=names, trust=context).fetch(running.url("/", name, "https"))
    assert asked_for == ["news.example", "other.example", "news.example"]
    assert len(running.heads) == 1
