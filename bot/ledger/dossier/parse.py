"""From the bytes of a dossier file to its entries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bot.domain import limits
from bot.domain.dates import iso
from bot.domain.drafts import SpeakerDraft, StatementDraft
from bot.domain.vocabulary import SpeakerKind
from bot.ledger.dossier.fields import UNREADABLE, Fields
from bot.ledger.dossier.model import KINDS, Dossier, Draft, Entry, Reference
from bot.ledger.dossier.problems import Problems, did_you_mean, shown
from bot.ledger.dossier.records import BUILDERS

FORMAT: Final = 1
_LONGEST_LINE = 200_000


def parse_dossier(path: Path) -> Dossier:
    """Read and check the dossier file at `path`.

    Raises `DossierError`, with up to twenty problems, when the file cannot be read or does not keep to the format.
    """
    problems = Problems(path.name)
    lines = _objects(_text(path, problems), problems)
    key, title, zone = _header(next(lines, None), problems)
    problems.raise_if_any()
    references: list[Reference] = []
    entries: dict[tuple[str, str], Entry] = {}
    for line, raw in lines:
        entry = _entry(Fields(raw, line, zone, problems, references), line, raw.get("record"))
        if entry is None:
            continue
        if (first := entries.get((entry.kind, entry.key))) is not None:
            problems.add(line, f'the {entry.kind} "{entry.key}" is already in line {first.line}; give it another key.')
        entries.setdefault((entry.kind, entry.key), entry)
        if problems.full:
            raise problems.error()
    _check_references(references, entries, problems)
    _check_upstreams(entries.values(), problems)
    problems.raise_if_any()
    ordered = sorted(entries.values(), key=lambda entry: KINDS.index(entry.kind))
    return Dossier(key, title, zone, tuple(ordered))


def _text(path: Path, problems: Problems) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.add(None, f"cannot be opened: {error.strerror or 'reading failed'}.")
        raise problems.error() from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text; save the file as UTF-8.")
        raise problems.error() from error


def _objects(text: str, problems: Problems) -> Iterator[tuple[int, dict[str, object]]]:
    """The JSON objects of the lines, numbered from 1; empty lines are skipped, faulty ones noted."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(line) > _LONGEST_LINE:
            problems.add(number, f"this line is longer than {_LONGEST_LINE} characters; one record is never that long.")
        else:
            found = _object(line, number, problems)
            if found is not None:
                yield number, found
        if problems.full:
            raise problems.error()


def _object(line: str, number: int, problems: Problems) -> dict[str, object] | None:
    try:
        found = json.loads(line, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        problems.add(number, f"this is not JSON: {error.msg.lower()} at character {error.colno}.")
    except _RepeatedField as error:
        problems.add(number, f'the field "{shown(str(error))}" is there twice; remove one.')
    except RecursionError:
        problems.add(number, "this is nested too deeply to be a record.")
    except ValueError:
        problems.add(number, "this holds a number that JSON does not have, or one that is too long.")
    else:
        if isinstance(found, dict):
            return found
        problems.add(number, "a line must hold one JSON object, in braces.")
    return None


class _RepeatedField(ValueError):
    """A field that stands twice in one object: JSON readers silently keep the last."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _RepeatedField(name)
        found[name] = value
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _header(first: tuple[int, dict[str, object]] | None, problems: Problems) -> tuple[str, str | None, str]:
    if first is None:
        problems.raise_if_any()
        problems.add(None, "the file is empty; the first line must be the dossier's own record.")
        raise problems.error()
    line, raw = first
    if raw.get("record") != "dossier":
        example = '{"record": "dossier", "format": 1, "key": "my-dossier", "zone": "UTC"}'
        problems.add(line, f"the first record must be the dossier itself, such as {example}.")
        raise problems.error()
    fields = Fields(raw, line, "UTC", problems, [])
    version = fields.count_or_none("format")
    if version != FORMAT and not len(problems):
        fields.wrong(f'"format" must be {FORMAT}; another format needs another version of this program.')
    key, title, zone = fields.key(), fields.text_or_none("title", limits.TITLE), fields.zone("zone")
    fields.finish()
    return key, title, zone


def _entry(fields: Fields, line: int, kind: object) -> Entry | None:
    if not isinstance(kind, str) or kind not in BUILDERS:
        hint = did_you_mean(kind, BUILDERS) if isinstance(kind, str) else "."
        fields.wrong(f'"record" must be one of: {", ".join(BUILDERS)}{hint}')
        return None
    key, draft, citations = BUILDERS[kind](fields)
    fields.finish()
    if UNREADABLE in key:
        return None
    keys = tuple(given or f"{key}/{number}" for number, given in enumerate(citations, 1))
    return Entry(line, kind, key, draft, _digest(draft, keys), keys)


def _check_references(
    references: Iterable[Reference], entries: Mapping[tuple[str, str], Entry], problems: Problems
) -> None:
    """Note every reference to a record that is not in the file, or that is not a body where only a body will do."""
    for wanted in references:
        if problems.full:
            return
        entry = entries.get((wanted.kind, wanted.key))
        if entry is None:
            known = [key for kind, key in entries if kind == wanted.kind]
            sentence = f'{wanted.label} names the {wanted.kind} "{shown(wanted.key)}", which is not in this file'
            problems.add(wanted.line, sentence + did_you_mean(wanted.key, known))
        elif wanted.must_be_body and isinstance(entry.draft, SpeakerDraft) and entry.draft.kind is not SpeakerKind.BODY:
            problems.add(wanted.line, f'{wanted.label} must be a body; "{wanted.key}" is a {entry.draft.kind} speaker.')


def _check_upstreams(entries: Iterable[Entry], problems: Problems) -> None:
    """Note citation keys used twice, and upstreams that are not the key of an earlier citation."""
    seen: dict[str, int] = {}
    for entry in entries:
        if not isinstance(entry.draft, StatementDraft):
            continue
        for key, citation in zip(entry.citations, entry.draft.citations, strict=True):
            if citation.upstream is not None and citation.upstream not in seen and not problems.full:
                sentence = f'"upstream" names the citation "{shown(citation.upstream)}", which is not an earlier one'
                problems.add(entry.line, sentence + did_you_mean(citation.upstream, seen))
            if key in seen:
                problems.add(entry.line, f'the citation "{key}" is already in line {seen[key]}; give it another key.')
            seen.setdefault(key, entry.line)


def _digest(draft: Draft, citations: Iterable[str]) -> str:
    """A hash of what was read, whatever the order and spacing of the fields and however a default was given."""
    content = [_without_empty(asdict(draft)), list(citations)]
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _without_empty(value: Any) -> Any:
    """Drop what is not given, so that a field added to a draft later does not change the hash of older files."""
    if isinstance(value, dict):
        return {name: _without_empty(inner) for name, inner in value.items() if inner is not None and inner != ()}
    return [_without_empty(inner) for inner in value] if isinstance(value, tuple) else value


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return iso(value)
    raise TypeError(f"{type(value).__name__} has no place in a record")
