"""Records of a dossier file, and each of them with every field, beside what it is read as."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.domain.dates import parse_when
from bot.domain.drafts import (
    AffiliationDraft,
    CitationDraft,
    ClaimDraft,
    ClaimLinkDraft,
    PlaceDraft,
    SourceDraft,
    SpeakerDraft,
    StanceDraft,
    StatementDraft,
    StatementLinkDraft,
    TopicDraft,
)
from bot.domain.records import Quantity
from bot.domain.vocabulary import (
    Attribution,
    Basis,
    Bound,
    ClaimKind,
    ClaimLinkKind,
    Form,
    Origin,
    Scope,
    SourceKind,
    SpeakerKind,
    Stance,
    StatementLinkKind,
)
from bot.ledger.dossier import Dossier, Draft, parse_dossier

HEADER = {"record": "dossier", "format": 1, "key": "story", "zone": "Asia/Yerevan"}
BODY = {"record": "speaker", "key": "baku", "kind": "body", "name": "Baku"}
PERSON = {"record": "speaker", "key": "aliyev", "kind": "person", "name": "Ilham Aliyev"}
SOURCE = {"record": "source", "key": "report", "kind": "report", "title": "A report"}
CLAIM = {"record": "claim", "key": "violated", "kind": "event", "text": "The ceasefire was violated"}
STATEMENT = {"record": "statement", "key": "denial", "speaker": "baku", "said": "2023-09-21"}
CITATION = {"source": "report", "form": "paraphrase"}
TOPIC = {"record": "topic", "key": "t", "title": "T", "zone": "UTC"}
NUMBER = {"measure": "casualties", "low": 200, "bound": "about"}

Reader = Callable[..., Dossier]
"""Reads a dossier made of these records, or of the bytes in `raw`."""


def parsed(folder: Path, *records: dict[str, Any] | str, raw: bytes | None = None) -> Dossier:
    """The dossier made of these records, or of these bytes, as the file story.jsonl."""
    path = folder / "story.jsonl"
    lines = [line if isinstance(line, str) else json.dumps(line) for line in records]
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass") if raw is None else raw)
    return parse_dossier(path)


WHOLE: list[tuple[dict[str, Any], Draft]] = [
    (
        BODY | {"aliases": ["Bakı", "Баку"]},
        SpeakerDraft(SpeakerKind.BODY, "Baku", ("Bakı", "Баку")),
    ),
    (PERSON, SpeakerDraft(SpeakerKind.PERSON, "Ilham Aliyev")),
    (
        {
            "record": "affiliation",
            "key": "office",
            "member": "aliyev",
            "body": "baku",
            "title": "president",
            "since": "2003",
            "until": "before 2030",
        },
        AffiliationDraft(
            "aliyev",
            "baku",
            "president",
            parse_when("2003", "Asia/Yerevan"),
            parse_when("before 2030", "Asia/Yerevan"),
        ),
    ),
    (
        {"record": "topic", "key": "talks", "title": "The talks", "zone": "Asia/Baku", "sides": ["baku"]},
        TopicDraft("The talks", "Asia/Baku", ("baku",)),
    ),
    ({"record": "place", "key": "here", "names": ["Shusha", "Şuşa"]}, PlaceDraft(("Shusha", "Şuşa"))),
    (
        SOURCE
        | {
            "url": "https://example.org/a?b=1#c",
            "outlet": "An outlet",
            "published": "2023-09-22 UTC",
            "archived": "http://archive.example.org/x",
        },
        SourceDraft(
            SourceKind.REPORT,
            "https://example.org/a?b=1#c",
            "An outlet",
            "A report",
            parse_when("2023-09-22", "UTC"),
            "http://archive.example.org/x",
        ),
    ),
    (
        CLAIM
        | {
            "kind": "quantity",
            "topic": "talks",
            "concerns": "baku",
            "place": "here",
            "about": "2023-09-21",
            "quantity": {
                "measure": "casualties",
                "counted": "killed",
                "low": 27,
                "high": 32.5,
                "bound": "at least",
                "as_of": "before 2023-09-20T03:32",
            },
        },
        ClaimDraft(
            ClaimKind.QUANTITY,
            "The ceasefire was violated",
            "talks",
            "baku",
            "here",
            parse_when("2023-09-21", "Asia/Yerevan"),
            Quantity(
                "casualties",
                "killed",
                27.0,
                32.5,
                Bound.AT_LEAST,
                parse_when("before 2023-09-20T03:32", "Asia/Yerevan"),
            ),
        ),
    ),
    (CLAIM | {"key": "other"}, ClaimDraft(ClaimKind.EVENT, "The ceasefire was violated")),
    (
        {"record": "claim_link", "key": "so", "first": "violated", "kind": "implies", "second": "other"},
        ClaimLinkDraft("violated", "other", ClaimLinkKind.IMPLIES),
    ),
    (
        STATEMENT
        | {
            "said": "2023-09-21T14:30 UTC",
            "venue": "Baku",
            "language": "az-Latn",
            "attribution": "recorded",
            "stances": [
                {
                    "claim": "violated",
                    "stance": "denies",
                    "hedge": "so far",
                    "scope": "exact",
                    "citation": 2,
                },
                {"claim": "other", "stance": "withholds"},
            ],
            "citations": [
                CITATION | {"key": "wire"},
                {
                    "source": "report",
                    "form": "verbatim",
                    "wording": "We did not.\nNever.",
                    "language": "en",
                    "origin": "machine translation",
                    "locator": "second paragraph",
                    "upstream": "wire",
                },
            ],
        },
        StatementDraft(
            "baku",
            parse_when("2023-09-21T14:30", "UTC"),
            "Baku",
            "az-Latn",
            Attribution.RECORDED,
            (
                StanceDraft("violated", Stance.DENIES, "so far", Scope.EXACT, 1),
                StanceDraft("other", Stance.WITHHOLDS),
            ),
            (
                CitationDraft("report", Form.PARAPHRASE),
                CitationDraft(
                    "report",
                    Form.VERBATIM,
                    "We did not.\nNever.",
                    "en",
                    Origin.MACHINE_TRANSLATION,
                    "second paragraph",
                    "wire",
                ),
            ),
        ),
    ),
    (STATEMENT | {"key": "again"}, StatementDraft("baku", parse_when("2023-09-21", "Asia/Yerevan"))),
    (
        {
            "record": "statement_link",
            "key": "reply",
            "first": "again",
            "kind": "repeats",
            "second": "denial",
            "basis": "editor",
        },
        StatementLinkDraft("again", "denial", StatementLinkKind.REPEATS, Basis.EDITOR),
    ),
]
