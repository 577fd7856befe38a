"""Presses that a well-behaved client would not send: several at the same moment, or of a button one was never shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simcord import InteractionResult, interactions
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.enums import ComponentType, InteractionType

from tests.cogs.conftest import Server


@dataclass(frozen=True, slots=True)
class Press:
    """`actor` presses the button `custom_id` under `message` (any message that Discord has)."""

    actor: MemberActor
    message: Any
    custom_id: str


async def at_once(server: Server, *presses: Press) -> list[InteractionResult]:
    """All presses arrive before any is answered; how each was answered."""
    backend = server.env.backend
    results = []
    for press in presses:
        stored = backend.get_message(press.message.channel_id, press.message.id)
        record, payload = interactions.base_payload(
            backend,
            type=InteractionType.MESSAGE_COMPONENT,
            channel_id=stored.channel_id,
            guild_id=press.actor.guild.id,
            user_id=press.actor.id,
            data={"custom_id": press.custom_id, "component_type": ComponentType.BUTTON},
        )
        button = {"type": ComponentType.BUTTON, "custom_id": press.custom_id, "label": "Press", "style": 2}
        row = {"type": ComponentType.ACTION_ROW, "components": [button]}
        payload["message"] = dict(serializers.message_payload(backend, stored)) | {"components": [row]}
        record.source_message_id = stored.id
        backend.emit("INTERACTION_CREATE", payload)
        results.append(InteractionResult(server.env, record))
    await server.env.settle()
    return results
