"""From documents to articles, in the process that takes them apart."""

from __future__ import annotations

import asyncio
import zlib
from datetime import date

import pytest

from bot.articles.article import LONGEST, Article
from bot.articles.kinds import LARGEST, Kind, kind_of_file
from bot.articles.text import pasted, read_document
from bot.domain.errors import UserError
from tests.articles.made import FIRST, article, pdf


async def test_a_page() -> None:
    read = await read_document(article().encode(), Kind.HTML, url="https://daily.example/truce")

    assert (read.title, read.outlet, read.published, read.language, read.url) == (
        "Fragile truce holds",
        "The Daily",
        date(2023, 9, 21),
        "en",
        "https://daily.example/truce",
    )
    lines = read.text.splitlines()
    assert FIRST in lines
    assert (
        'Russia\'s defence ministry reported "five ceasefire violations" in two areas, in a statement on Thursday.'
        in lines
    )
    assert "newsletter" not in read.text
    assert "Copyright" not in read.text


@pytest.mark.parametrize(
    ("charset", "declared", "written"),
    [
        ("windows-1251", "", "windows-1251"),
        (None, '<meta charset="windows-1251">', "windows-1251"),
        (None, '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        (None, "", "utf-8"),
        ("utf-8", "", "utf-8-sig"),
        ("iso-8859-1", "", "utf-16"),
        ("no-such-charset", "", "utf-8"),
    ],
)
async def test_charsets(charset: str | None, declared: str, written: str) -> None:
    words = "Алиев заявил журналистам, что суверенитет над регионом полностью восстановлен, и поблагодарил всех за это."
    body = article(lang="ru", head=declared, first=words).replace("“", '"').replace("”", '"').encode(written)

    read = await read_document(body, Kind.HTML, charset=charset)

    assert words in read.text
    assert read.language == "ru"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Baku: no comment.\r\n\r\n\r\n\r\n  “We deny it.”  \r".encode(), "Baku: no comment.\n\n“We deny it.”"),
        ("\ufeffԽաղաղություն".encode(), "Խաղաղություն"),
        ("Pashinyan said".encode("utf-16"), "Pashinyan said"),
        (b"one\x0ctwo\x1b[0m\x07", "one\ntwo[0m"),
    ],
)
async def test_plain_text(body: bytes, text: str) -> None:
    assert await read_document(body, Kind.TEXT) == Article(text)


async def test_text_in_the_charset_that_the_site_names() -> None:
    assert (await read_document("Əliyev".encode("utf-16-le"), Kind.TEXT, charset="utf-16-le")).text == "Əliyev"


async def test_a_pdf() -> None:
    lines = ["Azerbaijan denied violating the", "cease-", "fire.", "Russia reported five."]
    read = await read_document(pdf(lines, title="A truce", lang="en-GB"), Kind.PDF, url="https://daily.example/a.pdf")

    assert read.text.splitlines() == ["Azerbaijan denied violating the ceasefire.", "Russia reported five."]
    assert (read.title, read.language, read.published) == ("A truce", "en-GB", None)


@pytest.mark.parametrize(
    ("body", "kind", "why"),
    [
        (b"", Kind.HTML, "No text of an article"),
        (b"<html></html>", Kind.HTML, "No text of an article"),
        (b"<div>" * 100_000, Kind.HTML, "No text of an article"),
        (b"\0" * 100, Kind.HTML, "is not text"),
        (b"\0" * 100, Kind.TEXT, "is not text"),
        (b"\xff\xfe\x00\xd8", Kind.TEXT, "is not text"),
        (b"\xd0", Kind.TEXT, "is not text"),
        (b" \n ", Kind.TEXT, "No text of an article"),
        (b"x" * (LONGEST + 1), Kind.TEXT, "longer than 200,000 characters"),
        (b"", Kind.PDF, "not a PDF"),
        (b"%PDF-1.7", Kind.PDF, "not a PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 50, Kind.PDF, "not a PDF"),
        (pdf(["one"])[:-300], Kind.PDF, "not a PDF|No text|one"),
        (pdf([]), Kind.PDF, "pictures of pages"),
        (pdf(["one"], protected=True), Kind.PDF, "protected by a password"),
        (b"x" * (LARGEST + 1), Kind.TEXT, "larger than 5 MB"),
    ],
)
async def test_what_cannot_be_read(body: bytes, kind: Kind, why: str) -> None:
    with pytest.raises(UserError, match=why):
        await read_document(body, kind)


async def test_a_bomb_in_a_pdf() -> None:
    packed = zlib.compress(bytes(1_000_000_000), 9)
    with pytest.raises(UserError, match=r"not a PDF|could not be taken apart"):
        await read_document(pdf([], packed=packed), Kind.PDF)


async def test_others_are_answered_meanwhile() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await read_document((article() * 20).encode(), Kind.HTML)
    ticking.cancel()
    assert ticks > 3


def test_pasted_text_is_kept_as_it_is() -> None:
    assert pasted(" “We  deny it,”\r\n\r\nhe said.\n").text == "“We  deny it,”\n\nhe said."
    assert pasted("Out of print:\u00a0he con\u00adﬁrmed it.").text == "Out of print: he confirmed it."


@pytest.mark.parametrize(("text", "why"), [(" \n", "no text there"), ("x" * (LONGEST + 1), "longer than")])
def test_what_cannot_be_pasted(text: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        pasted(text)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.html", Kind.HTML), ("A.HTM", Kind.HTML), ("notes.md", Kind.TEXT), ("x.y.txt", Kind.TEXT), ("r.PDF", Kind.PDF)],
)
def test_files(name: str, kind: Kind) -> None:
    assert kind_of_file(name) is kind


@pytest.mark.parametrize("name", ["a", "a.docx", "a.pdf.exe", ".txt", "", "pdf"])
def test_files_that_cannot_be_read(name: str) -> None:
    with pytest.raises(UserError, match=r"\.txt, \.md, \.html or \.pdf"):
        kind_of_file(name)
