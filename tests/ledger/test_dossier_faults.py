"""What is wrong with a dossier file is said in a sentence, with its line."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errors import UserError
from bot.ledger.dossier import DossierError, parse_dossier
from bot.ledger.dossier.problems import MAX_PROBLEMS
from tests.ledger.lines import (
    BODY,
    CITATION,
    CLAIM,
    HEADER,
    NUMBER,
    PERSON,
    SOURCE,
    STATEMENT,
    TOPIC,
    Reader,
    parsed,
)


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    return partial(parsed, tmp_path)


def problems(read: Reader, *records: dict[str, Any] | str, raw: bytes | None = None) -> tuple[str, ...]:
    with pytest.raises(DossierError) as caught:
        read(*records, raw=raw)
    return caught.value.problems


def taken(*changes: dict[str, Any]) -> dict[str, Any]:
    """A statement with stances on the same claim."""
    return STATEMENT | {"stances": [{"claim": "violated", "stance": "denies"} | change for change in changes]}


def cited(*changes: dict[str, Any]) -> dict[str, Any]:
    return STATEMENT | {"citations": [CITATION | change for change in changes]}


def counted(change: dict[str, Any]) -> dict[str, Any]:
    return CLAIM | {"kind": "quantity", "quantity": NUMBER | change}


def office(member: str, body: str) -> dict[str, Any]:
    return {"record": "affiliation", "member": member, "body": body}


def link(record: str, end: str, **fields: str) -> dict[str, Any]:
    """A link from a record to itself."""
    return {"record": record, "first": end, "second": end} | fields


WRONG: list[tuple[list[dict[str, Any] | str], str]] = [
    # the file
    ([], "story.jsonl: the file is empty"),
    ([BODY], "story.jsonl:1: the first record must be the dossier itself"),
    ([HEADER | {"format": 2}], '"format" must be 1'),
    ([HEADER | {"format": "1"}], '"format" must be a whole number, not text'),
    ([HEADER | {"zone": "Mars/Olympus"}], 'names the time zone "Mars?Olympus", which does not exist'),
    ([{"record": "dossier", "format": 1, "zone": "UTC"}], '"key" is missing'),
    # a line
    ([HEADER, "{not json}"], "story.jsonl:2: this is not JSON: expecting property name"),
    ([HEADER, "[1]"], "a line must hold one JSON object"),
    ([HEADER, '{"record": "speaker", "key": "a", "key": "b"}'], 'the field "key" is there twice'),
    ([HEADER, '{"low": NaN}'], "a number that JSON does not have"),
    ([HEADER, '{"low": ' + "9" * 5000 + "}"], "too long"),
    ([HEADER, "[" * 100_000], "nested too deeply"),
    ([HEADER, " " * 200_001 + "{}"], "longer than 200000 characters"),
    ([HEADER, {"record": "claims"}], '"record" must be one of: speaker'),
    ([HEADER, {"record": "claims"}], 'did you mean "claim"?'),
    ([HEADER, {"record": 7}], '"record" must be one of'),
    # a field
    ([HEADER, BODY | {"colour": "red"}], 'unknown field "colour".'),
    ([HEADER, BODY | {"alias": ["B"]}], 'unknown field "alias"; did you mean "aliases"?'),
    ([HEADER, BODY | {"name": 7}], '"name" must be text, not a number'),
    ([HEADER, BODY | {"name": ["B"]}], '"name" must be text, not a list'),
    ([HEADER, BODY | {"name": None}], '"name" is missing'),
    ([HEADER, BODY | {"name": "…"}], '"name" has no letter or digit in it'),
    ([HEADER, BODY | {"name": " Baku"}], '"name" begins or ends with a space'),
    ([HEADER, BODY | {"name": "Ba\u0007ku"}], '"name" holds a control character'),
    ([HEADER, BODY | {"name": "Ba\nku"}], '"name" holds a control character'),
    ([HEADER, BODY | {"name": "Ba\ud800ku"}], '"name" holds a control character'),
    ([HEADER, BODY | {"name": "x" * 101}], '"name" has 101 characters; at most 100 are kept'),
    ([HEADER, BODY | {"kind": "ministry"}], '"kind" cannot be "ministry"; write one of: person, body, unnamed.'),
    ([HEADER, BODY | {"key": "a b"}], '"key" must be a key'),
    ([HEADER, BODY | {"key": "-a"}], '"key" must be a key'),
    ([HEADER, BODY | {"key": "x" * 61}], '"key" must be a key'),
    ([HEADER, BODY | {"aliases": "Bakı"}], '"aliases" must be a list, not text'),
    ([HEADER, BODY | {"aliases": [True]}], 'number 1 in "aliases" must be text, not true or false'),
    ([HEADER, BODY | {"aliases": ["B", "B"]}], 'number 2 in "aliases" is there twice'),
    ([HEADER, BODY | {"aliases": [f"B{n}" for n in range(51)]}], '"aliases" holds 51; at most 50 are kept'),
    ([HEADER, SOURCE | {"url": "javascript:alert(1)"}], '"url" must be a web address'),
    ([HEADER, SOURCE | {"url": "https://a b"}], '"url" must be a web address'),
    ([HEADER, SOURCE | {"published": "yesterday"}], '"published" holds "yesterday", which is not a date'),
    ([HEADER, SOURCE | {"published": "2023-02-31"}], "which is not a date that exists; write 2023, 2023-09"),
    ([HEADER, SOURCE | {"published": "2023 Mars/Olympus"}], '"published" names the time zone "Mars?Olympus"'),
    ([HEADER, BODY, STATEMENT | {"language": "English!"}], '"language" must be a language tag'),
    ([HEADER, BODY, {k: v for k, v in STATEMENT.items() if k != "said"}], '"said" is missing'),
    # a record
    ([HEADER, BODY, BODY], 'story.jsonl:3: the speaker "baku" is already in line 2'),
    ([HEADER, {"record": "source", "key": "s", "kind": "report"}], 'give the "url", the "title" or the "outlet"'),
    ([HEADER, {"record": "place", "key": "p", "names": []}], '"names" must hold at least one name'),
    ([HEADER, CLAIM | {"kind": "quantity"}], 'a claim of kind "quantity", and no other'),
    ([HEADER, CLAIM | {"quantity": NUMBER}], 'a claim of kind "quantity", and no other'),
    ([HEADER, CLAIM | {"text": "x" * 301}], '"text" has 301 characters; at most 300 are kept'),
    ([HEADER, CLAIM | {"kind": "quantity", "quantity": 5}], '"quantity" must be an object, not a number'),
    ([HEADER, counted({"high": 1})], 'in "quantity": "high" is below "low"'),
    ([HEADER, counted({"low": True})], '"low" must be a number, not true'),
    ([HEADER, counted({"low": 10**400})], '"low" is too large a number'),
    (
        [HEADER, '{"record": "claim", "key": "c", "kind": "quantity", "text": "t", "quantity": {"low": 1e999}}'],
        '"low" is too large a number',
    ),
    ([HEADER, counted({"hihg": 1})], 'unknown field "hihg"; did you mean "high"'),
    ([HEADER, BODY, STATEMENT | {"stances": [7]}], 'number 1 in "stances" must be an object, not a number'),
    (
        [HEADER, BODY, CLAIM, taken({"hegde": "so"})],
        'in number 1 of "stances": unknown field "hegde"; did you mean "hedge"?',
    ),
    (
        [HEADER, BODY, CLAIM, taken({"citation": 1})],
        '"citation" is 1, but the statement has 0 of them',
    ),
    (
        [HEADER, BODY, CLAIM, taken({"citation": 0})],
        '"citation" counts from 1',
    ),
    (
        [HEADER, BODY, CLAIM, taken({}, {})],
        "two stances are on the same claim",
    ),
    (
        [HEADER, BODY, SOURCE, cited({"form": "verbatim"})],
        'a verbatim quotation needs its words in "wording"',
    ),
    (
        [HEADER, BODY, SOURCE, cited({"form": "partial"})],
        'a partial quotation needs its words in "wording"',
    ),
    (
        [HEADER, BODY, SOURCE, cited({"wording": "x" * 4001})],
        '"wording" has 4001 characters; at most 4000 are kept',
    ),
    # references
    (
        [HEADER, BODY, STATEMENT | {"speaker": "bakku"}],
        'the speaker "bakku", which is not in this file; did you mean "baku"?',
    ),
    ([HEADER, CLAIM | {"topic": "talks"}], '"topic" names the topic "talks", which is not in this file.'),
    ([HEADER, PERSON, BODY, office("baku", "aliyev")], '"body" must be a body; "aliyev" is a person speaker'),
    ([HEADER, PERSON, TOPIC | {"sides": ["aliyev"]}], '"sides" must be a body'),
    ([HEADER, BODY, office("baku", "baku")], "a speaker cannot belong to itself"),
    ([HEADER, CLAIM, link("claim_link", "violated", kind="implies")], "a claim cannot be linked to itself"),
    (
        [HEADER, BODY, STATEMENT, link("statement_link", "denial", kind="repeats", basis="editor")],
        "a statement cannot be linked to itself",
    ),
    (
        [HEADER, BODY, SOURCE, cited({"upstream": "later"}, {"key": "later"})],
        '"upstream" names the citation "later", which is not an earlier one',
    ),
    (
        [HEADER, BODY, SOURCE, cited({"key": "c"}, {"key": "c"})],
        'the citation "c" is already in line 4',
    ),
]


@pytest.mark.parametrize(("records", "sentence"), WRONG, ids=[sentence[:60] for _, sentence in WRONG])
def test_what_is_wrong_is_said(read: Reader, records: list[dict[str, Any] | str], sentence: str) -> None:
    found = problems(read, *records)

    assert any(sentence in problem for problem in found), found
    assert all(re.match(r"story\.jsonl(:\d+)?: .*[.?]$", problem) for problem in found)


@pytest.mark.parametrize(("raw", "line"), [(b'{"record": "dossier"}\n\xff\xfe', 2), (b"\xff\xfe{\0}\0", 1)])
def test_what_is_not_utf_8_is_said_with_its_line(read: Reader, raw: bytes, line: int) -> None:
    assert problems(read, raw=raw) == (f"story.jsonl:{line}: this is not UTF-8 text; save the file as UTF-8.",)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(DossierError, match="cannot be opened") as caught:
            parse_dossier(path)
        assert str(tmp_path.parent) not in str(caught.value)


def test_problems_are_collected_and_bounded(read: Reader) -> None:
    three = problems(read, HEADER, BODY | {"kind": "x"}, SOURCE | {"colour": 1}, CLAIM | {"topic": "none"})
    many = problems(read, HEADER, *({"record": "speaker", "key": f"s{n}"} for n in range(100)))

    assert [problem.split(":")[1] for problem in three] == ["2", "3", "4"]
    assert len(many) == MAX_PROBLEMS


def test_the_error_tells_the_first_and_how_many_follow(read: Reader) -> None:
    with pytest.raises(UserError) as caught:
        read(HEADER, BODY | {"kind": "x"}, BODY | {"key": "b", "kind": "y"})

    assert str(caught.value).startswith('story.jsonl:2: "kind" cannot be "x"')
    assert str(caught.value).endswith(" (And 1 more.)")


def test_what_the_file_says_cannot_ping_link_or_fill_the_screen(read: Reader) -> None:
    evil = "@everyone <@1> [x](https://example.org) `*_|| \u202e" + "x" * 1000
    found = problems(read, HEADER, BODY | {evil: 1}, BODY | {"key": "b", "kind": evil}, SOURCE | {"published": evil})

    assert len(found) == 3
    for problem in found:
        assert not set(problem) & set("@<>[]`*|\u202e")
        assert "//" not in problem
        assert len(problem) < 300
