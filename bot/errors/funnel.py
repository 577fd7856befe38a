"""The one way out for errors: what a person is told, and what is written down."""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.errors.explain import Explanation, explain
from bot.errors.messages import Outcome
from bot.errors.waiting import deferred

_log = logging.getLogger(__name__)
_OUTCOME = "outcome"


async def answer_error(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the person, privately, in one sentence what went wrong; write down what the bot's owner must know.

    Works whether the interaction has been answered, deferred or neither. Never raises an `Exception`.
    """
    explanation = explain(error)
    interaction.extras[_OUTCOME] = explanation.outcome
    if explanation.level is not None:
        _write_down(explanation, name_of(interaction), explanation.level)
    if explanation.sentence is None:
        return
    try:
        await _tell(interaction, explanation.sentence)
    except Exception as failure:  # noqa: BLE001 - nobody is left to tell
        failed = explain(failure)
        level = min(failed.level or logging.WARNING, logging.WARNING)
        _write_down(failed, f"answering an error of {name_of(interaction)}", level)


def report(error: BaseException, *, where: str) -> str | None:
    """Write down an error that no interaction waits for: of an event or a task. Returns the sentence for it."""
    explanation = explain(error)
    _write_down(explanation, where, logging.ERROR)
    return explanation.sentence


def _write_down(explanation: Explanation, where: str, level: int) -> None:
    cause = explanation.cause
    trace = cause if level >= logging.ERROR else None
    code = f" {cause.code}" if isinstance(cause, discord.HTTPException) else ""
    _log.log(level, "%s in %s: %s%s", explanation.outcome, where, type(cause).__name__, code, exc_info=trace)


def outcome(interaction: discord.Interaction[Any]) -> str:
    """How the handling of an interaction ended: "ok", or the word (or reference) for its error."""
    found: str = interaction.extras.get(_OUTCOME, Outcome.OK)
    return found


def name_of(interaction: discord.Interaction[Any]) -> str:
    """What was used, free of anything that people typed: "/who denied", "component page", "form settings"."""
    data: Any = interaction.data or {}
    match interaction.type:
        case discord.InteractionType.application_command | discord.InteractionType.autocomplete:
            command = interaction.command
            name = command.qualified_name if command else "(unknown)"
            return f"/{name}" if data.get("type", 1) == discord.AppCommandType.chat_input.value else name
        case discord.InteractionType.component:
            return f"component {_prefix(data)}"
        case discord.InteractionType.modal_submit:
            return f"form {_prefix(data)}"
    return interaction.type.name


def _prefix(data: Any) -> str:
    # What follows the first colon is a record's number; the ids that discord.py makes up itself say nothing.
    prefix, colon, _ = str(data.get("custom_id", "")).partition(":")
    return prefix if colon else "(unnamed)"


async def _tell(interaction: discord.Interaction[Any], sentence: str) -> None:
    response = interaction.response
    if interaction.type is discord.InteractionType.autocomplete:
        if not response.is_done():
            await response.autocomplete([])
        return
    if not await deferred(interaction):
        await response.send_message(sentence, ephemeral=True)
        return
    await interaction.followup.send(sentence, ephemeral=True)
