"""Pages as the web has them: what comes out must be fit to be read, and to be quoted from."""

from __future__ import annotations

import pytest

from bot.articles.article import Article
from bot.articles.kinds import Kind
from bot.articles.text import read_document
from bot.domain.limits import TITLE
from bot.reading.statements import read
from tests.articles.made import article, pdf

FIRST = "Baku said on Thursday that the truce was holding, and that nobody had fired at anybody since the evening."
SECOND = "“We deny it,” the minister said. “We never fired.”"
THIRD = "Yerevan rejected the report as false, and urged Moscow to send observers to the region as soon as it could."
PARAGRAPHS = f"<p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p>"


async def page(body: str, written: str = "utf-8", charset: str = "") -> Article:
    return await read_document(body.encode(written), Kind.HTML, charset=charset)


@pytest.mark.parametrize(
    "body",
    [
        f"<html><body><div id=main><div>{PARAGRAPHS}</div></div><div class=menu><a href=/>Home</a></div></body></html>",
        f"<html><body><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></body></html>",
        f"<html amp><body><amp-ad></amp-ad><article>{PARAGRAPHS}<amp-img src=x></amp-img></article></body></html>",
        f"<html><body><article>{PARAGRAPHS}</article><div id=comments><p>He lied, said Bob.</p></div></body></html>",
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{PARAGRAPHS}</body></html>',
        PARAGRAPHS,
    ],
    ids=["blocks", "breaks", "amp", "comments", "xhtml", "a fragment"],
)
async def test_without_an_article_that_is_marked_as_one(body: str) -> None:
    assert (await page(body)).text.splitlines() == [FIRST, SECOND, THIRD]


async def test_what_is_inside_a_paragraph_stays_in_it() -> None:
    first = FIRST.replace("said", '<a href="/x">said</a>').replace("Thursday", "<b>Thursday</b>")
    quoted = f"<blockquote><p>{SECOND}</p></blockquote>"
    body = f"<html><body><article><p>{first}</p>{quoted}<p>{THIRD}</p></article></body></html>"
    assert (await page(body)).text.splitlines() == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "marks",
    [
        ("“", "”"),
        ("&ldquo;", "&rdquo;"),
        ("&#8220;", "&#8221;"),
        ("&#x201c;", "&#x201D;"),
        ("&#147;", "&#148;"),
        ("&#8220", "&#8221 "),
    ],
)
async def test_quotation_marks_however_they_are_written(marks: tuple[str, str]) -> None:
    body = article(first=FIRST).replace("“", marks[0]).replace("”", marks[1])
    read_of_it = await page(body)
    assert "“This path is not easy," in read_of_it.text
    assert [one.speaker.name for one in read(read_of_it.text) if one.speaker][:1] == ["Baku"]


@pytest.mark.parametrize(
    ("written", "declared", "charset"),
    [
        ("cp1252", '<meta charset="iso-8859-1">', ""),
        ("cp1252", '<meta charset="ISO_8859-1">', ""),
        ("cp1252", '<meta charset="us-ascii">', ""),
        ("cp1252", "", "Latin1"),
        ("cp1252", "", ""),
        ("cp1252", "<!-- x -->" * 600 + '<meta charset="windows-1252">', ""),
        ("utf-8", '<meta charset="utf-16">', ""),
        ("utf-8", '<meta charset="us-ascii">', "utf-8"),
        ("utf-8", '<meta charset="nonsense">', ""),
    ],
)
async def test_what_sites_mean_by_the_charset_they_name(written: str, declared: str, charset: str) -> None:
    text = (await page(article(head=declared, first=SECOND + FIRST), written, charset=charset)).text
    assert SECOND in text


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("gb2312", "gb18030", "朱镕基说停火仍在维持，双方自傍晚以来均未开火，并感谢记者们在该地区的工作。"),
        ("shift_jis", "cp932", "大臣は停戦は維持されていると述べ、①夕方以降は誰も発砲していないと記者団に語った。"),
        ("iso-8859-9", "cp1254", "“Ateşkes sürüyor,” dedi bakan. Akşamdan beri bölgede kimse kimseye ateş açmadı."),
    ],
)
async def test_other_charsets_that_sites_name_too_narrowly(name: str, written: str, words: str) -> None:
    assert words in (await page(article(head=f'<meta charset="{name}">', first=words), written)).text


async def test_an_encoding_that_the_first_line_declares() -> None:
    body = f'<?xml version="1.0" encoding="windows-1252"?><html><body><article>{PARAGRAPHS}</article></body></html>'
    assert (await page(body, "cp1252")).text.splitlines() == [FIRST, SECOND, THIRD]


async def test_a_very_long_paragraph_is_read_whole() -> None:
    long = " ".join([FIRST] * 1_500)
    read_of_it = await page(article(first=long))
    assert long in read_of_it.text.splitlines()
    assert len(read(read_of_it.text)) > 1_000


@pytest.mark.parametrize("hidden", ["&#0;", "&#1;", "&#x1F;", "\x02", "\u202e", "&shy;", "\u200b", "&#xD800;", "\x85"])
async def test_characters_that_are_none(hidden: str) -> None:
    read_of_it = await page(article(first=f"{FIRST}{hidden}").replace("Fragile truce", f"Fragile {hidden}truce"))
    assert FIRST in read_of_it.text
    assert read_of_it.title is not None
    for text in (read_of_it.title, read_of_it.text):
        assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize("title", [r"a\000b\001", r"a\000\330\000b", "a\x1b[31mb", r"\r\na\tb"])
async def test_the_title_of_a_pdf_is_one_line_that_can_be_kept(title: str) -> None:
    read_of_it = await read_document(pdf(["one"], title=title), Kind.PDF)
    assert read_of_it.title is not None
    assert read_of_it.title.startswith("a")
    assert read_of_it.title.isprintable()


async def test_a_long_title_is_cut_and_a_day_that_is_none_is_left_out() -> None:
    body = article().replace("Fragile truce holds", "very " * 200).replace("2023-09-21T18:30", "2023-13-41T18:30")
    read_of_it = await page(body)
    assert read_of_it.title is not None
    assert len(read_of_it.title) <= TITLE
    assert read_of_it.published is None


async def test_a_wall_leaves_what_stands_before_it() -> None:
    body = f"<html><body><article><p>{FIRST}</p><div class=paywall>Subscribe to read on</div></article></body></html>"
    assert (await page(body)).text.splitlines()[0] == FIRST
