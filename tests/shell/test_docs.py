"""The pages for people who host the bot hold every message, every outcome, every exit status and every command."""

from __future__ import annotations

import re
from argparse import _SubParsersAction
from pathlib import Path

import pytest

from bot.cli.exits import Exit
from bot.cli.parser import parser
from bot.errors.messages import Message, Outcome

DOCS = Path(__file__).parents[2] / "docs"
ERRORS = (DOCS / "errors.md").read_text("utf-8")
HOSTING = (DOCS / "hosting.md").read_text("utf-8")


@pytest.mark.parametrize("message", Message)
def test_every_sentence_is_explained(message: Message) -> None:
    assert f"\n| {message} |" in ERRORS


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_explained(outcome: Outcome) -> None:
    assert f"\n| `{outcome}` |" in ERRORS


def test_every_exit_status_is_explained_and_no_other() -> None:
    explained = {(int(number), name) for number, name in re.findall(r"^\| (\d+) \| `(\w+)` \|", ERRORS, re.MULTILINE)}
    assert explained == {(status.value, status.name) for status in Exit}


def test_every_command_is_shown() -> None:
    (commands,) = (action for action in parser()._actions if isinstance(action, _SubParsersAction))
    for name, command in commands.choices.items():
        assert re.search(rf"^counterclaim {name}\b", HOSTING, re.MULTILINE), name
        for option in (text for action in command._actions for text in action.option_strings if text.startswith("--")):
            assert option == "--help" or option in HOSTING, option
