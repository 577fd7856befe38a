"""Hints on the wording of a claim, where a moderator has just written one."""

from __future__ import annotations

from typing import Any

import pytest
from simcord import InteractionResult

from tests.cogs.conftest import Server, message, text


async def edited(server: Server, sentence: str) -> str:
    """What a moderator reads who gives claim #1 that sentence."""
    card = message(await server.moderator.slash(server.channel, "mod edit", record="#1"))
    form = await server.moderator.click(card, label="Edit")
    return text(await server.moderator.submit_modal(form, kept(form) | {"text": sentence}))


def kept(form: InteractionResult) -> dict[str, Any]:
    """What a form is filled in with, ready to be handed in again."""
    assert form.modal is not None
    values: dict[str, Any] = {}
    for field in (label["component"] for label in form.modal["components"]):
        chosen = [option["value"] for option in field.get("options", ()) if option.get("default")]
        values[field["custom_id"]] = chosen if "options" in field else field.get("value", "")
    return values


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("The regime's forces violated the ceasefire", "“regime” · says that a government is not lawful"),
        ("Azerbaijani forces did not keep the ceasefire", "“not” · a claim is affirmative"),
        ("Baku said that its forces kept the ceasefire", "“Baku” · who says so belongs to the statement"),
    ],
)
async def test_an_edited_claim_gets_hints_after_it_is_saved(server: Server, sentence: str, hint: str) -> None:
    shown = await edited(server, sentence)

    assert "The wording of the claim" in shown
    assert hint in shown
    assert sentence in text(await server.reader.slash(server.channel, "claim show", claim="#1"))


async def test_a_neutral_claim_and_a_quoted_word_get_none(server: Server) -> None:
    assert "wording" not in await edited(server, "Azerbaijani forces violated the truce on 21 September 2023")
    assert "wording" not in await edited(server, "Leaflets spoke of a “regime” in Stepanakert")
