"""docs/commands.md and /help keep up with the commands; the commands keep to what Discord takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from discord import app_commands

from bot.app import Counterclaim
from cogs.about import COMMANDS
from tests.cogs.conftest import Server

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


def commands_of(bot: Counterclaim) -> Iterator[app_commands.Command[Any, ..., Any]]:
    """Every command that people can type."""
    for found in bot.tree.walk_commands():
        if isinstance(found, app_commands.Command):
            yield found


async def test_every_command_and_option_is_in_the_docs_with_an_example(server: Server, bot: Counterclaim) -> None:
    sections = {part.split("`\n")[0]: part for part in DOCS.read_text(encoding="utf-8").split("### `/")[1:]}
    commands = list(commands_of(bot))
    assert sorted(sections) == sorted(command.qualified_name for command in commands)
    for command in commands:
        section = sections[command.qualified_name]
        assert f"Example: `/{command.qualified_name}" in section
        for option in command.parameters:
            optional = "" if option.required else " (optional)"
            assert f"| `{option.name}`{optional} |" in section
        assert section.count("\n| `") == len(command.parameters)


async def test_every_command_is_in_help(server: Server, bot: Counterclaim) -> None:
    lines = [line for group in COMMANDS.values() for line in group]
    names = {command.qualified_name for command in commands_of(bot)} - {"about", "help"}
    assert {line.split("`")[1].removeprefix("/") for line in lines} == names


async def test_every_option_is_described_within_discords_limits(server: Server, bot: Counterclaim) -> None:
    for command in commands_of(bot):
        assert 1 <= len(command.description) <= 100
        for option in command.parameters:
            assert 2 <= len(str(option.description)) <= 100
