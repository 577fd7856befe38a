"""What the person is told, and what the log keeps, for each kind of error and whatever was answered before."""

from __future__ import annotations

import logging

import pytest
from simcord import Env

from tests.shell.conftest import World, told


@pytest.mark.parametrize(
    ("fault", "sentence", "loudest"),
    [
        ("mistake", "Type a date such as 21 Sep 2023.", None),
        ("not on record", "There is no claim #99 in this server.", None),
        ("refused", "Only moderators may do this.", None),
        ("storage", "The disk that holds the record is full.", logging.ERROR),
        (
            "forbidden",
            "Discord does not let the bot do that here; ask a moderator to check its permissions in this channel.",
            logging.WARNING,
        ),
        ("a long pause", "Discord lets the bot say no more for the moment; try again in a minute.", logging.WARNING),
        ("discord down", "Discord reported a fault on its side; try again in a moment.", logging.WARNING),
        ("role", "Only people with the role <@&5> may do this.", None),
        ("roles", "Only people with the role <@&5> or Editors may do this.", None),
        ("direct", "This works in a server, not in direct messages.", None),
        ("bot permission", "The bot needs the permission Send Messages here; ask a moderator to grant it.", None),
        ("check", "You may not do this here.", None),
    ],
)
async def test_each_kind_has_its_sentence(
    env: Env, world: World, caplog: pytest.LogCaptureFixture, fault: str, sentence: str, loudest: int | None
) -> None:
    assert told(await world.somebody.slash(world.channel, "raise", fault=fault)) == sentence
    ours = [
        record.levelno for record in caplog.records if record.name.startswith("bot.") and record.levelno > logging.INFO
    ]
    assert ours == ([] if loudest is None else [loudest])


@pytest.mark.parametrize("fault", ["bug", "odd answer"])
async def test_a_fault_of_ours_has_a_reference(
    env: Env, world: World, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    sentence = told(await world.somebody.slash(world.channel, "raise", fault=fault))
    (kept,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    reference = kept.getMessage().split()[0]
    assert sentence == (
        f"Something went wrong in the bot, and it has been written down. To report it, quote {reference}."
    )
    assert kept.exc_info


@pytest.mark.parametrize(
    ("fault", "outcome"), [("expired", "too late"), ("gone", "too late"), ("answered twice", "answered twice")]
)
async def test_nobody_is_left_to_answer(
    env: Env, world: World, caplog: pytest.LogCaptureFixture, fault: str, outcome: str
) -> None:
    caplog.set_level(logging.INFO)
    result = await world.somebody.slash(world.channel, "raise", fault=fault)
    assert not result.acknowledged
    assert [record.levelno for record in caplog.records if outcome in record.getMessage()] == [logging.INFO]


@pytest.mark.parametrize("answer", ["no", "deferred", "said", "edited"])
async def test_whatever_was_answered_before(env: Env, world: World, answer: str) -> None:
    result = await world.somebody.slash(world.channel, "raise", fault="mistake", answer=answer)
    shown = [(text.content, text.ephemeral) for text in (result.response, *result.followups) if text is not None]
    before = [(answer, answer == "edited")] if answer in {"said", "edited"} else []
    assert shown == [*before, ("Type a date such as 21 Sep 2023.", True)]


async def test_an_answer_that_fails_is_logged(env: Env, world: World, caplog: pytest.LogCaptureFixture) -> None:
    env.inject_error("POST", "/interactions/*/callback", status=403, code=50001)
    result = await world.somebody.slash(world.channel, "raise", fault="mistake")
    assert not result.acknowledged
    assert "forbidden in answering an error of /raise: Forbidden 50001" in [
        record.getMessage() for record in caplog.records
    ]


async def test_option_that_cannot_be_read(env: Env, world: World) -> None:
    own = await world.somebody.slash(world.channel, "take", number="thirteen")
    assert told(own) == "Thirteen is not taken."
    bug = await world.somebody.slash(world.channel, "take", number="many")
    assert told(bug).startswith("Something went wrong in the bot")


async def test_too_fast(env: Env, world: World) -> None:
    await world.somebody.slash(world.channel, "once")
    assert told(await world.somebody.slash(world.channel, "once")).startswith("That was too fast; try again <t:")


async def test_nobody_keeps_the_bot_busy(env: Env, world: World) -> None:
    for _ in range(5):
        shown = await world.moderator.slash(world.channel, "rule")
        assert shown.response is not None
        assert shown.response.content == "yes"
    assert told(await world.moderator.slash(world.channel, "rule")).startswith("That was too fast; try again <t:")
    for _ in range(10):
        assert await world.moderator.autocomplete(world.channel, "raise", "fault", "m")
    assert told(await world.somebody.slash(world.channel, "raise", fault="refused")) == "Only moderators may do this."


async def test_permission(env: Env, world: World) -> None:
    refused = await world.somebody.slash(world.channel, "rule")
    assert told(refused) == "Only people with the permission Manage Server may do this."
    allowed = await world.moderator.slash(world.channel, "rule")
    assert allowed.response is not None
    assert allowed.response.content == "yes"


async def test_command_that_is_gone(env: Env, world: World) -> None:
    env.bot.tree.remove_command("rule")  # type: ignore[attr-defined]
    sentence = told(await world.somebody.slash(world.channel, "rule"))
    assert sentence == (
        "The bot's commands have changed and Discord has not heard of it; "
        "ask the bot's owner to run `counterclaim sync`, then try again in a minute."
    )
