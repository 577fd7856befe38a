"""Every rule is documented, with an example that it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.statements import read
from bot.reading.statements.acts import Act
from bot.reading.statements.rules import RULES, Rule

DOCUMENT = (Path(__file__).parents[3] / "docs" / "reading.md").read_text("utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example(rule: Rule) -> None:
    assert rule.name in [one.rule for one in read(rule.example)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_documented(rule: Rule) -> None:
    example = rule.example.replace("\n\n", " ⏎ ")

    assert f"| {rule.name} | {rule.shape} | {example} | {rule.precision:.2f} |" in DOCUMENT


@pytest.mark.parametrize("act", Act)
def test_act_is_documented(act: Act) -> None:
    assert f"| {act.value} | {act.stance.value} |" in DOCUMENT
