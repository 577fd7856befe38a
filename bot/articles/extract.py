"""From the bytes of a document to its text, in a process of its own: `python -m bot.articles.extract KIND CHARSET URL`.

What comes in was written by strangers, and the libraries that take it apart are large: here they can neither hold up
the answers to others, nor fill the memory they need, nor see the token. It reads the document from standard input and
writes one JSON object: the fields of an article, or `refused` with the sentence that says why there is none.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import Any

from bot.articles.article import LONGEST
from bot.articles.charsets import decoded
from bot.articles.kinds import Kind
from bot.articles.lines import typed, unbroken
from bot.domain.errors import UserError
from bot.domain.limits import LANGUAGE, TITLE

_MEMORY = 1 << 30  # bytes of address space
_SECONDS = 30  # of the processor: the parent ends this process sooner, unless it was ended itself
_PAGES = 300
_NO_TEXT = "No text of an article was found there; paste the text instead."
_NOT_PDF = "That file is not a PDF that can be read; paste the text instead."
_LOCKED = "That PDF is protected by a password; paste the text instead."
_SCANNED = "That PDF holds pictures of pages and no text; paste the text instead."
_TOO_LONG = f"That is longer than {LONGEST:,} characters; give the part that matters."
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_CONTROL = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f]));?", re.IGNORECASE
)
"""Control characters as HTML writes them: one of them, and a page counts as no text."""

_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def article_of(body: bytes, kind: Kind, charset: str, url: str) -> dict[str, Any]:
    """The fields of the article; `charset` and `url` may be empty. Raises `UserError` when there is none."""
    match kind:
        case Kind.HTML:
            fields = _from_html(body, charset, url)
        case Kind.PDF:
            fields = _from_pdf(body)
        case Kind.TEXT:
            fields = {"text": decoded(body, charset)}
    text = _paragraphs(fields["text"])
    if not text:
        raise UserError(_NO_TEXT)
    if len(text) > LONGEST:
        raise UserError(_TOO_LONG)
    return {
        "text": text,
        "title": _line(fields.get("title")),
        "outlet": _line(fields.get("outlet")),
        "published": _day(fields.get("published")),
        "language": _language(fields.get("language")),
    }


def _from_html(body: bytes, charset: str, url: str) -> dict[str, Any]:
    from trafilatura import bare_extraction, load_html
    from trafilatura.utils import detect_encoding

    tree = load_html(_CONTROL.sub("", decoded(body, charset, detect_encoding)))
    if tree is None:
        raise UserError(_NO_TEXT)
    language = tree.get("lang") or tree.get("xml:lang")
    found: Any = bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or not found.text:
        raise UserError(_NO_TEXT)
    return {
        "text": found.text,
        "title": found.title,
        "outlet": found.sitename or found.hostname,
        "published": found.date,
        "language": language,
    }


def _from_pdf(body: bytes) -> dict[str, Any]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(body))
        if reader.is_encrypted:
            raise UserError(_LOCKED)
        if len(reader.pages) > _PAGES:
            raise UserError(_TOO_LONG)
        text = "\n\n".join(page.extract_text().strip() for page in reader.pages)
        about = reader.metadata
        language = reader.root_object.get("/Lang")
        title = about.title if about else None
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise UserError(_NOT_PDF) from None
    if not text.strip():
        raise UserError(_SCANNED)
    return {"text": unbroken(text), "title": title, "language": language}


def _paragraphs(text: str) -> str:
    """The text with one form of line end, without blanks around lines, and with one empty line at most."""
    lines = "\n".join(line.strip() for line in _UNSTORABLE.sub("", typed(text)).splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _line(text: object) -> str | None:
    return " ".join(_UNSTORABLE.sub("", typed(str(text or ""))).split())[:TITLE] or None


def _day(text: object) -> str | None:
    with suppress(ValueError):
        return date.fromisoformat(str(text)).isoformat()
    return None


def _language(tag: object) -> str | None:
    found = _TAG.fullmatch(str(tag or "").strip())
    return found[0].replace("_", "-")[:LANGUAGE] if found else None


def _set_limits() -> None:
    """Where the system can: a document that takes more than there is ends this process and no other."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main(arguments: list[str]) -> None:
    """Read, and write what was read."""
    kind, charset, url = arguments
    _set_limits()
    answer, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no part of the answer
    try:
        fields = article_of(sys.stdin.buffer.read(), Kind(kind), charset, url)
    except UserError as error:
        fields = {"refused": str(error)}
    answer.buffer.write(json.dumps(fields).encode())
    answer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
