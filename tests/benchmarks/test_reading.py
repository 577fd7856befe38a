"""The benchmark of reading prints its tables, for our own texts and for a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import reading
from benchmarks.slices import reports, slices_of
from bot.reading.statements import Span

TEXT = "“It is over,” the mayor said. The union denied it."
GOLD = {
    "doc": "one",
    "text": TEXT,
    "gold": [
        {"source": [[14, 23]], "cue": [[24, 28]], "content": [[0, 13]]},
        {"source": [[30, 39]], "cue": [[40, 46]], "content": [[47, 49]]},
        {"source": [[30, 39]], "cue": [[40, 46]], "content": [[30, 46]]},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n\n", "utf-8")
    return path


def test_a_file_is_scored(gold: Path) -> None:
    score = reading.scored(reading.documents(gold), outermost=True)
    whole, direct = score.slices["all"], score.slices["direct"]

    assert (whole.gold, whole.found, whole.gold_hit) == (3, 2, 2)
    assert (round(whole.precision, 2), round(whole.recall, 2), round(whole.f1, 2)) == (1.0, 0.67, 0.8)
    assert (direct.gold, direct.found_hit) == (1, 1)
    assert set(score.rules) == {"quotation, speaker, verb", "speaker, verb, phrase"}


def test_the_report_has_every_table(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "HOSTILE", {"said": "said " * 50})
    printed = reading.report([gold]).markdown()

    for title in ("gold: what is found", "gold: by rule", "What it costs", "Texts made to be slow"):
        assert f"### {title}" in printed
    assert "| speech | 3 | 2 | 100.0 | 66.7 | 80.0 | 80.0 |" in printed


def test_without_a_file_our_own_texts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "HOSTILE", {})
    printed = reading.report([]).markdown()

    assert "### chat: what is found" in printed
    assert "something was found in" in printed


@pytest.mark.parametrize(
    ("cue", "expected"),
    [("said", True), ("has repeatedly denied", True), ("According to", True), (":", True), ("wants", False)],
)
def test_cues_of_speech(cue: str, expected: bool) -> None:
    assert reports(cue) is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [("“It is over,”", "direct"), ("it was “over” then", "mixed"), ("it was over", "indirect")],
)
def test_kinds_of_content(text: str, kind: str) -> None:
    assert kind in slices_of(text, (Span(0, len(text)),), ())
