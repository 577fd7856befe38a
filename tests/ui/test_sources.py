"""How a source is named: what it is, where it leads, and since when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.dates import UNKNOWN_TIME, parse_when
from bot.domain.records import Source
from bot.domain.vocabulary import SourceKind, Stance
from bot.ui.sources import source_line
from bot.ui.standings import notes_of
from tests.ui.made import DEFENCE, VIOLATED, citation, event, record, rid

JUMP = "https://discord.com/channels/1/5/6"
LONG = "https://example.org/world/2023/09/21/what-was-said-about-the-ceasefire-at-the-security-council"
DOCUMENT = Source(1, SourceKind.REPORT, None, None, None, UNKNOWN_TIME, None)
MESSAGE = replace(DOCUMENT, id=2, kind=SourceKind.CHAT, url=JUMP, published=parse_when("2023-09-22"))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (MESSAGE, f"Source: [message in chat](<{JUMP}>) (discord.com) · posted 22 Sep 2023"),
        (
            replace(MESSAGE, url=None, published=UNKNOWN_TIME),
            "Source: a message in chat · address not held",
        ),
        (
            replace(MESSAGE, title="A channel", url="https://chat.example/1", published=UNKNOWN_TIME),
            "Source: [A channel](<https://chat.example/1>) (chat.example) · chat",
        ),
        (
            replace(DOCUMENT, url="https://example.org/report"),
            "Source: [document](<https://example.org/report>) (example.org/report) · report",
        ),
        (
            replace(DOCUMENT, url="https://example.org/"),
            "Source: [document](<https://example.org/>) (example.org) · report",
        ),
        (
            replace(DOCUMENT, url=LONG),
            f"Source: [document](<{LONG}>) ({LONG.removeprefix('https://')[:59]}…) · report",
        ),
        (
            replace(DOCUMENT, url=LONG, outlet="Example"),
            f"Source: [Example](<{LONG}>) (example.org) · report",
        ),
        (DOCUMENT, "Source: an untitled document · report · address not held"),
    ],
)
def test_the_line_of_a_source(source: Source, line: str) -> None:
    assert source_line(citation(1, None, source=source)) == line


@pytest.mark.parametrize(
    ("upstream_source", "in_statement", "told"),
    [
        (DOCUMENT.id, 15, " · passed on there in S15"),
        (DOCUMENT.id, 1, " · taken from another source on record"),
        (99, 15, " · taken from another source on record"),
        (None, None, ""),
    ],
)
def test_the_line_of_what_was_taken_from_elsewhere(
    upstream_source: int | None, in_statement: int | None, told: str
) -> None:
    taken = replace(
        citation(1, None, source=DOCUMENT),
        upstream=None if in_statement is None else rid(7),
        upstream_source=upstream_source,
        upstream_statement=None if in_statement is None else rid(in_statement),
    )
    assert source_line(taken) == f"Source: an untitled document · report{told} · address not held"


@pytest.mark.parametrize(
    ("sources", "note"),
    [
        ([MESSAGE], "1 message in chat, no document"),
        ([DOCUMENT, MESSAGE], "1 document, no upstream recorded; and 1 message in chat"),
        (
            [DOCUMENT, replace(DOCUMENT, id=3), MESSAGE, replace(MESSAGE, id=4)],
            "2 documents, no upstream recorded; and 2 messages in chat",
        ),
    ],
)
def test_messages_in_chat_are_told_apart_from_documents(sources: list[Source], note: str) -> None:
    cited = [citation(1, None, source=one, number=at) for at, one in enumerate(sources, 1)]
    assert note in notes_of(record(VIOLATED, event(1, DEFENCE, Stance.ASSERTS, VIOLATED, citations=cited)))
