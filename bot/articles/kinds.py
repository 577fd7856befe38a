"""What can be read: web pages, plain text and PDF, by what a site or a file name says it is."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from bot.domain.errors import UserError

LARGEST = 5_000_000
"""Bytes of a page or a file."""

_UNREADABLE = "That is neither a web page nor plain text nor a PDF, so it cannot be read; paste the text instead."
_NO_SUCH_FILE = "Give a file whose name ends in .txt, .md, .html or .pdf, or paste the text instead."


class Kind(StrEnum):
    """How a document is to be read."""

    HTML = "html"
    TEXT = "text"
    PDF = "pdf"


_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "application/pdf": Kind.PDF,
}
_ENDINGS = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    ".pdf": Kind.PDF,
}


def kind_of(content_type: str) -> Kind:
    """The kind that a `Content-Type` header names; raises `UserError` for any other and for none."""
    kind = _TYPES.get(content_type.partition(";")[0].strip().lower())
    if kind is None:
        raise UserError(_UNREADABLE)
    return kind


def kind_of_file(name: str) -> Kind:
    """The kind that the end of a file's name says; raises `UserError` for any other and for none."""
    kind = _ENDINGS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        raise UserError(_NO_SUCH_FILE)
    return kind
