"""A dossier file comes in whole and once, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.data import SAMPLE_DOSSIER
from bot.domain.errors import RefusedError
from bot.domain.ids import number_of, record_id
from bot.domain.questions import Contested, Said, ShowClaim
from bot.ledger import Book, DossierError, ImportReport, adopt_time_zone, import_dossier
from bot.ledger.curation.merge import merge_claims, merge_speakers
from bot.ledger.dossier import parse_dossier
from tests.ledger.made import ACTOR, ask, keyed
from tests.ledger.raw import looking, rows
from tests.ledger.read_back import Imported
from tests.ledger.recompute import recomputed, stored

Lines = list[dict[str, Any]]
ENTRIES = len(parse_dossier(SAMPLE_DOSSIER).entries)

# What the sample leaves out: citations taken from another, exact times, ranges, offices that ended, and so on.
EVERYTHING: Lines = [
    {"record": "dossier", "format": 1, "key": "all", "zone": "Asia/Baku"},
    {"record": "speaker", "key": "ann", "kind": "person", "name": "Ann Example",
     "aliases": ["Ann", "Էնն", "А. Пример"]},
    {"record": "speaker", "key": "office", "kind": "body", "name": "The Office"},
    {"record": "affiliation", "member": "ann", "body": "office", "since": "2001-02", "until": "2003-04-05"},
    {"record": "topic", "key": "weather", "title": "Weather", "zone": "Asia/Yerevan", "sides": ["office"]},
    {"record": "place", "key": "hill", "names": ["Hill", "Բլուր"]},
    {"record": "source", "key": "wire", "kind": "relay", "url": "https://example.org/a?b=c", "outlet": "Wire",
     "title": "Rain", "published": "2023-09-21T14:30", "archived": "https://example.org/kept"},
    {"record": "claim", "key": "rain", "kind": "quantity", "text": "Rain fell", "concerns": "office", "place": "hill",
     "about": "2023-09-20..2023-09-21", "topic": "weather",
     "quantity": {"measure": "rain", "counted": "mm", "low": 1.5, "high": 3, "bound": "at least",
                  "as_of": "2023-09-21T14"}},
    {"record": "claim", "key": "dry", "kind": "event", "text": "It was dry", "about": "before 2023"},
    {"record": "claim_link", "first": "rain", "kind": "contradicts", "second": "dry"},
    {"record": "statement", "key": "one", "speaker": "ann", "said": "2023-09-21T14:30:05Z", "venue": "a window",
     "language": "hy", "attribution": "recorded",
     "stances": [{"claim": "rain", "stance": "asserts", "hedge": "I think", "citation": 2},
                 {"claim": "dry", "stance": "retracts", "scope": "exact"}],
     "citations": [{"key": "c1", "source": "wire", "form": "verbatim", "wording": "Rain.\nMuch rain.", "language": "en",
                    "origin": "machine translation", "locator": "page 2"},
                   {"key": "c2", "source": "wire", "form": "partial", "wording": "rain", "upstream": "c1"}]},
    {"record": "statement", "key": "two", "speaker": "office", "said": "unknown",
     "stances": [{"claim": "rain", "stance": "withholds"}, {"claim": "dry", "stance": "relays"}],
     "citations": [{"source": "wire", "form": "paraphrase", "upstream": "c2"}]},
    {"record": "statement", "key": "bare", "speaker": "ann", "said": "after 2023-09-21"},
    {"record": "statement_link", "first": "two", "kind": "corrects", "second": "one", "basis": "editor"},
]  # fmt: skip


def written(folder: Path, lines: Lines, name: str = "dossier.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def sample_lines() -> Lines:
    return [json.loads(line) for line in SAMPLE_DOSSIER.read_text("utf-8").splitlines() if line]


async def counts(url: str) -> list[tuple[Any, ...]]:
    tables = "speaker speaker_name claim statement citation stance claim_link imported batch change sequence".split()
    return [(await rows(url, f"SELECT COUNT(*) FROM {table}"))[0] for table in tables]


@pytest.mark.parametrize("which", ["sample", "everything"])
async def test_what_the_file_says_is_what_is_on_record(
    book: Book, database_url: str, tmp_path: Path, which: str
) -> None:
    path = SAMPLE_DOSSIER if which == "sample" else written(tmp_path, EVERYTHING)
    report = await import_dossier(book, path, actor=ACTOR)
    entries = parse_dossier(path).entries
    assert report == ImportReport(len(entries), 0, 0, 1)
    async with looking(database_url) as ask:
        drafts = await (await Imported.load(ask)).drafts()
    assert drafts == {(entry.kind, entry.key): entry.draft for entry in entries}
    assert await stored(database_url) == await recomputed(database_url)
    assert await rows(database_url, "SELECT actor, reason FROM batch") == [
        (ACTOR, f"import of {parse_dossier(path).key}")
    ]


async def test_numbers_follow_the_order_of_the_file(sample: Book, database_url: str) -> None:
    found = await rows(database_url, "SELECT text FROM claim ORDER BY id")
    assert [text for (text,) in found] == [line["text"] for line in sample_lines() if line["record"] == "claim"]


async def test_a_second_import_changes_nothing(sample: Book, database_url: str) -> None:
    before = await counts(database_url)
    assert await import_dossier(sample, SAMPLE_DOSSIER) == ImportReport(0, 0, ENTRIES, None)
    assert await counts(database_url) == before


async def test_a_longer_file_brings_only_what_is_new(sample: Book, database_url: str, tmp_path: Path) -> None:
    more: Lines = [
        {"record": "claim", "key": "rain", "kind": "event", "text": "It rained in Yevlakh", "topic": "ceasefire"},
        {"record": "statement", "key": "on-rain", "speaker": "pashinyan", "said": "2023-09-22",
         "stances": [{"claim": "rain", "stance": "denies"}],
         "citations": [{"source": "report", "form": "paraphrase", "upstream": "bayramov-un/1"}]},
    ]  # fmt: skip
    report = await import_dossier(sample, written(tmp_path, sample_lines() + more))
    assert (report.created, report.unchanged, report.batch) == (2, ENTRIES, 2)
    pashinyan = await keyed(sample, database_url, "speaker", "pashinyan")
    assert (await ask(sample, Said(pashinyan))).page.total == 4


async def test_a_longer_file_follows_what_was_merged_meanwhile(sample: Book, database_url: str, tmp_path: Path) -> None:
    sql = "SELECT key, record FROM imported WHERE kind = 'claim' ORDER BY record"
    [(key, away), (_, into), *_] = await rows(database_url, sql)
    speakers = [await keyed(sample, database_url, "speaker", name) for name in ("pashinyan", "mirzoyan")]
    async with sample.transaction(ACTOR, "the same") as changes:
        await merge_claims(changes, away, into)
        await merge_speakers(changes, *speakers)
    more: Lines = [
        {"record": "claim", "key": "rain", "kind": "event", "text": "It rained in Yevlakh", "concerns": "pashinyan"},
        {"record": "claim_link", "first": "rain", "kind": "tension", "second": key},
        {"record": "statement", "key": "on-rain", "speaker": "pashinyan", "said": "2023-09-22",
         "stances": [{"claim": key, "stance": "withholds"}],
         "citations": [{"source": "report", "form": "paraphrase"}]},
    ]  # fmt: skip
    report = await import_dossier(sample, written(tmp_path, sample_lines() + more))
    assert (report.created, report.unchanged) == (3, ENTRIES)
    [(speaker, claim)] = await rows(database_url, "SELECT speaker, claim FROM stance ORDER BY id DESC LIMIT 1")
    assert (speaker, claim) == (speakers[1], into)
    assert (await rows(database_url, "SELECT second FROM claim_link ORDER BY id DESC LIMIT 1")) == [(into,)]
    assert await stored(database_url) == await recomputed(database_url)
    again = await import_dossier(sample, written(tmp_path, sample_lines() + more))
    assert (again.created, again.unchanged, again.batch) == (0, ENTRIES + 3, None)


BAD: list[tuple[str, Callable[[Lines], object], str]] = [
    ("no such claim", lambda lines: lines[-4]["stances"].append({"claim": "nowhere", "stance": "denies"}),
     r":\d+: .*nowhere"),
    ("bad date", lambda lines: lines[-4].update(said="2023-13-01"), r":\d+: "),
    ("a key twice", lambda lines: lines.append(lines[1]), r":\d+: .*already in line 2"),
    ("no header", lambda lines: lines.pop(0), r":1: "),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
async def test_a_bad_line_stops_the_whole_file(
    book: Book, database_url: str, tmp_path: Path, change: Callable[[Lines], object], told: str
) -> None:
    lines = sample_lines()
    change(lines)
    before = await counts(database_url)
    with pytest.raises(DossierError, match=rf"^dossier\.jsonl{told}"):
        await import_dossier(book, written(tmp_path, lines))
    assert await counts(database_url) == before


@pytest.mark.parametrize(
    ("kind", "key", "change"),
    [
        ("claim", "violated", {"text": "Azerbaijani forces kept the ceasefire"}),
        ("speaker", "armenia", {"aliases": ["Hayastan"]}),
        ("statement", "bayramov-un", {"said": "2023-09-22"}),
    ],
)
async def test_other_content_under_the_same_key_is_refused_with_its_line(
    sample: Book, database_url: str, tmp_path: Path, kind: str, key: str, change: dict[str, Any]
) -> None:
    lines = sample_lines()
    [place] = [number for number, line in enumerate(lines) if (line["record"], line.get("key")) == (kind, key)]
    lines[place].update(change)
    lines.append({"record": "claim", "key": "new", "kind": "event", "text": "It rained"})
    before = await counts(database_url)
    with pytest.raises(DossierError, match=rf"^dossier\.jsonl:{place + 1}: this record was imported before"):
        await import_dossier(sample, written(tmp_path, lines))
    assert await counts(database_url) == before


async def test_after_the_undo_of_an_import_a_new_one_brings_everything_back(sample: Book, database_url: str) -> None:
    before = await sample.summary()
    undone = await sample.undo(1, actor=ACTOR)
    assert (await sample.summary()).claims == 0
    report = await import_dossier(sample, SAMPLE_DOSSIER)
    assert report == ImportReport(0, ENTRIES, 0, undone + 1)
    after = await sample.summary()
    assert (after.claims, after.statements, after.contested) == (before.claims, before.statements, before.contested)
    answer = await ask(sample, Contested())
    assert [number_of(row.claim.id) for row in answer.rows] == [1]
    assert await stored(database_url) == await recomputed(database_url)
    assert await import_dossier(sample, SAMPLE_DOSSIER) == ImportReport(0, 0, ENTRIES, None)
    with pytest.raises(RefusedError):
        await sample.undo(undone, actor=ACTOR)  # it would bring everything a second time


async def test_an_import_that_was_undone_can_be_put_right(sample: Book, tmp_path: Path) -> None:
    await sample.undo(1, actor=ACTOR)
    lines = sample_lines()
    claim = next(line for line in lines if line["record"] == "claim")
    claim["text"] = "Forces of Azerbaijan broke the ceasefire on 21 September 2023"
    report = await import_dossier(sample, written(tmp_path, lines))
    assert (report.created, report.restored, report.unchanged) == (ENTRIES, 0, 0)
    assert (await sample.summary()).claims == 17


async def test_what_was_undone_and_left_out_of_the_file_does_not_come_back(sample: Book, tmp_path: Path) -> None:
    await sample.undo(1, actor=ACTOR)
    lines = [line for line in sample_lines() if line["record"] != "statement_link" and line.get("key") != "bayramov-un"]
    report = await import_dossier(sample, written(tmp_path, lines))
    assert (report.restored, report.unchanged) == (0, 0)
    assert (await sample.summary()).statements == 13


async def test_a_strike_that_was_undone_and_done_again_stays(sample: Book) -> None:
    async with sample.transaction(ACTOR, "not ours") as changes:
        await changes.strike("claim_link", record_id(sample.server, 1))
    undone = await sample.undo(2, actor=ACTOR)
    await sample.undo(undone, actor=ACTOR)
    assert await import_dossier(sample, SAMPLE_DOSSIER) == ImportReport(0, 0, ENTRIES, None)


async def test_what_an_editor_struck_stays_struck(sample: Book, database_url: str) -> None:
    async with sample.transaction(ACTOR, "not ours") as changes:
        await changes.strike("claim_link", record_id(sample.server, 1))
    assert await import_dossier(sample, SAMPLE_DOSSIER) == ImportReport(0, 0, ENTRIES, None)
    assert await stored(database_url) == await recomputed(database_url)
    async with sample.transaction(ACTOR, None) as changes:
        await changes.load("claim_link", [record_id(sample.server, 1)])
        assert not changes.of_kind("claim_link")[record_id(sample.server, 1)].live_now


async def test_two_dossiers_may_use_the_same_keys(sample: Book, tmp_path: Path) -> None:
    lines = sample_lines()
    lines[0]["key"] = "another"
    report = await import_dossier(sample, written(tmp_path, lines))
    assert report.created == ENTRIES
    assert (await sample.summary()).claims == 34


async def test_documents_of_known_origin_are_counted_as_such(book: Book, database_url: str, tmp_path: Path) -> None:
    await import_dossier(book, written(tmp_path, EVERYTHING))
    answer = await ask(book, ShowClaim(await keyed(book, database_url, "claim", "rain")))
    assert answer.record.standing.documents.total == 1


async def test_a_server_without_a_time_zone_may_take_that_of_the_dossier(sample: Book) -> None:
    await adopt_time_zone(sample, SAMPLE_DOSSIER)
    assert (await sample.settings()).zone == "Asia/Yerevan"
    await sample.undo(1, actor=ACTOR)
    assert (await sample.summary()).claims == 0


async def test_a_server_keeps_the_time_zone_that_it_chose(sample: Book) -> None:
    await sample.change_settings(actor=ACTOR, zone="Europe/Paris")
    await adopt_time_zone(sample, SAMPLE_DOSSIER)
    assert (await sample.settings()).zone == "Europe/Paris"
