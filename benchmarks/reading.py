"""What reading finds of what is attributed in a text, and how fast: a table for each file of annotated texts.

python -m benchmarks.reading
python -m benchmarks.reading GOLD.jsonl ...

A line of such a file is {"doc", "text", "gold": [{"source", "cue", "content"}]}, each a list of [start, end] in code
points. Statements inside another one are left out there. Without a file our own texts are read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.attribution import Document, Row, Score, Tally, add, rows_of
from benchmarks.machine import Watch, description
from benchmarks.report import Report, Table, ms
from bot.reading.statements import Span, read
from tests.reading.statements.gold import annotated

OWN: Final = ("chat", "news")
SLICES: Final = ("all", "speech", "quoted", "direct", "mixed", "indirect")
_COLUMNS: Final = ("", "annotated", "found", "precision", "recall", "F1", "F1 with speaker")
_REPEATS: Final = 3
_ARTICLE: Final = 20_000
"""Characters of the article that is timed."""

HOSTILE: Final = {
    "quotation marks": "“" * 20_000,
    "straight quotation marks": '"a ' * 20_000,
    "apostrophes": "' " * 20_000,
    "brackets": "(" * 20_000,
    "one word": "a" * 900_000,
    "said": "said " * 10_000,
    "he said": "he said " * 6_000,
    "according to": "according to " * 5_000,
    "that": "X said that " * 5_000,
    "commas": "X, " * 10_000,
    "colons": "X: " * 10_000,
    "line ends": "\n" * 200_000,
    "dashes": "“a” - X " * 5_000,
}
"""Texts made to be slow; each may take about twice as long as half of it."""


def documents(path: Path) -> list[Document]:
    """The annotated texts of a file. Raises `OSError`, `ValueError` or `KeyError` when it is none."""
    with path.open(encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines if line.strip()]


def _document(line: dict[str, Any]) -> Document:
    return Document(str(line["doc"]), line["text"], tuple(_row(row) for row in line["gold"]))


def _row(row: dict[str, list[list[int]]]) -> Row:
    speaker, cue, content = (tuple(Span(*part) for part in row[name]) for name in ("source", "cue", "content"))
    return Row(speaker, cue, content)


def scored(texts: Iterable[Document], *, outermost: bool) -> Score:
    """The score of reading some annotated texts."""
    score = Score()
    for text in texts:
        add(score, text, rows_of(read(text.text), outermost=outermost))
    return score


def report(files: Sequence[Path]) -> Report:
    """All tables: for each file, or for our own texts, and then what reading costs."""
    found = Report("Reading statements")
    named = {path.stem: (documents(path), True) for path in files} or {name: (annotated(name), False) for name in OWN}
    for name, (texts, outermost) in named.items():
        score = scored(texts, outermost=outermost)
        found.tables += [_slices(name, score), _rules(name, score)]
        if score.empty:
            found.notes.append(
                f"{name}: something was found in {score.empty_hit} of {score.empty} texts that hold nothing"
            )
    found.tables += [_speed([text for texts, _ in named.values() for text in texts]), _hostile()]
    return found


def _slices(name: str, score: Score) -> Table:
    slices = SLICES if name not in OWN else SLICES[:1]  # our own texts do not say what the cue is
    rows = [(one, *_figures(score.slices[one])) for one in slices if one in score.slices]
    return Table(f"{name}: what is found", _COLUMNS, rows)


def _figures(tally: Tally) -> tuple[str, ...]:
    shares = (tally.precision, tally.recall, tally.f1, tally.speaker_f1)
    return (str(tally.gold), str(tally.found), *(f"{100 * share:.1f}" for share in shares))


def _rules(name: str, score: Score) -> Table:
    counted = sorted(score.rules.items(), key=lambda item: -item[1].found)
    rows = [(rule, str(tally.found), f"{tally.precision:.2f}") for rule, tally in counted]
    return Table(f"{name}: by rule", ("rule", "found", "precision"), rows)


def _speed(texts: Sequence[Document]) -> Table:
    whole = [text.text for text in texts]
    length = sum(map(len, whole))
    article = "\n".join(whole) * (1 + _ARTICLE // max(length, 1))
    message = min(whole, key=lambda text: abs(len(text) - 100))
    rows = [
        ("all texts, characters a second", f"{length / seconds(whole):,.0f}"),
        (f"an article of {_ARTICLE:,} characters, ms", ms(seconds([article[:_ARTICLE]]))),
        (f"a message of {len(message)} characters, ms", ms(seconds([message]))),
    ]
    return Table("What it costs", ("what", "measured"), rows)


def _hostile() -> Table:
    rows = []
    for name, text in HOSTILE.items():
        half = text[: len(text) // 2]
        once, twice = seconds([half]), seconds([text])
        rows.append((name, f"{len(text):,}", ms(twice), f"{twice / once:.1f}"))
    return Table("Texts made to be slow", ("text", "characters", "ms", "times half of it"), rows)


def seconds(texts: Sequence[str]) -> float:
    """The processor time that reading some texts takes: the least of a few runs."""
    best = float("inf")
    for _ in range(_REPEATS):
        begin = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - begin)
    return max(best, 1e-9)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="*", type=Path, help="files of annotated texts; without, our own")
    watch = Watch()
    printed = report(options.parse_args().gold)
    printed.notes += [description(), watch.sentence()]
    sys.stdout.write(printed.markdown() + "\n")
