"""Every surface on which discord.py runs code of ours: what is raised there reaches the person and the log."""

from __future__ import annotations

import asyncio
import re

import discord
import pytest
from simcord import Env

from bot.app import Counterclaim
from bot.ui.base import BaseDynamicItem
from tests.shell.conftest import World, told

MISTAKE = "Type a date such as 21 Sep 2023."
_REFERENCE = re.compile(r"E-[0-9A-F]{4}")


def shows_reference(sentence: str, caplog: pytest.LogCaptureFixture) -> bool:
    """Whether the sentence quotes a reference that stands in the log with its traceback."""
    reference = _REFERENCE.search(sentence)
    return reference is not None and any(
        reference[0] in record.getMessage() and record.exc_info and record.exc_info[0] is ZeroDivisionError
        for record in caplog.records
    )


async def test_command(env: Env, world: World, caplog: pytest.LogCaptureFixture) -> None:
    assert told(await world.somebody.slash(world.channel, "raise", fault="mistake")) == MISTAKE
    assert shows_reference(told(await world.somebody.slash(world.channel, "raise", fault="bug")), caplog)


async def test_command_in_a_group(env: Env, world: World) -> None:
    result = await world.somebody.slash(world.channel, "deep raise", fault="refused")
    assert told(result) == "Only moderators may do this."


async def test_autocomplete(env: Env, world: World, caplog: pytest.LogCaptureFixture) -> None:
    assert await world.somebody.autocomplete(world.channel, "raise", "fault", "bug") == []
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]
    assert await world.somebody.autocomplete(world.channel, "raise", "fault", "mistake") == []
    working = await world.somebody.autocomplete(world.channel, "raise", "fault", "m")
    assert [choice["value"] for choice in working] == ["m"]
    deep = await world.somebody.autocomplete(world.channel, "deep raise", "fault", "typed")
    assert [choice["value"] for choice in deep] == ["typed"]


async def test_layout(env: Env, world: World, caplog: pytest.LogCaptureFixture) -> None:
    for fault in ("mistake", "bug"):
        shown = await world.somebody.slash(world.channel, "layout", fault=fault)
        assert shown.response is not None
        sentence = told(await world.somebody.click(shown.response, label="Press"))
        assert sentence == MISTAKE if fault == "mistake" else shows_reference(sentence, caplog)


async def test_form(env: Env, world: World, caplog: pytest.LogCaptureFixture) -> None:
    for fault in ("mistake", "bug"):
        shown = await world.somebody.slash(world.channel, "form")
        sentence = told(await world.somebody.submit_modal(shown, {"fault": fault}))
        assert sentence == MISTAKE if fault == "mistake" else shows_reference(sentence, caplog)


@pytest.mark.parametrize("when", ["build", "press"])
async def test_dynamic_item(env: Env, world: World, when: str, caplog: pytest.LogCaptureFixture) -> None:
    for fault in ("mistake", "bug"):
        shown = await world.somebody.slash(world.channel, "item", when=when, fault=fault)
        assert shown.response is not None
        sentence = told(await world.somebody.click(shown.response, label="Press"))
        assert sentence == MISTAKE if fault == "mistake" else shows_reference(sentence, caplog)
    assert not [record for record in caplog.records if record.name.startswith("discord.ui")]


def test_dynamic_item_may_not_work_where_errors_are_swallowed() -> None:
    with pytest.raises(TypeError, match="do it in `pressed`"):

        class Wrong(BaseDynamicItem[discord.ui.Button[discord.ui.View]], template="wrong"):
            async def callback(self, interaction: discord.Interaction) -> None:
                """Too late."""


async def test_event(env: Env, failing: Counterclaim, world: World, caplog: pytest.LogCaptureFixture) -> None:
    for fault in ("bug", "mistake"):
        failing.dispatch("broken", fault)
    await world.somebody.slash(world.channel, "rule")  # lets the events run
    kept = [record for record in caplog.records if "event on_broken" in record.getMessage()]
    assert [record.exc_info is not None for record in kept] == [True, True]
    assert _REFERENCE.search(kept[0].getMessage())


async def test_task(env: Env, failing: Counterclaim, caplog: pytest.LogCaptureFixture) -> None:
    error = ZeroDivisionError()
    asyncio.get_running_loop().call_exception_handler({"message": "never retrieved", "exception": error})
    asyncio.get_running_loop().call_exception_handler({"message": "a transport is gone"})
    kept = [record for record in caplog.records if record.name.startswith("bot")]
    assert _REFERENCE.search(kept[0].getMessage())
    assert kept[0].exc_info is not None
    assert kept[1].getMessage() == "event loop: a transport is gone"


async def test_button_that_nobody_knows_any_more(env: Env, world: World) -> None:
    shown = await world.somebody.slash(world.channel, "plain")
    assert shown.response is not None
    sentence = told(await world.somebody.click(shown.response, label="Press"))
    assert sentence == "This button or form is from before the bot was restarted; run the command again."
