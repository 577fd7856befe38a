"""The dossier format: what is read from it, and that its document tells all of it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data import SAMPLE_DOSSIER
from bot.domain import limits
from bot.domain.drafts import (
    CitationDraft,
    StanceDraft,
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
from bot.ledger.dossier import KINDS, Dossier, DossierError, Draft, parse_dossier
from tests.ledger.lines import (
    BODY,
    CITATION,
    CLAIM,
    HEADER,
    PERSON,
    SOURCE,
    STATEMENT,
    WHOLE,
    Reader,
    parsed,
)

DOCUMENT = Path(__file__).parents[2] / "docs" / "dossier-format.md"


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    return partial(parsed, tmp_path)


def test_every_field_can_be_written(read: Reader) -> None:
    dossier = read(HEADER | {"title": "A story"}, *(record for record, _ in WHOLE))

    assert (dossier.key, dossier.title, dossier.zone) == ("story", "A story", "Asia/Yerevan")
    assert {(entry.kind, entry.key): entry.draft for entry in dossier.entries} == {
        (record["record"], record["key"]): draft for record, draft in WHOLE
    }
    [statement] = [entry for entry in dossier.entries if entry.key == "denial"]
    assert statement.citations == ("wire", "denial/2")


def test_the_records_above_leave_no_field_of_any_draft_untested() -> None:
    seen: set[tuple[str, str]] = set()

    def look(value: object) -> None:
        if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                inner = getattr(value, field.name)
                if inner is not None and inner != field.default:
                    seen.add((type(value).__name__, field.name))
                look(inner)
        for item in value if isinstance(value, tuple) else ():
            look(item)

    for _, draft in WHOLE:
        look(draft)
    kinds = [getattr(kind, "__origin__", kind) for kind in (*get_args(Draft), StanceDraft, CitationDraft, Quantity)]
    assert {(kind.__name__, field.name) for kind in kinds for field in fields(kind)} <= seen


def test_entries_come_in_an_order_in_which_they_can_be_written(read: Reader) -> None:
    dossier = read(HEADER, *reversed([record for record, _ in WHOLE if record["key"] != "denial"]), WHOLE[9][0])
    order = [KINDS.index(entry.kind) for entry in dossier.entries]

    assert order == sorted(order)
    assert [entry.key for entry in dossier.entries if entry.kind == "claim"] == ["other", "violated"]
    assert [entry.key for entry in dossier.entries if entry.kind == "statement"] == ["again", "denial"]
    assert {entry.line for entry in dossier.entries} == set(range(2, len(WHOLE) + 2))


def test_links_without_a_key_are_named_after_what_they_connect(read: Reader) -> None:
    dossier = read(
        HEADER,
        BODY,
        PERSON,
        CLAIM,
        CLAIM | {"key": "other"},
        STATEMENT,
        STATEMENT | {"key": "again"},
        {"record": "affiliation", "member": "aliyev", "body": "baku"},
        {"record": "claim_link", "first": "violated", "second": "other", "kind": "tension"},
        {"record": "statement_link", "first": "again", "second": "denial", "kind": "corrects", "basis": "explicit"},
    )

    assert {entry.key for entry in dossier.entries} >= {
        "aliyev in baku",
        "violated tension other",
        "again corrects denial",
    }


def digests(dossier: Dossier) -> dict[str, str]:
    return {entry.key: entry.digest for entry in dossier.entries}


def test_a_digest_changes_with_the_content_and_with_nothing_else(read: Reader) -> None:
    first = digests(read(HEADER, BODY, SOURCE, STATEMENT | {"citations": [CITATION]}))
    turned = {name: STATEMENT[name] for name in reversed(STATEMENT)} | {"venue": None, "attribution": "reported"}
    same = digests(
        read(
            json.dumps(HEADER, indent=None, separators=(" ,  ", " :  ")),
            turned | {"stances": [], "citations": [CITATION | {"origin": "unknown"}]},
            SOURCE | {"published": "unknown"},
            BODY | {"aliases": []},
        )
    )
    moved = digests(read(HEADER | {"zone": "UTC"}, BODY, SOURCE, STATEMENT | {"citations": [CITATION | {"key": "c"}]}))

    assert first == same
    assert first["baku"] == moved["baku"]
    assert first["denial"] != moved["denial"]
    assert first["baku"] != digests(read(HEADER, BODY | {"aliases": ["Bakı"]}))["baku"]


def test_the_sample_is_read() -> None:
    dossier = parse_dossier(SAMPLE_DOSSIER)

    assert {entry.kind for entry in dossier.entries} == set(KINDS)
    assert len({entry.digest for entry in dossier.entries}) == len(dossier.entries)


def test_a_byte_order_mark_windows_line_ends_and_empty_lines_are_taken(read: Reader) -> None:
    text = f"\n{json.dumps(HEADER)}\r\n\r\n{json.dumps(BODY)}\r\n"
    [entry] = read(raw=text.encode("utf-8-sig")).entries

    assert (entry.line, entry.key) == (4, "baku")


def test_a_line_separator_inside_a_text_does_not_end_the_line(read: Reader) -> None:
    wording = CITATION | {"form": "verbatim", "wording": "one\u2028two"}
    dossier = read(HEADER, BODY, SOURCE, json.dumps(STATEMENT | {"citations": [wording]}, ensure_ascii=False))

    assert len(dossier.entries) == 3


def test_the_document_names_every_kind_limit_and_word(read: Reader) -> None:
    text = DOCUMENT.read_text("utf-8")
    words: set[str] = {
        word for kind in (SpeakerKind, SourceKind, ClaimKind, Bound, ClaimLinkKind, Attribution) for word in kind
    }
    words |= {word for kind in (Stance, Scope, Form, Origin, StatementLinkKind, Basis) for word in kind}

    assert [kind for kind in KINDS if f"**{kind}**" not in text] == []
    assert [word for word in sorted(words) if f"`{word}`" not in re.sub(r"\s+", " ", text)] == []
    for limit in (limits.NAME, limits.TITLE, limits.CLAIM, limits.KEY, limits.STANCES, f"{limits.WORDING:,}"):
        assert f"{limit} " in text
    for record, _ in WHOLE:
        inner = [*record.get("stances", ()), *record.get("citations", ()), record.get("quantity", {})]
        for name in {*record, *(name for found in inner for name in found)} - {"record"}:
            assert f"`{name}`" in text, name


def test_the_example_in_the_document_is_read(read: Reader) -> None:
    [example] = re.findall(r"^```json\n(.+?)\n```", DOCUMENT.read_text("utf-8"), re.MULTILINE | re.DOTALL)

    assert read(example).key == "ceasefire-2023"


@given(st.binary(max_size=400) | st.text().map(str.encode))
def test_any_file_is_read_or_refused_with_a_sentence(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(json.dumps(HEADER).encode() + b"\n" + raw)
    with suppress(DossierError):
        assert parse_dossier(path).entries == ()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([record for record, _ in WHOLE]), st.data())
def test_any_value_in_any_field_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, Any], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(record)))
    changed = record | {name: data.draw(ANYTHING)}
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    others = [other for other, _ in WHOLE if other is not record]
    path.write_text("\n".join(json.dumps(line) for line in (HEADER, *others, changed)), "utf-8")
    with suppress(DossierError):
        assert len(parse_dossier(path).entries) == len(WHOLE)
