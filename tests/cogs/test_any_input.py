"""Whatever is typed into whatever option gets an answer: no ping, no forged link, nobody else's record."""

from __future__ import annotations

import re
from typing import Any

import pytest
from discord import AppCommandOptionType, app_commands
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import Counterclaim
from bot.domain.dates import parse_when
from bot.domain.drafts import ClaimDraft, SpeakerDraft, StanceDraft, StatementDraft
from bot.domain.vocabulary import ClaimKind, SpeakerKind, Stance
from tests.cogs.conftest import Server, text

SECRET = "Xylophone"
"""Stands in another server's record only."""

KEY_WORDS = (
    "AND OR NOT NEAR( * \" ' ; -- % _ #1 #999999 S7 @everyone @here <@1> <@&1> <#1> <t:0:R> </x:1> ](http://x) "
    "http://x `x` ``` ** __ ~~ || > - # ceasefire violated Azerbaijan Пашинян Khankendi Xylophone @4294967297 "
    "#4294967297 1 -1 0 2023-09-21 21 Feb 31 yesterday tomorrow who "
    "denied did confirm it is true what not \u202e \u200b \x00 \ufffe 🎉 🇦🇲"
).split(" ")

typed = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(st.sampled_from(KEY_WORDS), min_size=1, max_size=20).map(" ".join),
    st.sampled_from(KEY_WORDS).flatmap(lambda word: st.integers(1, 300).map(lambda count: word * count)),
)

FORGED = re.compile(r"(?<!\\)@(everyone|here)|(?<!\\)<(@[!&]?1>|#1>|t:0|/x)|(?<!\\)\]\(http://x")


def leaves(bot: Counterclaim) -> list[app_commands.Command[Any, ..., Any]]:
    """Every slash command that can be sent."""
    return [one for one in bot.tree.walk_commands() if isinstance(one, app_commands.Command)]


def values(parameter: app_commands.Parameter) -> st.SearchStrategy[Any]:
    """What a person can send for an option: Discord holds them to its choices and its length."""
    if parameter.choices:
        return st.sampled_from([choice.value for choice in parameter.choices])
    if parameter.type is AppCommandOptionType.integer:
        return st.integers(int(parameter.min_value or 0), int(parameter.max_value or 2**53))
    if parameter.type is AppCommandOptionType.boolean:
        return st.booleans()
    assert parameter.type is AppCommandOptionType.string
    low, high = int(parameter.min_value or 0), int(parameter.max_value or 6000)
    return typed.map(lambda words: words[:high]).filter(lambda words: len(words) >= max(low, 1))


PICKED = (AppCommandOptionType.user, AppCommandOptionType.channel, AppCommandOptionType.attachment)


def is_typed(parameter: app_commands.Parameter) -> bool:
    """Whether it is optional and something that people type: people, channels and files are picked."""
    return not parameter.required and parameter.type not in PICKED


def invocations(bot: Counterclaim) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """Any command with any options."""
    return st.one_of(
        *(
            st.tuples(
                st.just(command.qualified_name),
                st.fixed_dictionaries(
                    {one.name: values(one) for one in command.parameters if one.required},
                    optional={one.name: values(one) for one in command.parameters if is_typed(one)},
                ),
            )
            for command in leaves(bot)
        )
    )


@pytest.fixture
async def beside(server: Server, bot: Counterclaim) -> Server:
    """The server, with another one in the same database that holds the secret."""
    book = await bot.ledger.book(server.guild.id + 1)
    async with book.transaction(1, "elsewhere") as changes:
        for number in range(30):
            speaker = changes.add_speaker(SpeakerDraft(SpeakerKind.PERSON, f"{SECRET} Player {number}"))
            claim = changes.add_claim(
                ClaimDraft(ClaimKind.EVENT, f"The {SECRET} violated the ceasefire {number} times")
            )
            said = parse_when("2023-09-21")
            changes.add_statement(StatementDraft(speaker, said, stances=(StanceDraft(claim, Stance.ASSERTS),)))
    return server


def test_all_commands_are_tried(bot: Counterclaim, server: Server) -> None:
    names = {command.qualified_name for command in leaves(bot)}
    assert {"who claimed", "who denied", "who unanswered", "said", "claim show", "claim search", "claim contested",
            "claim timeline", "compare", "changes", "ask", "about", "help", "mod settings"} <= names  # fmt: skip


async def test_every_command_answers_anything(beside: Server, bot: Counterclaim) -> None:
    shown: list[tuple[str, dict[str, Any]]] = []
    example = settings(max_examples=120, suppress_health_check=list(HealthCheck), database=None)

    @example
    @given(invocations(bot))
    def collect(invocation: tuple[str, dict[str, Any]]) -> None:
        shown.append(invocation)

    collect()
    for command, options in shown:
        result = await beside.moderator.slash(beside.channel, command, **options)
        if result.modal is not None:
            assert command == "mod import article"  # without anything to read it opens a form to paste into
            continue
        answer = text(result)
        assert answer.strip(), (command, options)
        assert not FORGED.search(answer), (command, options, answer)
        assert f"The {SECRET} violated" not in answer, (command, options)
        assert f"{SECRET} Player" not in answer, (command, options)


async def test_every_list_survives_anything(beside: Server, bot: Counterclaim) -> None:
    asked: list[tuple[str, str, str]] = []
    lists = [(one.qualified_name, each.name) for one in leaves(bot) for each in one.parameters if each.autocomplete]
    assert len(lists) > 10

    @settings(max_examples=120, suppress_health_check=list(HealthCheck), database=None)
    @given(st.sampled_from(lists), typed)
    def collect(option: tuple[str, str], words: str) -> None:
        asked.append((*option, words))

    collect()
    for command, option, words in asked:
        choices = await beside.moderator.autocomplete(beside.channel, command, option, words)
        assert len(choices) <= 25
        assert all(1 <= len(choice["name"]) <= 100 and 1 <= len(choice["value"]) <= 100 for choice in choices)
        assert not any(SECRET in choice["name"] for choice in choices)
