"""The words of a statement and where they were reported."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.ids import statement_label
from bot.domain.records import Citation, Source
from bot.domain.vocabulary import Form, Origin, Precision, SourceKind
from bot.ui.dates import moment_text, when_text
from bot.ui.text import plain, safe, source_link

WORDS = 520
_TITLE = 120
_ADDRESS = 60
_MESSAGE = "message in chat"
_FURTHER = 2
_SHORT = 10
_SHOWN_ORIGINS = frozenset(Origin) - {Origin.ORIGINAL, Origin.UNKNOWN}


def words_line(citation: Citation, limit: int = WORDS) -> str | None:
    """The wording as a quoted line, in quotation marks only where it is the speaker's own; None without words.

    That words were removed is said in their place.
    """
    if citation.redacted is not None:
        return f"> words removed by a moderator on {moment_text(citation.redacted)}"
    if citation.wording is None:
        return None
    words = safe(citation.wording, limit)
    if not citation.form.is_quotation:
        return f"> paraphrase: {words}"
    kind = " (partial quote)" if citation.form is Form.PARTIAL else ""
    whole = words == safe(citation.wording, 4 * len(citation.wording) + limit)
    return f"> “{words}”{kind}{'' if whole else ' (shortened here)'}"


def source_line(citation: Citation) -> str:
    """Where it was reported: title, outlet, kind, and the address where one is held; of a message in chat, when."""
    source = citation.source
    chat = source.kind is SourceKind.CHAT
    parts = [_named(source)] if chat and not _titled(source) else [_named(source), source.kind.value]
    if source.published.precision is not Precision.UNKNOWN:
        parts.append(f"{'posted' if chat else 'published'} {when_text(source.published)}")
    if citation.locator:
        parts.append(safe(citation.locator, 60))
    if citation.origin in _SHOWN_ORIGINS:
        parts.append(citation.origin.value)
    if citation.upstream_source == source.id and citation.upstream_statement not in (None, citation.statement):
        parts.append(f"passed on there in {statement_label(citation.upstream_statement)}")
    elif citation.upstream is not None or citation.upstream_source is not None:
        parts.append("taken from another source on record")
    if source.url is None:
        parts.append("address not held")
    elif source_link("", source.url) is None:
        parts.append(f"address as recorded: {safe(source.url, 100)}")
    if source.archived and (archived := source_link("archived copy", source.archived)):
        parts.append(archived)
    return f"Source: {' · '.join(parts)}"


def cited_lines(small: str, citations: Sequence[Citation], read_from: int | None = None) -> list[str]:
    """The words of a statement, its small print, its sources.

    The document it was read from comes first; each other one keeps its own wording and stands with it.
    """
    ordered = sorted(citations, key=lambda citation: citation.id != read_from)
    documents = list({citation.source.id: citation.source for citation in ordered})
    by_document = [[one for one in ordered if one.source.id == source] for source in documents]
    if not by_document:
        return [f"-# {small} · no source on record"]
    lines = _words(by_document[0], WORDS)
    source = source_line(by_document[0][0])
    if not lines:
        small += " · no words held"
    lines += [f"-# {small} · {source}"] if len(small) < _SHORT else [f"-# {small}", f"-# {source}"]
    for cited in by_document[1 : 1 + _FURTHER]:
        lines += [*_words(cited, WORDS // 3), f"-# {source_line(cited[0])}"]
    if len(by_document) > 1 + _FURTHER:
        lines.append(f"-# and {len(by_document) - 1 - _FURTHER} more documents on record")
    return lines


def _words(cited: Sequence[Citation], limit: int) -> list[str]:
    lines = (words_line(citation, limit // min(len(cited), 2)) for citation in cited[:2])
    return [line for line in lines if line]


def _named(source: Source) -> str:
    """Title and outlet; a link, with its host shown, when the address held is a web address.

    Without either it is called what it is, and of a document more of the address is shown.
    """
    title, path = _titled(source), 0
    words = plain(title, _TITLE) if title else _MESSAGE
    if not title and source.kind is not SourceKind.CHAT:
        words, path = "document", _ADDRESS
    linked = source_link(words, source.url, path) if source.url else None
    shown = linked or (f"“{safe(source.title, _TITLE)}”" if source.title else "")
    outlet = safe(source.outlet, _TITLE) if source.outlet and (source.title or not linked) else ""
    untitled = f"a {_MESSAGE}" if source.kind is SourceKind.CHAT else "an untitled document"
    return ", ".join(part for part in (shown, outlet) if part) or untitled


def _titled(source: Source) -> str | None:
    return source.title or source.outlet
