"""docs/standing.md names every label and every reply state, and nothing else."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from bot.domain.reply import ReplyState
from bot.domain.standing import Label

TEXT = (Path(__file__).parents[2] / "docs" / "standing.md").read_text("utf-8")


@pytest.mark.parametrize(("heading", "words"), [("label", Label), ("reply state", ReplyState)])
def test_the_table_is_complete(heading: str, words: type[StrEnum]) -> None:
    table = re.search(rf"^\| {heading} \| when \|\n\| --- \| --- \|\n((?:\|.*\n)+)", TEXT, re.MULTILINE)
    assert table is not None
    documented = [row.split("|")[1].strip() for row in table.group(1).splitlines()]

    assert sorted(documented) == sorted(words)
